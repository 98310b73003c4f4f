/** The generated code is what the generators make of the descriptors. `npm run generate` writes it anew. */
import { describe, expect, test } from 'vitest';
import { generateReaders } from '../../src/fast/generateReaders.ts';
import { generateWriters } from '../../src/fast/generateWriters.ts';
import type { Fields, Struct } from '../../src/index.ts';
import { layouts } from '../../src/wfp/index.ts';

const structs = Object.keys(layouts)
  .sort()
  .map((name) => layouts[name])
  .filter((layout): layout is Struct<Fields> => layout?.kind === 'struct');

describe('the generated code is fresh', () => {
  test.each([8, 4] as const)('readers for pointers of %i bytes', async (pointerSize) => {
    const file = `../../src/fast/generated/readers${pointerSize}.ts`;
    await expect(generateReaders(structs, pointerSize)).toMatchFileSnapshot(file);
  });

  test.each([8, 4] as const)('writers for pointers of %i bytes', async (pointerSize) => {
    const file = `../../src/fast/generated/writers${pointerSize}.ts`;
    await expect(generateWriters(structs, pointerSize)).toMatchFileSnapshot(file);
  });
});
