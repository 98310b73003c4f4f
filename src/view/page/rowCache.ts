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
  #blocks = new Map<number, readonly TableRow[] | undefined>();

  /** @param onCome hears when rows have come. */
  constructor(client: Client, onCome: () => void) {
    this.#client = client;
    this.#onCome = onCome;
  }

  /** Forgets all rows: they are others now. */
  clear(): void {
    this.#blocks = new Map();
  }

  at(index: number): TableRow | undefined {
    return this.#blocks.get(Math.floor(index / BLOCK))?.[index % BLOCK];
  }

  /** Rows of the table, as far as they have come; the others are asked for. */
  rows(first: number, end: number, columns: readonly TableColumn[]): IndexedRow[] {
    for (let block = Math.floor(first / BLOCK); block * BLOCK < end; block++) this.#ask(block, columns);
    return Array.from({ length: Math.max(0, end - first) }, (_, i) => ({
      index: first + i,
      row: this.at(first + i),
    }));
  }

  #ask(block: number, columns: readonly TableColumn[]): void {
    const blocks = this.#blocks;
    if (blocks.has(block)) return;
    if (blocks.size >= MOST) blocks.delete(blocks.keys().next().value ?? block);
    blocks.set(block, undefined);
    const first = block * BLOCK;
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
