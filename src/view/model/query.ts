/** Which events are shown: those that all conditions hold for and that have the text that is searched for. */
import { partOf } from '../../memory/run.ts';
import { parseWhere, type Where, WhereFilter, withContext } from '../../where/index.ts';
import { askedOnce } from './askedOnce.ts';
import type { Blocks } from './blocks.ts';
import { type Chip, chipText } from './chips.ts';
import { COLUMN_NAMES, type Columns } from './columns.ts';

/** Conditions whose answers are kept, so that a new one costs only its own. */
const MOST_KEPT = 16;

/** Events that a condition is asked of in one go. */
const BATCH = 2 ** 17;

export class Query {
  readonly #blocks: Blocks;
  readonly #columns: Columns;
  readonly #kept = new Map<string, Uint8Array>();

  constructor(blocks: Blocks, columns: Columns) {
    this.#blocks = blocks;
    this.#columns = columns;
  }

  /**
   * The rows of the events that are shown, in their order.
   * @throws RangeError or TypeError for a condition that is none, or that events cannot fulfil: the message says which.
   */
  rows(chips: readonly Chip[], search: string): Uint32Array {
    const { total } = this.#blocks;
    const marks = new Uint8Array(total).fill(1);
    for (const chip of chips) {
      const own = this.#marksOf(chip);
      const wanted = chip.isExcluded ? 0 : 1;
      for (let row = 0; row < total; row++) if (own[row] !== wanted) marks[row] = 0;
    }
    if (search !== '') {
      const found = searched(this.#columns, search);
      for (let row = 0; row < total; row++) if (found[row] === 0) marks[row] = 0;
    }
    return rowsIn(marks);
  }

  #marksOf(chip: Chip): Uint8Array {
    const key = chipText({ ...chip, isExcluded: false });
    const known = this.#kept.get(key);
    if (known !== undefined) return known;
    const marks = this.#asked(chip);
    if (this.#kept.size >= MOST_KEPT) this.#kept.clear();
    this.#kept.set(key, marks);
    return marks;
  }

  #asked(chip: Chip): Uint8Array {
    const where = parseWhere([chip.condition]);
    const columns = this.#columns;
    // What cannot be read does not rule an event out: that is for those who look at the memory.
    const isWhole = columns.filled === columns.rows && !columns.damaged.includes(1);
    return (isWhole ? askedOnce(columns, where) : undefined) ?? this.#askedOfMemory(where);
  }

  #askedOfMemory(where: Where): Uint8Array {
    const marks = new Uint8Array(this.#blocks.total);
    const filters = new Map<unknown, Map<string, WhereFilter>>();
    for (const [i, { struct, name, memory, run, origin }] of this.#blocks.list.entries()) {
      const ofRules = filters.get(origin.rules) ?? new Map<string, WhereFilter>();
      filters.set(origin.rules, ofRules);
      const filter =
        ofRules.get(name) ?? new WhereFilter(struct, withContext(where, { rules: origin.rules }));
      ofRules.set(name, filter);
      const start = this.#blocks.startOf(i);
      for (let first = 0; first < run.count; first += BATCH) {
        const end = Math.min(first + BATCH, run.count);
        for (const row of filter.rows(memory, partOf(run, first, end))) marks[start + first + row] = 1;
      }
    }
    return marks;
  }
}

/** The rows of which any column has a text, in any case. */
function searched(columns: Columns, text: string): Uint8Array {
  const marks = new Uint8Array(columns.rows);
  const wanted = text.toLowerCase();
  for (const name of COLUMN_NAMES) {
    const column = columns[name];
    const isWanted = new Uint8Array(column.size);
    let isAny = false;
    for (let code = 1; code < column.size; code++) {
      if (!column.describe(code)?.label.toLowerCase().includes(wanted)) continue;
      isWanted[code] = 1;
      isAny = true;
    }
    if (!isAny) continue;
    for (let row = 0; row < marks.length; row++) {
      if (isWanted[column.codes[row] ?? 0] === 1) marks[row] = 1;
    }
  }
  return marks;
}

function rowsIn(marks: Uint8Array): Uint32Array {
  let count = 0;
  for (const mark of marks) count += mark;
  const rows = new Uint32Array(count);
  let next = 0;
  for (let row = 0; row < marks.length; row++) if (marks[row] === 1) rows[next++] = row;
  return rows;
}
