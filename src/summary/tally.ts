/** How often each of many values came, in bounded memory. */

/** What tells values apart. */
export type Key = string | number | bigint;

/** A value and how often it came. */
export interface TopRow<V> {
  readonly value: V;
  readonly count: number;
}

/** The values that came most often, and what is known of the others. */
export interface Top<V> {
  /** The most frequent first; those of one count in the order of what they are called. */
  readonly rows: readonly TopRow<V>[];
  /** How often all others came together. */
  readonly other: number;
  /** How many events had no value at all. */
  readonly none: number;
  /** How many different values there are; where `missed` is above 0, there are more. */
  readonly distinct: number;
  /**
   * 0 where every count is exact. Otherwise there were too many different values to keep them all: each count can be
   * this much too low, and a value that is not here came at most so often. The sum of all counts is exact in any case.
   */
  readonly missed: number;
}

/** Values that are counted at once without loss. */
export const MOST_VALUES = 100_000;
/** Characters of their keys: paths can be long. */
export const MOST_CHARACTERS = 2 ** 24;

interface Cell<V> {
  readonly value: V;
  count: number;
}

/** Counts values. Where there are too many, the rarer half goes, and the result says how much that can have cost. */
export class Tally<V> {
  readonly #cells = new Map<Key, Cell<V>>();
  readonly #mostValues: number;
  readonly #mostCharacters: number;
  #characters = 0;
  #total = 0;
  #none = 0;
  #missed = 0;

  constructor(mostValues = MOST_VALUES, mostCharacters = MOST_CHARACTERS) {
    this.#mostValues = mostValues;
    this.#mostCharacters = mostCharacters;
  }

  /** How often something came, a value or none. */
  get total(): number {
    return this.#total + this.#none;
  }

  /** @param key tells the value from others; the first value with a key stands for all. */
  add(key: Key, value: V, times = 1): void {
    this.#total += times;
    const cell = this.#cells.get(key);
    if (cell !== undefined) cell.count += times;
    else this.#put(key, { value, count: times });
  }

  addNone(times = 1): void {
    this.#none += times;
  }

  top(most: number): Top<V> {
    const sorted = [...this.#cells].sort(([a, { count: m }], [b, { count: n }]) => n - m || compare(a, b));
    const rows = sorted.slice(0, most).map(([, { value, count }]) => ({ value, count }));
    const shown = rows.reduce((sum, { count }) => sum + count, 0);
    return {
      rows,
      other: this.#total - shown,
      none: this.#none,
      distinct: this.#cells.size,
      missed: this.#missed,
    };
  }

  #put(key: Key, cell: Cell<V>): void {
    this.#cells.set(key, cell);
    this.#characters += charactersOf(key);
    while (this.#cells.size > this.#mostValues || this.#characters > this.#mostCharacters) this.#drop();
  }

  /** The rarer half goes: what a value had then is what its count lacks should it come again. */
  #drop(): void {
    const counts = Float64Array.from(this.#cells.values(), ({ count }) => count).sort();
    const most = counts[(counts.length - 1) >> 1] ?? 0;
    this.#missed += most;
    for (const [key, { count }] of this.#cells) {
      if (count > most) continue;
      this.#cells.delete(key);
      this.#characters -= charactersOf(key);
    }
  }
}

function charactersOf(key: Key): number {
  return typeof key === 'string' ? key.length : 0;
}

/** Numbers first, by what they are; then texts, by their code units. */
function compare(a: Key, b: Key): number {
  if (typeof a === 'string' && typeof b !== 'string') return 1;
  if (typeof a !== 'string' && typeof b === 'string') return -1;
  return a < b ? -1 : Number(a > b);
}
