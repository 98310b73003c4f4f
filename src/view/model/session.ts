/** What a page does with its files, without a page: everything that is asked of the worker. */
import { type Block, Blocks } from './blocks.ts';
import { type TableRow, tableRow } from './cells.ts';
import { chipOf } from './chips.ts';
import { Columns } from './columns.ts';
import { type Detail, detailOf } from './detail.ts';
import { type ExportFormat, exported } from './exports.ts';
import { type Histogram, histogram } from './histogram.ts';
import { load } from './loader.ts';
import { type NamedBlob, openFile } from './open.ts';
import { sorted } from './order.ts';
import { type OverviewSection, overview } from './overview.ts';
import type { OpenedFiles, View, Viewed } from './protocol.ts';
import { Query } from './query.ts';
import type { TableColumn } from './tableColumns.ts';

export class Session {
  #blocks = new Blocks([]);
  #columns = new Columns(0);
  #query = new Query(this.#blocks, this.#columns);
  #rows: Uint32Array = new Uint32Array(0);

  /** Opens files in place of those that were open; {@link load} then fills the columns. */
  async open(files: Iterable<NamedBlob> | AsyncIterable<NamedBlob>): Promise<OpenedFiles> {
    const blocks: Block[] = [];
    const notes: string[] = [];
    for await (const file of files) {
      const opened = await openFile(file);
      for (const block of opened.blocks) blocks.push(block);
      notes.push(...opened.notes);
    }
    this.#blocks = new Blocks(blocks);
    const { total } = this.#blocks;
    this.#columns = new Columns(total);
    this.#query = new Query(this.#blocks, this.#columns);
    this.#rows = Uint32Array.from({ length: total }, (_, row) => row);
    return { events: total, notes };
  }

  /** Fills the columns, and says after each step how many events are done. */
  load(): Generator<number, void, undefined> {
    return load(this.#blocks, this.#columns);
  }

  /** @throws RangeError or TypeError for a condition that is none. */
  view({ chips, search, sort }: View): Viewed {
    const rows = this.#query.rows(chips.map(chipOf), search);
    this.#rows = sort === undefined ? rows : sorted(this.#columns, rows, sort);
    return { shown: rows.length, total: this.#blocks.total };
  }

  rows(first: number, end: number, columns: readonly TableColumn[]): TableRow[] {
    return Array.from(this.#rows.subarray(first, end), (row) =>
      tableRow(this.#columns, this.#blocks.at(row), row, columns),
    );
  }

  histogram(by: 'outcome' | 'type', most: number): Histogram | undefined {
    return histogram(this.#columns, this.#rows, by, most);
  }

  overview(most: number): OverviewSection[] {
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
