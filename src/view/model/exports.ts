/** The events that are shown, as files. */
import { packCapture } from '../../capture/pack.ts';
import { toJson } from '../../format/json.ts';
import { decode } from '../../read/decode.ts';
import { addressIn, type Block, type Blocks } from './blocks.ts';
import { tableRow } from './cells.ts';
import type { Columns } from './columns.ts';
import { TABLE_COLUMNS, type TableColumn } from './tableColumns.ts';

export const EXPORT_FORMATS = ['ndjson', 'csv', 'capture'] as const;

export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** The end of a file's name, and what it is. */
export const EXPORTS: Readonly<Record<ExportFormat, { readonly ending: string; readonly type: string }>> = {
  ndjson: { ending: 'ndjson', type: 'application/x-ndjson' },
  csv: { ending: 'csv', type: 'text/csv' },
  capture: { ending: 'cbor', type: 'application/cbor' },
};

export interface Shown {
  readonly blocks: Blocks;
  readonly columns: Columns;
  /** In the order in which they are shown. */
  readonly rows: Uint32Array;
  readonly table: readonly TableColumn[];
}

/** The parts of a file, each when it is asked for. */
export function exported(
  shown: Shown,
  format: ExportFormat,
): Generator<string | Uint8Array, void, undefined> {
  if (format === 'ndjson') return ndjsonLines(shown);
  return format === 'csv' ? csvLines(shown) : captureItems(shown);
}

/** As `fwpm FILE` writes them. */
function* ndjsonLines({ blocks, rows }: Shown): Generator<string, void, undefined> {
  for (const row of rows) {
    const place = blocks.at(row);
    const { struct, memory } = place.block;
    const address = addressIn(place);
    const event =
      address === undefined ? null : decode(struct, memory, address, { onIssue: () => undefined });
    yield `${toJson(struct, event, { surrogates: 'replace' })}\n`;
  }
}

/** The columns that the table has. */
function* csvLines({ blocks, columns, rows, table }: Shown): Generator<string, void, undefined> {
  yield `${table.map((column) => csvCell(TABLE_COLUMNS[column].title)).join(',')}\n`;
  for (const row of rows) {
    const { cells } = tableRow(columns, blocks.at(row), row, table);
    yield `${cells.map(({ text }) => csvCell(text)).join(',')}\n`;
  }
}

/**
 * A cell as RFC 4180 has it. What a spreadsheet would take for a formula gets a `'` before it: nobody chose these names with
 * spreadsheets in mind.
 */
function csvCell(text: string): string {
  const safe = /^[=+\-@\uff1d\uff0b\uff0d\uff20]/.test(text) ? `'${text}` : text;
  return /[",\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** A capture of only these events: those of one memory after each other are packed together. */
function* captureItems({ blocks, rows }: Shown): Generator<Uint8Array, void, undefined> {
  let block: Block | undefined;
  let addresses: bigint[] = [];
  for (const row of rows) {
    const place = blocks.at(row);
    if (block !== undefined && place.block !== block) {
      yield* packed(block, addresses);
      addresses = [];
    }
    block = place.block;
    const address = addressIn(place);
    if (address !== undefined) addresses.push(address);
  }
  if (block !== undefined) yield* packed(block, addresses);
}

function packed(
  { struct, memory, origin: { host, osBuild } }: Block,
  addresses: readonly bigint[],
): Generator<Uint8Array, void, undefined> {
  const notes = { ...(host === undefined ? {} : { host }), ...(osBuild === undefined ? {} : { osBuild }) };
  return packCapture(struct, memory, addresses, notes);
}
