/** The objects of the filter engine in a capture: they name the filters of its events. */
import { captureChunks } from '../../capture/cbor/read.ts';
import { type Capture, rootsOf } from '../../capture/index.ts';
import type { DecodeError } from '../../codec/index.ts';
import { readObjectsFast } from '../../fast/objects.ts';
import { addObjects as addAll } from '../../filters/addObjects.ts';
import { EngineFilters } from '../../filters/index.ts';
import type { Infer, ValueLayout } from '../../layout/index.ts';
import type { Roots } from '../../memory/run.ts';
import { decode, decodeArray, decodeEntries } from '../../read/decode.ts';
import { OBJECT_NAMES } from '../../wfp/objectNames.ts';
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
  addAll(filters, capture.struct, (layout) => valuesIn(layout, capture, onIssue));
}

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
