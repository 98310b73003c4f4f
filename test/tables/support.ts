/** Tables as readers that are not ours read them: DuckDB, and Flechette for Arrow. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DuckDBConnection, DuckDBInstance, DuckDBTimestampTZValue } from '@duckdb/node-api';
import { type Column, type Table, tableFromIPC } from '@uwdata/flechette';
import type { EventContext } from '../../src/formats.ts';
import { arrow } from '../../src/tables/arrow.ts';
import { type EventTable, type NetEventName, parquet, TABLE_COLUMNS } from '../../src/tables/index.ts';

/** An event and the struct that it was decoded as. */
export type Entry = readonly [struct: NetEventName, event: unknown];

export type Cell = string | number | bigint | boolean | null;
/** Cells by their columns; times are microseconds since 1970. */
export type Row = Readonly<Record<string, Cell>>;

/** What a reader makes of the bytes of a table. */
export interface ReadTable {
  /** Names and types, in our words. */
  readonly columns: readonly (readonly [name: string, type: string | undefined])[];
  readonly rows: readonly Row[];
  /** How many rows each row group or record batch has. */
  readonly groups: readonly number[];
}

export interface Format {
  readonly name: string;
  readonly open: (context?: EventContext, rows?: number) => EventTable;
  readonly read: (bytes: Uint8Array) => Promise<ReadTable>;
}

export const FORMATS: readonly Format[] = [
  {
    name: 'parquet',
    open: (context, rows) => parquet(context, rows === undefined ? {} : { rowsPerGroup: rows }),
    read: readParquet,
  },
  {
    name: 'arrow',
    open: (context, rows) => arrow(context, rows === undefined ? {} : { rowsPerBatch: rows }),
    read: async (bytes) => readArrow(bytes),
  },
];

/** The bytes that come with each event, and those of the end. */
export function written(table: EventTable, entries: Iterable<Entry>): Uint8Array[] {
  const pieces = Array.from(entries, ([struct, event]) => Buffer.concat(table.add(struct, event)));
  return [...pieces, Buffer.concat(table.end())];
}

export async function roundTrip(
  { open, read }: Format,
  entries: readonly Entry[],
  context?: EventContext,
  rows?: number,
): Promise<ReadTable> {
  return read(Buffer.concat(written(open(context, rows), entries)));
}

/** The only row of a table. */
export async function rowOf(format: Format, event: unknown, context?: EventContext): Promise<Row> {
  const { rows } = await roundTrip(format, [['FWPM_NET_EVENT5', event]], context);
  const [row] = rows;
  if (row === undefined || rows.length !== 1) throw new Error(`${rows.length} rows`);
  return row;
}

// --- Parquet -------------------------------------------------------------------------------------------------

const DUCKDB_TYPES: Readonly<Record<string, string>> = {
  VARCHAR: 'text',
  BOOLEAN: 'boolean',
  UTINYINT: 'uint8',
  USMALLINT: 'uint16',
  UINTEGER: 'uint32',
  UBIGINT: 'uint64',
  'TIMESTAMP WITH TIME ZONE': 'timestamp',
};

async function readParquet(bytes: Uint8Array): Promise<ReadTable> {
  return withDuckDB({ 'table.parquet': bytes }, async (connection) => {
    const result = await connection.runAndReadAll(`FROM read_parquet('table.parquet')`);
    const names = result.columnNames();
    const groups = await connection.runAndReadAll(
      `SELECT DISTINCT row_group_id, row_group_num_rows FROM parquet_metadata('table.parquet') ORDER BY ALL`,
    );
    return {
      columns: names.map((name, i) => [name, DUCKDB_TYPES[String(result.columnType(i))]]),
      rows: result
        .getRows()
        .map((row) => Object.fromEntries(names.map((name, i) => [name, duckDBCell(row[i])]))),
      // A file without rows has a line without a group there.
      groups: groups.getRows().flatMap(([group, rows]) => (group === null ? [] : [Number(rows)])),
    };
  });
}

function duckDBCell(value: unknown): Cell {
  if (value instanceof DuckDBTimestampTZValue) return value.micros;
  return cellOf(value);
}

function cellOf(value: unknown): Cell {
  switch (typeof value) {
    case 'string':
    case 'number':
    case 'bigint':
    case 'boolean':
      return value;
    default:
      if (value === null) return value;
      throw new Error(`no cell, but ${value}`);
  }
}

/** Runs something in a database without tables, where files of these names are in its working folder. */
export async function withDuckDB<T>(
  files: Readonly<Record<string, Uint8Array>>,
  run: (connection: DuckDBConnection) => Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'fwpm-tables-'));
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  try {
    for (const [name, bytes] of Object.entries(files)) writeFileSync(join(folder, name), bytes);
    await connection.run(`SET file_search_path = '${folder}'; SET TimeZone = 'UTC'`);
    return await run(connection);
  } finally {
    connection.closeSync();
    instance.closeSync();
    rmSync(folder, { recursive: true });
  }
}

// --- Arrow ---------------------------------------------------------------------------------------------------

/** Types by the numbers that the format gives them. */
const ARROW_TYPES: Readonly<Record<number, string>> = { 5: 'text', 6: 'boolean' };

function readArrow(bytes: Uint8Array): ReadTable {
  const table = tableFromIPC(bytes, { useBigInt: true });
  const { fields } = table.schema;
  const columns = fields.map(({ name }) => [name, cellsOf(table, name)] as const);
  return {
    columns: fields.map(({ name, type }) => [name, arrowType(type)]),
    rows: Array.from({ length: table.numRows }, (_, row) =>
      Object.fromEntries(columns.map(([name, cells]) => [name, cells[row] ?? null])),
    ),
    groups: table.getChildAt(0).data.map(({ length }) => length),
  };
}

interface ArrowType {
  readonly typeId: number;
  readonly bitWidth?: number | undefined;
  readonly signed?: boolean | undefined;
  readonly unit?: number | undefined;
  readonly timezone?: string | null | undefined;
}

function arrowType({ typeId, bitWidth, signed, unit, timezone }: ArrowType): string | undefined {
  if (typeId === 2) return `${signed ? '' : 'u'}int${bitWidth}`;
  if (typeId === 10) return unit === 2 && timezone === 'UTC' ? 'timestamp' : undefined;
  return ARROW_TYPES[typeId];
}

function cellsOf(table: Table, name: string): Cell[] {
  const column = table.getChild(name);
  const isTime = TABLE_COLUMNS.some((it) => it.name === name && it.type === 'timestamp');
  return isTime ? [...microseconds(column)] : Array.from(column, cellOf);
}

/** Flechette makes milliseconds of times, which lose digits: these are the numbers that it made them of. */
function* microseconds({ data }: Column<unknown>): Generator<Cell, void, undefined> {
  for (const batch of data) {
    for (let i = 0; i < batch.length; i++) {
      yield batch.at(i) === null ? null : cellOf(batch.values[i]);
    }
  }
}
