/** Events as a table that is written piece by piece: rows are held until a group of them is full. */
import type { EventContext, NetEventName, Origin } from '../events/index.ts';
import { TABLE_COLUMNS, type Value, valuesOf } from './columns.ts';

/** A table that is written while its events come. */
export interface EventTable {
  /**
   * Adds an event: one row.
   * @param event null for an event that cannot be read.
   * @param origin what is known of the machine that recorded it.
   * @returns the bytes that are ready, often none.
   * @throws TypeError for what is no event of that struct, which is not added; Error after `end`.
   */
  add(struct: NetEventName, event: unknown, origin?: Origin): readonly Uint8Array[];
  /**
   * Ends the table, which is whole with these bytes.
   * @throws Error the second time.
   */
  end(): readonly Uint8Array[];
}

/** The cells of a column, one for each row of a group. */
export type Values = Value[];

/** How groups of rows become bytes. */
export interface GroupWriter {
  /** @param columns as many as TABLE_COLUMNS, all with the same number of cells, which is not 0. */
  write(columns: readonly Values[]): Uint8Array;
  /** What stands behind the last group. */
  end(): Uint8Array;
}

/** Rows of a group, if nobody says another number. */
export const DEFAULT_ROWS = 65_536;

/** A group ends, too, with the row that brings the text in it to that: few events, but huge ones, fill the memory, too. */
const GROUP_CHARACTERS = 2 ** 24;

/**
 * @param rows how many a group has at the most.
 * @throws RangeError for a number of rows that is no positive integer.
 */
export function eventTable(context: EventContext, rows: number, writer: GroupWriter): EventTable {
  if (!Number.isSafeInteger(rows) || rows < 1) throw new RangeError(`rows of a group: ${rows}`);
  let group = new Group();
  let isEnded = false;
  return { add, end };

  function add(struct: NetEventName, event: unknown, origin?: Origin): Uint8Array[] {
    if (isEnded) throw new Error('the table has ended');
    group.add(valuesOf(struct, event, context, origin));
    return group.rows >= rows || group.characters >= GROUP_CHARACTERS ? flush() : [];
  }

  function end(): Uint8Array[] {
    if (isEnded) throw new Error('the table has ended');
    isEnded = true;
    return [...(group.rows === 0 ? [] : flush()), writer.end()];
  }

  function flush(): Uint8Array[] {
    const { columns } = group;
    group = new Group();
    return [writer.write(columns)];
  }
}

/** Rows, held as columns. */
class Group {
  readonly columns: readonly Values[] = TABLE_COLUMNS.map(() => []);
  rows = 0;
  characters = 0;

  add(values: readonly Value[]): void {
    this.rows++;
    for (const [i, value] of values.entries()) {
      this.columns[i]?.push(value);
      if (typeof value === 'string') this.characters += value.length;
    }
  }
}
