/** Events as comma-separated values: the same columns for every type of event and for every version of the structs. */
import Papa from 'papaparse';
import { type EventContext, type EventFormat, type EventReport, reportOf } from '../events/index.ts';
import { formatNtstatus } from '../names/index.ts';
import { remembered } from '../util/remembered.ts';
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
  const config = { newline: '\n', escapeFormulae: neutralizeFormulas && FORMULA };
  const isPlain = neutralizeFormulas ? PLAIN_NO_FORMULA : PLAIN;
  // What is quoted, and how, the library says. That takes it long, and few texts make up nearly all cells.
  const quoted = (text: string): string => Papa.unparse([[text]], config);
  const known = remembered((text: string) => quoted(printable(wellFormed(text))));
  const cells: CellWriters = {
    text: (text) => (isPlain.test(text) ? text : known(text)),
    json: quotedJson,
  };

  // One for all rows: most cells of most events are empty.
  const row: string[] = [];
  return {
    head: `${Papa.unparse([CSV_COLUMNS], config)}\n`,
    write(struct, event, origin, json) {
      const report = reportOf(struct, event, context, origin, json);
      for (let i = 0; i < COLUMNS.length; i++) row[i] = COLUMNS[i]?.(report, cells) ?? '';
      return `${row.join(',')}\n`;
    },
  };
}

// --- cells ---------------------------------------------------------------------------------------------------

/** ASCII that every reader of CSV takes as it is: no quote and no comma, and no blank at the ends. */
const PLAIN = /^(?:[!#-+\--~](?:[ !#-+\--~]*[!#-+\--~])?)?$/;

/** The same without what spreadsheets take for the beginning of a formula. */
const PLAIN_NO_FORMULA = /^(?:[!#-*./-<>?A-~](?:[ !#-+\--~]*[!#-+\--~])?)?$/;

/** How a text becomes a cell. */
interface CellWriters {
  readonly text: (text: string) => string;
  readonly json: (text: string) => string;
}

/** An event is an object of names in quotes, unless it is empty or null. Its control characters are escapes already. */
function quotedJson(json: string): string {
  return json.includes('"') ? `"${json.replace(/"/g, '""')}"` : json;
}

/** The names of the columns, in their order. */
export const CSV_COLUMNS: readonly string[] = Object.keys(EVENT_COLUMNS);

function cellWriter<T extends CellType>([type, cellIn]: EventColumn<T>) {
  const textOf = TEXTS[type];
  const kind = type === 'json' ? 'json' : 'text';
  return (report: EventReport, cells: CellWriters): string => {
    const value = cellIn(report);
    return value === undefined ? '' : cells[kind](textOf(value));
  };
}

/** The text of a cell, by its type. */
const TEXTS: { readonly [T in CellType]: (value: Cells[T]) => string } = {
  text: String,
  boolean: String,
  uint8: String,
  uint16: String,
  uint32: String,
  uint64: String,
  filetime: formatFiletime,
  ntstatus: formatNtstatus,
  json: String,
};

/** What writes each cell of an event. */
const COLUMNS = Object.values(EVENT_COLUMNS).map(cellWriter);
