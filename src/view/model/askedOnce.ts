/**
 * Conditions on one thing that events say, asked once of each value that it has, and not of each event: an event that says
 * only this is made for the value, so that it is where/ that decides.
 */
import { NET_EVENTS } from '../../events/index.ts';
import { FWPM_NET_EVENT_FLAG } from '../../wfp/index.ts';
import { type Where, WhereFilter } from '../../where/index.ts';
import { parseSocket } from '../../where/network.ts';
import type { AnyColumn, CodedColumn, Columns } from './columns.ts';
import type { InMember } from './described.ts';

/** The header vouches for all that is in it. */
const FLAGS = Object.values(FWPM_NET_EVENT_FLAG.bits).reduce((all, bit) => all | bit, 0);

function withHeader(members: object): object {
  return { header: { flags: FLAGS, ...members } };
}

function withAddress(end: 'local' | 'remote', address: string): object {
  const version = address.includes(':') ? 'V6' : 'V4';
  return withHeader({ ipVersion: `FWP_IP_VERSION_${version}`, [`${end}Addr${version}`]: address });
}

function withDrop(members: object): object {
  return { type: 'FWPM_NET_EVENT_TYPE_CLASSIFY_DROP', classifyDrop: members };
}

/** Which events a condition holds for, where it is on something that has a column; undefined where it is not. */
export function askedOnce(columns: Columns, where: Where): Uint8Array | undefined {
  const [name, ...others] = Object.keys(where);
  if (others.length > 0) return undefined;
  const ask = <V>(column: CodedColumn<V>, eventOf: (value: V) => object): Uint8Array =>
    marksOf(columns, column, heldBy(column, where, eventOf));
  switch (name) {
    case 'type':
      return ask(columns.type, (type) => ({ type }));
    case 'app':
      return ask(columns.app, (appId) => withHeader({ appId }));
    case 'user':
      return ask(columns.user, (userId) => withHeader({ userId }));
    case 'protocol':
      return ask(columns.protocol, (ipProtocol) => withHeader({ ipProtocol }));
    case 'localAddress':
      return isPlain(where.localAddress) ? ask(columns.local, (it) => withAddress('local', it)) : undefined;
    case 'remoteAddress':
      return isPlain(where.remoteAddress)
        ? ask(columns.remote, (it) => withAddress('remote', it))
        : undefined;
    case 'localPort':
      return ask(columns.localPort, (localPort) => withHeader({ localPort }));
    case 'remotePort':
      return ask(columns.remotePort, (remotePort) => withHeader({ remotePort }));
    case 'members':
      return where.members?.length === 1 ? ofMember(columns, where) : undefined;
    case 'layer':
      return ask(columns.layer, ({ code }) => withDrop({ layerId: code }));
    case 'error':
      return where.error?.includes(0)
        ? undefined
        : marksIn(columns, columns.error, where.error, ({ code }) => code >>> 0);
    case 'filterId':
      return where.filterId?.includes(0n)
        ? undefined
        : marksIn(columns, columns.filter, where.filterId, ({ id }) => id);
    case 'from':
    case 'to':
      return marksOfTimes(columns, where);
    default:
      return undefined;
  }
}

/** Members of failed negotiations that have a column. Of others, an event without a value can be wanted as well. */
function ofMember(columns: Columns, where: Where): Uint8Array | undefined {
  const { path, operator } = where.members?.[0] ?? { path: '', operator: '!=' };
  const [arm = '', name = ''] = path.split('.');
  const type = TYPES_OF_ARMS[arm];
  if (type === undefined || (operator !== '=' && operator !== '~')) return undefined;
  const column = name.endsWith('AuthMethod')
    ? columns.method
    : name === 'failurePoint'
      ? columns.point
      : columns.peer;
  if (name !== 'remotePrincipalNameForAuth' && column === columns.peer) return undefined;
  const eventOf = (value: InMember): object =>
    value.path === path ? { type, [arm]: { [name]: value.value } } : {};
  return marksOf(columns, column, heldBy(column, where, eventOf));
}

const TYPES_OF_ARMS: Readonly<Record<string, string | undefined>> = {
  ikeMmFailure: 'FWPM_NET_EVENT_TYPE_IKEEXT_MM_FAILURE',
  ikeQmFailure: 'FWPM_NET_EVENT_TYPE_IKEEXT_QM_FAILURE',
  ikeEmFailure: 'FWPM_NET_EVENT_TYPE_IKEEXT_EM_FAILURE',
};

/** An address with a port is asked of both. */
function isPlain(addresses: readonly string[] = []): boolean {
  return addresses.every((address) => parseSocket(address).port === undefined);
}

/** For each number of a column whether the condition holds for its value. */
function heldBy<V>({ dictionary }: CodedColumn<V>, where: Where, eventOf: (value: V) => object): Uint8Array {
  const events = Array.from({ length: dictionary.size }, (_, code) => {
    const value = dictionary.at(code);
    return value === undefined ? {} : eventOf(value);
  });
  const held = new Uint8Array(dictionary.size);
  for (const code of new WhereFilter(NET_EVENTS.FWPM_NET_EVENT5, where).rowsOf(events)) held[code] = 1;
  held[0] = 0;
  return held;
}

/** Of numbers that have no other meaning. 0 is no error and no filter, and has no value in the columns. */
function marksIn<V, N>(
  columns: Columns,
  column: CodedColumn<V>,
  wanted: readonly N[] | undefined,
  numberOf: (value: V) => N,
): Uint8Array {
  const numbers = new Set(wanted);
  const held = Uint8Array.from({ length: column.size }, (_, code) => {
    const value = column.dictionary.at(code);
    return value !== undefined && numbers.has(numberOf(value)) ? 1 : 0;
  });
  return marksOf(columns, column, held);
}

function marksOf({ rows }: Columns, { codes }: AnyColumn, held: Uint8Array): Uint8Array {
  const marks = new Uint8Array(rows);
  for (let row = 0; row < rows; row++) marks[row] = held[codes[row] ?? 0] ?? 0;
  return marks;
}

function marksOfTimes({ rows, times }: Columns, { from, to }: Where): Uint8Array {
  const first = from === undefined ? Number.NEGATIVE_INFINITY : times.ticksOf(from);
  const end = to === undefined ? Number.POSITIVE_INFINITY : times.ticksOf(to);
  const { ticks } = times;
  const marks = new Uint8Array(rows);
  for (let row = 0; row < rows; row++) {
    const tick = ticks[row] ?? Number.NaN;
    if (tick >= first && tick < end) marks[row] = 1;
  }
  return marks;
}
