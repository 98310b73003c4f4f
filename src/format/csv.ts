/** Events as comma-separated values: the same columns for every type of event and for every version of the structs. */
import Papa from 'papaparse';
import { type EventContext, type EventFormat, type EventReport, reportOf } from '../events/index.ts';
import { formatNtstatus } from '../names/index.ts';
import { wellFormed } from '../util/text.ts';
import { type Cells, type CellType, EVENT_COLUMNS, type EventColumn } from './eventColumns.ts';
import { formatFiletime } from './filetime.ts';
import { printable } from './printable.ts';

export interface CsvOptions {
  /**
   * Puts a `'` before every cell that begins with `=`, `+`, `-` or `@`, or with the full-width form of one, which
   * spreadsheets would take for the beginning of a formula. (A tab or carriage return, another beginning, is in no cell.)
   * Programs that read the rows do not expect it, so it is off by default.
   */
  readonly neutralizeFormulas?: boolean;
}

/** What a spreadsheet takes for the beginning of a formula; the full-width forms are for those of East Asia. */
const FORMULA = /^[=+\-@\uff1d\uff0b\uff0d\uff20]/;

/**
 * Events as rows, under a row of the columns' names. The last column, `event`, is the whole event as JSON, so nothing is
 * lost. Control characters, those that turn text around and line separators are written as `\uxxxx`, so a row is always
 * one line; in `event` these are escapes of JSON, and it reads as what `toJson` writes.
 *
 * An event that cannot be read is a row, too: `struct` says what it should have been, `event` is `null`, the other cells
 * are empty.
 */
export function csv(
  context: EventContext = {},
  { neutralizeFormulas = false }: CsvOptions = {},
): EventFormat {
  return {
    head: row(CSV_COLUMNS),
    write: (struct, event, origin) => row(cellsOf(reportOf(struct, event, context, origin))),
  };

  function row(cells: readonly string[]): string {
    return `${Papa.unparse([cells], { newline: '\n', escapeFormulae: neutralizeFormulas && FORMULA })}\n`;
  }
}

// --- cells ---------------------------------------------------------------------------------------------------

/** The names of the columns, in their order. */
export const CSV_COLUMNS: readonly string[] = Object.keys(EVENT_COLUMNS);

function cellsOf(report: EventReport): string[] {
  return Object.values(EVENT_COLUMNS).map((column) => cellText(column, report));
}

function cellText<T extends CellType>([type, cell]: EventColumn<T>, report: EventReport): string {
  const value = cell(report);
  return value === undefined ? '' : TEXTS[type](value);
}

/** How a cell is written, by its type. */
const TEXTS: { readonly [T in CellType]: (value: Cells[T]) => string } = {
  text: (value) => printable(wellFormed(value)),
  boolean: String,
  uint8: String,
  uint16: String,
  uint32: String,
  uint64: String,
  filetime: formatFiletime,
  ntstatus: formatNtstatus,
  // Control characters are inside strings of the JSON, where the escape is read as the character again.
  json: printable,
};
