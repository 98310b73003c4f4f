/** What a page does with its files, without a page: everything that is asked of the worker. */
import { type Block, Blocks } from './blocks.ts';
import { isDamaged, type TableRow, tableRow } from './cells.ts';
import { chipOf } from './chips.ts';
import { Columns } from './columns.ts';
import { type Detail, detailOf } from './detail.ts';
import { type ExportFormat, exported } from './exports.ts';
import { type Histogram, histogram } from './histogram.ts';
import { Loader } from './loader.ts';
import { type NamedFile, openFile } from './open.ts';
import { sorted } from './order.ts';
import { overview } from './overview.ts';
import type { View, Viewed } from './protocol.ts';
import { Query } from './query.ts';
import { NamedBlock, SharedRules } from './sharedRules.ts';
import type { TableColumn } from './tableColumns.ts';

/** Files that are opened together, and what is known of them so far. */
class Opened {
  readonly names: string[] = [];
  readonly notes: string[] = [];
  /** What those without events say of the filters of all others. */
  readonly shared = new SharedRules();
  /** Those that are opened later have a higher one. */
  readonly number: number;
  isWhole = false;

  constructor(number: number) {
    this.number = number;
  }
}

const ALL: View = { chips: [], search: '', sort: undefined };

export class Session {
  #blocks = new Blocks();
  #columns = new Columns();
  #query = new Query(this.#blocks, this.#columns);
  #rows: Uint32Array = new Uint32Array(0);
  #opened = new Opened(0);
  #reads = 0;
  #isAdded = false;

  /** How many events are there. */
  get events(): number {
    return this.#columns.rows;
  }

  /** The files that are open, as far as they were begun. */
  get names(): readonly string[] {
    return this.#opened.names;
  }

  /** What was said of the files. */
  get notes(): readonly string[] {
    return this.#opened.notes;
  }

  /** Whether they are read to their end. */
  get isWhole(): boolean {
    return this.#opened.isWhole;
  }

  /** Whether the files that were read last came beside those that were open before. */
  get isAdded(): boolean {
    return this.#isAdded;
  }

  /**
   * Reads files in place of those that were open, which are read no further; files that have filters alone come beside these,
   * whose events they name. After each step there are more events, or other names.
   */
  async *read(files: Iterable<NamedFile> | AsyncIterable<NamedFile>): AsyncGenerator<void, void, undefined> {
    const opened = new Opened(++this.#reads);
    let loader: Loader | undefined;
    for await (const file of files) {
      opened.names.push(file.name);
      for await (const found of openFile(file)) {
        if (loader !== undefined && this.#opened !== opened) return;
        if ('note' in found) opened.notes.push(found.note);
        else if ('block' in found) {
          if (loader === undefined && !this.#begin(opened)) return;
          loader ??= new Loader(this.#columns);
          yield* this.#fill(loader, new NamedBlock(found.block, opened.shared));
        } else {
          if ('rules' in found) opened.shared.add(found.rules);
          if (loader !== undefined) yield* this.#fillAgain();
        }
      }
    }
    opened.isWhole = true;
    if (loader !== undefined) return;
    if (this.#columns.rows === 0 || opened.shared.isEmpty) this.#begin(opened);
    else yield* this.#addNames(opened);
  }

  /** What is open now is what was read before. @returns false where others were opened since. */
  #begin(opened: Opened): boolean {
    if (opened.number < this.#opened.number) return false;
    this.#opened = opened;
    this.#isAdded = false;
    this.#blocks = new Blocks();
    this.#columns = new Columns();
    this.#query = new Query(this.#blocks, this.#columns);
    this.view(ALL);
    return true;
  }

  *#fill(loader: Loader, block: Block): Generator<void, void, undefined> {
    const blocks = this.#blocks;
    for (const _ of loader.fill(block, blocks.add(block))) {
      yield;
      if (this.#blocks !== blocks) return;
    }
  }

  *#addNames({ names, notes, shared }: Opened): Generator<void, void, undefined> {
    const opened = this.#opened;
    this.#isAdded = true;
    opened.names.push(...names);
    opened.notes.push(...notes);
    opened.shared.addAll(shared);
    yield* this.#fillAgain();
  }

  /** Filters were met after events that they name. */
  *#fillAgain(): Generator<void, void, undefined> {
    const blocks = this.#blocks;
    // Conditions can be on what filters say.
    this.#query = new Query(blocks, this.#columns);
    const loader = new Loader(this.#columns);
    for (const [i, block] of blocks.list.entries()) {
      for (const _ of loader.fill(block, blocks.startOf(i))) {
        yield;
        if (this.#blocks !== blocks) return;
      }
    }
    this.#query = new Query(blocks, this.#columns);
  }

  /** Chooses what is shown. @throws RangeError or TypeError for a condition that is none. */
  view({ chips, search, sort }: View): Viewed {
    const rows = this.#query.rows(chips.map(chipOf), search);
    this.#rows = sort === undefined ? rows : sorted(this.#columns, rows, sort);
    return { shown: rows.length, total: this.#columns.rows };
  }

  rows(first: number, end: number, columns: readonly TableColumn[]): TableRow[] {
    return Array.from(this.#rows.subarray(first, end), (row) =>
      tableRow(this.#columns, this.#blocks.at(row), row, columns),
    );
  }

  /** Looks for damage in some of the events that are shown; says whether any was not known. */
  check(first: number, end: number): boolean {
    const { damaged } = this.#columns;
    let isAny = false;
    for (const row of this.#rows.subarray(first, end)) {
      if (damaged[row] === 1 || !isDamaged(this.#blocks.at(row))) continue;
      damaged[row] = 1;
      isAny = true;
    }
    return isAny;
  }

  histogram(by: 'outcome' | 'type', most: number): Histogram | undefined {
    return histogram(this.#columns, this.#rows, by, most);
  }

  /** The parts of the overview, each when it is asked for. */
  overview(most: number): ReturnType<typeof overview> {
    return overview(this.#columns, this.#rows, most);
  }

  /** @throws RangeError for a row that there is not. */
  detail(row: number): Detail {
    return detailOf(this.#blocks.at(row), row);
  }

  /** Where an event is among those that are shown; -1 where it is not. */
  find(row: number): number {
    return this.#rows.indexOf(row);
  }

  exported(
    format: ExportFormat,
    table: readonly TableColumn[],
  ): Generator<string | Uint8Array, void, undefined> {
    return exported({ blocks: this.#blocks, columns: this.#columns, rows: this.#rows, table }, format);
  }
}
