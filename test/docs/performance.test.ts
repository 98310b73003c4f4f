/** The figures in README.md and docs/performance.md are those of the run that bench/results.json has. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { ROOT } from '../package/package.ts';

/** The benchmark is no part of what is compiled. */
interface Tables {
  performanceTables(results: unknown): string;
  readmeLines(results: unknown): string;
  withPart(page: string, name: string, text: string): string;
}

const tables: Tables = await import(pathToFileURL(join(ROOT, 'bench/tables.mjs')).href);
const results: unknown = JSON.parse(readFileSync(join(ROOT, 'bench/results.json'), 'utf8'));

test.each([
  ['docs/performance.md', tables.performanceTables(results)],
  ['README.md', tables.readmeLines(results)],
])('%s', (page, text) => {
  const found = readFileSync(join(ROOT, page), 'utf8');
  expect(found, 'node bench/run.mjs --pages writes them anew').toBe(tables.withPart(found, 'figures', text));
});
