/**
 * The structs of a block of rows that lie near each other, read with so much around them for what they point to into memory that
 * is used again: it stays in the processor's cache, where a window for all would be new memory each time.
 */
import { pointerSizeOf } from '../../layout/index.ts';
import type { Memory } from '../../memory/index.ts';
import { elementAddress, type Run } from '../../memory/run.ts';
import { Source } from '../source.ts';
import { aheads } from './ahead.ts';
import type { Loops, PointerSpan } from './loops.ts';
import type { Roots } from './places.ts';

/** Structs are near each other where so many bytes at most are there for each of them. */
const NEAR = 1024;
const MARGIN = 8192;

/** A block in which something leads out of what was read adds to a balance; every other one takes one off. */
const STRAY = 4;
const MOST_BALANCE = 16;

/** Structs that are read at once at most: with more, they do not stay in the processor's cache. */
const MOST_ROWS = 1024;

/** The most that is read for them. */
export const AHEAD_BYTES: number = MOST_ROWS * NEAR + 3 * MARGIN;

/**
 * Has the structs of a memory read ahead, where it reads when it is asked.
 * @param room where they are read to, if it is large enough: in memory that an engine has allocated, its kernel reads the columns.
 */
export function readingAhead<M extends Memory>(memory: M, room?: Uint8Array): M {
  if (memory.windowIn !== undefined) {
    aheads.set(memory, {
      room,
      rootsOf: (run, size, others, loops) => new AheadRoots({ memory, run, size, room }, others, loops),
    });
  }
  return memory;
}

interface Structs {
  readonly memory: Memory;
  readonly run: Run;
  /** Bytes of each. */
  readonly size: number;
  /** Where they are read to. */
  readonly room: Uint8Array | undefined;
}

class AheadRoots implements Roots {
  source: Source;
  readonly places: Int32Array;
  readonly isUnread: Uint8Array;
  readonly #structs: Structs;
  readonly #others: Roots;
  readonly #loops: Loops;
  readonly #pointerSize: number;
  readonly #pointers: Uint8Array;
  #room: Uint8Array;
  #balance = 0;
  /** Whether the rows that were found last were read ahead. */
  #isAhead = false;
  /** The row after those of the block. */
  #end = 0;
  /** Rows before this one are found by the others. */
  #resumed = 0;

  constructor(structs: Structs, others: Roots, loops: Loops) {
    this.source = others.source;
    this.places = others.places;
    this.isUnread = others.isUnread;
    this.#structs = structs;
    this.#others = others;
    this.#loops = loops;
    const { length } = this.places;
    this.#pointerSize = pointerSizeOf(structs.memory.abi);
    this.#pointers = loops.bytes(this.#pointerSize * length);
    this.#room = structs.room ?? new Uint8Array(0);
  }

  find(first: number, wanted: number): number {
    const count = Math.min(wanted, MOST_ROWS);
    const source = first < this.#resumed ? undefined : this.#begin(first, count);
    this.#isAhead = source !== undefined;
    if (source !== undefined) {
      this.source = source;
      return count;
    }
    const found = this.#others.find(first, count);
    this.source = this.#others.source;
    return found;
  }

  isToRepeat(): boolean {
    if (!this.#isAhead || !this.source.hasStrayed) return false;
    this.#balance += STRAY;
    this.#resumed = this.#end;
    return true;
  }

  /** Reads a block ahead; undefined where all of it is left to the others. */
  #begin(first: number, count: number): Source | undefined {
    this.#end = first + count;
    this.#balance = Math.max(0, this.#balance - 1);
    const pointers = this.#balance > MOST_BALANCE ? undefined : this.#pointersTo(first, count);
    const span = pointers && this.#loops.span(pointers.view, count, this.#pointerSize === 8);
    const source = span && this.#read(span, count);
    if (pointers === undefined || source === undefined) this.#resumed = this.#end;
    else this.#follow(pointers, source, count);
    return source;
  }

  /** Pointers to the structs: those of the run, or made of their addresses; undefined where they cannot be read. */
  #pointersTo(first: number, count: number): Source | undefined {
    const { run, memory } = this.#structs;
    const pointers = this.#pointers.subarray(0, this.#pointerSize * count);
    if (run.kind !== 'entries') return this.#madePointers(first, count, pointers);
    const address = elementAddress(run, first);
    const within = { start: address, end: address + BigInt(pointers.length) };
    const window = memory.windowIn?.(address, within, () => pointers);
    if (window === undefined || window.base !== address) return undefined;
    return window.view.byteLength < pointers.length ? undefined : new Source(window.view, 0n);
  }

  #madePointers(
    first: number,
    count: number,
    { buffer, byteOffset, length }: Uint8Array,
  ): Source | undefined {
    const { run } = this.#structs;
    const view = new DataView(buffer, byteOffset, length);
    for (let row = 0; row < count; row++) {
      const address = elementAddress(run, first + row);
      // A pointer to it would be NULL.
      if (address === 0n || address === run.end) return undefined;
      if (this.#pointerSize === 8) view.setBigUint64(8 * row, address, true);
      else view.setUint32(4 * row, Number(address), true);
    }
    return new Source(view, 0n);
  }

  /** Reads structs; undefined where they are not near each other. */
  #read({ least, most }: PointerSpan, count: number): Source | undefined {
    if (most - least > BigInt(NEAR * count)) return undefined;
    const { memory, size } = this.#structs;
    const within = { start: least - BigInt(MARGIN), end: most + BigInt(size + MARGIN) };
    const window = memory.windowIn?.(least, within, (length) => this.#roomFor(length));
    return window && new Source(window.view, window.base);
  }

  /** Turns pointers into places. */
  #follow(from: Source, source: Source, count: number): void {
    const { isUnread } = this;
    const pointers = {
      from,
      source,
      isUnread,
      offset: 0,
      size: this.#structs.size,
      isWide: this.#pointerSize === 8,
    };
    this.#loops.followEach(this.places, count, pointers);
  }

  #roomFor(length: number): Uint8Array {
    if (this.#room.length < length) this.#room = new Uint8Array(length);
    return this.#room.subarray(0, length);
  }
}
