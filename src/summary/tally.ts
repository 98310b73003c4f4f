/** How often each of many values came, in bounded memory. */
import { countOfRarerHalf, type Entry, type Key, mostFrequent, type Top } from './top.ts';

/** Values that are counted without loss. */
const MOST_VALUES = 100_000;
/** Characters of all keys of a table: paths can be long. */
const MOST_CHARACTERS = 2 ** 24;

interface Cell<V> {
  readonly value: V;
  count: number;
}

/** Counts values. Where there are too many, the rarer half goes, and the result says how much that can have cost. */
export class Tally<V> {
  #cells = new Map<Key, Cell<V>>();
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
    const rows = mostFrequent(this.#entries(), most).map(([, value, count]) => ({ value, count }));
    return {
      rows,
      other: rows.reduce((rest, { count }) => rest - count, this.#total),
      none: this.#none,
      distinct: this.#cells.size,
      missed: this.#missed,
    };
  }

  *#entries(): Generator<Entry<V>, void, undefined> {
    for (const [key, { value, count }] of this.#cells) yield [key, value, count];
  }

  #put(key: Key, cell: Cell<V>): void {
    this.#cells.set(key, cell);
    this.#characters += charactersOf(key);
    while (this.#cells.size > this.#mostValues || this.#characters > this.#mostCharacters) this.#drop();
  }

  /** The rarer half goes: what a value had then is what its count lacks should it come again. */
  #drop(): void {
    const cells = this.#cells;
    const counts = new Float64Array(cells.size);
    let i = 0;
    for (const { count } of cells.values()) counts[i++] = count;
    const most = countOfRarerHalf(counts);
    this.#missed += most;
    // A new map for those that stay: often they are few, and to delete the others takes longer.
    this.#cells = new Map();
    this.#characters = 0;
    for (const [key, cell] of cells) {
      if (cell.count <= most) continue;
      this.#cells.set(key, cell);
      this.#characters += charactersOf(key);
    }
  }
}

function charactersOf(key: Key): number {
  return typeof key === 'string' ? key.length : 0;
}
