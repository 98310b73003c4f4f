/** Compiles the modules: with SIMD where the engine has it. */
import type { LineEngine } from '../json/lineEngine.ts';
import { WasmEngine } from './engine.ts';
import { webAssembly } from './webAssembly.ts';

/** A module of one function that uses a vector: valid where there is SIMD. */
const SIMD_PROBE = Uint8Array.of(
  ...[0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00, 0x01, 0x05, 0x01, 0x60, 0x00, 0x01, 0x7b, 0x03],
  ...[0x02, 0x01, 0x00, 0x0a, 0x08, 0x01, 0x06, 0x00, 0x41, 0x00, 0xfd, 0x0f, 0x0b],
);

export interface LoadOptions {
  /** Whether the modules with SIMD are taken: where the engine has it, if nothing is said. */
  readonly simd?: boolean | undefined;
}

/**
 * What `ndjson` writes lines with in less than half the time: `ndjson(struct, memory, roots, { engine })`. The lines are the
 * same, byte for byte.
 *
 * @returns undefined where the engine has no WebAssembly, or a Content Security Policy does not allow
 * `'wasm-unsafe-eval'`: everything works without it.
 */
export async function loadEngine({ simd }: LoadOptions = {}): Promise<LineEngine | undefined> {
  const api = webAssembly();
  if (api === undefined) return undefined;
  const [narrow, wide] =
    (simd ?? api.validate(SIMD_PROBE))
      ? [import('../generated/wasm/simd4.ts'), import('../generated/wasm/simd8.ts')]
      : [import('../generated/wasm/plain4.ts'), import('../generated/wasm/plain8.ts')];
  const [{ MODULE: module4 }, { MODULE: module8 }] = await Promise.all([narrow, wide]);
  try {
    return new WasmEngine({ 4: await api.compile(bytesOf(module4)), 8: await api.compile(bytesOf(module8)) });
  } catch {
    return undefined;
  }
}

/** Base64 to bytes. */
function bytesOf(text: string): Uint8Array {
  const characters = atob(text);
  const bytes = new Uint8Array(characters.length);
  for (let i = 0; i < bytes.length; i++) bytes[i] = characters.charCodeAt(i);
  return bytes;
}
