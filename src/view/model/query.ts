/** Which events are shown: those that all conditions hold for and that have the text that is searched for. */
import { NET_EVENTS } from '../../events/index.ts';
import { partOf } from '../../memory/run.ts';
import { parseWhere, type Where, WhereFilter, withContext } from '../../where/index.ts';
import { askedOnce } from './askedOnce.ts';
import type { Block, Blocks } from './blocks.ts';
import type { Chip } from './chips.ts';
import { COLUMN_NAMES, type Columns } from './columns.ts';

/** Conditions whose answers are kept, so that a new one costs only its own. */
const MOST_KEPT = 16;

export class Query {
  readonly #blocks: Blocks;
  readonly #columns: Columns;
  /** For each condition the answers for the events that were there when it was asked. */
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
    const { rows: total } = this.#columns;
    const marks = new Uint8Array(total).fill(1);
    for (const { condition, isExcluded } of chips) {
      const own = this.#marksOf(condition);
      const wanted = isExcluded ? 0 : 1;
      for (let row = 0; row < total; row++) if (own[row] !== wanted) marks[row] = 0;
    }
    if (search !== '') {
      const found = searched(this.#columns, search);
      for (let row = 0; row < total; row++) if (found[row] === 0) marks[row] = 0;
    }
    return rowsIn(marks);
  }

  #marksOf(condition: string): Uint8Array {
    const known = this.#kept.get(condition) ?? new Uint8Array(0);
    if (known.length === this.#columns.rows && known.length > 0) return known;
    const marks = this.#asked(parseWhere([condition]), known);
    if (this.#kept.size >= MOST_KEPT) this.#kept.clear();
    this.#kept.set(condition, marks);
    return marks;
  }

  /** @param known the answers for the first events. */
  #asked(where: Where, known: Uint8Array): Uint8Array {
    const { rows } = this.#columns;
    const ofValues = askedOnce(this.#columns, where);
    if (ofValues !== undefined) {
      // What cannot be read does not rule an event out: that is for those who look at the memory.
      if (this.#columns.damaged.includes(1))
        new Asked(where, ofValues, this.#columns.damaged).take(this.#blocks, 0);
      return ofValues;
    }
    const marks = new Uint8Array(rows);
    marks.set(known);
    new Asked(where, marks).take(this.#blocks, known.length);
    return marks;
  }
}

/** A condition that is asked of memory. */
class Asked {
  readonly #where: Where;
  readonly #marks: Uint8Array;
  readonly #isAsked: Uint8Array | undefined;
  readonly #filters = new Map<unknown, Map<string, WhereFilter | undefined>>();
  /** Whether there is a struct that can fulfil the condition; and why another one cannot. */
  #isFit = false;
  #unfit: unknown;

  /** @param isAsked 1 for each event that it is asked of; all where it is not given. */
  constructor(where: Where, marks: Uint8Array, isAsked?: Uint8Array) {
    this.#where = where;
    this.#marks = marks;
    this.#isAsked = isAsked;
  }

  /** Marks the events from a row on. @throws what makers of filters throw, where no struct can fulfil the condition. */
  take(blocks: Blocks, from: number): void {
    for (let i = blocks.indexOf(from); i < blocks.list.length; i++) {
      const block = blocks.list[i];
      if (block !== undefined) this.#takeBlock(block, blocks.startOf(i), from);
    }
    if (this.#unfit !== undefined && !this.#isFit) throw this.#unfit;
  }

  #takeBlock(block: Block, start: number, from: number): void {
    const isAsked = this.#isAsked?.subarray(start, start + block.count);
    if (isAsked?.includes(1) === false) return;
    const filter = this.#filterOf(block);
    if (filter === undefined) return;
    if (block.said !== undefined) this.#takeSaid(filter, block.said, start, from);
    let first = start;
    for (const { memory, run } of block.parts()) {
      const end = Math.min(first + run.count, this.#marks.length);
      const skipped = Math.max(0, from - first);
      const roots = partOf(run, skipped, end - first);
      const held = new Uint8Array(Math.max(0, end - first - skipped));
      if (held.length > 0) for (const row of filter.rows(memory, roots)) held[row] = 1;
      for (const [i, mark] of held.entries()) {
        const row = first + skipped + i;
        if (this.#isAsked === undefined || this.#isAsked[row] === 1) this.#marks[row] = mark;
      }
      first += run.count;
    }
  }

  /** Of events that are said nothing is damaged: all of them are asked, or none. */
  #takeSaid(filter: WhereFilter, said: readonly unknown[], start: number, from: number): void {
    if (this.#isAsked !== undefined) return;
    const first = Math.max(from, start);
    const asked = said.slice(first - start, this.#marks.length - start);
    this.#marks.fill(0, first, first + asked.length);
    for (const row of filter.rowsOf(asked)) this.#marks[first + row] = 1;
  }

  /**
   * Filters of files can stand for layers and origins: one for each of them and each version of the event. Older ones lack
   * members: for these no condition on them holds. What netsh says can be asked for all members.
   */
  #filterOf({ struct, name, said, origin: { rules } }: Block): WhereFilter | undefined {
    const ofRules = this.#filters.get(rules) ?? new Map<string, WhereFilter | undefined>();
    this.#filters.set(rules, ofRules);
    const [asked, key] = said === undefined ? [struct, name] : [NET_EVENTS.FWPM_NET_EVENT5, 'said'];
    if (ofRules.has(key)) return ofRules.get(key);
    let filter: WhereFilter | undefined;
    try {
      filter = new WhereFilter(asked, withContext(this.#where, { rules }));
      this.#isFit = true;
    } catch (error) {
      this.#unfit ??= error;
    }
    ofRules.set(key, filter);
    return filter;
  }
}

/** The rows of which any column has a text, in any case. */
function searched(columns: Columns, text: string): Uint8Array {
  const { rows } = columns;
  const marks = new Uint8Array(rows);
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
    const { codes } = column;
    for (let row = 0; row < rows; row++) {
      if (isWanted[codes[row] ?? 0] === 1) marks[row] = 1;
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
