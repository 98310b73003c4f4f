/** Why events happened, for people. */
import type { Volumes } from '../events/index.ts';
import type { FilterCondition, StateFilter, SubLayer } from '../filters/index.ts';
import { formatFiletime } from '../format/filetime.ts';
import { printable } from '../format/printable.ts';
import { PLAIN, type Style } from '../format/style.ts';
import { layerText, type Row, rowsOf, whatOf } from '../format/textRows.ts';
import { free, labelled, quoted, together } from '../format/textWords.ts';
import { wrapped } from '../format/wrap.ts';
import { bareLayerName } from '../names/index.ts';
import { effectOf } from './action.ts';
import { conditionsText, fieldText } from './conditionText.ts';
import type { ArbitratedFilter, ArbitratedSubLayer } from './subLayer.ts';
import { verdictText } from './verdictText.ts';
import type { Unknowns, Why } from './why.ts';

export interface WhyTextOptions {
  /** Colours; none where none are given. */
  readonly style?: Style | undefined;
  /** Columns at which lines are wrapped; not at all where none are given. */
  readonly width?: number | undefined;
  /** Shows applications by the paths that people know. */
  readonly volumes?: Volumes | undefined;
  /** Lists the filters, too, that do not match, are not in force or come after the one that decided. */
  readonly full?: boolean | undefined;
}

const LEAST_WIDTH = 40;
const LABEL_WIDTH = 12;
const MARGIN = '  ';
const INDENT = MARGIN.length + LABEL_WIDTH;
/** Marks what decided. */
const DECIDED = '=> ';

/**
 * A block of text for one event: what happened, which filter decided and whether the event says so, then the sublayers of its
 * layer in order with the filters that match or may match, and what cannot be known. Whatever is in the event and in the
 * file, nothing in the block controls a terminal except the style's own colours.
 */
export function whyText(why: Why, options: WhyTextOptions = {}): string {
  const lines = new Lines(options);
  const { report, arbitration, unknowns, layer } = why;
  const { time } = report.facts;
  lines.headline(time === undefined ? 'at an unknown time' : formatFiletime(time), headlineOf(why));
  lines.row('decided', verdictText(why), why.decided === undefined ? 'problem' : 'value');
  for (const [label, said] of detailRows(why)) lines.row(label, said);
  if (layer !== undefined) lines.row('layer', layerRow(why));
  for (const subLayer of arbitration?.subLayers ?? []) subLayerLines(lines, subLayer, why, options);
  if (unknowns !== undefined) lines.row('not known', unknownsText(unknowns));
  return `${lines.text}\n`;
}

/** What happened, where and to whom: in one line. */
function headlineOf({ report }: Why): string {
  const rows = new Map(rowsOf(report));
  const whereAndWho = together([rows.get('where'), rows.get('who'), rows.get('file')]);
  return together([whatOf(report), whereAndWho], ': ') ?? '';
}

/** Where the filter comes from that decided, or that the event names where it did not. */
function* detailRows({ report, decided, named }: Why): Generator<Row, void, undefined> {
  const filter = decided?.filter ?? (report.filter.found && named);
  if (filter === undefined) return;
  const origin = filter === named ? new Map(rowsOf(report)).get('origin') : undefined;
  if (origin !== undefined) yield ['origin', origin];
  const { provider, providerService, providerDescription: described = '' } = filter;
  const said = together([
    free(provider),
    labelled('service', free(providerService)),
    described === '' ? undefined : `described as ${quoted(described)}`,
  ]);
  if (said !== undefined) yield ['provider', said];
}

function layerRow({ report, layer, arbitration }: Why): string {
  const { facts } = report;
  const said = facts.layer && layerText({ ...facts.layer, name: layer?.name ?? facts.layer.name });
  const name = said ?? free(bareLayerName(layer?.name ?? ''));
  const subLayers = arbitration?.subLayers ?? [];
  const filters = subLayers.reduce((sum, subLayer) => sum + subLayer.filters.length, 0);
  const from = layer?.from === 'filter' ? ', which is that of the filter: the event does not name it' : '';
  return `${name}${from}: ${counted(filters, 'filter')} in ${counted(subLayers.length, 'sublayer')}`;
}

