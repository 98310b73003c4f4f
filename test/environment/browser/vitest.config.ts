import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** Not a part of `npm test`, since not every machine has a browser: `npm run test:browser`. */
export default defineConfig({
  root: fileURLToPath(new URL('../../../', import.meta.url)),
  test: {
    include: ['test/environment/browser/*.browser.ts', 'test/view/browser/*.browser.ts'],
    // Only to end a hang.
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
