/** Ranges of addresses, thousands or millions of them, in typed arrays: sorted, cut where they overlap, and searched. */

/** The addresses from `start` up to `end`, which is one past the last. */
export interface Span {
  readonly start: bigint;
  readonly end: bigint;
}

/** Ranges in the order of their addresses, none of which is empty or overlaps another one. */
export class RangeTable {
  readonly count: number;
  readonly #bases: BigUint64Array;
  /** The bases as far as numbers are exact: in the same order, but for those that become equal. */
  readonly #rounded: Float64Array;
  readonly #lengths: Float64Array;
  /** Whether all of their addresses are safe integers. */
  readonly #isExact: boolean;
  /** Of each range, the first and the last one of those that lie around it without a gap between them. */
  readonly #firsts: Uint32Array;
  readonly #lasts: Uint32Array;
  /** The range of the last hit: what is asked next is mostly near. */
  #hit = 0;

  /** `bases` and `lengths` are kept, not copied. */
  constructor(bases: BigUint64Array, lengths: Float64Array) {
    this.count = bases.length;
    this.#bases = bases;
    this.#rounded = Float64Array.from(bases, Number);
    this.#lengths = lengths;
    // They are in order, and do not overlap.
    this.#isExact = Number.isSafeInteger((this.#rounded.at(-1) ?? 0) + (lengths.at(-1) ?? 0));
    this.#firsts = new Uint32Array(this.count);
    this.#lasts = new Uint32Array(this.count);
    this.#findNeighbours();
  }

  baseOf(index: number): bigint {
    return this.#bases[index] ?? 0n;
  }

  /** The base of a range as far as numbers are exact. */
  roundedBaseOf(index: number): number {
    return this.#rounded[index] ?? 0;
  }

  lengthOf(index: number): number {
    return this.#lengths[index] ?? 0;
  }

  /** The range that has an address; -1 where none has. */
  indexOf(address: bigint): number {
    if (this.#has(this.#hit, address)) return this.#hit;
    const index = this.#lastFrom(address);
    if (!this.#has(index, address)) return -1;
    this.#hit = index;
    return index;
  }

  /** The same for an address that is a safe integer; undefined where not all ranges have such addresses. */
  indexOfExact(address: number): number | undefined {
    if (!this.#isExact) return undefined;
    if (this.#hasExact(this.#hit, address)) return this.#hit;
    const index = this.#lastUpTo(address);
    if (!this.#hasExact(index, address)) return -1;
    this.#hit = index;
    return index;
  }

  #hasExact(index: number, address: number): boolean {
    const base = this.#rounded[index];
    return base !== undefined && address >= base && address < base + this.lengthOf(index);
  }

  /** All that is there without a gap around an address; undefined where the address is in no range. */
  spanAt(address: bigint): Span | undefined {
    const index = this.indexOf(address);
    const last = this.#lasts[index];
    const first = this.#firsts[index];
    if (first === undefined || last === undefined) return undefined;
    return { start: this.baseOf(first), end: this.#endOf(last) };
  }

  /** How many of the `wanted` bytes from an address on are there without a gap. */
  reach(address: bigint, wanted: number): number {
    const index = this.indexOf(address);
    const last = this.#lasts[index];
    return last === undefined ? 0 : Math.min(wanted, Number(this.#endOf(last) - address));
  }

  /** The last range that does not begin after an address, the only one that can have it; -1 where there is none. */
  #lastFrom(address: bigint): number {
    let index = this.#lastUpTo(Number(address));
    while (index >= 0 && this.baseOf(index) > address) index--;
    return index;
  }

  /** The last range whose base, as far as numbers are exact, is not above a number; -1 where there is none. */
  #lastUpTo(rounded: number): number {
    let low = 0;
    let high = this.count;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#rounded[middle] ?? 0) <= rounded) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }

  #has(index: number, address: bigint): boolean {
    const base = this.#bases[index];
    return base !== undefined && address >= base && address < base + BigInt(this.lengthOf(index));
  }

  #endOf(index: number): bigint {
    return this.baseOf(index) + BigInt(this.lengthOf(index));
  }

  #findNeighbours(): void {
    for (let i = 0, first = 0; i < this.count; i++) {
      if (i > 0 && this.#endOf(i - 1) !== this.baseOf(i)) first = i;
      this.#firsts[i] = first;
    }
    for (let i = this.count - 1, last = i; i >= 0; i--) {
      if (this.#firsts[i + 1] === i + 1) last = i;
      this.#lasts[i] = last;
    }
  }
}

/** Ranges in any order, one over the other, as they would be without that. */
export interface Arrangement {
  /** The ranges that are left, in the order of their addresses. */
  readonly order: Uint32Array;
  /** Of each of those, bytes at its beginning that an earlier range has. */
  readonly cuts: Float64Array;
}

/**
 * Sorts ranges and undoes overlaps: where two overlap, the one that begins first counts as far as it goes, and of
 * two that begin together the longer one, or the one that was given first. What is then nothing is left out.
 * `onOverlap` is called with each range that others have a part of: its index, and how many bytes from its base on.
 */
export function arrange(
  bases: BigUint64Array,
  lengths: Float64Array,
  onOverlap?: (index: number, length: number) => void,
): Arrangement {
  const sorted = sort(bases, lengths);
  const cuts = new Float64Array(sorted.length);
  let count = 0;
  let end = 0n;
  for (const index of sorted) {
    const base = bases[index] ?? 0n;
    const length = lengths[index] ?? 0;
    const rangeEnd = base + BigInt(length);
    const cut = base < end ? Number((rangeEnd < end ? rangeEnd : end) - base) : 0;
    if (cut > 0) onOverlap?.(index, cut);
    if (cut === length) continue;
    sorted[count] = index;
    cuts[count++] = cut;
    end = rangeEnd;
  }
  return { order: sorted.slice(0, count), cuts: cuts.slice(0, count) };
}

/** The ranges by base, the longer one first; else as they were given, since sorting is stable. */
function sort(bases: BigUint64Array, lengths: Float64Array): Uint32Array {
  const order = new Uint32Array(bases.length).map((_, i) => i);
  // What dumps hold is sorted as a rule, and to look costs less than to sort.
  if (bases.every((base, i) => i === 0 || (bases[i - 1] ?? 0n) < base)) return order;
  // Rounded, the bases have the same order but for those that become equal.
  const rounded = Float64Array.from(bases, Number);
  return order.sort((a, b) => {
    const distance = (rounded[a] ?? 0) - (rounded[b] ?? 0);
    return distance !== 0 ? distance : compareExactly(a, b);
  });

  function compareExactly(a: number, b: number): number {
    const left = bases[a] ?? 0n;
    const right = bases[b] ?? 0n;
    if (left !== right) return left < right ? -1 : 1;
    return (lengths[b] ?? 0) - (lengths[a] ?? 0);
  }
}
