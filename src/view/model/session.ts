/** What a page does with its files, without a page: everything that is asked of the worker. */
import { Blocks } from './blocks.ts';
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
import type { TableColumn } from './tableColumns.ts';

const ALL: View = { chips: [], search: '', sort: undefined };

export class Session {
  #blocks = new Blocks();
  #columns = new Columns();
  #query = new Query(this.#blocks, this.#columns);
  #rows: Uint32Array = new Uint32Array(0);
  readonly #notes: string[] = [];

  /** How many events are there. */
  get events(): number {
    return this.#columns.rows;
  }

  /** What was said of the files. */
  get notes(): readonly string[] {
    return this.#notes;
  }

  /** Reads files in place of those that were open. After each step there are more events. */
  async *read(files: Iterable<NamedFile> | AsyncIterable<NamedFile>): AsyncGenerator<void, void, undefined> {
    this.#reset();
    const [blocks, columns] = [this.#blocks, this.#columns];
    const loader = new Loader(columns);
    for await (const file of files) {
      for await (const found of openFile(file)) {
        if ('note' in found) this.#notes.push(found.note);
        else if ('block' in found) for (const _ of loader.fill(found.block, blocks.add(found.block))) yield;
        else yield* this.#fillAgain();
      }
    }
  }

  #reset(): void {
    this.#notes.length = 0;
    this.#blocks = new Blocks();
    this.#columns = new Columns();
    this.#query = new Query(this.#blocks, this.#columns);
    this.view(ALL);
  }

  /** Filters were met after events that they name. */
  *#fillAgain(): Generator<void, void, undefined> {
    const loader = new Loader(this.#columns);
    for (const [i, block] of this.#blocks.list.entries()) {
      for (const _ of loader.fill(block, this.#blocks.startOf(i))) yield;
    }
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
