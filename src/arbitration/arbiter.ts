/** The filters of a machine, in the order in which they have their say. */
import type { Rule } from '../events/index.ts';
import type { FilterState, StateFilter, SubLayer } from '../filters/index.ts';
import { bareLayerName } from '../names/index.ts';
import type { Fields } from './known.ts';
import { type Decisions, decisionsOf } from './layer.ts';
import type { Moment } from './moment.ts';
import { type ArbitratedSubLayer, arbitratedSubLayer, type SubLayerFilters } from './subLayer.ts';

/** What becomes of traffic at a layer. */
export interface Arbitration extends Decisions {
  /** By their weights, the highest first; those whose weights are not known come last. */
  readonly subLayers: readonly ArbitratedSubLayer[];
}

/** Decides as the filtering engine does, as far as it is known what of. */
export class Arbiter {
  /** By the names of layers, without what they begin with. */
  readonly #layers = new Map<string, SubLayerFilters[]>();
  /** By themselves: rules that were read with a state are its filters. */
  readonly #filters = new Map<Rule, StateFilter>();

  constructor({ filters, subLayers }: FilterState) {
    const byLayer = new Map<string, StateFilter[]>();
    for (const filter of filters) {
      this.#filters.set(filter, filter);
      if (filter.layer !== undefined) listIn(byLayer, bareLayerName(filter.layer)).push(filter);
    }
    for (const [layer, all] of byLayer) this.#layers.set(layer, subLayersOf(all, subLayers));
  }

  filter(rule: Rule): StateFilter | undefined {
    return this.#filters.get(rule);
  }

  /** @param layer its C name, as either API has it, or its key. */
  arbitrate(layer: string, fields: Fields, moment: Moment = { isBootTime: false }): Arbitration {
    const found = this.#layers.get(bareLayerName(layer)) ?? [];
    const subLayers = found.map((subLayer) => arbitratedSubLayer(subLayer, fields, moment));
    return { subLayers, ...decisionsOf(subLayers) };
  }
}

/** What a filter without a key of a sublayer is in. */
const NO_SUBLAYER: SubLayer = { key: '' };

function subLayersOf(
  filters: readonly StateFilter[],
  subLayers: ReadonlyMap<string, SubLayer>,
): SubLayerFilters[] {
  const byKey = new Map<string, StateFilter[]>();
  for (const filter of filters) listIn(byKey, filter.subLayerKey ?? '').push(filter);
  const found = [...byKey].map(([key, its]) => ({
    subLayer: subLayers.get(key) ?? (key === '' ? NO_SUBLAYER : { key }),
    filters: its.sort((a, b) => descending(a.effectiveWeight, b.effectiveWeight)),
  }));
  return found.sort((a, b) => descending(a.subLayer.weight, b.subLayer.weight));
}

/** What is not known comes last. */
function descending(a: number | bigint | undefined, b: number | bigint | undefined): number {
  if (a === b) return 0;
  if (a === undefined || b === undefined) return a === undefined ? 1 : -1;
  return a > b ? -1 : 1;
}

function listIn<T>(lists: Map<string, T[]>, key: string): T[] {
  const list = lists.get(key) ?? [];
  lists.set(key, list);
  return list;
}
