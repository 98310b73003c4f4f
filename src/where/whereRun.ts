/** Which elements of a run are wanted, one part of it after another. */
import type { Limits } from '../codec/index.ts';
import type { Memory } from '../memory/index.ts';
import type { Roots } from '../memory/run.ts';
import { bitColumns, type FilledColumns } from '../read/filledColumns.ts';
import type { Condition } from './condition.ts';
import type { ConditionSet } from './conditionSet.ts';
import { PartialEvents } from './partialEvents.ts';
import { marksOf } from './sieve.ts';

export class WhereRun {
  readonly #conditions: ConditionSet;
  readonly #columns: FilledColumns;
  /** The elements of the part of which something cannot be read, and which conditions need that. */
  readonly #unread = new Map<number, Set<Condition>>();

  /** @throws TypeError or RangeError for wrong roots or limits. */
  constructor(conditions: ConditionSet, memory: Memory, roots: Roots, limits: Partial<Limits>) {
    this.#conditions = conditions;
    const onIssue = ({ path }: { readonly path: string }): void => {
      const { row, member } = placeIn(path);
      const undecided = this.#unread.get(row) ?? new Set();
      this.#unread.set(row, undecided);
      for (const condition of conditions.needing(member)) undecided.add(condition);
    };
    const { struct, paths } = conditions;
    this.#columns = bitColumns(struct, memory, roots, paths, { limits, onIssue });
  }

  /** The indices of the elements `from` to `to` that are wanted, in order; all of them where nothing is said. */
  rows(from = 0, to: number = this.#columns.count): number[] {
    this.#unread.clear();
    const read = this.#columns.read(from, to);
    const count = read.get('type')?.valid.length ?? 0;
    const marks = marksOf(this.#conditions.sieves, read, count);
    const wanted =
      marks.includes(1) || this.#unread.size > 0 ? this.#marked(marks, from, new PartialEvents(read)) : [];
    return this.#unread.has(from + count) ? [...wanted, from + count] : wanted;
  }

  /** Of the rows that were marked, and of those that nobody could ask, the elements that are wanted. */
  #marked(marks: Uint8Array, from: number, events: PartialEvents): number[] {
    const wanted: number[] = [];
    for (const [row, mark] of marks.entries()) {
      const undecided = this.#unread.get(from + row);
      if (undecided === undefined && mark === 0) continue;
      if (this.#conditions.hold(events, row, undecided)) wanted.push(from + row);
    }
    return wanted;
  }
}

/** The element that the path of an issue begins with, and what of it; a single struct is the first. */
export function placeIn(path: string): { readonly row: number; readonly member: string } {
  const [, row = '0', member = ''] = /^(?:\[(\d+)\]\.?)?(.*)$/s.exec(path) ?? [];
  return { row: Number(row), member };
}
