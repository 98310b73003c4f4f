/** Objects of the engine, by their structs: what each adds to the filters that are known. */
import type { Infer, ValueLayout } from '../layout/index.ts';
import {
  FWPM_CALLOUT0,
  FWPM_FILTER0,
  FWPM_LAYER0,
  FWPM_PROVIDER_CONTEXT0,
  FWPM_PROVIDER_CONTEXT1,
  FWPM_PROVIDER_CONTEXT2,
  FWPM_PROVIDER_CONTEXT3,
  FWPM_PROVIDER0,
  FWPM_SUBLAYER0,
} from '../wfp/objects.ts';
import type { EngineFilters } from './engine.ts';

const CONTEXTS = [
  FWPM_PROVIDER_CONTEXT0,
  FWPM_PROVIDER_CONTEXT1,
  FWPM_PROVIDER_CONTEXT2,
  FWPM_PROVIDER_CONTEXT3,
] as const;

/** @param valuesOf decodes the objects, null for each that cannot be read. It is called where they add something. */
export function addObjects(
  filters: EngineFilters,
  struct: ValueLayout,
  valuesOf: <L extends ValueLayout>(layout: L) => Iterable<Infer<L> | null>,
): void {
  const each = <L extends ValueLayout>(layout: L, add: (value: Infer<L>) => void): void => {
    if (struct !== layout || filters.isFull) return;
    for (const value of valuesOf(layout)) {
      if (value !== null) add(value);
      // A small file can point to one list of conditions many thousand times.
      if (filters.isFull) break;
    }
  };
  each(FWPM_FILTER0, (filter) => filters.addFilter(filter));
  each(FWPM_PROVIDER0, (provider) => filters.addProvider(provider));
  each(FWPM_SUBLAYER0, (subLayer) => filters.addSubLayer(subLayer));
  each(FWPM_CALLOUT0, (callout) => filters.addCallout(callout));
  each(FWPM_LAYER0, (layer) => filters.addLayer(layer));
  for (const context of CONTEXTS) each(context, (value) => filters.addProviderContext(value));
}
