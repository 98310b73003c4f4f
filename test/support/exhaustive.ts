/**
 * How much is tried of what is exhaustive. `npm test` takes a part, the same each time, so that it takes two minutes;
 * `npm run test:exhaustive` runs the files that import this one again, with everything. Both are `npm run test:all`.
 */
import { inject } from 'vitest';

declare module 'vitest' {
  interface ProvidedContext {
    /** Said by vitest.config.ts. */
    isExhaustive: boolean;
  }
}

/** Whether everything is tried: for `test.runIf`, and for numbers of which no part will do. */
export const EXHAUSTIVE: boolean = inject('isExhaustive') === true;

/** The part of the runs of a property, of the inputs of a fuzzer and of the rows of a table that `npm test` takes. */
const PART = 20;

/** How many times to try something of which `all` are tried in an exhaustive run. */
export function runs(all: number): number {
  return EXHAUSTIVE ? all : Math.ceil(all / PART);
}

/** The rows of a table that are tried: all of them, or every twentieth (or more of them). Neighbours are often alike. */
export function rows<const T>(all: readonly T[], part = PART): readonly T[] {
  return EXHAUSTIVE ? all : all.filter((_, index) => index % part === 0);
}
