/** What a few numbers of an event mean, found out once for all events that have the same numbers. */
import type { Numbers } from './batch.ts';

/** Facets that are known at once; a power of two. */
const SLOTS = 8192;
/** Slots that are looked at: so nobody can make the search long. */
const PROBES = 8;

/**
 * Makes a facet of the numbers when it is not known, and counts how often each came. What is counted comes out when a
 * facet has to make room for another, and at the end.
 */
export class Facets<T> {
  readonly #width: number;
  readonly #make: (numbers: Numbers) => T;
  readonly #take: (facet: T, times: number) => void;
  readonly #keys: Numbers;
  readonly #facets: (T | undefined)[];
  readonly #counts: Numbers;
  /** The numbers of the event that is being counted. */
  readonly #numbers: Numbers;

  /**
   * @param width how many numbers there are.
   * @param make what they mean.
   * @param take gets a facet, and how many events had it since it was taken the last time.
   */
  constructor(width: number, make: (numbers: Numbers) => T, take: (facet: T, times: number) => void) {
    this.#width = width;
    this.#make = make;
    this.#take = take;
    this.#keys = new Float64Array(SLOTS * width);
    this.#facets = new Array<T | undefined>(SLOTS).fill(undefined);
    this.#counts = new Float64Array(SLOTS);
    this.#numbers = new Float64Array(width);
  }

  /** The facets of some rows, each of which is counted: its numbers are in the columns. */
  count(columns: readonly Numbers[], rows: readonly number[]): T[] {
    const numbers = this.#numbers;
    return rows.map((row) => {
      for (let i = 0; i < columns.length; i++) numbers[i] = columns[i]?.[row] ?? 0;
      return this.#count(numbers);
    });
  }

  #count(numbers: Numbers): T {
    const home = hashOf(numbers) & (SLOTS - 1);
    for (let probe = 0; probe < PROBES; probe++) {
      const slot = (home + probe) & (SLOTS - 1);
      const facet = this.#facets[slot];
      if (facet === undefined) return this.#fill(slot, numbers);
      if (this.#has(slot, numbers)) {
        this.#counts[slot] = (this.#counts[slot] ?? 0) + 1;
        return facet;
      }
    }
    this.#empty(home);
    return this.#fill(home, numbers);
  }

  /** Gives out all that was counted. */
  flush(): void {
    for (let slot = 0; slot < SLOTS; slot++) this.#empty(slot);
  }

  #has(slot: number, numbers: Numbers): boolean {
    const start = slot * this.#width;
    for (let i = 0; i < this.#width; i++) if (this.#keys[start + i] !== numbers[i]) return false;
    return true;
  }

  #fill(slot: number, numbers: Numbers): T {
    const facet = this.#make(numbers);
    this.#keys.set(numbers, slot * this.#width);
    this.#facets[slot] = facet;
    this.#counts[slot] = 1;
    return facet;
  }

  #empty(slot: number): void {
    const facet = this.#facets[slot];
    const count = this.#counts[slot] ?? 0;
    if (facet !== undefined && count > 0) this.#take(facet, count);
    this.#counts[slot] = 0;
  }
}

function hashOf(numbers: Numbers): number {
  let hash = numbers.length;
  for (let i = 0; i < numbers.length; i++) {
    hash = Math.imul(hash ^ ((numbers[i] ?? 0) | 0), 0x9e3779b1);
    hash ^= hash >>> 15;
  }
  return hash;
}
