/** The engine that writes lines of JSON: WebAssembly, where there are enough events for it to be worth loading. */
import type { LineEngine, LineWorkspace } from '../../wasm.ts';
import type { MemoryBlock } from '../input/blocks.ts';
import type { BatchOptions } from './batch.ts';

/** The lines of fewer events are written before the engine is loaded. */
const LEAST_EVENTS = 2048;

let loading: Promise<LineEngine | undefined> | undefined;

/** The engine; undefined where there is no WebAssembly. It is loaded once. */
function engine(): Promise<LineEngine | undefined> {
  loading ??= import('../../wasm.ts').then(({ loadEngine }) => loadEngine());
  return loading;
}

/** What an engine has for the lines of a block; undefined where JavaScript writes them. */
export async function workspaceFor(
  { roots }: Pick<MemoryBlock, 'roots'>,
  { writer, trailer, internal, lossless = false }: BatchOptions,
): Promise<LineWorkspace | undefined> {
  const count = 'addresses' in roots ? roots.addresses.length : 'count' in roots ? roots.count : 1;
  if (writer !== undefined || trailer || internal !== undefined || count < LEAST_EVENTS) return undefined;
  return (await engine())?.workspace({ replacesSurrogates: !lossless });
}
