/** The generated code is what the generators make of the descriptors. `npm run generate` writes it anew. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { generatedFiles } from '../../src/fast/generator/files.ts';

test.each([...generatedFiles()])('%s is fresh', (path, text) => {
  // Not toBe: what it prints of files of 3,000 lines helps nobody.
  const isFresh = readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8') === text;
  expect(isFresh, `${path} is stale: npm run generate`).toBe(true);
});
