/** What is known of filters beside what rules say: all that decides which of them counts for an event. */
import type { Rule } from '../events/context.ts';
import { conditionName } from '../names/conditions.ts';
import { integerIn, keyIn, wordIn } from './members.ts';
import type { ObjectTexts, ObjectTrees } from './shape.ts';
import type { Strings } from './strings.ts';
import { childText, type TreeNode } from './tree.ts';
import { type FilterValue, filterValueIn } from './values.ts';

/** A condition of a filter. */
export interface FilterCondition {
  /** The key's C name such as FWPM_CONDITION_IP_REMOTE_PORT, else the key; empty where it could not be read. */
  readonly field: string;
  /** A C name such as FWP_MATCH_EQUAL. */
  readonly match: string;
  readonly value: FilterValue;
}

/** A filter with all that decides whether and when it counts. */
export interface StateFilter extends Rule {
  /** The key's C name, else the key: `subLayer` can be the name that the file has. */
  readonly subLayerKey?: string | undefined;
  readonly providerKey?: string | undefined;
  readonly providerDescription?: string | undefined;
  /** The Windows service of the provider. */
  readonly providerService?: string | undefined;
  readonly calloutKey?: string | undefined;
  /** C names such as FWPM_FILTER_FLAG_CLEAR_ACTION_RIGHT. */
  readonly flags: readonly string[];
  /** As it was given when the filter was added: FWP_EMPTY, a range of 0 to 15, or the weight itself. */
  readonly weight?: FilterValue | undefined;
  /** What filters of a sublayer are ordered by. */
  readonly effectiveWeight?: bigint | undefined;
  /** In the order of the file. */
  readonly conditions: readonly FilterCondition[];
  /** Whether it came while the file was made, or went when the file does not say: it need not have been there. */
  readonly isChange: boolean;
  /** It came after this time: 100 ns ticks since 1601. Undefined for one that was there before, and where the file does not say it. */
  readonly from?: bigint | undefined;
  /** It went after this time. Undefined for one that stayed, and where the file does not say it. */
  readonly until?: bigint | undefined;
}

export interface SubLayer {
  /** The key's C name, else the key. */
  readonly key: string;
  readonly name?: string | undefined;
  readonly weight?: number | undefined;
}

/** The filters of a machine, and the sublayers that they are in. */
export interface FilterState {
  /** Those that had an id one after another are there, too. */
  readonly filters: readonly StateFilter[];
  /** By their keys, as `subLayerKey` has them. `netsh wfp show filters` does not write any. */
  readonly subLayers: ReadonlyMap<string, SubLayer>;
}

interface Provider {
  readonly description: string | undefined;
  readonly service: string | undefined;
}

/** When a filter was there, as far as its file says. */
export type Presence = Pick<StateFilter, 'isChange' | 'from' | 'until'>;

/** What the element of a filter says of this. */
export type FilterDetails = Pick<
  StateFilter,
  'subLayerKey' | 'providerKey' | 'calloutKey' | 'flags' | 'weight' | 'effectiveWeight' | 'conditions'
>;

/** Takes the objects of a file as they come: keys can lead to what comes later. */
export class StateCollector {
  readonly #strings: Strings;
  readonly #providers = new Map<string, Provider>();
  readonly #subLayers = new Map<string, SubLayer>();

  constructor(strings: Strings) {
    this.#strings = strings;
  }

  detailsOf(texts: ObjectTexts, trees: ObjectTrees): FilterDetails {
    const keep = (text: string | undefined) => this.#strings.keep(text);
    const weight = trees.get('effectiveWeight');
    return {
      subLayerKey: keep(keyIn(texts, 'subLayerKey')),
      providerKey: keep(keyIn(texts, 'providerKey')),
      calloutKey: wordIn(texts, 'action/type')?.includes('_CALLOUT_')
        ? keep(keyIn(texts, 'action/filterType'))
        : undefined,
      flags: (texts.get('flags/item') ?? '').split(/\s+/).flatMap((flag) => keep(flag) ?? []),
      weight: trees.has('weight') ? this.#value(trees.get('weight')) : undefined,
      effectiveWeight: integerOf(filterValueIn(weight)),
      conditions: this.#conditions(trees.get('filterCondition')),
    };
  }

  addProvider(texts: ObjectTexts): void {
    const key = this.#strings.keep(keyIn(texts, 'providerKey'));
    if (key === undefined) return;
    this.#providers.set(key, {
      description: this.#strings.keep(texts.get('displayData/description')),
      service: this.#strings.keep(wordIn(texts, 'serviceName')),
    });
  }

  addSubLayer(texts: ObjectTexts): void {
    const key = this.#strings.keep(keyIn(texts, 'subLayerKey'));
    if (key === undefined) return;
    const weight = integerIn(texts, 'weight', 16);
    const name = this.#strings.keep(texts.get('displayData/name'));
    this.#subLayers.set(key, { key, name, weight: weight === undefined ? undefined : Number(weight) });
  }

  /** All that is known of a filter, once the whole file was read. */
  filterOf(rule: Rule, details: FilterDetails, presence: Presence): StateFilter {
    return { ...rule, ...details, ...presence, ...this.#providerOf(details) };
  }

  finish(filters: readonly StateFilter[]): FilterState {
    return { filters, subLayers: this.#subLayers };
  }

  #providerOf({ providerKey }: FilterDetails): Pick<StateFilter, 'providerDescription' | 'providerService'> {
    const provider = providerKey === undefined ? undefined : this.#providers.get(providerKey);
    return { providerDescription: provider?.description, providerService: provider?.service };
  }

  #conditions(list: TreeNode | undefined): FilterCondition[] {
    if (list === undefined) return [];
    const items = list.children.map((item) => this.#condition(item));
    // That there are more conditions is a condition that is not known.
    return list.lacksElements ? [...items, UNREAD] : items;
  }

  #condition(item: TreeNode): FilterCondition {
    const keep = (text: string | undefined) => this.#strings.keep(text) ?? '';
    const value = item.children.find(({ name }) => name === 'conditionValue');
    return {
      field: keep(conditionName(childText(item, 'fieldKey') ?? '')),
      match: keep(childText(item, 'matchType')),
      value: this.#value(value),
    };
  }

  #value(node: TreeNode | undefined): FilterValue {
    const value = filterValueIn(node);
    const type = this.#strings.keep(value.type) ?? '';
    if (value.kind !== 'text' && value.kind !== 'other') return { ...value, type };
    return { ...value, type, text: this.#strings.keep(value.text) ?? '' };
  }
}

const UNREAD: FilterCondition = { field: '', match: '', value: { kind: 'other', type: '', text: '' } };

function integerOf(value: FilterValue): bigint | undefined {
  return value.kind === 'integer' && value.type === 'FWP_UINT64' ? value.integer : undefined;
}
