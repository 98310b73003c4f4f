/** Chance that repeats: everything that is drawn comes from a seed and an index alone. */

/** The odd number next to 2^32 divided by the golden ratio: adding it again and again visits every 32-bit number. */
const STEP = 0x9e3779b9;

/** Spreads what differs in few bits over all 32 (the constants are those of "lowbias32" by C. Wellons). */
function mixed(value: number): number {
  let bits = value | 0;
  bits = Math.imul(bits ^ (bits >>> 16), 0x7feb352d);
  bits = Math.imul(bits ^ (bits >>> 15), 0x846ca68b);
  return (bits ^ (bits >>> 16)) >>> 0;
}

export class Random {
  /** The seed of the whole run. */
  readonly seed: number;
  #state: number;

  constructor(seed: number, index: number) {
    this.seed = seed;
    this.#state = mixed(mixed(seed) + index);
  }

  /** 0 to 2^32-1. */
  uint32(): number {
    this.#state = (this.#state + STEP) | 0;
    return mixed(this.#state);
  }

  /** 0 to `end` - 1; 0 when there is none. */
  below(end: number): number {
    return Math.floor((this.uint32() / 2 ** 32) * end);
  }

  /** `least` to `most`, both included. */
  between(least: number, most: number): number {
    return least + this.below(most - least + 1);
  }

  /** 64 bits. */
  uint64(): bigint {
    return (BigInt(this.uint32()) << 32n) | BigInt(this.uint32());
  }

  /** True once in `n` times. */
  oneIn(n: number): boolean {
    return this.below(n) === 0;
  }

  pick<T>(list: readonly T[]): T {
    const picked = list[this.below(list.length)];
    if (picked === undefined) throw new Error('nothing to pick from');
    return picked;
  }

  /** `count` results of `draw`. */
  times<T>(count: number, draw: () => T): T[] {
    return Array.from({ length: count }, draw);
  }
}
