/** Where the structs of a block of rows are: in one image all of them, else as many as lie in one window. */
import { extentOf, pointerSizeOf, type ValueLayout } from '../../layout/index.ts';
import { type Memory, MemoryImage } from '../../memory/index.ts';
import type { Run } from '../../memory/run.ts';
import { FastAccess } from '../access.ts';
import { GIVE_UP, MOST_BYTES, NOWHERE, Source } from '../source.ts';
import { aheadFactories } from './ahead.ts';
import { follow, type Roots } from './places.ts';

/** The roots of a run, for blocks of at most `rows` rows; undefined where a memory has no runs of bytes. */
export function rootsOf(memory: Memory, struct: ValueLayout, run: Run, rows: number): Roots | undefined {
  const { size } = extentOf(struct, memory.abi);
  if (memory instanceof MemoryImage && memory.byteLength <= MOST_BYTES) {
    return new ImageRoots(memory, run, size, rows);
  }
  if (memory.window === undefined) return undefined;
  const windows = new WindowRoots(memory, run, size, rows);
  return aheadFactories.get(memory)?.(run, size, windows) ?? windows;
}

class ImageRoots implements Roots {
  readonly source: Source;
  readonly places: Int32Array;
  readonly isUnread: Uint8Array;
  readonly #placeOf: (index: number) => number;
  readonly #size: number;
  /** Where the pointers to the structs are, and their size; undefined where the structs themselves are. */
  readonly #pointers: Int32Array | undefined;
  readonly #pointerSize: number;

  constructor(memory: MemoryImage, run: Run, size: number, rows: number) {
    this.source = new Source(memory.view, memory.base);
    this.places = new Int32Array(rows);
    this.isUnread = new Uint8Array(rows);
    this.#placeOf = placesOf(run, memory);
    this.#size = size;
    this.#pointers = run.kind === 'entries' ? new Int32Array(rows) : undefined;
    this.#pointerSize = pointerSizeOf(memory.abi);
  }

  find(first: number, count: number): number {
    if (this.#pointers === undefined) {
      this.#elements(first, count, this.places, this.#size);
      return count;
    }
    this.#elements(first, count, this.#pointers, this.#pointerSize);
    follow(this.#pointers, this.places, count, {
      source: this.source,
      isUnread: this.isUnread,
      offset: 0,
      size: this.#size,
      isWide: this.#pointerSize === 8,
    });
    return count;
  }

  /** Where the elements of the run are. */
  #elements(first: number, count: number, places: Int32Array, size: number): void {
    const { source, isUnread } = this;
    const placeOf = this.#placeOf;
    const last = source.size - size;
    for (let row = 0; row < count; row++) {
      const place = placeOf(first + row);
      const isThere = place >= 0 && place <= last;
      places[row] = isThere ? place : NOWHERE;
      if (!isThere) isUnread[row] = 1;
    }
  }
}

/** Where in the image the elements of a run are, or would be. */
function placesOf({ addresses, start, stride }: Run, memory: MemoryImage): (index: number) => number {
  if (addresses !== undefined) return (index) => memory.offsetOf(addresses[index] ?? 0n);
  const first = memory.offsetOf(start);
  return (index) => first + index * stride;
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

  constructor(memory: Memory, run: Run, size: number, rows: number) {
    this.places = new Int32Array(rows);
    this.isUnread = new Uint8Array(rows);
    this.#access = new FastAccess(memory, { size, depth: 0, objects: 0 }, NO_LIMITS, run);
    this.source = this.#access.source;
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
