/** Values that come again, each with a number of its own: a column of numbers takes a fraction of the memory. */

/** The number of no value. */
export const NONE = 0;

export class Dictionary<V> {
  readonly #codes = new Map<string | number | bigint, number>();
  readonly #values: (V | undefined)[] = [undefined];

  /** One more than the highest number. */
  get size(): number {
    return this.#values.length;
  }

  /** The number of a value. @param key tells it from others. */
  codeOf(key: string | number | bigint, value: V): number {
    const known = this.#codes.get(key);
    if (known !== undefined) return known;
    const code = this.add(value);
    this.#codes.set(key, code);
    return code;
  }

  /** A new number for a value that is not there yet: who knows its key by other means. */
  add(value: V): number {
    return this.#values.push(value) - 1;
  }

  at(code: number): V | undefined {
    return this.#values[code];
  }
}
