import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { mutated, type SourceMutant } from './mutants.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const mutant: SourceMutant = JSON.parse(process.env['SOURCE_MUTANT'] ?? '');
const order: readonly string[] = JSON.parse(process.env['SOURCE_TESTS'] ?? '[]');

/** The files in the order that was asked for: the quickest first. */
class InOrder extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return files.sort((a, b) => order.indexOf(a.moduleId) - order.indexOf(b.moduleId));
  }
}

/** Some tests of the project with one mutant in force: no file is written. */
export default defineConfig({
  root,
  plugins: [
    {
      name: 'mutant',
      enforce: 'pre',
      load: (id) => (id.split('?')[0] === root + mutant.file ? mutated(mutant) : undefined),
    },
  ],
  // One process for all files: what they import is loaded once.
  test: {
    include: [...order],
    provide: { isExhaustive: false },
    bail: 1,
    testTimeout: 60_000,
    isolate: false,
    maxWorkers: 1,
    sequence: { sequencer: InOrder },
  },
});
