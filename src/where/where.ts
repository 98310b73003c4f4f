/** Which events are wanted: conditions on a few members, looked at before anything else of an event is decoded. */
import type { DecodeError, Limits } from '../codec/index.ts';
import { isNetEventName, NET_EVENTS } from '../events/index.ts';
import { type Column, columns } from '../format/columns.ts';
import type { Fields, ValueLayout } from '../layout/index.ts';
import type { Memory } from '../memory/index.ts';
import type { Roots } from '../roots.ts';
import { FWPM_NET_EVENT_FLAG, FWPM_NET_EVENT_TYPE } from '../wfp/index.ts';
import { isIn, type Network, parseNetwork } from './network.ts';

/**
 * What an event must be: every condition that is given has to hold, of the values in a list any one. A condition on
 * what the header's flags do not vouch for does not hold.
 */
export interface Where {
  /** C names, with or without FWPM_NET_EVENT_TYPE_, or numbers. */
  readonly type?: readonly (string | number)[];
  /** The event's time is not before this: 100 ns ticks since 1601. */
  readonly from?: bigint;
  /** The event's time is before this. */
  readonly to?: bigint;
  /** Addresses, or networks such as 10.0.0.0/8, of either end. */
  readonly address?: readonly string[];
  readonly localAddress?: readonly string[];
  readonly remoteAddress?: readonly string[];
  /** The port of either end. */
  readonly port?: readonly number[];
  readonly localPort?: readonly number[];
  readonly remotePort?: readonly number[];
  /** IANA protocol numbers. */
  readonly protocol?: readonly number[];
  /** Parts of the application's path, whatever their case. */
  readonly app?: readonly string[];
  /** SIDs. */
  readonly user?: readonly string[];
  readonly filterId?: readonly bigint[];
  readonly layerId?: readonly number[];
}

export interface WhereOptions {
  readonly limits?: Partial<Limits>;
}

/** Says which elements of a run are wanted. */
export class WhereFilter {
  readonly #struct: ValueLayout;
  readonly #conditions: readonly Condition[];
  readonly #paths: Readonly<Record<string, string>>;

  /** @throws TypeError for a struct that is no event; RangeError or TypeError for a condition that cannot be one. */
  constructor(struct: ValueLayout, where: Where) {
    const name = struct.ctype;
    if (!isNetEventName(name) || NET_EVENTS[name] !== struct) {
      throw new TypeError(`where: conditions are for events, FWPM_NET_EVENT0 to 5, and not for ${name}`);
    }
    this.#struct = struct;
    this.#conditions = [...conditionsOf(struct, where)];
    const paths = this.#conditions.flatMap((condition) => condition.paths);
    this.#paths = Object.fromEntries(paths.map((path) => [path, path]));
  }

