/** Where the structs of a block of rows are, and what their pointers lead to. */
import type { Source } from '../source.ts';

/** In the place of an offset: there is nothing to go on from. */
export const NO_PLACE = -1;

/** Finds for each row the offset of its struct, or NO_PLACE. */
export interface Roots {
  /** What the places are offsets in. */
  readonly source: Source;
  readonly places: Float64Array;
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
export function follow(from: Float64Array, to: Float64Array, count: number, pointers: Pointers): void {
  const { source, isUnread, offset, size, isWide } = pointers;
  const { view, baseLow, baseHigh } = source;
  const last = source.size - size;
  for (let row = 0; row < count; row++) {
    const place = from[row] ?? NO_PLACE;
    to[row] = NO_PLACE;
    if (place < 0) continue;
    const low = view.getUint32(place + offset, true);
    const high = isWide ? view.getUint32(place + offset + 4, true) : 0;
    if ((low | high) === 0) continue;
    // Exact wherever the pointee is inside: then the distance is far below 2^53.
    const distance = (high - baseHigh) * 0x100000000 + (low - baseLow);
    if (distance >= 0 && distance <= last) to[row] = distance;
    else {
      isUnread[row] = 1;
      source.hasStrayed = true;
    }
  }
}
