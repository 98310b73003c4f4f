/** The generated code is what the generators make of the descriptors. `npm run generate` writes it anew. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { generatedFiles } from '../../src/fast/generator/files.ts';
import { buildWasm, digestOf, toolVersions, WASM_BUILDS, wasmFile } from '../../src/fast/generator/wasm.ts';
import { EXHAUSTIVE } from '../support/exhaustive.ts';

test.each([...generatedFiles()])('%s is fresh', (path, text) => {
  // Not toBe: what it prints of files of 3,000 lines helps nobody.
  const isFresh = readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8') === text;
  expect(isFresh, `${path} is stale: npm run generate`).toBe(true);
});

const isHere = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

test.each(WASM_BUILDS)('$path is made of the sources that are here', (build) => {
  expect(isHere(build.path)).toContain(`'${digestOf(build)}'`);
});

// Other versions of the tools make other modules.
const areTheTools = (path: string): boolean => isHere(path).includes(` by ${toolVersions()}: `);

test.runIf(EXHAUSTIVE).for(WASM_BUILDS)('$path is what its tools make of them', (build, { skip }) => {
  const wasm = areTheTools(build.path) ? buildWasm(build) : undefined;
  if (wasm === undefined) skip('its clang, lld and binaryen are not installed');
  else expect(wasmFile(build, wasm) === isHere(build.path), `${build.path}: npm run generate`).toBe(true);
});
