/** What the table of events has in its columns. */
import { printable } from '../../format/printable.ts';
import { decode } from '../../read/decode.ts';
import { excerpt } from '../../util/text.ts';
import { type Block, eventAt, type Place } from './blocks.ts';
import type { CodedColumn, ColumnName, Columns } from './columns.ts';
import { type Described, describeAddress } from './described.ts';
import { NONE } from './dictionary.ts';
import { shortTime } from './shortTime.ts';
import type { TableColumn } from './tableColumns.ts';

/** A cell: what is shown, and the condition of its value. */
export interface Cell {
  readonly text: string;
  readonly condition?: string | undefined;
}

export interface TableRow {
  /** Among all events, from 0. */
  readonly row: number;
  readonly outcome: string;
  readonly isDamaged: boolean;
  readonly cells: readonly Cell[];
}

/** Longer texts are cut for the table: the event itself shows all of them. */
const MOST_CHARACTERS = 300;

/** A row of the table, as the columns have it. */
export function tableRow(
  columns: Columns,
  { block }: Place,
  row: number,
  shown: readonly TableColumn[],
): TableRow {
  const { outcome, damaged } = columns;
  return {
    row,
    outcome: outcome.dictionary.at(outcome.codes[row] ?? 0) ?? 'unknown',
    isDamaged: damaged[row] === 1,
    cells: shown.map((column) => cellOf(CELLS[column](columns, row, block))),
  };
}

/** Whether something of an event cannot be read: the columns know only of what is in them. */
export function isDamaged(place: Place): boolean {
  if (place.block.said !== undefined) return false;
  const found = eventAt(place);
  if (found?.address === undefined) return true;
  let hasIssue = false;
  const onIssue = (): void => {
    hasIssue = true;
  };
  return decode(place.block.struct, found.memory, found.address, { onIssue }) === null || hasIssue;
}

function cellOf(described: Described | undefined): Cell {
  if (described === undefined) return { text: '' };
  const { label, condition } = described;
  return { text: printable(excerpt(label, MOST_CHARACTERS)), condition };
}

type CellOf = (columns: Columns, row: number, block: Block) => Described | undefined;

function inColumn(name: ColumnName): CellOf {
  return (columns, row) => columns[name].describe(columns[name].codes[row] ?? NONE);
}

const CELLS: Readonly<Record<TableColumn, CellOf>> = {
  time: ({ times }, row) => {
    const ticks = times.ticks[row] ?? Number.NaN;
    return Number.isNaN(ticks) ? undefined : { label: shortTime(times.at(ticks)) };
  },
  outcome: inColumn('outcome'),
  type: inColumn('type'),
  app: inColumn('app'),
  local: ({ local, localPort }, row) => endOf('local', row, local, localPort),
  remote: ({ remote, remotePort }, row) => endOf('remote', row, remote, remotePort),
  protocol: inColumn('protocol'),
  filter: inColumn('filter'),
  layer: inColumn('layer'),
  error: inColumn('error'),
  direction: inColumn('direction'),
  user: inColumn('user'),
  peer: inColumn('peer'),
  host: (_, __, { origin: { host } }) => (host === undefined ? undefined : { label: host }),
  struct: (_, __, { name }) => ({ label: name }),
};

function endOf(
  name: 'local' | 'remote',
  row: number,
  addresses: CodedColumn<string>,
  ports: CodedColumn<number>,
): Described | undefined {
  const address = addresses.dictionary.at(addresses.codes[row] ?? NONE);
  const port = ports.dictionary.at(ports.codes[row] ?? NONE);
  if (address === undefined)
    return port === undefined ? undefined : { label: `port ${port}`, condition: `${name}port=${port}` };
  const { condition } = describeAddress(name, address);
  if (port === undefined) return { label: address, condition };
  return { label: address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`, condition };
}
