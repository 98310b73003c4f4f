/** What the processes tell each other. */
import type { Finding, Tally } from './engine.ts';

export interface Task {
  readonly target: string;
  readonly seed: number;
  /** The inputs from `index` on, up to `end`. */
  readonly index: number;
  readonly end: number;
  /** For how long, once the process is ready. */
  readonly milliseconds: number;
  /** The file in which the index stands that is tried. */
  readonly progress: string;
  /** Whether findings become fixtures. */
  readonly saves: boolean;
  /** What the first input did to an earlier process: then it is saved with this, and not tried. */
  readonly fatal?: Death;
}

/** How a process ended, and its last words. */
export interface Death {
  readonly message: string;
  readonly stack: string;
}

export type Counts = Omit<Tally, 'add'>;

/** A finding, and the name of the fixture that it became. */
export interface Told extends Omit<Finding, 'input'> {
  readonly saved: string | undefined;
}

export type Report =
  | { readonly kind: 'tally'; readonly counts: Counts }
  | { readonly kind: 'finding'; readonly finding: Told }
  /** Nothing comes after this. */
  | { readonly kind: 'end' };
