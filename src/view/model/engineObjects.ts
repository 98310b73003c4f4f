/** The objects of the filter engine in a capture: they name the filters of its events. */
import { type Capture, rootsOf } from '../../capture/cbor/capture.ts';
import type { DecodeError } from '../../codec/index.ts';
import { addObjects as addAll } from '../../filters/addObjects.ts';
import type { EngineFilters } from '../../filters/engine.ts';
import { extentOf, type Infer, pointerSizeOf, type ValueLayout } from '../../layout/index.ts';
import { decode, decodeArray, decodeEntries } from '../../read/decode.ts';
import { OBJECT_NAMES } from '../../wfp/objectNames.ts';
import { presentRoots } from './blocks.ts';

const OBJECTS: ReadonlySet<string> = new Set(OBJECT_NAMES);

/** Whether the structs of an item are objects of the engine. */
export function holdsObjects({ struct }: Pick<Capture, 'struct'>): boolean {
  return OBJECTS.has(struct.ctype);
}

type OnIssue = (issue: DecodeError) => void;

/** Takes the objects of an item that name filters; what cannot be read of them is told. */
export function addObjects(filters: EngineFilters, capture: Capture, onIssue: OnIssue): void {
  addAll(filters, capture.struct, (layout) => valuesIn(layout, capture, onIssue));
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
