/**
 * Events as typed tables, for databases and data frames: Parquet. Arrow is `fwpm/arrow`.
 *
 * @module
 */
export type {
  EventContext,
  EventJson,
  NetEventName,
  Origin,
  Rule,
  RuleBook,
  Volumes,
} from '../events/index.ts';
export { TABLE_COLUMNS, type TableCells, type TableColumn, type TableType } from './columns.ts';
export type { EventTable } from './groups.ts';
export { type ParquetOptions, parquet } from './parquet.ts';
