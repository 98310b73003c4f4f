/** How many events were when: in spans of one length, by what happened or by what they are. */
import type { Columns } from './columns.ts';

export interface Histogram {
  /** What the parts of a bar stand for, the lowest first. */
  readonly keys: readonly string[];
  /** When the first span begins: 100 ns ticks since 1601. */
  readonly start: bigint;
  /** Ticks of a span. */
  readonly every: bigint;
  /** For each span how many events of each key. */
  readonly spans: readonly Uint32Array[];
}

/** Parts of bars: a type beyond these is counted among the others. */
const MOST_TYPES = 7;

const SECOND = 10_000_000;
const [MINUTE, HOUR, DAY] = [60 * SECOND, 3600 * SECOND, 86_400 * SECOND];

/** Lengths that people count in. */
const LENGTHS = [
  ...[1, 10, 100, 1000, 1e4, 1e5, 1e6].flatMap((ticks) => [ticks, 2 * ticks, 5 * ticks]),
  ...[1, 2, 5, 10, 15, 30].map((seconds) => seconds * SECOND),
  ...[1, 2, 5, 10, 15, 30].map((minutes) => minutes * MINUTE),
  ...[1, 2, 3, 6, 12].map((hours) => hours * HOUR),
  ...[1, 2, 7, 14, 28].map((days) => days * DAY),
  ...[1, 2, 5, 10, 20, 50, 100, 1000, 10_000].map((years) => years * 365 * DAY),
];

/** The shortest length of which at most so many make up a range. */
export function lengthFor(ticks: number, most: number): number {
  return LENGTHS.find((length) => ticks / length < most - 1) ?? ticks;
}

/**
 * Counts events.
 * @param most spans, 2 or more.
 * @returns undefined where no event has a time.
 */
export function histogram(
  columns: Columns,
  rows: Uint32Array,
  by: 'outcome' | 'type',
  most: number,
): Histogram | undefined {
  const { times } = columns;
  const range = rangeOf(times.ticks, rows);
  if (range === undefined) return undefined;
  const every = lengthFor(range.last - range.first, most);
  const first = times.at(range.first);
  const start = first - (first % BigInt(every));
  const offset = range.first - Number(first - start);
  const column = columns[by];
  const { keys, slots } = keysOf(columns, rows, by);
  const count = Math.floor((range.last - offset) / every) + 1;
  const spans = Array.from({ length: count }, () => new Uint32Array(keys.length));
  for (const row of rows) {
    const tick = times.ticks[row] ?? Number.NaN;
    const span = spans[Math.floor((tick - offset) / every)];
    const slot = slots[column.codes[row] ?? 0] ?? 0;
    if (span !== undefined) span[slot] = (span[slot] ?? 0) + 1;
  }
  return { keys, start, every: BigInt(every), spans };
}

function rangeOf(ticks: Float64Array, rows: Uint32Array): { first: number; last: number } | undefined {
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (const row of rows) {
    const tick = ticks[row] ?? Number.NaN;
    if (tick < first) first = tick;
    if (tick > last) last = tick;
  }
  return first <= last ? { first, last } : undefined;
}

/** The keys that there are, the most frequent ones of types; and for each number of the column which key it counts for. */
function keysOf(
  columns: Columns,
  rows: Uint32Array,
  by: 'outcome' | 'type',
): { readonly keys: string[]; readonly slots: Uint8Array } {
  const column = columns[by];
  const counts = new Uint32Array(column.size);
  for (const row of rows) {
    const code = column.codes[row] ?? 0;
    counts[code] = (counts[code] ?? 0) + 1;
  }
  const codes = Array.from(counts.keys()).filter((code) => counts[code] !== 0);
  if (by === 'type') codes.sort((a, b) => (counts[b] ?? 0) - (counts[a] ?? 0));
  const slots = new Uint8Array(column.size);
  const own = codes.slice(0, codes.length > MOST_TYPES + 1 ? MOST_TYPES : codes.length);
  for (const [i, code] of codes.entries()) slots[code] = Math.min(i, own.length);
  const keys = own.map((code) => column.describe(code)?.label ?? 'unknown');
  return { keys: own.length < codes.length ? [...keys, 'others'] : keys, slots };
}
