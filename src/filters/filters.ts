/** The filters of a machine, as `netsh wfp show state` or `netsh wfp show filters` writes them. */
import type { Rule, RuleBook } from '../events/context.ts';
import { plainGuid } from '../names/keys.ts';
import { RulesError } from './error.ts';
import { integerIn, keyIn, wordIn } from './members.ts';
import { type Faults, ObjectReader, type ObjectShape, type ObjectTexts } from './objects.ts';
import { hasOrigin, originIn } from './origin.ts';
import { Strings } from './strings.ts';
import { type ByteSource, decodedText } from './text.ts';

export interface ReadRulesOptions {
  /** Keeps only these filters: for a few events and a huge file. */
  readonly only?: ReadonlySet<bigint> | undefined;
}

/** The filters of a file. */
export interface FileRules extends RuleBook {
  /** How many filters it has, of those that were asked for. */
  readonly size: number;
  /** How many of its filters have no id, or none that is a number of 64 bits: no event can name them. */
  readonly withoutId: number;
  /** What of the file is not XML, and was passed over: the filters that are whole were read. Undefined if it is all XML. */
  readonly faults: Faults | undefined;
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
export async function readRules(source: ByteSource, { only }: ReadRulesOptions = {}): Promise<FileRules> {
  const collector = new FilterCollector(only);
  const objects = new ObjectReader(SHAPES, WATCHED, (shape, texts) => collector.add(shape, texts));
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

// --- what is read ---------------------------------------------------------------------------------------------

const FILTER = {
  within: 'filters',
  name: 'item',
  members: new Set([
    'filterKey',
    'displayData/name',
    'displayData/description',
    'providerKey',
    'layerKey',
    'subLayerKey',
    'action/type',
    'action/filterType',
    'flags/item',
    'providerContextKey',
    'filterId',
  ]),
  lists: new Set(['flags/item']),
} as const satisfies ObjectShape;

/** A filter that was added or deleted while `netsh wfp capture` ran. */
const CHANGED_FILTER = { ...FILTER, within: 'filterChange', name: 'filter' } as const satisfies ObjectShape;

/** The element around the events of `netsh wfp show netevents`. */
const EVENTS = 'netEvents';

const WATCHED = [FILTER.within, CHANGED_FILTER.within, EVENTS];

const PROVIDER: ObjectShape = {
  within: 'providers',
  name: 'item',
  members: new Set(['providerKey', 'displayData/name']),
};

const SUBLAYER: ObjectShape = {
  within: 'subLayers',
  name: 'item',
  members: new Set(['subLayerKey', 'displayData/name']),
};

const LAYER: ObjectShape = { within: 'item', name: 'layer', members: new Set(['layerKey', 'layerId']) };

const CALLOUT: ObjectShape = {
  within: 'callouts',
  name: 'item',
  members: new Set(['calloutKey', 'displayData/name']),
};

const CONTEXT: ObjectShape = {
  within: 'providerContexts',
  name: 'item',
  members: new Set(['providerContextKey', 'displayData/description', 'dataBuffer/data']),
};

const SHAPES: readonly ObjectShape[] = [FILTER, CHANGED_FILTER, PROVIDER, SUBLAYER, LAYER, CALLOUT, CONTEXT];

// --- what is made of it ---------------------------------------------------------------------------------------

/** A filter of which keys are known that lead to other objects: their names can come later in the file. */
interface Read {
  readonly rule: Rule;
  readonly callout: string | undefined;
  /** The key of the provider context that says where it comes from. */
  readonly originKey: string | undefined;
}

class FilterCollector {
  readonly #only: ReadonlySet<bigint> | undefined;
  readonly #read = new Map<bigint, Read>();
  readonly #providers = new Map<string, string>();
  readonly #subLayers = new Map<string, string>();
  readonly #callouts = new Map<string, string>();
  readonly #origins = new Map<string, string>();
  readonly #layers = new Map<number, string>();
  readonly #strings = new Strings();
  #withoutId = 0;
  #hasFilters = false;

  constructor(only: ReadonlySet<bigint> | undefined) {
    this.#only = only;
  }

  add(shape: ObjectShape, texts: ObjectTexts): void {
    if (shape === FILTER || shape === CHANGED_FILTER) this.#addFilter(texts, shape === CHANGED_FILTER);
    else if (shape === PROVIDER) this.#addName(this.#providers, texts, 'providerKey');
    else if (shape === SUBLAYER) this.#addName(this.#subLayers, texts, 'subLayerKey');
    else if (shape === CALLOUT) this.#addName(this.#callouts, texts, 'calloutKey');
    else if (shape === CONTEXT) this.#addOrigin(texts);
    else this.#addLayer(texts);
  }

  /** Whether the file has filters at all, also if none of them was asked for. */
  get hasFilters(): boolean {
    return this.#hasFilters;
  }

  finish(faults: Faults | undefined): FileRules {
    const rules = new Map<bigint, Rule>();
    for (const [id, filter] of this.#read) {
      rules.set(id, this.#named(filter));
      this.#read.delete(id);
    }
    const layers: ReadonlyMap<number, string> = this.#layers;
    return {
      size: rules.size,
      withoutId: this.#withoutId,
      faults,
      rule: (filterId) => rules.get(filterId),
      layer: (layerId) => layers.get(layerId),
      layers: () => layers,
      filtersOf: (origin) => filtersOf(rules, origin),
    };
  }

  #addFilter(texts: ObjectTexts, isChange: boolean): void {
    this.#hasFilters = true;
    const filterId = integerIn(texts, 'filterId', 64);
    if (filterId === undefined) {
      this.#withoutId += 1;
      return;
    }
    // What is deleted was there before, and an id is never given twice while the filter engine runs.
    if (this.#only?.has(filterId) === false || (isChange && this.#read.has(filterId))) return;
    const keep = (text: string | undefined) => this.#strings.keep(text);
    const filterKey = wordIn(texts, 'filterKey');
    const action = keep(wordIn(texts, 'action/type'));
    const rule = {
      filterId,
      filterKey: keep(filterKey === undefined ? undefined : (plainGuid(filterKey) ?? filterKey)),
      name: keep(texts.get('displayData/name')) ?? '',
      description: keep(texts.get('displayData/description')),
      provider: keep(keyIn(texts, 'providerKey')),
      layer: keep(keyIn(texts, 'layerKey')),
      subLayer: keep(keyIn(texts, 'subLayerKey')),
      action,
    };
    // The same element has other keys where the action is none of a callout.
    const callout = action?.includes('_CALLOUT_') ? keep(keyIn(texts, 'action/filterType')) : undefined;
    const originKey = hasOrigin(texts) ? keep(keyIn(texts, 'providerContextKey')) : undefined;
    this.#read.set(filterId, { rule, callout, originKey });
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

  #named({ rule, callout, originKey }: Read): Rule {
    const { provider, subLayer } = rule;
    const origin = originKey === undefined ? undefined : this.#origins.get(originKey);
    return {
      ...rule,
      provider: provider === undefined ? undefined : (this.#providers.get(provider) ?? provider),
      subLayer:
        subLayer === undefined || hasName(subLayer) ? subLayer : (this.#subLayers.get(subLayer) ?? subLayer),
      callout: callout === undefined ? undefined : (this.#callouts.get(callout) ?? callout),
      origin,
      lacksOrigin: originKey !== undefined && origin === undefined ? true : undefined,
    };
  }
}

function filtersOf(rules: ReadonlyMap<bigint, Rule>, origin: string): bigint[] {
  const wanted = origin.toLowerCase();
  return [...rules].flatMap(([id, rule]) => (rule.origin?.toLowerCase() === wanted ? [id] : []));
}

/** Whether a key is a C name, such as FWPM_SUBLAYER_UNIVERSAL, and not a GUID. */
function hasName(key: string): boolean {
  return plainGuid(key) === undefined;
}
