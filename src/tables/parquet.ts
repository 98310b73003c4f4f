/** Events as Parquet. */
import type { EventContext } from '../events/index.ts';
import { DEFAULT_ROWS, type EventTable, eventTable } from './groups.ts';
import { PARQUET } from './parquetGroup.ts';

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
  return eventTable(context, rowsPerGroup, PARQUET);
}
