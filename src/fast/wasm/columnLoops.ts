/** The loops of columns by a kernel, for structs in its memory: as fast as C++ has them. */
import type { Load, Loops, PointerSpan, Pointers, Tags } from '../columns/loops.ts';
import { PLAIN_LOOPS } from '../columns/plainLoops.ts';
import type { ColumnData, ColumnKind } from '../columns/stores.ts';
import type { Source } from '../source.ts';
import { COLUMNS_AT, COLUMNS_BYTES, type Kernel } from './kernel.ts';

/** With more, less is lost between the loops; with as many, places and values stay in the processor's cache. */
const ROWS = 1024;

/** Where the values of a block are, of 16 bytes at most, and which of them there are. */
const VALUES_AT = COLUMNS_AT;
const VALID_AT = VALUES_AT + 16 * ROWS;
/** Arrays begin where no other loop writes to the same line of the processor's cache. */
const ALIGNMENT = 64;

/** A BOOL of four bytes becomes one. */
const BOOL = 0;
/** Leaves that are copied as they are, by their sizes. A signalling NaN of 32 bits would stay one, and bytes are in lists. */
const SIZES: { readonly [K in ColumnKind]?: number } = {
  uint8: 1,
  int8: 1,
  uint16: 2,
  int16: 2,
  uint32: 4,
  int32: 4,
  enum: 4,
  flags: 4,
  ipv4Bits: 4,
  float64: 8,
  uint64: 8,
  int64: 8,
  filetime: 8,
  ipv6Bits: 16,
  bool: BOOL,
};

/**
 * One for each reader of columns. They share the kernel's room for them: nobody else reads while a block is read, and nothing of
 * a block is needed for the next one.
 */
export class ColumnLoops implements Loops {
  readonly rows = ROWS;
  readonly #kernel: Kernel;
  #used = VALID_AT + ROWS;

  constructor(kernel: Kernel) {
    this.#kernel = kernel;
  }

  places(rows: number): Int32Array {
    const at = this.#take(Int32Array.BYTES_PER_ELEMENT * rows);
    return at === undefined ? PLAIN_LOOPS.places(rows) : new Int32Array(this.#kernel.buffer, at, rows);
  }

  bytes(length: number): Uint8Array {
    const at = this.#take(length);
    return at === undefined ? PLAIN_LOOPS.bytes(length) : new Uint8Array(this.#kernel.buffer, at, length);
  }

  /** The loops are so short that the processor has many rows at once on their way. */
  fetch(source: Source, places: Int32Array, count: number, size: number): void {
    if (!this.#holds(source, places)) PLAIN_LOOPS.fetch(source, places, count, size);
  }

  place(to: Int32Array, count: number, start: number, stride: number): void {
    if (to.buffer !== this.#kernel.buffer) PLAIN_LOOPS.place(to, count, start, stride);
    else this.#kernel.functions.placeRows(to.byteOffset, count, start, stride);
  }

  span(pointers: DataView, count: number, isWide: boolean): PointerSpan | undefined {
    const { buffer, functions } = this.#kernel;
    if (pointers.buffer !== buffer) return PLAIN_LOOPS.span(pointers, count, isWide);
    if (functions.spanRows(pointers.byteOffset, count, VALUES_AT) === 0) return undefined;
    const [least = 0n, most = 0n] = new BigUint64Array(buffer, VALUES_AT, 2);
    return { least, most };
  }

  follow(from: Int32Array, to: Int32Array, count: number, pointers: Pointers): void {
    const { source, isUnread, offset, size } = pointers;
    const { view } = pointers.from ?? source;
    if (!this.#holds(source, view, from, to, isUnread)) {
      PLAIN_LOOPS.follow(from, to, count, pointers);
      return;
    }
    const { baseLow, baseHigh } = source;
    const hasStrayed = this.#kernel.functions.followRows(
      from.byteOffset,
      to.byteOffset,
      count,
      view.byteOffset + offset,
      baseLow,
      baseHigh,
      source.size - size,
      isUnread.byteOffset,
    );
    if (hasStrayed !== 0) source.hasStrayed = true;
  }

  select(from: Int32Array, to: Int32Array, count: number, tags: Tags): void {
    const { source, offset, mask, values } = tags;
    const [value] = values;
    if (value === undefined || values.length > 1 || !this.#holds(source, from, to)) {
      PLAIN_LOOPS.select(from, to, count, tags);
      return;
    }
    const at = source.view.byteOffset + offset;
    this.#kernel.functions.selectRows(from.byteOffset, to.byteOffset, count, at, mask, value);
  }

  loaderOf(column: ColumnData): Load {
    const plain = PLAIN_LOOPS.loaderOf(column);
    const size = SIZES[column.kind];
    const { values } = column;
    if (size === undefined || !ArrayBuffer.isView(values)) return plain;
    const width = size === BOOL ? 1 : size;
    const target = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
    const { buffer, functions } = this.#kernel;
    const loaded = new Uint8Array(buffer, VALUES_AT, width * ROWS);
    const isThere = new Uint8Array(buffer, VALID_AT, ROWS);
    return (leaves, first, count) => {
      const { source, places, offset, valid } = leaves;
      if (!this.#holds(source, places)) {
        plain(leaves, first, count);
        return;
      }
      const at = source.view.byteOffset + offset;
      functions.loadRows(places.byteOffset, count, at, size, VALUES_AT, VALID_AT);
      // Most blocks are whole, and a view of a part costs as much as a hundred rows.
      target.set(count === ROWS ? loaded : loaded.subarray(0, width * count), width * first);
      valid.set(count === ROWS ? isThere : isThere.subarray(0, count), first);
    };
  }

  /** Whether all of this is in the kernel's memory. */
  #holds({ view }: Source, ...others: readonly ArrayBufferView[]): boolean {
    const { buffer } = this.#kernel;
    return view.buffer === buffer && others.every((other) => other.buffer === buffer);
  }

  /** Room for so many bytes; undefined where there is none. */
  #take(bytes: number): number | undefined {
    const at = this.#used;
    const end = at + Math.ceil(bytes / ALIGNMENT) * ALIGNMENT;
    if (end > COLUMNS_AT + COLUMNS_BYTES) return undefined;
    this.#used = end;
    return at;
  }
}
