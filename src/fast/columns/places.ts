/** Where the structs of a block of rows are. */
import type { Source } from '../source.ts';

/** Finds for each row the offset of its struct, or NOWHERE. Offsets of 32 bits make loops twice as fast. */
export interface Roots {
  /** What the places are offsets in. */
  readonly source: Source;
  readonly places: Int32Array;
  /** Set where a row has something that cannot be read. */
  readonly isUnread: Uint8Array;
  /** Finds the structs of `count` rows or fewer, which are in one source; returns of how many: at least of one. */
  find(first: number, count: number): number;
  /**
   * Whether the rows that were found last are to be found once more: something in them leads out of the source, and it will be
   * another one.
   */
  isToRepeat?(): boolean;
}
