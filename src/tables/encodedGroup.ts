/** Groups of rows as bytes, and what Parquet's footer says of them: plain data, which goes from thread to thread. */
import type { ParquetWriter } from 'hyparquet-writer';

/** A group of rows, made apart from the table that it comes to be in. */
export interface EncodedGroup {
  readonly bytes: Uint8Array;
  /** What the table's end says of the group, where it has one. */
  readonly footer?: GroupFooter | undefined;
}

type RowGroup = ParquetWriter['row_groups'][number];
/** What the writer of files knows of a column of a group. */
export type Indexes = ParquetWriter['pendingIndexes'][number];
export type ColumnChunk = Indexes['chunk'];
type OffsetIndex = NonNullable<Indexes['offsetIndex']>;

/** What the footer says of a row group, as if its first byte were the first of the file. */
export interface GroupFooter {
  readonly group: Omit<RowGroup, 'columns'>;
  readonly columns: readonly ChunkFooter[];
}

export interface ChunkFooter {
  readonly chunk: ColumnChunk;
  /** Where the pages are, where there are several. */
  readonly offsetIndex: OffsetIndex | undefined;
}