  /**
   * The indices of the elements that are wanted, in order. One of which it cannot be read whether it is wanted is
   * among them: what is damaged is not passed over in silence.
   */
  rows(memory: Memory, roots: Roots, { limits = {} }: WhereOptions = {}): number[] {
    const unread = new Set<number>();
    const onIssue = ({ path }: DecodeError): void => {
      unread.add(Number(/^\[(\d+)\]/.exec(path)?.[1] ?? 0));
    };
    // One column is always there: it tells how many elements there are.
    const paths = { ...this.#paths, [TIME]: TIME };
    const read: Record<string, Column> = columns(this.#struct, memory, roots, paths, { limits, onIssue });
    const count = Math.max(read[TIME]?.valid.length ?? 0, ...[...unread].map((row) => row + 1));
    const wanted: number[] = [];
    for (let row = 0; row < count; row++) {
      if (unread.has(row) || this.#conditions.every(({ holds }) => holds(cellsAt(read, row))))
        wanted.push(row);
    }
    return wanted;
  }
}

// --- conditions ----------------------------------------------------------------------------------------------

/** What the members of one event hold, by their paths; undefined where there is none. */
type Cells = (path: string) => unknown;

interface Condition {
  readonly paths: readonly string[];
  readonly holds: (cells: Cells) => boolean;
}

const TIME = 'header.timeStamp';
const FLAGS = 'header.flags';

function cellsAt(read: Readonly<Record<string, Column>>, row: number): Cells {
  return (path) => {
    const column = read[path];
    return column === undefined || column.valid[row] !== 1 ? undefined : column.values[row];
  };
}

function* conditionsOf(struct: ValueLayout, where: Where): Generator<Condition, void, undefined> {
  const { type, from, to } = where;
  if (type !== undefined) yield oneOf(['type'], type.map(typeNumber));
  if (from !== undefined) yield onTime((time) => time >= from);
  if (to !== undefined) yield onTime((time) => time < to);
  yield* onEnds(where);
  if (where.protocol) yield vouched('IP_PROTOCOL', oneOf(['header.ipProtocol'], where.protocol));
  if (where.app) {
    const parts = where.app.map((part) => part.toLowerCase());
    yield vouched(
      'APP_ID',
      onText('header.appId', (app) => parts.some((part) => app.toLowerCase().includes(part))),
    );
  }
  if (where.user) {
    const users = where.user;
    yield vouched(
      'USER_ID',
      onText('header.userId', (user) => users.includes(user)),
    );
  }
  if (where.filterId) yield oneOf(pathsTo(struct, /[fF]ilterId$/), where.filterId);
  if (where.layerId) yield oneOf(pathsTo(struct, /^layerId$/), where.layerId);
}

function* onEnds(where: Where): Generator<Condition, void, undefined> {
  const ends = ['local', 'remote'] as const;
  const networks = (given: readonly string[]): Network[] => given.map(parseNetwork);
  if (where.address) {
    const wanted = networks(where.address);
    yield either(ends.map((end) => onAddress(end, wanted)));
  }
  if (where.localAddress) yield onAddress('local', networks(where.localAddress));
  if (where.remoteAddress) yield onAddress('remote', networks(where.remoteAddress));
  const { port, localPort, remotePort } = where;
  if (port) yield either(ends.map((end) => onPort(end, port)));
  if (localPort) yield onPort('local', localPort);
  if (remotePort) yield onPort('remote', remotePort);
}

function onAddress(end: 'local' | 'remote', wanted: readonly Network[]): Condition {
  const paths = [`header.${end}AddrV4`, `header.${end}AddrV6`];
  const isWanted = (address: unknown): boolean =>
    typeof address === 'string' && wanted.some((network) => isIn(address, network));
  const condition = { paths, holds: (cells: Cells) => paths.some((path) => isWanted(cells(path))) };
  return vouched(end === 'local' ? 'LOCAL_ADDR' : 'REMOTE_ADDR', vouched('IP_VERSION', condition));
}

/** For ICMP it is the message's type or code. */
function onPort(end: 'local' | 'remote', wanted: readonly number[]): Condition {
  return vouched(end === 'local' ? 'LOCAL_PORT' : 'REMOTE_PORT', oneOf([`header.${end}Port`], wanted));
}

function onTime(holds: (time: bigint) => boolean): Condition {
  return {
    paths: [TIME],
    holds: (cells) => {
      const time = cells(TIME);
      return typeof time === 'bigint' && holds(time);
    },
  };
}

function onText(path: string, holds: (text: string) => boolean): Condition {
  return {
    paths: [path],
    holds: (cells) => {
      const text = cells(path);
      return typeof text === 'string' && holds(text);
    },
  };
}

/** Any of the members is one of the values. */
function oneOf(paths: readonly string[], values: readonly (number | bigint)[]): Condition {
  const wanted = new Set<unknown>(values);
  return { paths, holds: (cells) => paths.some((path) => wanted.has(cells(path))) };
}

function either(conditions: readonly Condition[]): Condition {
  return {
    paths: conditions.flatMap(({ paths }) => paths),
    holds: (cells) => conditions.some(({ holds }) => holds(cells)),
  };
}

/** A condition that holds only where a flag of the header says that the member was set. */
function vouched(member: string, { paths, holds }: Condition): Condition {
  const bit = FWPM_NET_EVENT_FLAG.bits[`FWPM_NET_EVENT_FLAG_${member}_SET`] ?? 0;
  return {
    paths: [FLAGS, ...paths],
    holds: (cells) => (Number(cells(FLAGS) ?? 0) & bit) !== 0 && holds(cells),
  };
}

function typeNumber(type: string | number): number {
  if (typeof type === 'number') return type;
  const wanted = withoutPrefix(type.toUpperCase());
  const types = Object.entries(FWPM_NET_EVENT_TYPE.values);
  const [, value] = types.find(([name]) => withoutPrefix(name) === wanted) ?? [];
  if (value !== undefined) return value;
  const names = types.map(([name]) => withoutPrefix(name));
  throw new RangeError(`where: there is no type ${type}: take a number, ${names.join(', ')}`);
}

function withoutPrefix(type: string): string {
  return type.replace(/^FWPM_NET_EVENT_TYPE_/, '');
}

/** The members of the event's own structs, whatever its type, whose names match. */
function pathsTo(struct: ValueLayout, name: RegExp): string[] {
  if (struct.kind !== 'struct') return [];
  const found: string[] = [];
  for (const field of Object.values(struct.fields)) {
    if (field.kind !== 'union') continue;
    for (const [arm, { layout }] of Object.entries(field.arms)) {
      const fields: Fields = layout.kind === 'pointer' && layout.to.kind === 'struct' ? layout.to.fields : {};
      found.push(
        ...Object.keys(fields)
          .filter((member) => name.test(member))
          .map((member) => `${arm}.${member}`),
      );
    }
  }
  return found;
}
