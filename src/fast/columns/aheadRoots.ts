/**
 * The structs of a block of rows that lie near each other, read with so much around them for what they point to into memory that
 * is used again: it stays in the processor's cache, where a window for all would be new memory each time.
 */
import { pointerSizeOf } from '../../layout/index.ts';
import type { Memory, Window } from '../../memory/index.ts';
import { elementAddress, type Run } from '../../memory/run.ts';
import { NOWHERE, Source } from '../source.ts';
import { aheadFactories } from './ahead.ts';
import type { Roots } from './places.ts';

/** Structs are near each other where so many bytes at most are there for each of them. */
const NEAR = 1024;
const MARGIN = 8192;

/** A block in which something leads out of what was read adds to a balance; every other one takes one off. */
const STRAY = 4;
const MOST_BALANCE = 16;

const TWO_32 = 0x100000000;

/** Has the structs of a memory read ahead, where it reads when it is asked. */
export function readingAhead<M extends Memory>(memory: M): M {
  if (memory.windowIn !== undefined) {
    aheadFactories.set(memory, (run, size, others) => new AheadRoots(memory, run, size, others));
  }
  return memory;
}

class AheadRoots implements Roots {
  source: Source;
  readonly places: Int32Array;
  readonly isUnread: Uint8Array;
  readonly #memory: Memory;
  readonly #run: Run;
  readonly #size: number;
  readonly #others: Roots;
  readonly #pointers: Uint8Array;
  /** From the first struct of a block to each; NaN for a NULL pointer. */
  readonly #distances: Float64Array;
  #room = new Uint8Array(0);
  #balance = 0;
  /** Whether the rows that were found last were read ahead. */
  #isAhead = false;
  /** The row after those of the block. */
  #end = 0;
  /** Rows before this one are found by the others. */
  #resumed = 0;

  constructor(memory: Memory, run: Run, size: number, others: Roots) {
    this.source = others.source;
    this.places = others.places;
    this.isUnread = others.isUnread;
    this.#memory = memory;
    this.#run = run;
    this.#size = size;
    this.#others = others;
    this.#pointers = new Uint8Array(pointerSizeOf(memory.abi) * this.places.length);
    this.#distances = new Float64Array(this.places.length);
  }

  find(first: number, count: number): number {
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
    const start = this.#balance > MOST_BALANCE ? undefined : this.#findDistances(first, count);
    const source = start === undefined ? undefined : this.#read(start, count);
    if (source === undefined) this.#resumed = this.#end;
    return source;
  }

  /** Returns the address of the first struct; undefined where there is none, or the pointers cannot be read. */
  #findDistances(first: number, count: number): bigint | undefined {
    const distances = this.#distances;
    const run = this.#run;
    if (run.kind === 'entries') return this.#followEntries(first, count);
    const start = elementAddress(run, first);
    for (let row = 0; row < count; row++) distances[row] = Number(elementAddress(run, first + row) - start);
    return start;
  }

  #followEntries(first: number, count: number): bigint | undefined {
    const address = elementAddress(this.#run, first);
    const size = pointerSizeOf(this.#memory.abi);
    const pointers = this.#pointers.subarray(0, size * count);
    const within = { start: address, end: address + BigInt(pointers.length) };
    const window = this.#memory.windowIn?.(address, within, () => pointers);
    if (window === undefined || window.base !== address || window.view.byteLength < pointers.length) {
      return undefined;
    }
    let start: { readonly low: number; readonly high: number } | undefined;
    for (let row = 0; row < count; row++) {
      const low = window.view.getUint32(size * row, true);
      const high = size === 8 ? window.view.getUint32(size * row + 4, true) : 0;
      this.#distances[row] = Number.NaN;
      if ((low | high) === 0) continue;
      start ??= { low, high };
      this.#distances[row] = (high - start.high) * TWO_32 + (low - start.low);
    }
    return start && (BigInt(start.high) << 32n) | BigInt(start.low);
  }

  /** Reads the structs at some distances from an address; undefined where they are not near each other. */
  #read(start: bigint, count: number): Source | undefined {
    let least = Number.POSITIVE_INFINITY;
    let most = Number.NEGATIVE_INFINITY;
    for (let row = 0; row < count; row++) {
      const distance = this.#distances[row] ?? Number.NaN;
      if (distance < least) least = distance;
      if (distance > most) most = distance;
    }
    if (!(most - least <= NEAR * count)) return undefined;
    const address = start + BigInt(least);
    const within = {
      start: address - BigInt(MARGIN),
      end: start + BigInt(most + this.#size + MARGIN),
    };
    const window = this.#memory.windowIn?.(address, within, (length) => this.#roomFor(length));
    return window && this.#sourceOf(window, Number(start - window.base), count);
  }

  /** Turns distances into places; `shift` is where they count from. */
  #sourceOf({ view, base }: Window, shift: number, count: number): Source {
    const { places, isUnread } = this;
    const source = new Source(view, base);
    const last = view.byteLength - this.#size;
    for (let row = 0; row < count; row++) {
      const place = (this.#distances[row] ?? Number.NaN) + shift;
      const isThere = place >= 0 && place <= last;
      places[row] = isThere ? place : NOWHERE;
      if (isThere || Number.isNaN(place)) continue;
      isUnread[row] = 1;
      source.hasStrayed = true;
    }
    return source;
  }

  #roomFor(length: number): Uint8Array {
    if (this.#room.length < length) this.#room = new Uint8Array(length);
    return this.#room.subarray(0, length);
  }
}
