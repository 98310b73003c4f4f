/** Rows whose structs are in one window with the first of their block: their pointers are followed together. */
import type { FastAccess } from '../access.ts';
import type { Loops } from './loops.ts';
import type { Roots } from './places.ts';

/** Rows that are followed at once: twice as many as were in one window the last time. */
const [LEAST_AT_ONCE, MOST_AT_ONCE] = [8, 4096];
/** After a block whose second row is in another window, so many blocks at most pass before the next attempt. */
const MOST_PAUSE = 64;

/** Bytes of a struct, and of a pointer to one. */
interface Sizes {
  readonly size: number;
  readonly pointerSize: number;
}

export class NearRows {
  readonly #roots: Roots;
  readonly #access: FastAccess;
  readonly #loops: Loops;
  readonly #sizes: Sizes;
  #atOnce = LEAST_AT_ONCE;
  #pause = 0;
  #nextPause = 1;

  /** @param roots the block, whose first row `access` has found. */
  constructor(roots: Roots, access: FastAccess, loops: Loops, sizes: Sizes) {
    this.#roots = roots;
    this.#access = access;
    this.#loops = loops;
    this.#sizes = sizes;
  }

  /** Finds rows from the second one of the block on, at most `count`; `first` is its index in the run. Returns how many. */
  find(first: number, count: number): number {
    if (this.#pause > 0) {
      this.#pause--;
      return 0;
    }
    let found = 0;
    for (let isWhole = true; isWhole && found < count; ) {
      const wanted = Math.min(this.#atOnce, count - found);
      const near = this.#follow(first + found, wanted, 1 + found);
      found += near;
      isWhole = near === wanted;
      this.#atOnce = isWhole ? Math.min(MOST_AT_ONCE, 2 * this.#atOnce) : Math.max(LEAST_AT_ONCE, 2 * near);
    }
    if (found > 0) this.#nextPause = 1;
    else if (count > 0) {
      this.#pause = this.#nextPause;
      this.#nextPause = Math.min(MOST_PAUSE, 2 * this.#nextPause);
    }
    return found;
  }

  /** Follows pointers, at most `count`, into the rows of the block from `row` on; returns how many lead into the window. */
  #follow(first: number, count: number, row: number): number {
    const near = this.#access.near(first);
    const rows = Math.min(count, near?.left ?? 0);
    if (near === undefined || rows <= 0) return 0;
    const { pointers: from, at, roots: source } = near;
    const { hasStrayed } = source;
    const { size, pointerSize } = this.#sizes;
    const places = this.#roots.places.subarray(row, row + rows);
    const isUnread = this.#roots.isUnread.subarray(row, row + rows);
    const pointers = { source, from, isUnread, offset: at, size, isWide: pointerSize === 8 };
    this.#loops.followEach(places, rows, pointers);
    this.#loops.end();
    source.hasStrayed = hasStrayed;
    // The first that leads elsewhere, and those after it, are found one by one.
    const end = isUnread.indexOf(1);
    const found = end < 0 ? rows : end;
    this.#access.pass(found);
    return found;
  }
}
