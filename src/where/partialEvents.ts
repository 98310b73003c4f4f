/** Events of which only some columns are known: as much as a condition needs. */
import type { PlainRecord } from '../events/members.ts';
import type { Column } from '../read/columns.ts';
import { FWP_IP_VERSION } from '../wfp/index.ts';

/** The members that were read, as a decoded event has them, except the type, which is a number. */
export interface PartialEvent {
  readonly type: number | undefined;
  readonly header: PlainRecord;
  /** The event's own struct, whichever it is. */
  readonly body: PlainRecord;
  /** Its row in all columns that were read. A function for each event would cost more than the conditions. */
  readonly row: number;
  readonly columns: ReadonlyMap<string, Column>;
}

/** What a column that was read has of an event; undefined where that is nothing. */
export function valueIn({ columns, row }: PartialEvent, path: string): unknown {
  return valueAt(columns.get(path), row);
}

/** What a column holds of each event. */
interface Part {
  readonly column: Column;
  readonly isHeader: boolean;
  readonly name: string;
}

/** What rows of columns say of events. */
export class PartialEvents {
  readonly #type: Column | undefined;
  readonly #parts: readonly Part[];
  readonly #columns: ReadonlyMap<string, Column>;

  /** @param read columns under their paths, such as `header.flags` and `classifyDrop.filterId`. */
  constructor({ type, ...read }: Readonly<Record<string, Column>>) {
    this.#type = type;
    this.#columns = new Map(Object.entries({ ...read, ...(type === undefined ? {} : { type }) }));
    this.#parts = Object.entries(read).flatMap(([path, column]) => {
      const [owner, name = '', ...deeper] = path.split('.');
      return deeper.length > 0 ? [] : [{ column, isHeader: owner === 'header', name }];
    });
  }

  at(row: number): PartialEvent {
    const header: Record<string, unknown> = {};
    const body: Record<string, unknown> = {};
    for (const { column, isHeader, name } of this.#parts) {
      // Only the arm that the type selects has values: the others of the same name are not valid.
      if (column.valid[row] !== 1) continue;
      const value = column.values[row];
      if (isHeader) header[name] = name === 'ipVersion' ? ipVersionName(value) : value;
      else body[name] = value;
    }
    return { type: numberAt(this.#type, row), header, body, row, columns: this.#columns };
  }
}

const IP_VERSION_NAMES = new Map<unknown, string>(
  Object.entries(FWP_IP_VERSION.values).map(([name, value]) => [value, name]),
);

/** Columns hold enumerations as numbers. */
function ipVersionName(value: unknown): unknown {
  return IP_VERSION_NAMES.get(value) ?? value;
}

function valueAt(column: Column | undefined, row: number): unknown {
  return column?.valid[row] === 1 ? column.values[row] : undefined;
}

function numberAt(column: Column | undefined, row: number): number | undefined {
  const value = valueAt(column, row);
  return typeof value === 'number' ? value : undefined;
}
