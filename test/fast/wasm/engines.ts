/** The engines that are tested: each build of the modules. */
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
