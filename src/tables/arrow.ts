/**
 * Events as typed tables in Arrow IPC. It needs the package apache-arrow, which is not installed with fwpm.
 *
 * @module
 */
import {
  AsyncByteQueue,
  Bool,
  type Data,
  type DataType,
  Field,
  Int64,
  makeBuilder,
  makeData,
  RecordBatch,
  RecordBatchStreamWriter,
  Schema,
  Struct,
  TimestampMicrosecond,
  Uint8,
  Uint16,
  Uint32,
  Uint64,
  Utf8,
} from 'apache-arrow';
import type { EventContext } from '../events/index.ts';
import { TABLE_COLUMNS, type TableType } from './columns.ts';
import type { EncodedGroup } from './encodedGroup.ts';
import {
  type ColumnCells,
  DEFAULT_ROWS,
  type EventTable,
  eventTable,
  type GroupWriter,
  type TableKind,
} from './groups.ts';

export type { EventTable } from './groups.ts';

export interface ArrowOptions {
  /** Rows of a record batch at most; 65,536 by default. */
  readonly rowsPerBatch?: number;
}

/**
 * Events as Apache Arrow IPC, one row for each, in the columns of {@link TABLE_COLUMNS}, not compressed. An event that
 * cannot be read is a row, too: `struct` says what it should have been, `event` is the text `null`, the other cells are
 * null.
 *
 * It is the stream format (`.arrows`, application/vnd.apache.arrow.stream), not the file format: it needs no footer, can
 * be read while it is written, and what is there of one that was cut off can be read. Readers have other names for it: pyarrow has
 * `ipc.open_stream`, Polars `read_ipc_stream`; `read_arrow` of DuckDB's extension reads both.
 *
 * A record batch is held until it is full: until it has `rowsPerBatch` rows, or 16 Mi characters of text. Nothing is kept
 * of those that are written.
 *
 * @throws RangeError for a `rowsPerBatch` that is not a positive integer.
 */
export function arrow(
  context: EventContext = {},
  { rowsPerBatch = DEFAULT_ROWS }: ArrowOptions = {},
): EventTable {
  return eventTable(context, rowsPerBatch, ARROW);
}

export const ARROW: TableKind = {
  encode(columns) {
    const bytes = new Bytes();
    const writer = new RecordBatchStreamWriter().reset(bytes, SCHEMA);
    // The schema is the table's.
    bytes.take();
    const children = TABLE_COLUMNS.map(({ type }, i) => dataOf(type, columns[i] ?? []));
    const length = columns[0]?.length ?? 0;
    writer.write(new RecordBatch(SCHEMA, makeData({ type: ROW, length, nullCount: 0, children })));
    return { bytes: bytes.take() };
  },
  open: () => new RecordBatches(),
};

class RecordBatches implements GroupWriter {
  readonly #bytes = new Bytes();
  readonly #writer = new RecordBatchStreamWriter().reset(this.#bytes, SCHEMA);

  add({ bytes }: EncodedGroup): readonly Uint8Array[] {
    const before = this.#bytes.take();
    return before.length === 0 ? [bytes] : [before, bytes];
  }

  end(): readonly Uint8Array[] {
    this.#writer.finish();
    return [this.#bytes.take()];
  }
}

/** What was written and not yet taken. */
class Bytes extends AsyncByteQueue {
  take(): Uint8Array {
    const taken = this.toUint8Array(true);
    this._values.length = 0;
    return taken;
  }
}

const TYPES: { readonly [T in TableType]: DataType } = {
  text: new Utf8(),
  boolean: new Bool(),
  uint8: new Uint8(),
  uint16: new Uint16(),
  uint32: new Uint32(),
  uint64: new Uint64(),
  timestamp: new TimestampMicrosecond('UTC'),
};

const SCHEMA = new Schema(TABLE_COLUMNS.map(({ name, type }) => new Field(name, TYPES[type], true)));
const ROW = new Struct(SCHEMA.fields);

function dataOf(type: TableType, cells: ColumnCells): Data {
  // Builders of timestamps take numbers of milliseconds, which have not all the digits: they are built as what they are.
  if (type === 'timestamp') return built(new Int64(), cells).clone(TYPES.timestamp);
  return built(TYPES[type], cells);
}

function built(type: DataType, cells: ColumnCells): Data {
  const builder = makeBuilder({ type, nullValues: [null] });
  for (const cell of cells) builder.append(cell);
  return builder.finish().flush();
}
