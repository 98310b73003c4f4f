/**
 * Filters as the engine's objects, so that captures can hold what is known of them: what `EngineFilters` makes of the objects
 * is what was known before.
 */
import { conditionKey } from '../names/conditions.ts';
import { keyOf } from '../names/keys.ts';
import type { FWPM_FILTER_CONDITION0 } from '../wfp/fwpmtypes.ts';
import { FWP_ACTION_TYPE, FWP_MATCH_TYPE } from '../wfp/fwptypes.ts';
import {
  type FWPM_CALLOUT0,
  type FWPM_DISPLAY_DATA0,
  FWPM_FILTER_FLAG,
  type FWPM_FILTER0,
  type FWPM_LAYER0,
  type FWPM_PROVIDER_CONTEXT0,
  type FWPM_PROVIDER0,
  type FWPM_SUBLAYER0,
} from '../wfp/objects.ts';
import { NO_KEY } from './engineKeys.ts';
import type { FileRules } from './filters.ts';
import { ORIGIN_DESCRIPTION } from './origin.ts';
import type { FilterCondition, FilterState, StateFilter } from './state.ts';
import { conditionValueOf, utf16, weightOf, withoutNul } from './toValues.ts';

/** The objects of a machine, by their kinds. */
export interface EngineObjects {
  readonly providers: readonly FWPM_PROVIDER0[];
  readonly subLayers: readonly FWPM_SUBLAYER0[];
  readonly callouts: readonly FWPM_CALLOUT0[];
  readonly layers: readonly FWPM_LAYER0[];
  readonly contexts: readonly FWPM_PROVIDER_CONTEXT0[];
  readonly filters: readonly FWPM_FILTER0[];
}

/**
 * What is known of filters as objects. What no object has a place for is left out: names of keys that are not known, values
 * that were not read, and keys of the contexts that say where a filter comes from, in place of which others stand.
 * @param state the rules' own.
 */
export function engineObjects(
  rules: Pick<FileRules, 'layers'>,
  { filters, subLayers }: FilterState,
): EngineObjects {
  const contextKeys = new Map<string, string>();
  for (const { origin } of filters) {
    if (origin !== undefined && !contextKeys.has(origin))
      contextKeys.set(origin, madeUpKey(contextKeys.size + 1));
  }
  return {
    providers: unique(filters, ({ providerKey }) => providerKey, providerOf),
    subLayers: [...subLayers.values()].map(({ key, name, weight }) => ({
      subLayerKey: keyOf(key) ?? NO_KEY,
      displayData: displayData(name),
      ...NO_OWNER,
      weight: weight ?? 0,
    })),
    callouts: unique(filters, ({ calloutKey }) => calloutKey, calloutOf),
    layers: [...rules.layers()].map(([layerId, name]) => ({
      layerKey: keyOf(name) ?? NO_KEY,
      displayData: displayData(undefined),
      flags: 0,
      field: [],
      defaultSubLayerKey: NO_KEY,
      layerId,
    })),
    contexts: [...contextKeys].map(([origin, key]) => contextOf(origin, key)),
    filters: filters.map((filter) => filterOf(filter, contextKeys.get(filter.origin ?? ''))),
  };
}

const NO_OWNER = { flags: 0, providerKey: null, providerData: null };

function displayData(name: string | undefined, description?: string): FWPM_DISPLAY_DATA0 {
  return { name: textOrNull(name), description: textOrNull(description) };
}

function textOrNull(text: string | undefined): string | null {
  return text === undefined ? null : withoutNul(text);
}

/** A key that nobody has, since the filters say only what it leads to. */
function madeUpKey(number: number): string {
  return `00000000-0000-0000-0000-${number.toString(16).padStart(12, '0')}`;
}

/** An object for each key that filters have. */
function unique<T>(
  filters: readonly StateFilter[],
  keyIn: (filter: StateFilter) => string | undefined,
  make: (filter: StateFilter, key: string) => T,
): T[] {
  const made = new Map<string, T>();
  for (const filter of filters) {
    const key = keyOf(keyIn(filter) ?? '');
    if (key !== undefined && !made.has(key)) made.set(key, make(filter, key));
  }
  return [...made.values()];
}

