/** Rows in the order of a column: numbers are sorted, never objects. */
import type { AnyColumn, ColumnName, Columns } from './columns.ts';

/** What rows can be sorted by. */
export type SortKey = ColumnName | 'time';

export interface Sort {
  readonly key: SortKey;
  readonly isDescending: boolean;
}

/** Some rows in an order; those that have the same value stay as they are, and those without one come last. */
export function sorted(columns: Columns, rows: Uint32Array, { key, isDescending }: Sort): Uint32Array {
  const ranks =
    key === 'time' ? timeRanks(columns.times.ticks.subarray(0, columns.rows)) : codeRanks(columns[key]);
  return byRank(rows, ranks, isDescending);
}

/** The place of each row's value among all values, from 0; {@link LAST} for a row without one. */
interface Ranks {
  readonly of: (row: number) => number;
  readonly count: number;
}

/** As many counts as there are ranks, and one more for rows without a value: each row is moved once. */
function byRank(rows: Uint32Array, { of, count }: Ranks, isDescending: boolean): Uint32Array {
  const starts = new Uint32Array(count + 2);
  const slotOf = (rank: number): number => (rank < 0 ? count : isDescending ? count - 1 - rank : rank);
  for (const row of rows) {
    const slot = slotOf(of(row)) + 1;
    starts[slot] = (starts[slot] ?? 0) + 1;
  }
  for (let i = 1; i < starts.length; i++) starts[i] = (starts[i] ?? 0) + (starts[i - 1] ?? 0);
  const ordered = new Uint32Array(rows.length);
  for (const row of rows) {
    const slot = slotOf(of(row));
    const at = starts[slot] ?? 0;
    ordered[at] = row;
    starts[slot] = at + 1;
  }
  return ordered;
}

const LAST = -1;

const COLLATOR = new Intl.Collator('en', { numeric: true });

function codeRanks(column: AnyColumn): Ranks {
  const codes = Uint32Array.from({ length: Math.max(0, column.size - 1) }, (_, i) => i + 1);
  const labels = Array.from({ length: column.size }, (_, code) => column.describe(code)?.label ?? '');
  codes.sort((a, b) => COLLATOR.compare(labels[a] ?? '', labels[b] ?? ''));
  const ranks = new Int32Array(column.size).fill(LAST);
  for (const [rank, code] of codes.entries()) ranks[code] = rank;
  return { of: (row) => ranks[column.codes[row] ?? 0] ?? LAST, count: codes.length };
}

function timeRanks(ticks: Float64Array): Ranks {
  const all = ticks.slice().sort();
  let count = 0;
  for (const tick of all)
    if (!Number.isNaN(tick) && (count === 0 || all[count - 1] !== tick)) all[count++] = tick;
  const ranks = new Int32Array(ticks.length);
  for (let row = 0; row < ticks.length; row++) ranks[row] = rankOf(ticks[row] ?? Number.NaN, all, count);
  return { of: (row) => ranks[row] ?? LAST, count };
}

/** The place of a number among the first `count` of some that are sorted, each once. */
function rankOf(tick: number, all: Float64Array, count: number): number {
  if (Number.isNaN(tick)) return LAST;
  let low = 0;
  let high = count - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((all[middle] ?? 0) < tick) low = middle + 1;
    else high = middle;
  }
  return low;
}
