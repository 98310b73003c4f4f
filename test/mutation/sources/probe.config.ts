import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import type { SourceMutant } from './mutants.ts';
import { probed } from './probes.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const mutants: readonly SourceMutant[] = JSON.parse(
  readFileSync(process.env['SOURCE_MUTANTS'] ?? '', 'utf8'),
);
const files = new Set(mutants.map(({ file }) => root + file));

/** The tests of the project without a mutant, and with a probe at each. */
export default defineConfig({
  root,
  plugins: [
    {
      name: 'probes',
      enforce: 'pre',
      load(id) {
        const [path = ''] = id.split('?');
        if (!files.has(path)) return undefined;
        const file = path.slice(root.length);
        return probed(
          file,
          [...mutants.entries()].filter(([, mutant]) => mutant.file === file),
        );
      },
    },
  ],
  test: {
    provide: { isExhaustive: false },
    reporters: ['dot'],
    setupFiles: 'test/mutation/sources/probe.setup.ts',
    testTimeout: 60_000,
    isolate: false,
    maxWorkers: 1,
  },
});
