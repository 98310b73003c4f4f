/** Events as a table that is written in pieces: rows are held until a group of them is full. */
import {
  type EventContext,
  type EventJson,
  type NetEventName,
  type Origin,
  reportOf,
} from '../events/index.ts';
import { type Cell, fillCells, TABLE_COLUMNS } from './columns.ts';
import type { EncodedGroup } from './encodedGroup.ts';

/** A table that is written as its events arrive. */
export interface EventTable {
  /**
   * Adds an event: one row.
   * @param event null for an event that cannot be read.
   * @param origin what is known of the machine that recorded it.
   * @param json makes the event's JSON, where there is a faster way than from the event itself.
   * @returns the bytes that are ready, often none.
   * @throws TypeError for what is not an event of that struct, which is not added; Error after `end`.
   */
  add(struct: NetEventName, event: unknown, origin?: Origin, json?: EventJson): readonly Uint8Array[];
  /** Writes the rows that are held as a group of their own, whatever may follow. @throws Error after `end`. */
  flush(): readonly Uint8Array[];
  /**
   * Ends the table, which is whole with these bytes.
   * @throws Error the second time.
   */
  end(): readonly Uint8Array[];
}

/** The cells of a column, one for each row of a group. */
export type ColumnCells = Cell[];

/** What rows become in a table. */
export interface TableKind {
  /** @param columns as many as TABLE_COLUMNS, all with the same number of cells, which is not 0. */
  encode(columns: readonly ColumnCells[]): EncodedGroup;
  /** Begins a table. */
  open(): GroupWriter;
}

/** Puts groups one after another. */
export interface GroupWriter {
  /** What is written of a group, and of all that comes before it. */
  add(group: EncodedGroup): readonly Uint8Array[];
  /** What comes after the last group. */
  end(): readonly Uint8Array[];
}

/** Rows of a group by default. */
export const DEFAULT_ROWS = 65_536;

/** A group also ends with the row that brings its text to this size: a few huge events would fill the memory as well. */
const GROUP_CHARACTERS = 2 ** 24;

/**
 * @param rows how many a group has at most.
 * @throws RangeError for a number of rows that is not a positive integer.
 */
export function eventTable(context: EventContext, rows: number, kind: TableKind): EventTable {
  if (!Number.isSafeInteger(rows) || rows < 1) throw new RangeError(`rows of a group: ${rows}`);
  const events = new EventRows(context);
  const writer = kind.open();
  let group = new Group();
  let isEnded = false;
  return { add, flush, end };

  function add(
    struct: NetEventName,
    event: unknown,
    origin?: Origin,
    json?: EventJson,
  ): readonly Uint8Array[] {
    if (isEnded) throw new Error('the table has ended');
    group.add(events.cells(struct, event, origin, json));
    return group.rows >= rows || group.characters >= GROUP_CHARACTERS ? flush() : [];
  }

  function flush(): readonly Uint8Array[] {
    if (isEnded) throw new Error('the table has ended');
    if (group.rows === 0) return [];
    const { columns } = group;
    group = new Group();
    return writer.add(kind.encode(columns));
  }

  function end(): readonly Uint8Array[] {
    const rest = flush();
    isEnded = true;
    return [...rest, ...writer.end()];
  }
}

/** Makes rows of events. */
export class EventRows {
  readonly #context: EventContext;
  // Those of one row, since an event that is refused is not to be added in part.
  readonly #cells: Cell[] = [];

  constructor(context: EventContext) {
    this.#context = context;
  }

  /** The cells of an event, up to the next one. @throws TypeError for what is not an event of that struct. */
  cells(struct: NetEventName, event: unknown, origin?: Origin, json?: EventJson): readonly Cell[] {
    fillCells(this.#cells, reportOf(struct, event, this.#context, origin, json));
    return this.#cells;
  }
}

/** Rows as plain data. */
export interface HeldRows {
  readonly columns: readonly ColumnCells[];
  readonly rows: number;
  readonly characters: number;
}

/** Rows, held as columns. */
export class Group implements HeldRows {
  readonly columns: readonly ColumnCells[] = TABLE_COLUMNS.map(() => []);
  rows = 0;
  characters = 0;

  add(cells: readonly Cell[]): void {
    this.rows++;
    for (let i = 0; i < cells.length; i++) {
      const cell = cells[i] ?? null;
      this.columns[i]?.push(cell);
      if (typeof cell === 'string') this.characters += cell.length;
    }
  }

  /** Adds all rows of another one. */
  append({ columns, rows, characters }: HeldRows): void {
    this.rows += rows;
    this.characters += characters;
    for (let i = 0; i < columns.length; i++) {
      const column = this.columns[i];
      for (const cell of columns[i] ?? []) column?.push(cell);
    }
  }
}
