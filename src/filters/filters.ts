/** The filters of a machine, as `netsh wfp show state` or `netsh wfp show filters` writes them. */
import type { Rule, RuleBook } from '../events/context.ts';
import { keyName, plainGuid } from '../names/keys.ts';
import { RulesError } from './error.ts';
import { type Faults, ObjectReader, type ObjectShape, type ObjectTexts } from './objects.ts';
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
    'filterId',
  ]),
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

const SHAPES: readonly ObjectShape[] = [FILTER, CHANGED_FILTER, PROVIDER, SUBLAYER, LAYER];

// --- what is made of it ---------------------------------------------------------------------------------------

class FilterCollector {
  readonly #only: ReadonlySet<bigint> | undefined;
  /** Their providers and sublayers are still keys: the names can come later in the file. */
  readonly #filters = new Map<bigint, Rule>();
  readonly #providers = new Map<string, string>();
  readonly #subLayers = new Map<string, string>();
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
    else this.#addLayer(texts);
  }

  /** Whether the file has filters at all, also if none of them was asked for. */
  get hasFilters(): boolean {
    return this.#hasFilters;
  }

  finish(faults: Faults | undefined): FileRules {
    for (const [id, filter] of this.#filters) this.#filters.set(id, this.#named(filter));
    const rules: ReadonlyMap<bigint, Rule> = this.#filters;
    const layers: ReadonlyMap<number, string> = this.#layers;
    return {
      size: rules.size,
      withoutId: this.#withoutId,
      faults,
      rule: (filterId) => rules.get(filterId),
      layer: (layerId) => layers.get(layerId),
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
    if (this.#only?.has(filterId) === false || (isChange && this.#filters.has(filterId))) return;
    const keep = (text: string | undefined) => this.#strings.keep(text);
    const filterKey = wordIn(texts, 'filterKey');
    this.#filters.set(filterId, {
      filterId,
      filterKey: keep(filterKey === undefined ? undefined : (plainGuid(filterKey) ?? filterKey)),
      name: keep(texts.get('displayData/name')) ?? '',
      description: keep(texts.get('displayData/description')),
      provider: keep(keyIn(texts, 'providerKey')),
      layer: keep(keyIn(texts, 'layerKey')),
      subLayer: keep(keyIn(texts, 'subLayerKey')),
      action: keep(wordIn(texts, 'action/type')),
    });
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

  #named(filter: Rule): Rule {
    const { provider, subLayer } = filter;
    return {
      ...filter,
      provider: provider === undefined ? undefined : (this.#providers.get(provider) ?? provider),
      subLayer:
        subLayer === undefined || hasName(subLayer) ? subLayer : (this.#subLayers.get(subLayer) ?? subLayer),
    };
  }
}

/** Whether a key is a C name, such as FWPM_SUBLAYER_UNIVERSAL, and not a GUID. */
function hasName(key: string): boolean {
  return plainGuid(key) === undefined;
}

/** One string for all that are equal: thousands of filters share a name, a layer and an action. */
class Strings {
  readonly #kept = new Map<string, string>();

  /** Undefined for the empty text: `<providerKey/>` is how netsh writes that there is none. */
  keep(text: string | undefined): string | undefined {
    if (text === undefined || text === '') return undefined;
    const kept = this.#kept.get(text);
    if (kept !== undefined) return kept;
    // A part of a string can keep the whole of it alive, here a piece of the file: joining and cutting makes a copy.
    const copy = ` ${text}`.slice(1);
    this.#kept.set(copy, copy);
    return copy;
  }
}

/** A text without the blanks that indent it. */
function wordIn(texts: ObjectTexts, member: string): string | undefined {
  return texts.get(member)?.trim();
}

function keyIn(texts: ObjectTexts, member: string): string | undefined {
  const key = wordIn(texts, member);
  return key === undefined ? undefined : keyName(key);
}

/** An unsigned integer, decimal or in hex with 0x; undefined for anything else, or if it has more bits. */
function integerIn(texts: ObjectTexts, member: string, bits: number): bigint | undefined {
  const text = wordIn(texts, member) ?? '';
  if (!/^(?:\d{1,40}|0x[\da-f]{1,40})$/i.test(text)) return undefined;
  const integer = BigInt(text);
  return BigInt.asUintN(bits, integer) === integer ? integer : undefined;
}
