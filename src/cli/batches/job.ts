/** What several threads decode together. */
import type { Limits } from '../../codec/index.ts';
import type { Origin } from '../../events/index.ts';
import type { InternalChoice } from '../../internal/index.ts';
import type { Roots } from '../../memory/run.ts';
import type { Where } from '../../where/index.ts';
import type { SharedMemory } from '../input/source.ts';
import type { Writing } from '../output/writing.ts';

/** What a thread needs to know: plain data, since it goes from thread to thread. */
export interface Job {
  readonly source: SharedMemory;
  /** The struct's C name. */
  readonly struct: string;
  readonly roots: Roots;
  readonly limits: Partial<Limits>;
  readonly trailer: boolean;
  readonly internal?: InternalChoice | undefined;
  readonly where: Where | undefined;
  readonly lossless: boolean | undefined;
  /** How events are written in another format, and where they come from. */
  readonly writing?: Writing | undefined;
  readonly origin?: Omit<Origin, 'rules'> | undefined;
  /** What every thread writes to in its turn; undefined where lines are handed over to the main thread. */
  readonly descriptor: number | undefined;
}
