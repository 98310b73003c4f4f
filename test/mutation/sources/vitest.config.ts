import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** For `npm run mutate:sources`: each mutant is a test, which runs tests of the project in processes of their own. */
export default defineConfig({
  root: fileURLToPath(new URL('../../../', import.meta.url)),
  test: {
    include: ['test/mutation/sources/mutate.ts'],
    reporters: ['verbose'],
    maxConcurrency: Number(process.env['JOBS'] ?? 2),
    testTimeout: 0,
    hookTimeout: 0,
  },
});
