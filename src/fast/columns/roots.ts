/** Where the structs of a block of rows are: in one image all of them, else as many as lie in one window. */
import { extentOf, pointerSizeOf, type ValueLayout } from '../../layout/index.ts';
import { type Memory, MemoryImage } from '../../memory/index.ts';
import type { Run } from '../../memory/run.ts';
import { FastAccess } from '../access.ts';
import { GIVE_UP, MOST_BYTES, NOWHERE, Source } from '../source.ts';
import { aheads } from './ahead.ts';
import type { Loops } from './loops.ts';
import { NearRows } from './nearRows.ts';
import type { Roots } from './places.ts';

/** The roots of a run, for blocks of at most `rows` rows; undefined where a memory has no runs of bytes. */
export function rootsOf(
  memory: Memory,
  struct: ValueLayout,
  run: Run,
  rows: number,
  loops: Loops,
): Roots | undefined {
  const { size } = extentOf(struct, memory.abi);
  if (memory instanceof MemoryImage && memory.byteLength <= MOST_BYTES) {
    return new ImageRoots(memory, run, size, rows, loops);
  }
  if (memory.window === undefined) return undefined;
  const windows = new WindowRoots(memory, run, size, rows, loops);
  return aheads.get(memory)?.rootsOf(run, size, windows, loops) ?? windows;
}

class ImageRoots implements Roots {
  readonly source: Source;
  readonly places: Int32Array;
  readonly isUnread: Uint8Array;
  readonly #loops: Loops;
  /** Where the elements of the run are, or would be, where they lie one after another. */
  readonly #first: number;
  readonly #run: Run;
  readonly #memory: MemoryImage;
  readonly #size: number;
  readonly #pointerSize: number;

  constructor(memory: MemoryImage, run: Run, size: number, rows: number, loops: Loops) {
    this.#loops = loops;
    this.source = new Source(memory.view, memory.base);
    this.places = loops.places(rows);
    this.isUnread = loops.bytes(rows);
    this.#first = memory.offsetOf(run.start);
    this.#run = run;
    this.#memory = memory;
    this.#size = size;
    this.#pointerSize = pointerSizeOf(memory.abi);
  }

  find(first: number, count: number): number {
    const { kind, addresses, stride } = this.#run;
    const { source, places, isUnread } = this;
    const isEntries = kind === 'entries';
    const start = this.#first + first * stride;
    const end = start + (count - 1) * stride + (isEntries ? this.#pointerSize : this.#size);
    if (addresses !== undefined) this.#list(addresses, first, count);
    // Nobody asks for what is not wholly there.
    else if (start < 0 || end > source.size) this.#leave(count);
    else if (!isEntries) this.#loops.place(places, count, start, stride);
    else {
      const isWide = this.#pointerSize === 8;
      const pointers = { source, isUnread, offset: start, size: this.#size, isWide };
      this.#loops.followEach(places, count, pointers);
    }
    return count;
  }

  #list(addresses: readonly bigint[], first: number, count: number): void {
    const last = this.source.size - this.#size;
    for (let row = 0; row < count; row++) {
      const at = this.#memory.offsetOf(addresses[first + row] ?? 0n);
      const isThere = at >= 0 && at <= last;
      this.places[row] = isThere ? at : NOWHERE;
      if (!isThere) this.isUnread[row] = 1;
    }
  }

  /** Leaves all rows to the careful decoder. */
  #leave(count: number): void {
    this.places.fill(NOWHERE, 0, count);
    this.isUnread.fill(1, 0, count);
  }
}

/** No limit ends the search for a root: what a row may need is known before. */
const NO_LIMITS = {
  depth: Number.POSITIVE_INFINITY,
  objects: Number.POSITIVE_INFINITY,
  elements: Number.POSITIVE_INFINITY,
  characters: Number.POSITIVE_INFINITY,
  blobBytes: Number.POSITIVE_INFINITY,
  totalBytes: Number.POSITIVE_INFINITY,
  issues: Number.POSITIVE_INFINITY,
};

class WindowRoots implements Roots {
  source: Source;
  readonly places: Int32Array;
  readonly isUnread: Uint8Array;
  readonly #access: FastAccess;
  readonly #near: NearRows;

  constructor(memory: Memory, run: Run, size: number, rows: number, loops: Loops) {
    this.places = loops.places(rows);
    this.isUnread = loops.bytes(rows);
    this.#access = new FastAccess(memory, { size, depth: 0, objects: 0 }, NO_LIMITS, run);
    this.source = this.#access.source;
    this.#near = new NearRows(this, this.#access, loops, { size, pointerSize: pointerSizeOf(memory.abi) });
  }

  find(first: number, count: number): number {
    const { places, isUnread } = this;
    const access = this.#access;
    for (let row = 0; row < count; row++) {
      const place = this.#place(first + row);
      if (row === 0) this.source = access.source;
      else if (access.source !== this.source) return row;
      places[row] = place ?? NOWHERE;
      isUnread[row] = place === undefined ? 1 : 0;
      if (row === 0) row += this.#near.find(first + 1, count - 1);
    }
    return count;
  }

  /** Where the struct of a row is in the source of the access; NOWHERE for a NULL pointer, undefined if unreadable. */
  #place(index: number): number | undefined {
    try {
      return this.#access.root(index);
    } catch (error) {
      if (error !== GIVE_UP) throw error;
      return undefined;
    }
  }
}
