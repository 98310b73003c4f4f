/** The objects of the filter engine in a capture: they name the filters of its events. */
import { captureChunks } from '../../capture/cbor/read.ts';
import { type Capture, rootsOf } from '../../capture/index.ts';
import type { DecodeError } from '../../codec/index.ts';
import { readObjectsFast } from '../../fast/objects.ts';
import { EngineFilters } from '../../filters/index.ts';
import type { Infer, ValueLayout } from '../../layout/index.ts';
import type { Roots } from '../../memory/run.ts';
import { decode, decodeArray, decodeEntries } from '../../read/decode.ts';
import { OBJECT_NAMES } from '../../wfp/objectNames.ts';
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
} from '../../wfp/objects.ts';
import { present } from './blocks.ts';
import type { InputFile } from './inputFile.ts';

// A capture can have some thousands of them.
readObjectsFast();

const OBJECTS: ReadonlySet<string> = new Set(OBJECT_NAMES);

/** Whether the structs of an item are objects of the engine. */
export function holdsObjects({ struct }: Pick<Capture, 'struct'>): boolean {
  return OBJECTS.has(struct.ctype);
}

type OnIssue = (issue: DecodeError) => void;

/** Takes the objects of an item that {@link holdsObjects}; what cannot be read of them is told. */
export function addObjects(filters: EngineFilters, capture: Capture, onIssue: OnIssue): void {
  const each = <L extends ValueLayout>(layout: L, add: (value: Infer<L>) => void): void => {
    if (capture.struct !== layout || filters.isFull) return;
    for (const value of valuesIn(layout, capture, onIssue)) {
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

const CONTEXTS = [
  FWPM_PROVIDER_CONTEXT0,
  FWPM_PROVIDER_CONTEXT1,
  FWPM_PROVIDER_CONTEXT2,
  FWPM_PROVIDER_CONTEXT3,
] as const;

function* valuesIn<L extends ValueLayout>(
  layout: L,
  capture: Capture,
  onIssue: OnIssue,
): Generator<Infer<L> | null, void, undefined> {
  const { memory } = capture;
  const ranges = capture.ranges.map(({ base, bytes }) => ({ base, length: bytes.length }));
  ranges.sort((a, b) => (a.base < b.base ? -1 : 1));
  for (const all of rootsOf(capture)) {
    const { roots } = present(layout, { memory, ranges }, all);
    yield* decoded(layout, memory, roots, onIssue);
  }
}

function decoded<L extends ValueLayout>(
  layout: L,
  memory: Capture['memory'],
  roots: Roots,
  onIssue: OnIssue,
): Iterable<Infer<L> | null> {
  if ('entries' in roots) return decodeEntries(layout, memory, roots.entries, roots.count, { onIssue });
  if ('array' in roots) return decodeArray(layout, memory, roots.array, roots.count, { onIssue });
  return 'address' in roots ? [decode(layout, memory, roots.address, { onIssue })] : [];
}

/** The filters of a capture that can be read twice, before its events; what else is wrong in it is told with these. */
export async function filtersIn(file: InputFile, onIssue: OnIssue): Promise<EngineFilters> {
  const filters = new EngineFilters();
  for await (const captures of captureChunks(file.chunks(), { onIssue: () => undefined })) {
    for (const capture of captures) if (holdsObjects(capture)) addObjects(filters, capture, onIssue);
  }
  return filters;
}
