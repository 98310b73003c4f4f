/** Events of which only some columns are known: as much as a condition needs. */

import { formatIpv4, readIpv6 } from '../codec/leaf/ip.ts';
import type { PlainRecord } from '../events/members.ts';
import type { Column } from '../read/columns.ts';
import type { FilledColumn } from '../read/columnValues.ts';
import { FWP_IP_VERSION } from '../wfp/index.ts';

/** The members that were read, as a decoded event has them, except the type, which is a number. */
export interface PartialEvent {
  readonly type: number | undefined;
  readonly header: PlainRecord;
  /** The event's own struct, whichever it is. */
  readonly body: PlainRecord;
  /** Its row in all columns that were read. A function for each event would cost more than the conditions. */
  readonly row: number;
  readonly columns: ReadColumns;
}

/** Columns under their paths, such as `header.flags` and `classifyDrop.filterId`; of memory, or of values. */
export type ReadColumns = ReadonlyMap<string, Column | FilledColumn>;

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
  readonly #columns: ReadColumns;

  constructor(read: ReadColumns) {
    this.#type = read.get('type');
    this.#columns = read;
    this.#parts = [...read].flatMap(([path, column]) => {
      if (path === 'type') return [];
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
      const value = shown(column, row);
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
  return column?.valid[row] === 1 ? shown(column, row) : undefined;
}

/** A value as events have it. */
function shown(column: Column | FilledColumn, row: number): unknown {
  const value = column.values[row];
  if (!('kind' in column)) return value;
  if (column.kind === 'ipv4Bits' && typeof value === 'number') return formatIpv4(value);
  if (column.kind === 'ipv6Bits' && column.values instanceof Uint8Array) {
    const { buffer, byteOffset, byteLength } = column.values;
    return readIpv6(new DataView(buffer, byteOffset, byteLength), 16 * row);
  }
  return value;
}

function numberAt(column: Column | undefined, row: number): number | undefined {
  const value = valueAt(column, row);
  return typeof value === 'number' ? value : undefined;
}
