import type { Generated } from '../access.ts';
import type { Source } from '../source.ts';
import type { Sink } from './sink.ts';

/** A generated writer of one struct's JSON. */
export interface Writer extends Generated {
  /**
   * Writes the struct at an offset, whose `size` bytes were found to be there, and returns the position after it.
   * Gives up on the first thing that is not right, and when the sink is full; what it wrote is then not to be used.
   */
  readonly write: (source: Source, sink: Sink, at: number, offset: number) => number;
}
