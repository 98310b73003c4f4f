/** The loops of columns by a kernel, for structs in its memory: nearly as fast as C++ has them. */
import type { Load, Loops, PointerSpan, Pointers, Tags } from '../columns/loops.ts';
import { PLAIN_LOOPS } from '../columns/plainLoops.ts';
import type { ColumnData, ColumnKind } from '../columns/stores.ts';
import type { Source } from '../source.ts';
import { COLUMNS_AT, COLUMNS_BYTES, type Kernel } from './kernel.ts';
import { NO_PLACES, RowSteps, STEPS_BYTES } from './rowSteps.ts';

/** With more, less is lost between the loops; with as many, places and values stay in the processor's cache. */
const ROWS = 4096;

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

/** What was loaded of one column in a block. */
class Loaded {
  /** Bytes of a value. */
  readonly width: number;
  readonly values: Uint8Array;
  readonly valid: Uint8Array;
  /** Most blocks have as many rows as the one before, and to make views costs as much as a hundred rows. */
  #first: { readonly values: Uint8Array; readonly valid: Uint8Array };

  constructor(width: number, values: Uint8Array, valid: Uint8Array) {
    this.width = width;
    this.values = values;
    this.valid = valid;
    this.#first = { values, valid };
  }

  /** What there is of the first rows. */
  first(rows: number): { readonly values: Uint8Array; readonly valid: Uint8Array } {
    if (this.#first.valid.length !== rows) {
      this.#first = {
        values: this.values.subarray(0, this.width * rows),
        valid: this.valid.subarray(0, rows),
      };
    }
    return this.#first;
  }
}

/**
 * One for each reader of columns. They share the kernel's room for them: nobody else reads while a block is read, and nothing of
 * a block is needed for the next one.
 */
export class ColumnLoops implements Loops {
  readonly rows = ROWS;
  readonly #kernel: Kernel;
  readonly #steps: RowSteps;
  /** Where two pointers are. */
  readonly #span: BigUint64Array;
  #used = COLUMNS_AT + STEPS_BYTES;

  constructor(kernel: Kernel) {
    this.#kernel = kernel;
    this.#steps = new RowSteps(kernel);
    this.#span = new BigUint64Array(kernel.buffer, this.#take(ALIGNMENT), 2);
  }

  begin(): void {
    this.#steps.drop();
  }

  end(): void {
    this.#steps.run();
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
    if (to.buffer === this.#kernel.buffer) this.#steps.place(count, to.byteOffset, start, stride);
    else PLAIN_LOOPS.place(to, count, start, stride);
  }

  span(pointers: DataView, count: number, isWide: boolean): PointerSpan | undefined {
    const { buffer, functions } = this.#kernel;
    if (pointers.buffer !== buffer) return PLAIN_LOOPS.span(pointers, count, isWide);
    if (functions.spanRows(pointers.byteOffset, count, this.#span.byteOffset) === 0) return undefined;
    const [least = 0n, most = 0n] = this.#span;
    return { least, most };
  }

  followEach(to: Int32Array, count: number, pointers: Pointers): void {
    if (this.#holdsPointers(pointers, to)) {
      this.#follow(NO_PLACES, to, count, pointers);
    } else {
      this.end();
      PLAIN_LOOPS.followEach(to, count, pointers);
    }
  }

  follow(from: Int32Array, to: Int32Array, count: number, pointers: Pointers): void {
    if (this.#holdsPointers(pointers, from, to)) this.#follow(from.byteOffset, to, count, pointers);
    else {
      this.end();
      PLAIN_LOOPS.follow(from, to, count, pointers);
    }
  }

  #follow(from: number, to: Int32Array, count: number, pointers: Pointers): void {
    const { source, isUnread, offset, size } = pointers;
    const at = (pointers.from ?? source).view.byteOffset + offset;
    const target = { source, last: source.size - size, isUnread: isUnread.byteOffset };
    this.#steps.follow(count, { from, to: to.byteOffset, at }, target);
  }

  select(from: Int32Array, to: Int32Array, count: number, tags: Tags): void {
    const { source, offset, mask, values } = tags;
    const [value] = values;
    if (value === undefined || values.length > 1 || !this.#holds(source, from, to)) {
      this.end();
      PLAIN_LOOPS.select(from, to, count, tags);
      return;
    }
    const reading = { from: from.byteOffset, to: to.byteOffset, at: source.view.byteOffset + offset };
    this.#steps.select(count, reading, mask, value);
  }

  loaderOf(column: ColumnData): Load {
    const plain = PLAIN_LOOPS.loaderOf(column);
    const plainly: Load = (leaves, first, count) => {
      this.end();
      plain(leaves, first, count);
    };
    const size = SIZES[column.kind];
    const { values } = column;
    if (size === undefined || !ArrayBuffer.isView(values)) return plainly;
    const loaded = this.#loadedOf(size);
    if (loaded === undefined) return plainly;
    const target = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
    return (leaves, first, count) => {
      const { source, places, offset, valid } = leaves;
      if (!this.#holds(source, places)) {
        plainly(leaves, first, count);
        return;
      }
      const reading = {
        from: places.byteOffset,
        to: loaded.values.byteOffset,
        at: source.view.byteOffset + offset,
      };
      this.#steps.load(count, reading, size, loaded.valid.byteOffset, () => {
        const part = loaded.first(count);
        target.set(part.values, loaded.width * first);
        valid.set(part.valid, first);
      });
    };
  }

  /** Room for a block of one column; undefined where there is none. */
  #loadedOf(size: number): Loaded | undefined {
    const width = size === BOOL ? 1 : size;
    const [at, validAt] = [this.#take(width * ROWS), this.#take(ROWS)];
    if (at === undefined || validAt === undefined) return undefined;
    const { buffer } = this.#kernel;
    return new Loaded(width, new Uint8Array(buffer, at, width * ROWS), new Uint8Array(buffer, validAt, ROWS));
  }

  #holdsPointers({ source, from = source, isUnread }: Pointers, ...places: readonly Int32Array[]): boolean {
    return this.#holds(source, from.view, isUnread, ...places);
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
