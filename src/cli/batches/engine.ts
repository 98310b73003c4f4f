/** The engine that writes lines of JSON: WebAssembly, where there are enough events for it to be worth loading. */

import { countOf } from '../../memory/run.ts';
import type { LineEngine, LineWorkspace } from '../../wasm.ts';
import type { MemoryBlock } from '../input/blocks.ts';
import type { BatchOptions } from './batch.ts';

/** The lines of fewer events are written before the engine is loaded. */
export const LEAST_EVENTS = 2048;
/** A capture that is larger has as many. */
export const LEAST_BYTES = 2 ** 21;

let loading: Promise<LineEngine | undefined> | undefined;

/** The engine; undefined where there is no WebAssembly. It is loaded once. */
function engine(): Promise<LineEngine | undefined> {
  loading ??= import('../../wasm.ts').then(({ loadEngine }) => loadEngine());
  return loading;
}

/** Whether there are so many lines of JSON that an engine is worth it. */
export function wantsEngine(
  { roots }: Pick<MemoryBlock, 'roots'>,
  { writer, trailer, internal }: BatchOptions,
): boolean {
  return writer === undefined && !trailer && internal === undefined && countOf(roots) >= LEAST_EVENTS;
}

/** What an engine has for lines; undefined where JavaScript writes them. */
export async function workspaceOf({ lossless = false }: BatchOptions): Promise<LineWorkspace | undefined> {
  return (await engine())?.workspace({ replacesSurrogates: !lossless });
}
