/** Events as Parquet. */
import { ByteWriter, ParquetWriter, type SchemaElement } from 'hyparquet-writer';
import type { EventContext } from '../events/index.ts';
import { TABLE_COLUMNS, type TableColumn, type TableType } from './columns.ts';
import { type ColumnCells, DEFAULT_ROWS, type EventTable, eventTable, type GroupWriter } from './groups.ts';

export interface ParquetOptions {
  /** Rows of a row group at most; 65,536 by default. Few make a large file, many take much memory. */
  readonly rowsPerGroup?: number;
}

/**
 * Events as an Apache Parquet file, one row for each, in the columns of {@link TABLE_COLUMNS}: pages of version 2,
 * compressed with Snappy. An event that cannot be read is a row, too: `struct` says what it should have been, `event` is
 * the text `null`, the other cells are null.
 *
 * A row group is held until it is full: until it has `rowsPerGroup` rows, or 16 Mi characters of text. Of those that are
 * written only what the file's footer says of them is kept.
 *
 * @throws RangeError for a `rowsPerGroup` that is not a positive integer.
 */
export function parquet(
  context: EventContext = {},
  { rowsPerGroup = DEFAULT_ROWS }: ParquetOptions = {},
): EventTable {
  return eventTable(context, rowsPerGroup, new RowGroups());
}

class RowGroups implements GroupWriter {
  readonly #bytes = new Bytes();
  readonly #writer = new ParquetWriter({ writer: this.#bytes, schema: SCHEMA });

  write(columns: readonly ColumnCells[]): Uint8Array {
    const columnData = TABLE_COLUMNS.map(({ name }, i) => ({ name, data: columns[i] ?? [] }));
    this.#writer.write({ columnData, rowGroupSize: columns[0]?.length ?? 0 });
    return this.#bytes.take();
  }

  end(): Uint8Array {
    this.#writer.finish();
    return this.#bytes.take();
  }
}

/** What was written and not yet taken. */
class Bytes extends ByteWriter {
  take(): Uint8Array {
    const taken = this.getBytes();
    this.buffer = new ArrayBuffer(1024);
    this.view = new DataView(this.buffer);
    // Places in the file, which `offset` counts, go on.
    this.index = 0;
    return taken;
  }
}

type Element = Omit<SchemaElement, 'name' | 'repetition_type'>;

const ELEMENTS: { readonly [T in TableType]: Element } = {
  text: { type: 'BYTE_ARRAY', converted_type: 'UTF8', logical_type: { type: 'STRING' } },
  boolean: { type: 'BOOLEAN' },
  uint8: { type: 'INT32', converted_type: 'UINT_8' },
  uint16: { type: 'INT32', converted_type: 'UINT_16' },
  uint32: { type: 'INT32', converted_type: 'UINT_32' },
  uint64: { type: 'INT64', converted_type: 'UINT_64' },
  timestamp: {
    type: 'INT64',
    converted_type: 'TIMESTAMP_MICROS',
    logical_type: { type: 'TIMESTAMP', isAdjustedToUTC: true, unit: 'MICROS' },
  },
};

const SCHEMA: SchemaElement[] = [
  { name: 'events', num_children: TABLE_COLUMNS.length },
  ...TABLE_COLUMNS.map(elementOf),
];

function elementOf({ name, type }: TableColumn): SchemaElement {
  return { name, repetition_type: 'OPTIONAL', ...ELEMENTS[type] };
}
