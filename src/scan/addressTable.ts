/** Which words of memory are the address of an event: asked of every pointer that there is. */
import type { PointerSize } from '../layout/index.ts';
import type { FoundEvents } from './found.ts';
import { nextInRange } from './wordSearch.ts';

/** Fibonacci hashing: 2^32 over the golden ratio. */
const MULTIPLIER = 0x9e3779b1;

/** Bits of the filter for each event: then one pointer in 16 that is not in the table passes it. */
const BITS_EACH = 16;
const LEAST_BITS = 12;

/** Addresses in their order, and a filter before them. A search takes no longer however the addresses were chosen. */
export class AddressTable {
  readonly #pointerSize: PointerSize;
  readonly #length: number;
  /** The halves of the addresses. */
  readonly #lower: Uint32Array;
  readonly #upper: Uint32Array;
  /** What the highest word of the addresses is at least, and how many values it has from there on at most. */
  readonly #firstWord: number;
  readonly #words: number;
  /** A bit for each hash that an address has. */
  readonly #filter: Uint8Array;
  readonly #shift: number;

  constructor(events: FoundEvents, pointerSize: PointerSize) {
    this.#pointerSize = pointerSize;
    this.#length = events.length;
    this.#lower = new Uint32Array(events.length);
    this.#upper = new Uint32Array(events.length);
    const bits = Math.max(LEAST_BITS, Math.ceil(Math.log2(BITS_EACH * events.length)));
    this.#filter = new Uint8Array(2 ** (bits - 3));
    this.#shift = 32 - bits;
    for (let i = 0; i < events.length; i++) this.#set(i, events.address(i));
    const highest = pointerSize === 8 ? this.#upper : this.#lower;
    this.#firstWord = (highest[0] ?? 0) | 0;
    this.#words = (highest.at(-1) ?? 0) - (highest[0] ?? 0) + 1;
  }

  #set(event: number, address: bigint): void {
    const lower = Number(BigInt.asIntN(32, address));
    this.#lower[event] = lower;
    this.#upper[event] = Number(address >> 32n);
    const hash = Math.imul(lower, MULTIPLIER) >>> this.#shift;
    this.#filter[hash >>> 3] = (this.#filter[hash >>> 3] ?? 0) | (1 << (hash & 7));
  }

  /** The offset of the first pointer to an event at or after `offset`; `end` or more when there is none. */
  next(words: Int32Array, offset: number, end: number): number {
    const step = this.#pointerSize / 4;
    const highest = step - 1;
    const stop = Math.ceil(end / 4) + highest;
    const next = (word: number): number => nextInRange(words, word, stop, step, this.#firstWord, this.#words);
    for (let word = next(offset / 4 + highest); word < stop; word = next(word + step)) {
      const at = word - highest;
      if (this.#mayHave(words[at] ?? 0) && this.eventAt(words, 4 * at) >= 0) return 4 * at;
    }
    return end;
  }

  #mayHave(lower: number): boolean {
    const hash = Math.imul(lower, MULTIPLIER) >>> this.#shift;
    return (((this.#filter[hash >>> 3] ?? 0) >>> (hash & 7)) & 1) === 1;
  }

  /** Which event the pointer at an offset leads to; -1 when it leads to none. */
  eventAt(words: Int32Array, offset: number): number {
    const lower = (words[offset >>> 2] ?? 0) >>> 0;
    const upper = this.#pointerSize === 8 ? (words[(offset >>> 2) + 1] ?? 0) >>> 0 : 0;
    let low = 0;
    let high = this.#length - 1;
    while (low <= high) {
      const middle = (low + high) >>> 1;
      const order = upper - (this.#upper[middle] ?? 0) || lower - (this.#lower[middle] ?? 0);
      if (order === 0) return middle;
      if (order > 0) low = middle + 1;
      else high = middle - 1;
    }
    return -1;
  }
}
