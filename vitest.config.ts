import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { defineConfig } from 'vitest/config';
import { CHROMIUM } from './test/environment/browser/program.ts';

/** `npm test`; with `--mode exhaustive` it is `npm run test:exhaustive`, which test/support/exhaustive.ts is about. */
export default defineConfig(({ mode }) => {
  const isExhaustive = mode === 'exhaustive';
  return {
    test: {
      include: isExhaustive ? exhaustiveFiles() : ['test/**/*.test.ts'],
      provide: { isExhaustive },
      // Type tests: compiled, never run. `npm run typecheck` compiles them, too.
      typecheck: {
        enabled: isExhaustive,
        checker: 'tsc',
        include: ['test/**/*.test-d.ts'],
        // Only they, and what they import: `npm run typecheck` compiles everything.
        tsconfig: './test/types/tsconfig.json',
      },
      // The files of a worker share what they import: to load the sources anew for each takes longer than most tests.
      isolate: false,
      // vitest leaves one core to itself; on a machine with two that is half of them.
      maxWorkers: '100%',
      // Only to end a hang: no test may pass or fail by the speed of the machine.
      testTimeout: 120_000,
      hookTimeout: 120_000,
      coverage: {
        provider: 'v8',
        include: ['src/**/*.ts'],
      },
    },
  };
});

/** The files of which `npm test` takes a part, and those of the browser where there is one. */
function exhaustiveFiles(): string[] {
  const files = readdirSync('test', { recursive: true, encoding: 'utf8' })
    .map((path) => `test/${path.replaceAll('\\', '/')}`)
    .filter(
      (path) => path.endsWith('.test.ts') && readFileSync(path, 'utf8').includes('support/exhaustive.ts'),
    );
  return existsSync(CHROMIUM) ? [...files, 'test/**/browser/*.browser.ts'] : files;
}
