/** The entry point `fwpm/wasm`: NDJSON by WebAssembly. */
export type {
  ImageLines,
  LineEngine,
  LineTarget,
  LineWorkspace,
  LineWriter,
} from './fast/json/lineEngine.ts';
export { type LoadOptions, loadEngine } from './fast/wasm/load.ts';
