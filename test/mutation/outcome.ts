/** What became of a mutant. */
import type { Kind } from './change.ts';

export interface Outcome {
  readonly kind: Kind;
  readonly name: string;
  /** The vocabulary takes no such descriptor: every test file would fail when it is loaded. */
  readonly isRefused: boolean;
  /** Whether a layout test fails. */
  readonly isKilledByLayoutTests: boolean;
  /** Whether an image decodes to something else, carefully. */
  readonly isKilledByBlobs: boolean;
}

declare module 'vitest' {
  interface TaskMeta {
    /** The mutants of one kind. */
    outcomes?: Outcome[];
  }
}

/** Those that no layout test kills. */
export function survivorsOf(outcomes: readonly Outcome[]): Outcome[] {
  return outcomes.filter(({ isRefused, isKilledByLayoutTests }) => !isRefused && !isKilledByLayoutTests);
}
