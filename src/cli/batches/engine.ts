/** The engine that writes lines of JSON: WebAssembly, where there are enough events for it to be worth loading. */

import { countOf } from '../../memory/run.ts';
import type { LineEngine, LineWorkspace } from '../../wasm.ts';
import type { MemoryBlock } from '../input/blocks.ts';
import type { BatchOptions } from './batch.ts';

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
  { writer, trailer, internal }: BatchOptions,
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

/** What an engine has for lines; undefined where JavaScript writes them. */
export async function workspaceOf({ lossless = false }: BatchOptions): Promise<LineWorkspace | undefined> {
  return (await engine())?.workspace({ replacesSurrogates: !lossless });
}
