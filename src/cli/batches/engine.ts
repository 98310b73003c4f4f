/** The engine that writes lines of JSON: WebAssembly, where there are enough events for it to be worth loading. */

import { type Abi, type PointerSize, pointerSizeOf } from '../../layout/index.ts';
import { countOf } from '../../memory/run.ts';
import type { LineEngine, LineWorkspace } from '../../wasm.ts';
import type { MemoryBlock } from '../input/blocks.ts';

/** What decides whether an engine can write lines, as batches have it. */
interface LineOptions {
  readonly trailer: boolean;
  readonly internal?: unknown;
  readonly writer?: unknown;
  readonly lossless?: boolean | undefined;
}

/** The lines of fewer events, in all blocks together, are written before the engine is loaded. */
export const LEAST_EVENTS = 2048;
/** A capture that is larger has as many. */
export const LEAST_BYTES = 2 ** 21;

let loading: Promise<LineEngine | undefined> | undefined;
/** Events that were decoded without an engine, in blocks of too few. */
let without = 0;

/** The engine; undefined where there is no WebAssembly. It is loaded once. */
function engine(): Promise<LineEngine | undefined> {
  loading ??= import('../../wasm.ts').then(({ loadEngine }) => loadEngine());
  return loading;
}

/** Whether an engine is to write the lines of a block: they are lines of JSON, and there are enough of them. */
export function wantsEngine(
  { roots }: Pick<MemoryBlock, 'roots'>,
  { writer, trailer, internal }: LineOptions,
): boolean {
  if (writer !== undefined || trailer || internal !== undefined) return false;
  return isWorthIt(countOf(roots));
}

/** Whether an engine is there, or worth it with so many events more: many small blocks are as good as a large one. */
export function isWorthIt(count = 0): boolean {
  return loading !== undefined || without + count >= LEAST_EVENTS;
}

/** Notes events that are decoded without an engine. */
export function noteWithout(count: number): void {
  without += count;
}

/** One for each size of pointers: what is read into it is used at once. */
const rooms = new Map<PointerSize, Uint8Array>();

/** Where the columns of so many structs are read from in the engine's memory; undefined where that is not worth it. */
export async function columnRoom(abi: Abi, count: number, length: number): Promise<Uint8Array | undefined> {
  if (!isWorthIt(count)) return undefined;
  const size = pointerSizeOf(abi);
  const room = rooms.get(size) ?? allocated(await engine(), abi, length);
  if (room !== undefined) rooms.set(size, room);
  return room;
}

function allocated(engine: LineEngine | undefined, abi: Abi, length: number): Uint8Array | undefined {
  try {
    return engine?.allocate(length, abi);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** What an engine has for lines; undefined where JavaScript writes them. */
export async function workspaceOf({
  lossless = false,
}: Pick<LineOptions, 'lossless'>): Promise<LineWorkspace | undefined> {
  return (await engine())?.workspace({ replacesSurrogates: !lossless });
}