/** A name that is the key itself is none. */
function nameBeside(name: string | undefined, key: string | undefined): string | undefined {
  return name === key ? undefined : name;
}

function providerOf(filter: StateFilter, key: string): FWPM_PROVIDER0 {
  const { provider, providerKey, providerDescription, providerService } = filter;
  return {
    providerKey: key,
    displayData: displayData(nameBeside(provider, providerKey), providerDescription),
    flags: 0,
    providerData: null,
    serviceName: textOrNull(providerService),
  };
}

function calloutOf({ callout, calloutKey }: StateFilter, key: string): FWPM_CALLOUT0 {
  return {
    calloutKey: key,
    displayData: displayData(nameBeside(callout, calloutKey)),
    ...NO_OWNER,
    applicableLayer: NO_KEY,
    calloutId: 0,
  };
}

function contextOf(origin: string, key: string): FWPM_PROVIDER_CONTEXT0 {
  return {
    providerContextKey: key,
    displayData: displayData(undefined, ORIGIN_DESCRIPTION),
    ...NO_OWNER,
    type: 'FWPM_GENERAL_CONTEXT',
    dataBuffer: utf16(`${origin}\0`),
    providerContextId: 0n,
  };
}

// --- filters -------------------------------------------------------------------------------------------------

const HAS_CONTEXT = FWPM_FILTER_FLAG.bits['FWPM_FILTER_FLAG_HAS_PROVIDER_CONTEXT'] ?? 0;

function filterOf(filter: StateFilter, contextKey: string | undefined): FWPM_FILTER0 {
  const { filterId, filterKey, name, description, providerKey, layer, subLayerKey } = filter;
  const flags = (flagsOf(filter.flags) & ~HAS_CONTEXT) >>> 0;
  return {
    filterKey: keyOf(filterKey ?? '') ?? NO_KEY,
    displayData: displayData(name === '' ? undefined : name, description),
    flags: contextKey === undefined ? flags : (flags | HAS_CONTEXT) >>> 0,
    providerKey: keyOf(providerKey ?? '') ?? null,
    providerData: null,
    layerKey: keyOf(layer ?? '') ?? NO_KEY,
    subLayerKey: keyOf(subLayerKey ?? '') ?? NO_KEY,
    weight: weightOf(filter.weight),
    filterCondition: filter.conditions.map(conditionOf),
    action: actionOf(filter),
    ...(contextKey === undefined ? { rawContext: 0n } : { providerContextKey: contextKey }),
    reserved: null,
    filterId,
    effectiveWeight:
      filter.effectiveWeight === undefined
        ? { type: 'FWP_EMPTY' }
        : { type: 'FWP_UINT64', uint64: filter.effectiveWeight },
  };
}

function flagsOf(names: readonly string[]): number {
  let flags = 0;
  for (const name of names)
    flags |= FWPM_FILTER_FLAG.bits[name] ?? (/^0x[\da-f]{1,8}$/.test(name) ? Number(name) : 0);
  return flags;
}

const CALLOUT = 0x4000;

function actionOf({ action = '', calloutKey }: StateFilter): FWPM_FILTER0['action'] {
  const named = Object.entries(FWP_ACTION_TYPE.values).find(([name]) => name === action);
  const number = named?.[1] ?? (/^0x[\da-f]{1,8}$/.test(action) ? Number(action) : 0);
  return (number & CALLOUT) === 0
    ? { type: number, filterType: NO_KEY }
    : { type: number, calloutKey: keyOf(calloutKey ?? '') ?? NO_KEY };
}

function conditionOf({ field, match, value }: FilterCondition): FWPM_FILTER_CONDITION0 {
  return {
    fieldKey: conditionKey(field) ?? NO_KEY,
    matchType: matchOf(match),
    conditionValue: conditionValueOf(value),
  };
}

/** A number that no comparison has stands for one that was not read. */
const NO_MATCH = 0xffffffff;

function matchOf(match: string): number {
  const named = Object.entries(FWP_MATCH_TYPE.values).find(([name]) => name === match);
  return named?.[1] ?? (/^\d{1,10}$/.test(match) ? Number(match) >>> 0 : NO_MATCH);
}
