/** The columns of typed tables: those of CSV, of types that Parquet and Arrow have. */
import type { EventContext, NetEventName, Origin } from '../events/index.ts';
import { microsecondsOf } from '../format/filetime.ts';
import { type AnyColumn, COLUMNS, type Subject, subjectOf } from '../format/rows.ts';

/** What the cells of a typed column are; any of them can be null. */
export interface TableCells {
  readonly text: string;
  readonly boolean: boolean;
  readonly uint8: number;
  readonly uint16: number;
  readonly uint32: number;
  readonly uint64: bigint;
  /** Microseconds since 1970, UTC. */
  readonly timestamp: bigint;
}

export type TableType = keyof TableCells;

export interface TableColumn {
  readonly name: string;
  readonly type: TableType;
}

export type Value = TableCells[TableType] | null;

/** A typed column, and where its cells come from. */
interface Source extends TableColumn {
  read(subject: Subject): Value;
}

const SOURCES: readonly Source[] = Object.entries(COLUMNS).flatMap(([name, column]) =>
  sourcesOf(name, column),
);

/** The columns of a table, in their order. The last is `event`, the whole event as `toJson` writes it. */
export const TABLE_COLUMNS: readonly TableColumn[] = SOURCES.map(({ name, type }) => ({ name, type }));

/** The cells of an event, in the order of the columns. */
export function valuesOf(
  struct: NetEventName,
  event: unknown,
  context: EventContext,
  origin?: Origin,
): Value[] {
  const subject = subjectOf(struct, event, context, origin);
  return SOURCES.map((source) => source.read(subject));
}

function sourcesOf(name: string, column: AnyColumn): Source[] {
  switch (column[0]) {
    case 'text':
    case 'json':
    case 'boolean': {
      const [type, cell] = column;
      return [{ name, type: type === 'json' ? 'text' : type, read: (subject) => cell(subject) ?? null }];
    }
    case 'uint8':
    case 'uint16':
    case 'uint32': {
      const [type, cell] = column;
      return [{ name, type, read: (subject) => uint(cell(subject), BITS[type]) }];
    }
    case 'uint64': {
      const [type, cell] = column;
      return [{ name, type, read: (subject) => uint64(cell(subject)) }];
    }
    case 'ntstatus': {
      const [, cell] = column;
      return [{ name, type: 'uint32', read: (subject) => unsigned(cell(subject)) }];
    }
    case 'filetime': {
      const [, cell] = column;
      // No timestamp of Parquet or Arrow has 100 ns for all times that a FILETIME can be: the ticks are exact.
      return [
        { name, type: 'timestamp', read: (subject) => timestamp(uint64(cell(subject))) },
        { name: `${name}_ticks`, type: 'uint64', read: (subject) => uint64(cell(subject)) },
      ];
    }
  }
}

const BITS = { uint8: 8, uint16: 16, uint32: 32 } as const;

// What is decoded is always in its range. Events that others made need not be, and a table would hold them modulo.

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