// --- sublayers and filters -----------------------------------------------------------------------------------

/** Filters of a sublayer that are listed: some rules of firewalls are hundreds of filters. */
const MOST_FILTERS = 24;

function subLayerLines(
  lines: Lines,
  { subLayer, filters, canPass }: ArbitratedSubLayer,
  { decided, named }: Why,
  { full = false, volumes }: WhyTextOptions,
): void {
  const canDecide = filters.some((filter) => filter.canDecide);
  const say = canPass ? (canDecide ? 'may decide' : 'decides nothing') : 'decides';
  lines.row('sublayer', `${subLayerText(subLayer)}: ${say}`);
  const left = new Map<LeftOut, number>();
  let shown = 0;
  for (const arbitrated of filters) {
    const { filter } = arbitrated;
    const isNamed = filter === named;
    const isDecided = decided?.filter === filter;
    const isWorthIt = isOfInterest(arbitrated) && shown < MOST_FILTERS;
    if (full || isNamed || isDecided || isWorthIt) {
      shown++;
      lines.filter(filterText(arbitrated, isNamed, volumes), isDecided);
    } else {
      const what = leftOut(arbitrated);
      left.set(what, (left.get(what) ?? 0) + 1);
    }
  }
  if (left.size > 0) lines.filter([...left].map(([what, n]) => `${n} ${LEFT_OUT[what]}`).join(', '), false);
}

/** Whether somebody who asks why wants to see a filter: it can have decided, or would have. */
function isOfInterest({ canDecide, idle, matches }: ArbitratedFilter): boolean {
  return canDecide || (idle === undefined && matches === 'yes');
}

type LeftOut = 'idle' | 'other' | 'late' | 'more';

const LEFT_OUT: Readonly<Record<LeftOut, string>> = {
  idle: 'not in force',
  other: 'without a match',
  late: 'open, after what decided',
  more: 'more that match or may match',
};

function leftOut(arbitrated: ArbitratedFilter): LeftOut {
  if (arbitrated.idle !== undefined) return 'idle';
  if (arbitrated.matches === 'no') return 'other';
  return isOfInterest(arbitrated) ? 'more' : 'late';
}

export function subLayerText({ key, name, weight }: SubLayer): string {
  if (key === '') return 'none';
  const title = name === undefined || name === '' || /^FWPM_SUBLAYER_/.test(key) ? free(key) : quoted(name);
  return `${title}, weight ${weight ?? 'not known'}`;
}

function filterText(arbitrated: ArbitratedFilter, isNamed: boolean, volumes: Volumes | undefined): string {
  const { filter } = arbitrated;
  const { filterId, name, effectiveWeight } = filter;
  return (
    together([
      `filter ${filterId}${name === '' ? '' : ` ${quoted(name)}`}`,
      actionText(filter),
      effectiveWeight === undefined ? 'weight not known' : `weight ${effectiveWeight}`,
      standingText(arbitrated, volumes),
      isNamed ? 'named by the event' : undefined,
    ]) ?? ''
  );
}

/** What a filter does, and whether that can be overridden where the flag says it. */
export function actionText({ action = '', callout, flags }: StateFilter): string {
  const word = action === '' ? 'an action that is not known' : free(action.replace(/^FWP_ACTION_/, ''));
  const by = callout === undefined ? '' : ` by ${free(callout)}`;
  const isHard = flags.includes('FWPM_FILTER_FLAG_CLEAR_ACTION_RIGHT') && action !== 'FWP_ACTION_BLOCK';
  return `${isHard ? 'hard ' : ''}${word}${by}`;
}

const IDLE = {
  disabled: 'not in force: disabled',
  'boot time': 'not in force: for the start of the machine alone',
  'not boot time': 'not in force: the machine was starting',
  'not yet there': 'not in force: it came after the event',
  'no longer there': 'not in force: it was gone before the event',
} as const;

