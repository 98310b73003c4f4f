/** The filters of a machine, as `netsh wfp show state` or `netsh wfp show filters` writes them. */
import type { Rule, RuleBook } from '../events/context.ts';
import { plainGuid } from '../names/keys.ts';
import { RulesError } from './error.ts';
import { Lives } from './lives.ts';
import { integerIn, keyIn, nameIn, timeIn, wordIn } from './members.ts';
import { filtersOf, type KeyedRule, namedRule } from './named.ts';
import { type Faults, ObjectReader } from './objects.ts';
import { hasOrigin, originIn } from './origin.ts';
import { type Change, Changes, presenceAfter, presenceBefore, UNCHANGED } from './presence.ts';
import { type ObjectShape, type ObjectTexts, type ObjectTrees, OWN_TEXT } from './shape.ts';
import {
  CALLOUT,
  CHANGE_TYPE,
  CHANGED_FILTER,
  CONTEXT,
  EVENT_HEADER,
  EVENTS,
  FILTER,
  PROVIDER,
  SHAPES,
  SUBLAYER,
  WATCHED,
} from './shapes.ts';
import {
  type FilterDetails,
  type FilterState,
  type Presence,
  StateCollector,
  type StateFilter,
} from './state.ts';
import { Strings } from './strings.ts';
import { type ByteSource, decodedText } from './text.ts';

export interface ReadRulesOptions {
  /** Keeps only these filters: for a few events and a huge file. */
  readonly only?: ReadonlySet<bigint> | undefined;
  /** Reads all that decides which filter counts for an event, too: conditions, weights, flags, sublayers. */
  readonly state?: boolean | undefined;
}

/** The filters of a file. */
export interface FileRules extends RuleBook {
  /** How many filters it has, of those that were asked for. */
  readonly size: number;
  /** How many of its filters have no id, or none that is a number of 64 bits: no event can name them. */
  readonly withoutId: number;
  /** What of the file is not XML, and was passed over: the filters that are whole were read. Undefined if it is all XML. */
  readonly faults: Faults | undefined;
  /** Where it was asked for. */
  readonly state: FilterState | undefined;
  layer(layerId: number): string | undefined;
  layers(): Iterable<readonly [layerId: number, name: string]>;
  filtersOf(origin: string): readonly bigint[];
}

/**
 * Reads what `netsh wfp show state`, `netsh wfp show filters file=filters.xml` or `netsh wfp capture` wrote, in UTF-8 or
 * UTF-16. The file may be far larger than memory: what is kept is the filters, with no text longer than 4,096 code units
 * (what is longer is cut). Where a file has an id twice, the last one counts.
 *
 * netsh writes files that are not XML, and what redirects its output adds to them: filters that are whole are read, whatever
 * is wrong elsewhere.
 * @throws RulesError if there are no filters in it, unless it is XML that has room for them; and if it nests too deep.
 */
export async function readRules(
  source: ByteSource,
  { only, state = false }: ReadRulesOptions = {},
): Promise<FileRules> {
  const collector = new FilterCollector(only, state);
  const objects = new ObjectReader(SHAPES, WATCHED, (...found) => collector.add(...found), {
    withTrees: state,
  });
  for await (const text of decodedText(source)) objects.write(text);
  objects.end();
  if (!collector.hasFilters) assertFilters(objects);
  return collector.finish(objects.faults);
}

/** @throws RulesError where a file without filters is not one that has room for them. */
function assertFilters(objects: ObjectReader): void {
  const { faults } = objects;
  if (!objects.has(FILTER.within) && !objects.has(CHANGED_FILTER.within)) {
    throw new RulesError(objects.at(whatItIs(objects)));
  }
  if (faults !== undefined) throw new RulesError(faults.first);
}

