/** The events that are shown, as files. */
import { packCapture } from '../../capture/pack.ts';
import { eventJson } from '../../format/eventJson.ts';
import type { Memory } from '../../memory/index.ts';
import { decode } from '../../read/decode.ts';
import { type Block, type Blocks, eventAt, type Place } from './blocks.ts';
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
  /** In the order in which they are shown: that of CSV. */
  readonly rows: Uint32Array;
  readonly table: readonly TableColumn[];
}

/** The parts of a file, each when it is asked for. */
export function exported(
  shown: Shown,
  format: ExportFormat,
): Generator<string | Uint8Array, void, undefined> {
  if (format === 'csv') return csvLines(shown);
  // What is read again is read in the order in which it lies: each block once.
  const inFiles = { ...shown, rows: shown.rows.slice().sort() };
  return format === 'ndjson' ? ndjsonLines(inFiles) : captureItems(inFiles);
}

/** As `fwpm FILE` writes them. */
function* ndjsonLines({ blocks, rows }: Shown): Generator<string, void, undefined> {
  for (const row of rows) {
    const place = blocks.at(row);
    yield `${eventJson(place.block.name, eventOf(place))}\n`;
  }
}

/** The event as decoding gives it; null for one that is not there. */
function eventOf(place: Place): unknown {
  const { struct, said } = place.block;
  if (said !== undefined) return said[place.index];
  const found = eventAt(place);
  return found?.address === undefined
    ? null
    : decode(struct, found.memory, found.address, { onIssue: () => undefined });
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

const NO_BYTES =
  'some of these events are XML of netsh, which has no bytes for a capture: NDJSON and CSV have them';

/**
 * A capture of only these events: those of one memory after each other are packed together.
 * @throws Error where there is no memory of one.
 */
function* captureItems({ blocks, rows }: Shown): Generator<Uint8Array, void, undefined> {
  let block: Block | undefined;
  let memory: Memory | undefined;
  let addresses: bigint[] = [];
  for (const row of rows) {
    const place = blocks.at(row);
    if (place.block.said !== undefined) throw new Error(NO_BYTES);
    const found = eventAt(place);
    if (block !== undefined && memory !== undefined && (place.block !== block || found?.memory !== memory)) {
      yield* packed(block, memory, addresses);
      addresses = [];
    }
    block = place.block;
    memory = found?.memory;
    if (found?.address !== undefined) addresses.push(found.address);
  }
  if (block !== undefined && memory !== undefined) yield* packed(block, memory, addresses);
}

function packed(
  { struct, origin: { host, osBuild } }: Block,
  memory: Memory,
  addresses: readonly bigint[],
): Generator<Uint8Array, void, undefined> {
  const notes = { ...(host === undefined ? {} : { host }), ...(osBuild === undefined ? {} : { osBuild }) };
  return packCapture(struct, memory, addresses, notes);
}
