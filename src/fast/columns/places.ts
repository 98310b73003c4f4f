/** Where the structs of a block of rows are, and what their pointers lead to. */
import { NOWHERE, type Source } from '../source.ts';

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

/** Pointers that are followed. */
interface Pointers {
  readonly source: Source;
  readonly isUnread: Uint8Array;
  /** Where the pointer is, counted from a place. */
  readonly offset: number;
  /** Bytes of what it leads to. */
  readonly size: number;
  readonly isWide: boolean;
}

/** Follows the pointer of each row to what it leads to, where all of that is there; a NULL pointer leads nowhere. */
export function follow(from: Int32Array, to: Int32Array, count: number, pointers: Pointers): void {
  const { source, isUnread, offset, size, isWide } = pointers;
  const { view } = source;
  const last = source.size - size;
  for (let row = 0; row < count; row++) {
    const place = from[row] ?? NOWHERE;
    to[row] = NOWHERE;
    if (place < 0) continue;
    const low = view.getInt32(place + offset, true);
    const high = isWide ? view.getInt32(place + offset + 4, true) : 0;
    if ((low | high) === 0) continue;
    const pointee = source.offsetOf(low, high);
    if (pointee >= 0 && pointee <= last) to[row] = pointee;
    else {
      isUnread[row] = 1;
      source.hasStrayed = true;
    }
  }
}
