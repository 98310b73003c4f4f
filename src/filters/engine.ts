/** The filters of a machine, out of the engine's objects: what captures hold beside events. */
import { flagNames } from '../codec/leaf/flags.ts';
import type { Rule, RuleBook } from '../events/context.ts';
import { conditionName } from '../names/conditions.ts';
import { keyName } from '../names/keys.ts';
import { cutText } from '../util/text.ts';
import type { FWPM_FILTER_CONDITION0 } from '../wfp/fwpmtypes.ts';
import {
  type FWPM_CALLOUT0,
  type FWPM_DISPLAY_DATA0,
  FWPM_FILTER_FLAG,
  type FWPM_FILTER0,
  type FWPM_LAYER0,
  type FWPM_PROVIDER_CONTEXT0,
  type FWPM_PROVIDER_CONTEXT1,
  type FWPM_PROVIDER_CONTEXT2,
  type FWPM_PROVIDER_CONTEXT3,
  type FWPM_PROVIDER0,
  type FWPM_SUBLAYER0,
} from '../wfp/objects.ts';
import { NO_KEY } from './engineKeys.ts';
import { engineValue, terminatedText } from './engineValues.ts';
import type { FileRules } from './filters.ts';
import { filtersOf, type KeyedRule, namedRule } from './named.ts';
import { ORIGIN_DESCRIPTION } from './origin.ts';
import { readableName } from './resourceName.ts';
import type { FilterCondition, FilterDetails, StateFilter, SubLayer } from './state.ts';
import { Strings } from './strings.ts';

type ProviderContext =
  | FWPM_PROVIDER_CONTEXT0
  | FWPM_PROVIDER_CONTEXT1
  | FWPM_PROVIDER_CONTEXT2
  | FWPM_PROVIDER_CONTEXT3;

interface Provider {
  readonly description: string | undefined;
  readonly service: string | undefined;
}

interface Read extends KeyedRule {
  readonly details: FilterDetails;
}

/** No text that is kept is longer, in UTF-16 code units: the rest is cut off. */
const MAX_TEXT = 4096;

/** How much is kept of all filters together: a capture can point to one text, or one list of conditions, many times. */
const MAX_TEXTS = 2 ** 26;
const MAX_CONDITIONS = 2 ** 19;

/**
 * Gathers the engine's objects, as decoding gives them and in any order. `rules` knows at each moment what was added until
 * then, so that events can be read in between; of two objects with one key or id the last one counts.
 */
