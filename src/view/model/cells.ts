/** What the table of events has in its columns. */
import { type EventReport, reportOf } from '../../events/index.ts';
import { printable } from '../../format/printable.ts';
import { decode } from '../../read/decode.ts';
import { excerpt } from '../../util/text.ts';
import { addressIn, type Place } from './blocks.ts';
import type { Columns } from './columns.ts';
import {
  type Described,
  describeAddress,
  describeApp,
  describeDirection,
  describeFailure,
  describeFilter,
  describeLayer,
  describeOutcome,
  describeProtocol,
  describeType,
  describeUser,
} from './described.ts';
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

/** A row of the table. */
export function tableRow(
  columns: Columns,
  place: Place,
  row: number,
  shown: readonly TableColumn[],
): TableRow {
  const { block } = place;
  const address = addressIn(place);
  let isDamaged = columns.damaged[row] === 1;
  const onIssue = (): void => {
    isDamaged = true;
  };
  const event = address === undefined ? null : decode(block.struct, block.memory, address, { onIssue });
  const report = reportOf(block.name, event, {}, block.origin);
  const cells = shown.map((column) => cellOf(CELLS[column](report, columns)));
  return { row, outcome: report.facts.outcome ?? 'unknown', isDamaged: isDamaged || event === null, cells };
}

function cellOf(described: Described | undefined): Cell {
  if (described === undefined) return { text: '' };
  const { label, condition } = described;
  return { text: printable(excerpt(label, MOST_CHARACTERS)), condition };
}

type CellOf = (report: EventReport, columns: Columns) => Described | undefined;

const CELLS: Readonly<Record<TableColumn, CellOf>> = {
  time: ({ facts: { time } }) => (time === undefined ? undefined : { label: shortTime(time) }),
  outcome: ({ facts }, { typesOf }) => {
    const outcome = facts.outcome ?? 'unknown';
    return describeOutcome(outcome, typesOf[outcome]);
  },
  type: ({ facts: { type } }) => (type === undefined ? undefined : describeType(type)),
  app: ({ appPath }) => (appPath === undefined ? undefined : describeApp(appPath)),
  local: ({ facts: { local } }) => endOf('local', local),
  remote: ({ facts: { remote } }) => endOf('remote', remote),
  protocol: ({ facts: { protocol } }) => (protocol === undefined ? undefined : describeProtocol(protocol)),
  filter: ({ filter: { id, found } }) =>
    id === undefined ? undefined : describeFilter({ id, name: found?.name }),
  layer: ({ facts: { layer } }) => layer && describeLayer(layer),
  error: ({ failure }) => failure && describeFailure(failure),
  direction: ({ facts: { direction } }) =>
    direction === undefined ? undefined : describeDirection(String(direction)),
  user: ({ facts: { userId } }) => (userId === undefined ? undefined : describeUser(userId)),
  peer: ({ ike }) => (ike?.remote.principal ? { label: ike.remote.principal } : undefined),
  host: ({ origin: { host } }) => (host === undefined ? undefined : { label: host }),
  struct: ({ facts: { struct } }) => ({ label: struct }),
};

function endOf(
  name: 'local' | 'remote',
  { address, port }: { readonly address?: string | undefined; readonly port?: number | undefined },
): Described | undefined {
  if (address === undefined)
    return port === undefined ? undefined : { label: `port ${port}`, condition: `${name}port=${port}` };
  const { condition } = describeAddress(name, address);
  if (port === undefined) return { label: address, condition };
  return { label: address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`, condition };
}
