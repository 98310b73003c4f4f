/** How often each of many 64-bit numbers came: as a Tally, but without an object for each. */
import { countOfRarerHalf, type Entry, mostFrequent, type Top } from './top.ts';

/** Numbers that are counted without loss: they take less room than texts. */
const MOST_NUMBERS = 250_000;
/** Slots to begin with; a power of two. */
const FIRST_SLOTS = 1024;

/** Nobody is to know which numbers share a slot. */
const SEED = Math.floor(2 ** 32 * Math.random());

export class WordTally {
  readonly #mostValues: number;
  #slots = FIRST_SLOTS;
  #high = new Uint32Array(FIRST_SLOTS);
  #low = new Uint32Array(FIRST_SLOTS);
  /** 0 where a slot is free. */
  #counts = new Float64Array(FIRST_SLOTS);
  #size = 0;
  #total = 0;
  #none = 0;
  #missed = 0;

  constructor(mostValues = MOST_NUMBERS) {
    this.#mostValues = mostValues;
  }

  /** How often something came, a number or none. */
  get total(): number {
    return this.#total + this.#none;
  }

  add(high: number, low: number): void {
    this.#total++;
    const slot = this.#slotOf(high, low);
    const count = this.#counts[slot] ?? 0;
    this.#counts[slot] = count + 1;
    if (count === 0) this.#put(slot, high, low);
  }

  addNone(): void {
    this.#none++;
  }

  top(most: number): Top<bigint> {
    const rows = mostFrequent(this.#entries(), most).map(([, value, count]) => ({ value, count }));
    return {
      rows,
      other: rows.reduce((rest, { count }) => rest - count, this.#total),
      none: this.#none,
      distinct: this.#size,
      missed: this.#missed,
    };
  }

  *#entries(): Generator<Entry<bigint>, void, undefined> {
    for (let slot = 0; slot < this.#slots; slot++) {
      const count = this.#counts[slot] ?? 0;
      if (count === 0) continue;
      const value = (BigInt(this.#high[slot] ?? 0) << 32n) | BigInt(this.#low[slot] ?? 0);
      yield [value, value, count];
    }
  }

  /** The slot of a number, or the free one that it gets. */
  #slotOf(high: number, low: number): number {
    let hash = Math.imul(low ^ SEED, 0x9e3779b1);
    hash = Math.imul(hash ^ (hash >>> 15) ^ high, 0x85ebca6b);
    const last = this.#slots - 1;
    let slot = (hash ^ (hash >>> 13)) & last;
    while (this.#counts[slot] !== 0 && !(this.#low[slot] === low && this.#high[slot] === high)) {
      slot = (slot + 1) & last;
    }
    return slot;
  }

  #put(slot: number, high: number, low: number): void {
    this.#high[slot] = high;
    this.#low[slot] = low;
    this.#size++;
    if (this.#size > this.#mostValues) this.#drop();
    else if (2 * this.#size > this.#slots) this.#rebuild(2 * this.#slots, 0);
  }

  /** The rarer half goes: what a number had then is what its count lacks should it come again. */
  #drop(): void {
    const most = countOfRarerHalf(this.#counts.filter((count) => count > 0));
    this.#missed += most;
    this.#rebuild(this.#slots, most);
  }

  /** @param dropped up to which count numbers go. */
  #rebuild(slots: number, dropped: number): void {
    const [high, low, counts] = [this.#high, this.#low, this.#counts];
    this.#slots = slots;
    this.#high = new Uint32Array(slots);
    this.#low = new Uint32Array(slots);
    this.#counts = new Float64Array(slots);
    this.#size = 0;
    for (const [i, count] of counts.entries()) {
      if (count <= dropped) continue;
      const [h, l] = [high[i] ?? 0, low[i] ?? 0];
      const slot = this.#slotOf(h, l);
      this.#high[slot] = h;
      this.#low[slot] = l;
      this.#counts[slot] = count;
      this.#size++;
    }
  }
}
