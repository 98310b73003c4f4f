/** Rows of the table that were asked for, by blocks: they come a moment later, and most are in sight more than once. */
import type { TableRow } from '../model/cells.ts';
import type { TableColumn } from '../model/tableColumns.ts';
import type { Client } from './client.ts';

/** Rows that are asked for together. */
const BLOCK = 64;
/** Blocks that are kept. */
const MOST = 40;

export interface IndexedRow {
  readonly index: number;
  /** Undefined until it has come. */
  readonly row: TableRow | undefined;
}

export class RowCache {
  readonly #client: Client;
  readonly #onCome: () => void;
  #blocks: Blocks = new Map();
  /** What was there before: it is shown until what is there now has come. */
  #stale: Blocks = new Map();

  /** @param onCome hears when rows have come. */
  constructor(client: Client, onCome: () => void) {
    this.#client = client;
    this.#onCome = onCome;
  }

  /** Forgets all rows: they are others now. @param isWhole whether not even what they were can be shown. */
  clear(isWhole: boolean): void {
    this.#stale = isWhole ? new Map() : this.#blocks;
    this.#blocks = new Map();
  }

  at(index: number): TableRow | undefined {
    const block = Math.floor(index / BLOCK);
    return (this.#blocks.get(block) ?? this.#stale.get(block))?.[index % BLOCK];
  }

  /** Rows of the table, as far as they have come; the others are asked for. @param count how many rows there are in all. */
  rows(first: number, end: number, columns: readonly TableColumn[], count: number): IndexedRow[] {
    const last = Math.floor(Math.max(0, end - 1) / BLOCK);
    for (let block = Math.floor(first / BLOCK); block <= last; block++) this.#need(block, columns, count);
    // Whoever scrolls on finds them there.
    if ((last + 1) * BLOCK < count) this.#need(last + 1, columns, count);
    return Array.from({ length: Math.max(0, end - first) }, (_, i) => ({
      index: first + i,
      row: this.at(first + i),
    }));
  }

  /** Looks for damage in some rows, and asks for them again where there is any that they do not tell. */
  async check(first: number, end: number): Promise<void> {
    const blocks = this.#blocks;
    if (!(await this.#client.ask('check', { first, end })) || blocks !== this.#blocks) return;
    for (let block = Math.floor(first / BLOCK); block * BLOCK < end; block++) blocks.delete(block);
    this.#onCome();
  }

  #need(block: number, columns: readonly TableColumn[], count: number): void {
    const blocks = this.#blocks;
    const known = blocks.get(block);
    const first = block * BLOCK;
    // The last block can be there in part, while events are still read.
    if (blocks.has(block) && (known === undefined || known.length >= Math.min(BLOCK, count - first))) return;
    if (known !== undefined) this.#stale.set(block, known);
    if (blocks.size >= MOST) blocks.delete(blocks.keys().next().value ?? block);
    blocks.set(block, undefined);
    void this.#client.ask('rows', { first, end: first + BLOCK, columns }).then(
      (rows) => {
        if (blocks !== this.#blocks) return;
        blocks.set(block, rows);
        this.#onCome();
      },
      // What went wrong is said by what asked for the view.
      () => blocks.delete(block),
    );
  }
}

type Blocks = Map<number, readonly TableRow[] | undefined>;
