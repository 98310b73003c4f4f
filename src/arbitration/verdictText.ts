/** What decided, in a sentence: by the filters, by the event, and whether the two agree. */

import type { StateFilter } from '../filters/index.ts';
import { free, quoted } from '../format/textWords.ts';
import { conditionsText } from './conditionText.ts';
import type { Decision } from './layer.ts';
import type { ArbitratedFilter } from './subLayer.ts';
import type { Agreement, Why } from './why.ts';

/** One or more sentences without the last full stop. */
export function verdictText(why: Why): string {
  if (why.notArbitrated === 'type') return 'no filter decides on such events';
  if (why.notArbitrated === 'layer') {
    return `cannot be known: the event does not say its layer${why.report.filter.id === undefined ? '' : ', and its filter is not in the file'}`;
  }
  return VERDICTS[why.agreement](why);
}

const STALE =
  'ids are new at each start of the filter engine, and the file shows the filters of its own time';

const VERDICTS: Readonly<Record<Agreement, (why: Why) => string>> = {
  certain: ({ decided }) =>
    `${decisionText(decided)}. The event names it, and by the filters no other one can have decided`,
  possible: (why) =>
    `${decisionText(why.decided)}. The event names it, and the filters allow it; by the filters ${othersText(why)}`,
  unnamed: (why) =>
    why.decided === undefined
      ? `cannot be known: ${possibleText(why)}, and the event names no filter`
      : `${decisionText(why.decided)}. The event names none; by the filters ${othersText(why)}`,
  contradicted: contradictedText,
  missing: (why) =>
    `cannot be known: filter ${why.report.filter.id}, which the event names, is not in the file: ${STALE}. By these, ${nowText(why)}`,
  other: (why) =>
    `cannot be known: filter ${why.report.filter.id}, which the event names, is another one by now: ${STALE}. By these, ${nowText(why)}`,
};

function decisionText(decision: Decision | undefined): string {
  if (decision === undefined) return 'no filter';
  const { filter, action } = decision;
  return `${action} by ${filterText(filter)}, sublayer ${free(filter.subLayer ?? '') || 'none'}`;
}

function filterText({ filterId, name }: StateFilter): string {
  return `filter ${filterId}${name === '' ? '' : ` ${quoted(name)}`}`;
}

/** What else can have been decided: most of it the event rules out by saying whether the traffic was blocked. */
function othersText({ arbitration, decided }: Why): string {
  const others = (arbitration?.decisions ?? []).filter((decision) => decision !== decided);
  const alike = others.filter(({ action }) => action === decided?.action).length;
  const verb = decided?.action === 'block' ? 'blocked' : 'permitted';
  if (alike === 0) return `no other one can have ${verb} it`;
  return `${alike === 1 ? 'another one' : `${alike} others`} can have ${verb} it, too`;
}

function possibleText({ arbitration }: Why): string {
  const { decisions = [], canPass = false } = arbitration ?? {};
  if (decisions.length === 0) return 'no filter can have decided';
  const filters = new Set(decisions.map(({ filter }) => filter)).size;
  return `${filters === 1 ? 'one filter' : `any of ${filters} filters`} can have decided${canPass ? ', or none' : ''}`;
}

/** What the filters say, whatever the event says. */
function nowText(why: Why): string {
  return why.byFilters === undefined
    ? possibleText(why)
    : `${decisionText(why.byFilters)} is what the filters say`;
}

// --- contradictions ------------------------------------------------------------------------------------------

function contradictedText(why: Why): string {
  const { report, arbitration, named } = why;
  const { outcome } = report.facts;
  if (named === undefined) return `cannot be explained: the traffic was ${outcome}, and ${nowText(why)}`;
  const its = arbitration?.subLayers.flatMap(({ filters }) => filters).find(({ filter }) => filter === named);
  const what = `the event names ${filterText(named)}, which ${hindranceText(its)}`;
  return `cannot be explained: ${what}; the file shows the filters of its own time. By these, ${nowText(why)}`;
}

/** Why a filter cannot have decided. */
function hindranceText(its: ArbitratedFilter | undefined): string {
  if (its === undefined) return 'is not at the layer of the event';
  const { idle, matches, failed, canDecide, filter } = its;
  if (idle !== undefined) return `is not in force (${idle})`;
  if (matches === 'no') return `does not match ${conditionsText(failed)}`;
  if (canDecide) return 'is overridden by another sublayer';
  return filter.action === 'FWP_ACTION_CALLOUT_INSPECTION' || filter.action === 'FWP_ACTION_CONTINUE'
    ? 'decides nothing'
    : 'comes after one that matches';
}
