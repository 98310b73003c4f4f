/** Row groups of Parquet: made one by one, wherever they come to be in a file. */
import { ByteWriter, ParquetWriter, type SchemaElement } from 'hyparquet-writer';
import { TABLE_COLUMNS, type TableColumn, type TableType } from './columns.ts';
import type { ChunkFooter, ColumnChunk, EncodedGroup, Indexes } from './encodedGroup.ts';
import type { ColumnCells, GroupWriter, TableKind } from './groups.ts';

export const PARQUET: TableKind = {
  encode,
  open: () => new RowGroups(),
};

function encode(columns: readonly ColumnCells[]): EncodedGroup {
  const bytes = new Bytes();
  const writer = new ParquetWriter({ writer: bytes, schema: SCHEMA });
  // What a file begins with is not the group's.
  bytes.take();
  bytes.offset = 0;
  const columnData = TABLE_COLUMNS.map(({ name }, i) => ({ name, data: columns[i] ?? [] }));
  writer.write({ columnData, rowGroupSize: columns[0]?.length ?? 0 });
  const [whole] = writer.row_groups;
  if (whole === undefined) throw new TypeError('there are no rows');
  const { columns: _, ...group } = whole;
  const footers = writer.pendingIndexes.map(({ chunk, offsetIndex }) => ({ chunk, offsetIndex }));
  return { bytes: bytes.take(), footer: { group, columns: footers } };
}

class RowGroups implements GroupWriter {
  readonly #bytes = new Bytes();
  readonly #writer = new ParquetWriter({ writer: this.#bytes, schema: SCHEMA });

  add({ bytes, footer }: EncodedGroup): readonly Uint8Array[] {
    if (footer === undefined) throw new TypeError('this is not a group of Parquet');
    const before = this.#bytes.take();
    const moved = footer.columns.map((column) => movedColumn(column, this.#bytes.offset));
    this.#bytes.offset += bytes.length;
    const writer = this.#writer;
    writer.row_groups.push({ ...footer.group, columns: moved.map(({ chunk }) => chunk) });
    writer.pendingIndexes.push(...moved);
    writer.num_rows += footer.group.num_rows;
    return before.length === 0 ? [bytes] : [before, bytes];
  }

  end(): readonly Uint8Array[] {
    this.#writer.finish();
    return [this.#bytes.take()];
  }
}

/** What is said of a column, so many bytes further on. */
function movedColumn({ chunk, offsetIndex }: ChunkFooter, by: number): Indexes {
  const moved = movedChunk(chunk, BigInt(by));
  if (offsetIndex === undefined) return { chunk: moved };
  const locations = offsetIndex.page_locations.map((page) => ({ ...page, offset: page.offset + BigInt(by) }));
  return { chunk: moved, offsetIndex: { ...offsetIndex, page_locations: locations } };
}

function movedChunk(chunk: ColumnChunk, by: bigint): ColumnChunk {
  const { meta_data: meta, file_offset } = chunk;
  if (meta === undefined) throw new TypeError('a column without metadata');
  const { data_page_offset, dictionary_page_offset } = meta;
  return {
    ...chunk,
    file_offset: file_offset + by,
    meta_data: {
      ...meta,
      data_page_offset: data_page_offset + by,
      ...(dictionary_page_offset !== undefined && { dictionary_page_offset: dictionary_page_offset + by }),
    },
  };
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
