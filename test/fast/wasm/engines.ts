/** The engines that are tested: each build of the modules; and what they do by themselves. */
import { resolveLimits } from '../../../src/codec/index.ts';
import type { Memory, ValueLayout } from '../../../src/index.ts';
import { type Roots, runOf } from '../../../src/memory/run.ts';
import { LineBuffer } from '../../../src/read/lineBuffer.ts';
import { type LineEngine, loadEngine } from '../../../src/wasm.ts';

async function loaded(simd: boolean): Promise<LineEngine> {
  const engine = await loadEngine({ simd });
  if (engine === undefined) throw new Error('there is no WebAssembly here');
  return engine;
}

export const ENGINES: readonly (readonly [name: string, engine: LineEngine])[] = [
  ['with SIMD', await loaded(true)],
  ['without SIMD', await loaded(false)],
];

/** How many lines an engine writes of a run by itself, before it asks for another way. */
export function linesBy(engine: LineEngine, struct: ValueLayout, memory: Memory, roots: Roots): number {
  const run = runOf(struct, memory, roots);
  const workspace = engine.workspace({ replacesSurrogates: false });
  const writer = workspace.writer(struct, memory, run, resolveLimits());
  const target = new LineBuffer({ chunkBytes: 2 ** 28, reuse: true, surrogates: 'keep', workspace });
  let next = 0;
  for (let after = -1; writer !== undefined && after !== next; ) {
    after = next;
    next = writer.write(target, next, run.count);
  }
  workspace.release();
  return next;
}