function standingText(arbitrated: ArbitratedFilter, volumes: Volumes | undefined): string {
  const { filter, idle, matches, open, failed } = arbitrated;
  const textOf = (conditions: readonly FilterCondition[]) => conditionsText(conditions, { volumes });
  const conditions = textOf(filter.conditions) || 'everything';
  if (idle !== undefined) return `${IDLE[idle]}: ${conditions}`;
  if (matches === 'no') return `does not match ${textOf(failed)}`;
  const late = isLate(arbitrated) ? ', but only after what decided' : '';
  if (matches === 'yes') return `matches${late}: ${conditions}`;
  if (open.length === 0) return `came or went while the file was made${late}: ${conditions}`;
  const left = new Set(open);
  const rest = textOf(filter.conditions.filter((condition) => !left.has(condition)));
  return `cannot be known${late}: ${textOf(open)}${rest === '' ? '' : `; the rest matches: ${rest}`}`;
}

/** Whether its turn does not come; that of what decides nothing always does. */
function isLate({ filter, canDecide }: ArbitratedFilter): boolean {
  return !canDecide && effectOf(filter).outcomes.length > 0;
}

// --- what is not known ---------------------------------------------------------------------------------------

function unknownsText({ fields, callouts, changes, isOrderKnown }: Unknowns): string {
  const texts = fields.map(({ field, filters }) => `${fieldText(field)} (in ${counted(filters, 'filter')})`);
  const parts = [
    texts.length === 0 ? undefined : `the event does not say enough of: ${texts.join(', ')}`,
    callouts.length === 0 ? undefined : `what ${calloutsText(callouts)} decided: only its own code knows`,
    changes === 0 ? undefined : `when ${counted(changes, 'filter')} came or went`,
    isOrderKnown
      ? undefined
      : 'the order of sublayers: their weights are in what netsh wfp show state writes',
  ];
  return (
    together(parts, '; ') ?? 'which of several filters is named: they have the same weight, or decide alike'
  );
}

function calloutsText(callouts: readonly StateFilter[]): string {
  const names = [
    ...new Set(callouts.map(({ callout = '' }) => (callout === '' ? 'a callout' : free(callout)))),
  ];
  return names.length > 4
    ? `${names.slice(0, 4).join(', ')} and ${names.length - 4} more callouts`
    : names.join(', ');
}

function counted(n: number, word: string): string {
  return n === 1 ? `one ${word}` : `${n} ${word}s`;
}

// --- lines ---------------------------------------------------------------------------------------------------

class Lines {
  text = '';
  readonly #style: Style;
  readonly #width: number;

  constructor({ style = PLAIN, width = 0 }: WhyTextOptions) {
    this.#style = style;
    this.#width = width > 0 ? Math.max(LEAST_WIDTH, width) : Number.POSITIVE_INFINITY;
  }

  headline(when: string, what: string): void {
    this.#add(`${this.#style.dim(when)}  `, when.length + 2, what, this.#style.heading);
  }

  row(label: string, said: string, paint?: 'problem' | 'value'): void {
    const start = `${MARGIN}${this.#style.dim(label.padEnd(LABEL_WIDTH))}`;
    this.#add(start, INDENT, said, paint && this.#style[paint]);
  }

  filter(said: string, isDecided: boolean): void {
    const start = ' '.repeat(INDENT) + (isDecided ? DECIDED : ' '.repeat(DECIDED.length));
    this.#add(
      start,
      INDENT + DECIDED.length,
      said,
      isDecided ? this.#style.value : undefined,
      DECIDED.length,
    );
  }

  #add(start: string, lead: number, said: string, paint: Style['value'] = (line) => line, more = 0): void {
    const indent = INDENT + more;
    const painted = wrapped(printable(said), { width: this.#width, lead, indent }).map(paint);
    this.text += `${start}${painted.join(`\n${' '.repeat(indent)}`)}\n`;
  }
}
