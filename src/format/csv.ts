/** Events as comma-separated values: the same columns for every type of event and for every version of the structs. */
import Papa from 'papaparse';
import { type EventContext, type EventFormat, type EventReport, reportOf } from '../events/index.ts';
import { formatNtstatus } from '../names/index.ts';
import { remembered } from '../util/remembered.ts';
import { wellFormed } from '../util/text.ts';
import { type ByteFormat, byteFormat } from './byteFormat.ts';
import { type Cells, type CellType, EVENT_COLUMNS, type EventColumn } from './eventColumns.ts';
import { writeEvent } from './eventJson.ts';
import { formatFiletime } from './filetime.ts';
import { LineBytes, Piece, SHORT } from './lineBytes.ts';
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
export function csv(context: EventContext = {}, options: CsvOptions = {}): EventFormat {
  return csvBytes(context, options);
}

/** The same, which writes bytes, too. */
export function csvBytes(context: EventContext, { neutralizeFormulas = false }: CsvOptions): ByteFormat {
  const config = { newline: '\n', escapeFormulae: neutralizeFormulas && FORMULA };
  const isPlain = neutralizeFormulas ? PLAIN_NO_FORMULA : PLAIN;
  // What is quoted, and how, the library says. That takes it long, and few texts make up nearly all cells.
  const quoted = (text: string): string => Papa.unparse([[text]], config);
  const cellOf = remembered(
    (text: string) => new Piece(isPlain.test(text) ? text : quoted(printable(wellFormed(text)))),
    MOST_CELLS,
  );
  const text = (out: LineBytes, text: string): void => {
    if (text.length <= SHORT && isPlain.test(text)) out.ascii(text);
    else out.piece(cellOf(text));
  };

  const json = new LineBytes();
  return byteFormat(`${Papa.unparse([CSV_COLUMNS], config)}\n`, (out, struct, event, origin, written) => {
    const report = reportOf(struct, event, context, origin);
    for (const column of COLUMNS) {
      column(report, out, text);
      out.code(COMMA);
    }
    json.length = 0;
    writeEvent(json, report, written);
    // An event is an object of names in quotes, unless it is empty or null. Its control characters are escapes already.
    if (json.written.includes(QUOTE)) out.quoted(json.written);
    else out.all(json.written);
    out.code(NEWLINE);
  });
}

/** As many as there are paths, names and addresses that come again. */
const MOST_CELLS = 2 ** 13;

const COMMA = 0x2c;
const QUOTE = 0x22;
const NEWLINE = 0x0a;

// --- cells ---------------------------------------------------------------------------------------------------

/** ASCII that every reader of CSV takes as it is: no quote and no comma, and no blank at the ends. */
const PLAIN = /^(?:[!#-+\--~](?:[ !#-+\--~]*[!#-+\--~])?)?$/;

/** The same without what spreadsheets take for the beginning of a formula. */
const PLAIN_NO_FORMULA = /^(?:[!#-*./-<>?A-~](?:[ !#-+\--~]*[!#-+\--~])?)?$/;

/** Writes a text as a cell. */
type WriteText = (out: LineBytes, text: string) => void;

/** The names of the columns, in their order. */
export const CSV_COLUMNS: readonly string[] = Object.keys(EVENT_COLUMNS);

/** What writes the cell of an event: nothing where it says nothing. */
type WriteCell = (report: EventReport, out: LineBytes, text: WriteText) => void;

function cellWriter<T extends CellType>([type, cellIn]: EventColumn<T>): WriteCell {
  const textOf = TEXTS[type];
  return (report, out, text) => {
    const value = cellIn(report);
    if (value !== undefined) text(out, textOf(value));
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

/** What writes each cell but the last one, which is the event. */
const COLUMNS = Object.values(EVENT_COLUMNS).slice(0, -1).map(cellWriter);
