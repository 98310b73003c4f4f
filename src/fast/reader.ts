import type { Generated } from './access.ts';
import type { Source } from './source.ts';

/** A generated reader of one struct. */
export interface Reader<T = unknown> extends Generated {
  /** The struct at an offset; its `size` bytes were found to be there. Gives up on the first thing that is not right. */
  readonly read: (source: Source, offset: number) => T;
}
