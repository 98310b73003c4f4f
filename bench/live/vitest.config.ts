import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** Measures; it is no test of anything but that all events came. */
export default defineConfig({
  root: fileURLToPath(new URL('../../', import.meta.url)),
  test: {
    include: ['bench/live/*.measure.ts'],
    testTimeout: 300_000,
    fileParallelism: false,
  },
});