export class EngineFilters {
  readonly #filters = new Map<bigint, Read>();
  readonly #strings = new Strings();
  #textLeft = MAX_TEXTS;
  #conditionsLeft = MAX_CONDITIONS;
  #isFull = false;
  readonly #providers = new Map<string, Provider>();
  readonly #subLayers = new Map<string, SubLayer>();
  readonly #layers = new Map<number, string>();
  readonly #names = {
    providers: new Map<string, string>(),
    subLayers: new Map<string, string>(),
    callouts: new Map<string, string>(),
    origins: new Map<string, string>(),
  };

  /** The filters that were added so far. */
  readonly rules: RuleBook = {
    rule: (filterId) => this.#rule(filterId),
    layer: (layerId) => this.#layers.get(layerId),
    layers: () => this.#layers,
    filtersOf: (origin) => filtersOf(this.#entries(), origin),
  };

  /** How many filters there are. */
  get size(): number {
    return this.#filters.size;
  }

  /** Whether there are too many conditions: those of filters that are added from now on may be left out. */
  get isFull(): boolean {
    return this.#isFull;
  }

  addFilter(filter: FWPM_FILTER0): void {
    const { filterId, filterKey, displayData, providerKey, layerKey, subLayerKey, action } = filter;
    const type = actionName(action);
    const callout = 'calloutKey' in action ? keyOrNone(action.calloutKey) : undefined;
    const rule: Rule = {
      filterId,
      filterKey: filterKey === NO_KEY ? undefined : filterKey,
      name: this.#keep(displayData.name) ?? '',
      description: this.#keep(displayData.description),
      provider: keyOrNone(providerKey),
      layer: keyOrNone(layerKey),
      subLayer: keyOrNone(subLayerKey),
      action: type,
    };
    const contextKey = 'providerContextKey' in filter ? keyName(filter.providerContextKey) : undefined;
    this.#filters.set(filterId, {
      rule,
      callout,
      originKey: contextKey,
      details: { ...detailsOf(filter, rule, callout), conditions: this.#conditions(filter) },
    });
  }

  addProvider(provider: FWPM_PROVIDER0): void {
    const key = keyName(provider.providerKey);
    const description = this.#keep(provider.displayData.description);
    this.#providers.set(key, { description, service: this.#keep(provider.serviceName) });
    this.#addName(this.#names.providers, key, provider.displayData);
  }

  addSubLayer({ subLayerKey, displayData, weight }: FWPM_SUBLAYER0): void {
    const key = keyName(subLayerKey);
    this.#subLayers.set(key, { key, name: this.#keep(displayData.name), weight });
    this.#addName(this.#names.subLayers, key, displayData);
  }

  addCallout({ calloutKey, displayData }: FWPM_CALLOUT0): void {
    this.#addName(this.#names.callouts, keyName(calloutKey), displayData);
  }

  addLayer({ layerKey, layerId }: FWPM_LAYER0): void {
    this.#layers.set(layerId, keyName(layerKey));
  }

  addProviderContext(context: ProviderContext): void {
    const origin = this.#keep(originOf(context));
    if (origin !== undefined) this.#names.origins.set(keyName(context.providerContextKey), origin);
  }

  /** All that is known of the filters, as `readRules` gives it of a file of netsh. */
  finish(): FileRules {
    const filters = [...this.#filters.values()].map((read): StateFilter => this.#stateFilter(read));
    const byId = new Map(filters.map((filter) => [filter.filterId, filter]));
    const layers: ReadonlyMap<number, string> = new Map(this.#layers);
    return {
      size: filters.length,
      withoutId: 0,
      faults: undefined,
      state: { filters, subLayers: new Map(this.#subLayers) },
      rule: (filterId) => byId.get(filterId),
      layer: (layerId) => layers.get(layerId),
      layers: () => layers,
      filtersOf: (origin) => filtersOf(byId, origin),
    };
  }

  /** Text for people, cut where it is too long; undefined for none, and where there is no room left. */
  #keep(text: string | null | undefined): string | undefined {
    if (!text || this.#textLeft <= 0) return undefined;
    const cut = cutText(readableName(text), MAX_TEXT);
    this.#textLeft -= cut.length;
    return this.#strings.keep(cut);
  }

  #addName(names: Map<string, string>, key: string, { name }: FWPM_DISPLAY_DATA0): void {
    const kept = this.#keep(name);
    if (kept !== undefined) names.set(key, kept);
  }

  /** That there are conditions which are not there is a condition that is not known. */
  #conditions({ filterCondition }: FWPM_FILTER0): readonly FilterCondition[] {
    const length = filterCondition?.length ?? 0;
    this.#isFull ||= length > this.#conditionsLeft;
    if (filterCondition === null || length > this.#conditionsLeft) return [UNREAD];
    this.#conditionsLeft -= length;
    return filterCondition.map(conditionOf);
  }

  *#entries(): Generator<readonly [bigint, Rule], void, undefined> {
    for (const [id, read] of this.#filters) yield [id, this.#named(read)];
  }

  #rule(filterId: bigint): Rule | undefined {
    const read = this.#filters.get(filterId);
    return read && this.#named(read);
  }

  #named(read: Read): Rule {
    const rule = namedRule(read, this.#names);
    // A provider context need not be one that says where the filter comes from.
    return rule.lacksOrigin ? { ...rule, lacksOrigin: undefined } : rule;
  }

  #stateFilter(read: Read): StateFilter {
    const { providerKey } = read.details;
    const provider = providerKey === undefined ? undefined : this.#providers.get(providerKey);
    return {
      ...this.#named(read),
      ...read.details,
      isChange: false,
      providerDescription: provider?.description,
      providerService: provider?.service,
    };
  }
}

// --- filters -------------------------------------------------------------------------------------------------

function keyOrNone(key: string | null): string | undefined {
  return key === null || key === NO_KEY ? undefined : keyName(key);
}

/** A type without a name as the number that it is; 0 is none. */
function actionName({ type }: FWPM_FILTER0['action']): string | undefined {
  if (type === 0) return undefined;
  return typeof type === 'string' ? type : `0x${type.toString(16)}`;
}

function detailsOf(
  filter: FWPM_FILTER0,
  rule: Rule,
  callout: string | undefined,
): Omit<FilterDetails, 'conditions'> {
  const { flags, weight, effectiveWeight } = filter;
  return {
    subLayerKey: rule.subLayer,
    providerKey: rule.provider,
    calloutKey: callout,
    flags: flagNames(FWPM_FILTER_FLAG.bits, flags),
    weight: engineValue(weight),
    effectiveWeight:
      effectiveWeight.type === 'FWP_UINT64' ? (effectiveWeight.uint64 ?? undefined) : undefined,
  };
}

const UNREAD: FilterCondition = { field: '', match: '', value: { kind: 'other', type: '', text: '' } };

function conditionOf({ fieldKey, matchType, conditionValue }: FWPM_FILTER_CONDITION0): FilterCondition {
  return {
    field: conditionName(fieldKey),
    match: typeof matchType === 'string' ? matchType : String(matchType),
    value: engineValue(conditionValue),
  };
}

// --- what keys lead to ---------------------------------------------------------------------------------------

/** The origin that Windows Firewall stores in a context of its own. */
function originOf(context: ProviderContext): string | undefined {
  if (context.displayData.description?.trim() !== ORIGIN_DESCRIPTION || !('dataBuffer' in context))
    return undefined;
  const { dataBuffer } = context;
  return (dataBuffer && terminatedText(dataBuffer)) || undefined;
}
