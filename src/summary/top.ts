/** The most frequent of many values. */

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

/** The same table of other values. */
export function mapped<V, W>({ rows, ...rest }: Top<V>, map: (value: V) => W): Top<W> {
  return { rows: rows.map(({ value, count }) => ({ value: map(value), count })), ...rest };
}

/** A value with what puts it in order among those of the same count. */
export type Entry<V> = readonly [key: Key, value: V, count: number];

/** The most frequent entries, in order. */
export function mostFrequent<V>(entries: Iterable<Entry<V>>, most: number): Entry<V>[] {
  let best: Entry<V>[] = [];
  // The last of the best so far: what comes after it in the order is none of them.
  let last: Entry<V> | undefined;
  for (const entry of entries) {
    if (last !== undefined && order(entry, last) > 0) continue;
    best.push(entry);
    // As many again are gathered before they are sorted.
    if (best.length < 2 * most + ROOM) continue;
    best = best.sort(order).slice(0, most);
    last = best[most - 1];
  }
  return best.sort(order).slice(0, most);
}

const ROOM = 100;

function order([a, , m]: Entry<unknown>, [b, , n]: Entry<unknown>): number {
  return n - m || compare(a, b);
}

/** Numbers first, by what they are; then texts, by their code units. */
function compare(a: Key, b: Key): number {
  if (typeof a === 'string' && typeof b !== 'string') return 1;
  if (typeof a !== 'string' && typeof b === 'string') return -1;
  return a < b ? -1 : Number(a > b);
}

/** The count up to which values have to go so that half of them do. @param counts are sorted afterwards. */
export function countOfRarerHalf(counts: Float64Array): number {
  const sorted = counts.sort();
  return sorted[(sorted.length - 1) >> 1] ?? 0;
}