/** What people give in place of a file of filters. */
function whatItIs(objects: ObjectReader): string {
  const { outside } = objects;
  if (objects.has(EVENTS))
    return 'these are events, as netsh wfp show netevents writes them, and not filters';
  if (outside.startsWith('MSCF\0')) {
    return 'this is a cabinet, as netsh wfp capture writes it: unpack wfpdiag.xml first (expand wfpdiag.cab -F:wfpdiag.xml .)';
  }
  if (objects.isMarkup) return `there is no <${FILTER.within}> in the file`;
  if (outside === '') return 'the file is empty';
  // In whatever language: it names the file.
  if (/\.xml\b/i.test(outside))
    return 'this is what netsh printed, and not the file that it wrote, which it names';
  return 'this is no XML';
}

// --- what is made of it ---------------------------------------------------------------------------------------

/** A filter of a file. */
interface Read extends KeyedRule {
  /** Where a state was asked for. */
  readonly details: FilterDetails | undefined;
  presence: Presence;
}

/** Gathers the filters of a file, and what their names are found by. */
export class FilterCollector {
  readonly #only: ReadonlySet<bigint> | undefined;
  readonly #read = new Lives<Read>();
  readonly #providers = new Map<string, string>();
  readonly #subLayers = new Map<string, string>();
  readonly #callouts = new Map<string, string>();
  readonly #origins = new Map<string, string>();
  readonly #layers = new Map<number, string>();
  readonly #changes = new Changes();
  readonly #strings = new Strings();
  readonly #state: StateCollector | undefined;
  #withoutId = 0;
  #hasFilters = false;

  constructor(only: ReadonlySet<bigint> | undefined, withState: boolean) {
    this.#only = only;
    this.#state = withState ? new StateCollector(this.#strings) : undefined;
  }

  add(shape: ObjectShape, texts: ObjectTexts, trees: ObjectTrees): void {
    if (shape === FILTER) this.#addFilter(texts, trees);
    else if (shape === CHANGED_FILTER) this.#addFilter(texts, trees, this.#changes.filter());
    else if (shape === CHANGE_TYPE) this.#changes.type(wordIn(texts, OWN_TEXT));
    else if (shape === PROVIDER) this.#addProvider(texts);
    else if (shape === SUBLAYER) this.#addSubLayer(texts);
    else if (shape === CALLOUT) this.#addName(this.#callouts, texts, 'calloutKey');
    else if (shape === CONTEXT) this.#addOrigin(texts);
    else if (shape === EVENT_HEADER) this.eventAt(timeIn(texts, 'timeStamp'));
    else this.#addLayer(texts);
  }

  /** Whether the file has filters at all, also if none of them was asked for. */
  get hasFilters(): boolean {
    return this.#hasFilters;
  }

