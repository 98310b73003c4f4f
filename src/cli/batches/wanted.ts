/** Which elements of a run conditions want. Loaded where there are conditions. */
import type { Limits } from '../../codec/index.ts';
import type { ValueLayout } from '../../layout/index.ts';
import type { Memory } from '../../memory/index.ts';
import { partOf, type Run } from '../../memory/run.ts';
import { type Where, WhereFilter } from '../../where/index.ts';
import { UsageError } from '../exit.ts';

/** Consecutive elements: the first of them, and the one after the last. */
export type Span = readonly [from: number, to: number];

/** Says which spans of a part of a run are wanted. */
export type SpansWanted = (from: number, to: number) => Iterable<Span>;

/** @throws UsageError for conditions that such a struct cannot fulfil. */
export function spansWanted(
  struct: ValueLayout,
  memory: Memory,
  run: Run,
  where: Where,
  limits: Partial<Limits>,
): SpansWanted {
  const wanted = whereFilter(struct, where).run(memory, partOf(run, 0, run.count), { limits });
  return (from, to) => spansOf(wanted.rows(from, to));
}

/** The filters of conditions, by struct: a source can have a block for each event. */
const FILTERS = new WeakMap<Where, Map<ValueLayout, WhereFilter>>();

/** @throws UsageError for conditions that such a struct cannot fulfil. */
export function whereFilter(struct: ValueLayout, where: Where): WhereFilter {
  const known = FILTERS.get(where) ?? new Map<ValueLayout, WhereFilter>();
  FILTERS.set(where, known);
  try {
    const filter = known.get(struct) ?? new WhereFilter(struct, where);
    known.set(struct, filter);
    return filter;
  } catch (error) {
    throw error instanceof TypeError || error instanceof RangeError ? new UsageError(error.message) : error;
  }
}

/** Rows that follow each other are decoded in one go. */
function* spansOf(rows: readonly number[]): Generator<Span, void, undefined> {
  for (let i = 0; i < rows.length; ) {
    const first = i;
    while (rows[i + 1] === (rows[i] ?? 0) + 1) i++;
    yield [rows[first] ?? 0, (rows[i] ?? 0) + 1];
    i++;
  }
}
