import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** Not a part of `npm test`, since not every machine has Wine: `npm run test:windows`. */
export default defineConfig({
  root: fileURLToPath(new URL('../../../', import.meta.url)),
  test: {
    include: ['test/live/windows/*.windows.ts'],
    provide: { isExhaustive: false },
    // Only to end a hang: the first start of Wine makes a Windows.
    testTimeout: 300_000,
    hookTimeout: 300_000,
  },
});
