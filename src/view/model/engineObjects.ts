/** The objects of the filter engine in a capture: they name the filters of its events. */
import { type Capture, rootsOf } from '../../capture/cbor/capture.ts';
import type { DecodeError } from '../../codec/index.ts';
import type { EngineFilters } from '../../filters/engine.ts';
import { extentOf, type Infer, pointerSizeOf, type ValueLayout } from '../../layout/index.ts';
import { decode, decodeArray, decodeEntries } from '../../read/decode.ts';
import { OBJECT_NAMES } from '../../wfp/objectNames.ts';
import {
  FWPM_CALLOUT0,
  FWPM_FILTER0,
  FWPM_LAYER0,
  FWPM_PROVIDER0,
  FWPM_SUBLAYER0,
} from '../../wfp/objects.ts';
import { presentRoots } from './blocks.ts';

const OBJECTS: ReadonlySet<string> = new Set(OBJECT_NAMES);

/** Whether the structs of an item are objects of the engine. */
export function holdsObjects({ struct }: Pick<Capture, 'struct'>): boolean {
  return OBJECTS.has(struct.ctype);
}

type OnIssue = (issue: DecodeError) => void;

/** Takes the objects of an item that name filters; what cannot be read of them is told. */
export function addObjects(filters: EngineFilters, capture: Capture, onIssue: OnIssue): void {
  const each = <L extends ValueLayout>(layout: L, add: (value: Infer<L>) => void): void => {
    if (capture.struct !== layout) return;
    for (const value of valuesIn(layout, capture, onIssue)) {
      if (filters.isFull) return;
      if (value !== null) add(value);
    }
  };
  each(FWPM_FILTER0, (filter) => filters.addFilter(filter));
  each(FWPM_PROVIDER0, (provider) => filters.addProvider(provider));
  each(FWPM_SUBLAYER0, (subLayer) => filters.addSubLayer(subLayer));
  each(FWPM_CALLOUT0, (callout) => filters.addCallout(callout));
  each(FWPM_LAYER0, (layer) => filters.addLayer(layer));
}

function* valuesIn<L extends ValueLayout>(
  layout: L,
  capture: Capture,
  onIssue: OnIssue,
): Generator<Infer<L> | null, void, undefined> {
  const { memory } = capture;
  for (const all of rootsOf(capture)) {
    const stride = 'entries' in all ? pointerSizeOf(memory.abi) : extentOf(layout, memory.abi).size;
    const roots = presentRoots(all, stride, memory);
    if ('entries' in roots) yield* decodeEntries(layout, memory, roots.entries, roots.count, { onIssue });
    else if ('array' in roots) yield* decodeArray(layout, memory, roots.array, roots.count, { onIssue });
    else if ('address' in roots) yield decode(layout, memory, roots.address, { onIssue });
  }
}
