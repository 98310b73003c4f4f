import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { mutated, type SourceMutant } from './mutants.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const mutant: SourceMutant = JSON.parse(process.env['SOURCE_MUTANT'] ?? '');

/** The tests of the project with one mutant in force: no file is written. */
export default defineConfig({
  root,
  plugins: [
    {
      name: 'mutant',
      enforce: 'pre',
      load: (id) => (id.split('?')[0] === root + mutant.file ? mutated(mutant) : undefined),
    },
  ],
  // One process for all files of a room: what they import is loaded once.
  test: { provide: { isExhaustive: false }, bail: 1, testTimeout: 60_000, isolate: false, maxWorkers: 1 },
});
