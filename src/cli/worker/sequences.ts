/** A set of numbers that are mostly neighbours, as ranges. */

/** The first number, and the last. */
export type Range = readonly [from: number, to: number];

export class Sequences {
  /** In order, apart from each other by one number at least. */
  #ranges: [from: number, to: number][];

  constructor(ranges: readonly Range[] = []) {
    this.#ranges = ranges.map(([from, to]) => [from, to]);
  }

  get ranges(): readonly Range[] {
    return this.#ranges;
  }

  has(number: number): boolean {
    const [from, to] = this.#ranges[this.#after(number) - 1] ?? [0, -1];
    return from <= number && number <= to;
  }

  add(number: number): void {
    this.addRange(number, number);
  }

  /** Adds all numbers from the first to the last. */
  addRange(from: number, to: number): void {
    if (to < from) return;
    // Those that the new range touches become one with it.
    let start = this.#after(from - 1);
    if ((this.#ranges[start - 1]?.[1] ?? Number.NEGATIVE_INFINITY) >= from - 1) start--;
    let end = start;
    let merged: [number, number] = [from, to];
    for (let next = this.#ranges[end]; next !== undefined && next[0] <= to + 1; next = this.#ranges[++end]) {
      merged = [Math.min(merged[0], next[0]), Math.max(merged[1], next[1])];
    }
    this.#ranges.splice(start, end - start, merged);
  }

  /** The index of the first range that begins after a number. */
  #after(number: number): number {
    let low = 0;
    let high = this.#ranges.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#ranges[middle]?.[0] ?? number) <= number) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
