import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** For `npm run mutate`: no test of the project is in here but through mutate.ts. */
export default defineConfig({
  root: fileURLToPath(new URL('../../', import.meta.url)),
  test: {
    include: ['test/mutation/mutate.ts'],
    reporters: ['default', './test/mutation/reporter.ts'],
    // A kind of mutation is one test: it takes as long as it takes.
    testTimeout: 0,
  },
});