  finish(faults: Faults | undefined): FileRules {
    const filters: StateFilter[] = [];
    const rules = this.#read.moved((read): Rule => {
      const rule = this.#named(read);
      if (read.details === undefined || this.#state === undefined) return rule;
      const filter = this.#state.filterOf(rule, read.details, read.presence);
      filters.push(filter);
      return filter;
    });
    const layers: ReadonlyMap<number, string> = this.#layers;
    return {
      size: rules.size,
      withoutId: this.#withoutId,
      faults,
      state: this.#state?.finish(filters),
      rule: (filterId, time) => rules.at(filterId, time),
      ...(rules.hasLater ? { since: (filterId, time) => rules.since(filterId, time) } : {}),
      layer: (layerId) => layers.get(layerId),
      layers: () => layers,
      filtersOf: (origin) => filtersOf(rules.entries(), origin),
    };
  }

  /** What was read so far, while more is read. */
  soFar(): RuleBook {
    const named = (filter: Read | undefined): Rule | undefined => filter && this.#named(filter);
    return {
      rule: (filterId, time) => named(this.#read.at(filterId, time)),
      since: (filterId, time) => this.#read.since(filterId, time),
      layer: (layerId) => this.#layers.get(layerId),
    };
  }

  /** An event came, with the time that it has: a change after it is not of an earlier time. */
  eventAt(time: bigint | undefined): void {
    this.#changes.event(time);
  }

  #addFilter(texts: ObjectTexts, trees: ObjectTrees, change?: Change): void {
    this.#hasFilters = true;
    const filterId = integerIn(texts, 'filterId', 64);
    if (filterId === undefined) {
      this.#withoutId += 1;
      return;
    }
    if (this.#only?.has(filterId) === false) return;
    const keep = (text: string | undefined) => this.#strings.keep(text);
    const filterKey = wordIn(texts, 'filterKey');
    const action = keep(wordIn(texts, 'action/type'));
    const rule = {
      filterId,
      filterKey: keep(filterKey === undefined ? undefined : (plainGuid(filterKey) ?? filterKey)),
      name: keep(nameIn(texts, 'displayData/name')) ?? '',
      description: keep(nameIn(texts, 'displayData/description')),
      provider: keep(keyIn(texts, 'providerKey')),
      layer: keep(keyIn(texts, 'layerKey')),
      subLayer: keep(keyIn(texts, 'subLayerKey')),
      action,
    };
    // The same element has other keys where the action is none of a callout.
    const callout = action?.includes('_CALLOUT_') ? keep(keyIn(texts, 'action/filterType')) : undefined;
    const originKey = hasOrigin(texts) ? keep(keyIn(texts, 'providerContextKey')) : undefined;
    const details = this.#state?.detailsOf(texts, trees);
    const read = { rule, callout, originKey, details, presence: UNCHANGED };
    if (change === undefined) this.#read.set(filterId, read);
    else this.#keepChanged(read, change);
  }

  /** What is deleted was there before; what is added under an id that was there is another filter. */
  #keepChanged(read: Read, change: Change): void {
    const { filterId } = read.rule;
    const before = this.#read.at(filterId);
    if (before !== undefined && !areOthers(before.rule, read.rule)) {
      before.presence = presenceAfter(change, before.presence);
      return;
    }
    read.presence = presenceAfter(change);
    if (before === undefined) {
      this.#read.set(filterId, read);
      return;
    }
    before.presence = presenceBefore(change, before.presence);
    this.#read.add(filterId, read, change.time);
  }

  #addProvider(texts: ObjectTexts): void {
    this.#addName(this.#providers, texts, 'providerKey');
    this.#state?.addProvider(texts);
  }

  #addSubLayer(texts: ObjectTexts): void {
    this.#addName(this.#subLayers, texts, 'subLayerKey');
    this.#state?.addSubLayer(texts);
  }

  #addName(names: Map<string, string>, texts: ObjectTexts, member: string): void {
    const key = this.#strings.keep(keyIn(texts, member));
    const name = this.#strings.keep(texts.get('displayData/name'));
    if (key !== undefined && name !== undefined) names.set(key, name);
  }

  #addLayer(texts: ObjectTexts): void {
    const layerId = integerIn(texts, 'layerId', 16);
    const key = this.#strings.keep(keyIn(texts, 'layerKey'));
    if (layerId !== undefined && key !== undefined) this.#layers.set(Number(layerId), key);
  }

  #addOrigin(texts: ObjectTexts): void {
    const key = this.#strings.keep(keyIn(texts, 'providerContextKey'));
    const origin = this.#strings.keep(originIn(texts));
    if (key !== undefined && origin !== undefined) this.#origins.set(key, origin);
  }

  #named(read: Read): Rule {
    return namedRule(read, {
      providers: this.#providers,
      subLayers: this.#subLayers,
      callouts: this.#callouts,
      origins: this.#origins,
    });
  }
}

/** Whether two filters of one id cannot be one: by their keys, which are never given twice, else by what both have. */
function areOthers(one: Rule, other: Rule): boolean {
  if (one.filterKey !== undefined && other.filterKey !== undefined) return one.filterKey !== other.filterKey;
  return (['name', 'layer', 'action'] as const).some(
    (member) => one[member] && other[member] && one[member] !== other[member],
  );
}
