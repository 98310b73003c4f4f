/** Why an event happened: what the filters of the machine say of it, and whether that is what the event says. */
import { DECIDED } from '../events/filterMatch.ts';
import {
  type EventContext,
  type EventReport,
  joinLayer,
  type NetEventName,
  type Origin,
  recordIn,
  reportOf,
} from '../events/index.ts';
import { stringIn } from '../events/members.ts';
import type { FileRules, StateFilter } from '../filters/index.ts';
import { isCallout } from './action.ts';
import { Arbiter, type Arbitration } from './arbiter.ts';
import { fieldsOf } from './known.ts';
import type { Decision } from './layer.ts';
import { isBootTimeFilter } from './subLayer.ts';

/** What is known beside the events: rules that were read with `state`. */
export interface WhyContext extends Pick<EventContext, 'volumes'> {
  readonly rules: FileRules;
}

/**
 * How the filter that an event names fits what the filters say:
 * - `certain`: it is the only one that can have decided so;
 * - `possible`: it can have decided so, and others can, too;
 * - `contradicted`: by the filters in the file it cannot have decided so, or nothing can have decided as the event says;
 * - `other`: the id is that of a filter that cannot be the event's: it is another one by now;
 * - `missing`: it is not in the file;
 * - `unnamed`: the event names none.
 */
export type Agreement = 'certain' | 'possible' | 'contradicted' | 'other' | 'missing' | 'unnamed';

/** Why there is nothing to arbitrate: no filter decided on such events, or it is not known at which layer. */
export type NotArbitrated = 'type' | 'layer';

/** What decides and is not known. */
export interface Unknowns {
  /** Fields that conditions test and of which the event does not say enough, with the number of filters that this leaves open. */
  readonly fields: readonly { readonly field: string; readonly filters: number }[];
  /** Callouts that can have decided: what one decides only its own code knows. */
  readonly callouts: readonly StateFilter[];
  /** Filters that came or went while the file was made. */
  readonly changes: number;
  /** Whether it is known in which order sublayers had their say, as far as that matters. */
  readonly isOrderKnown: boolean;
}

export interface Why {
  readonly report: EventReport;
  readonly notArbitrated?: NotArbitrated | undefined;
  /** Its C name or its key, and where it is known from. */
  readonly layer?: { readonly name: string; readonly from: 'event' | 'filter' } | undefined;
  /** The filter that the event names, if the file has it. */
  readonly named?: StateFilter | undefined;
  readonly agreement: Agreement;
  /** What decided, where that is certain by the filters, or where the event says it and they allow it. */
  readonly decided?: Decision | undefined;
  /** What must have decided by the filters in the file, whatever the event says. */
  readonly byFilters?: Decision | undefined;
  /** What the filters of the layer say; undefined where there is nothing to arbitrate. */
  readonly arbitration?: Arbitration | undefined;
  /** What is not known and would say more; undefined where nothing is. */
  readonly unknowns?: Unknowns | undefined;
}

/** Says of events why they happened. */
export type WhyOf = (struct: NetEventName, event: unknown, origin?: Origin) => Why;

/**
 * Explains events by the filters of the machine: which of them match what an event holds, in the order in which they have
 * their say, and which one decided by the published rules of filter arbitration. What an event does not hold is not
 * guessed: a condition on it leaves its filter open.
 * @throws TypeError for rules that were read without `state`.
 */
export function why({ rules, volumes }: WhyContext): WhyOf {
  if (rules.state === undefined) throw new TypeError('the rules were read without { state: true }');
  const arbiter = new Arbiter(rules.state);
  return (struct, event, origin) => {
    const report = reportOf(struct, event, { rules, volumes }, origin);
    const { facts, filter } = report;
    const rule = filter.found ?? filter.other?.rule;
    const named = rule && arbiter.filter(rule);
    if (!isArbitrated(event)) return { report, named, agreement: 'unnamed', notArbitrated: 'type' };
    const layer = layerOf(report, rules);
    const agreement = agreementBefore(report);
    if (layer === undefined) return { report, named, agreement, notArbitrated: 'layer' };
    const isBootTime = filter.found !== undefined && named !== undefined && isBootTimeFilter(named);
    const moment = { time: facts.time, named: filter.found && named, isBootTime };
    const arbitration = arbiter.arbitrate(layer.name, fieldsOf(event, facts), moment);
    return { report, named, layer, arbitration, ...verdictOf({ report, named, arbitration, agreement }) };
  };
}

/** Whether an event is of a kind that filters decide on. */
export function isArbitrated(event: unknown): boolean {
  return DECIDED.has(stringIn(recordIn({ event }, 'event') ?? {}, 'type'));
}

/** A filter is at one layer, which is the event's where the event does not say it. */
function layerOf({ facts, filter }: EventReport, rules: FileRules): Why['layer'] {
  const name = joinLayer(facts, rules)?.name;
  if (name !== undefined) return { name, from: 'event' };
  const its = filter.found?.layer;
  return its === undefined ? undefined : { name: its, from: 'filter' };
}

/** What the id alone says; 'contradicted' until the filters allow it. */
function agreementBefore({ filter }: EventReport): Agreement {
  if (filter.id === undefined) return 'unnamed';
  if (filter.found !== undefined) return 'contradicted';
  return filter.other === undefined ? 'missing' : 'other';
}

const ACTIONS = { blocked: 'block', allowed: 'permit' } as const;

/** @param given all but what decided, with what the id alone says. */
function verdictOf({
  report,
  named,
  arbitration,
  agreement: before,
}: Pick<Why, 'report' | 'named' | 'agreement'> & { readonly arbitration: Arbitration }): Pick<
  Why,
  'agreement' | 'decided' | 'byFilters' | 'unknowns'
> {
  const { outcome } = report.facts;
  const { decisions, canPass } = arbitration;
  const isCertain = decisions.length + (canPass ? 1 : 0) === 1;
  const byFilters = isCertain ? decisions[0] : undefined;
  const found = { byFilters, unknowns: isCertain ? undefined : unknownsOf(arbitration) };
  const action = outcome === 'blocked' || outcome === 'allowed' ? ACTIONS[outcome] : undefined;
  const fitting = decisions.filter((decision) => decision.action === action);
  if (before === 'unnamed') {
    if (fitting.length === 0 && !canPass) return { ...found, agreement: 'contradicted' };
    return {
      ...found,
      agreement: before,
      decided: fitting.length === 1 && !canPass ? fitting[0] : undefined,
    };
  }
  const decided =
    before === 'contradicted' ? fitting.find((decision) => decision.filter === named) : undefined;
  if (decided === undefined) return { ...found, agreement: before };
  return { ...found, agreement: isCertain ? 'certain' : 'possible', decided };
}

function unknownsOf({ subLayers, isOrderKnown }: Arbitration): Unknowns {
  const fields = new Map<string, number>();
  const callouts: StateFilter[] = [];
  let changes = 0;
  for (const { filter, isChange, matches, open, canDecide } of subLayers.flatMap(({ filters }) => filters)) {
    if (!canDecide) continue;
    if (isCallout(filter)) callouts.push(filter);
    if (isChange) changes++;
    if (matches !== 'unknown') continue;
    for (const field of new Set(open.map((condition) => condition.field))) {
      fields.set(field, (fields.get(field) ?? 0) + 1);
    }
  }
  return {
    fields: [...fields].map(([field, filters]) => ({ field, filters })).sort((a, b) => b.filters - a.filters),
    callouts,
    changes,
    isOrderKnown,
  };
}
