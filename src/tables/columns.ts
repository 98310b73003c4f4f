/** The columns of typed tables: those of CSV, of types that Parquet and Arrow have. */
import type { EventReport } from '../events/index.ts';
import { type AnyEventColumn, type Cells, EVENT_COLUMNS } from '../format/eventColumns.ts';
import { microsecondsOf } from '../format/filetime.ts';
import { wellFormed } from '../util/text.ts';

/** What the cells of a typed column are; any of them can be null. */
export interface TableCells
  extends Pick<Cells, 'text' | 'boolean' | 'uint8' | 'uint16' | 'uint32' | 'uint64'> {
  /** Microseconds since 1970, UTC. */
  readonly timestamp: bigint;
}

export type TableType = keyof TableCells;

export interface TableColumn {
  readonly name: string;
  readonly type: TableType;
}

export type Cell = TableCells[TableType] | null;

/** A typed column, and what an event has in it. */
interface EventTableColumn extends TableColumn {
  cell(report: EventReport): Cell;
}

const COLUMNS: readonly EventTableColumn[] = Object.entries(EVENT_COLUMNS).flatMap(([name, column]) =>
  tableColumns(name, column),
);

/** The columns of a table, in their order. The last is `event`, the whole event as `toJson` writes it. */
export const TABLE_COLUMNS: readonly TableColumn[] = COLUMNS.map(({ name, type }) => ({ name, type }));

/** Writes the cells of an event over those of another, in the order of the columns. */
export function fillCells(cells: Cell[], report: EventReport): void {
  for (let i = 0; i < COLUMNS.length; i++) cells[i] = COLUMNS[i]?.cell(report) ?? null;
}

function tableColumns(name: string, column: AnyEventColumn): EventTableColumn[] {
  switch (column[0]) {
    case 'text': {
      const [type, cellIn] = column;
      return [{ name, type, cell: (report) => text(cellIn(report)) }];
    }
    case 'json': {
      const [, cellIn] = column;
      // It is well-formed already.
      return [{ name, type: 'text', cell: (report) => cellIn(report) ?? null }];
    }
    case 'boolean': {
      const [type, cellIn] = column;
      return [{ name, type, cell: (report) => cellIn(report) ?? null }];
    }
    case 'uint8':
    case 'uint16':
    case 'uint32': {
      const [type, cellIn] = column;
      return [{ name, type, cell: (report) => uint(cellIn(report), BITS[type]) }];
    }
    case 'uint64': {
      const [type, cellIn] = column;
      return [{ name, type, cell: (report) => uint64(cellIn(report)) }];
    }
    case 'ntstatus': {
      const [, cellIn] = column;
      return [{ name, type: 'uint32', cell: (report) => unsigned(cellIn(report)) }];
    }
    case 'filetime': {
      const [, cellIn] = column;
      // No timestamp of Parquet or Arrow has 100 ns for all times that a FILETIME can be: the ticks are exact.
      return [
        { name, type: 'timestamp', cell: (report) => timestamp(uint64(cellIn(report))) },
        { name: `${name}_ticks`, type: 'uint64', cell: (report) => uint64(cellIn(report)) },
      ];
    }
  }
}

const BITS = { uint8: 8, uint16: 16, uint32: 32 } as const;

// What is decoded is always in range. Events from elsewhere need not be, and a table would hold them modulo.

function text(value: string | undefined): string | null {
  return value === undefined ? null : wellFormed(value);
}

function uint(value: number | undefined, bits: number): number | null {
  return value !== undefined && value >= 0 && value < 2 ** bits ? value : null;
}

function uint64(value: bigint | undefined): bigint | null {
  return value !== undefined && BigInt.asUintN(64, value) === value ? value : null;
}

function unsigned(code: number | undefined): number | null {
  return code === undefined ? null : code >>> 0;
}

function timestamp(ticks: bigint | null): bigint | null {
  return ticks === null ? null : microsecondsOf(ticks);
}
