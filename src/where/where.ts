/** Which events are wanted: conditions on a few members, checked before anything else of an event is decoded. */
import type { DecodeError, Limits } from '../codec/index.ts';
import { FILTER_ID_MEMBERS, filterIdOf } from '../events/body.ts';
import { addressOf, ENDS, type End, portOf } from '../events/ends.ts';
import { appIdOf, protocolOf, userIdOf } from '../events/header.ts';
import { bigintIn, isNetEventName, NET_EVENTS, type NetEventName } from '../events/index.ts';
import { layerIdOf } from '../events/layer.ts';
import { membersIn, type ValueLayout } from '../layout/index.ts';
import type { Memory } from '../memory/index.ts';
import type { Roots } from '../memory/run.ts';
import { type Column, columns } from '../read/columns.ts';
import { appPart } from './appPart.ts';
import { layerNumber, typeNumber } from './named.ts';
import { isInOneOf, parseNetwork } from './network.ts';
import { type PartialEvent, PartialEvents } from './partialEvents.ts';

/**
 * What an event must be: every condition that is given has to hold, of the values in a list any one. Conditions are on
 * what `factsOf` says of the event: one on a member that the header's flags do not vouch for does not hold.
 */
export interface Where {
  /** C names, with or without FWPM_NET_EVENT_TYPE_, in any case; or numbers. */
  readonly type?: readonly (string | number)[];
  /** The event's time is not before this: 100 ns ticks since 1601. */
  readonly from?: bigint;
  /** The event's time is before this. */
  readonly to?: bigint;
  /** Addresses, or networks such as 10.0.0.0/8, of either end, or of a host that DoS protection stood between. */
  readonly address?: readonly string[];
  readonly localAddress?: readonly string[];
  readonly remoteAddress?: readonly string[];
  /** The port of either end. ICMP has none. */
  readonly port?: readonly number[];
  readonly localPort?: readonly number[];
  readonly remotePort?: readonly number[];
  /** IANA protocol numbers. */
  readonly protocol?: readonly number[];
  /** Parts of the application's path as the event has it, `\device\harddiskvolume3\…`, in any case. */
  readonly app?: readonly string[];
  /** SIDs, in any case. */
  readonly user?: readonly string[];
  /** Of failures of IKE it is the filter of main or quick mode. */
  readonly filterId?: readonly bigint[];
  /**
   * Ids; or names such as ALE_AUTH_CONNECT_V4, in any case, with or without FWPM_LAYER_ or FWPS_LAYER_, as far as they
   * have an id that is certain in the struct.
   */
  readonly layer?: readonly (string | number)[];
}

export interface WhereOptions {
  /** Limits in place of the default ones. They hold for what the conditions need of one event. */
  readonly limits?: Partial<Limits>;
}

/** Says which events of a run are wanted. */
export class WhereFilter {
  readonly #struct: ValueLayout;
  readonly #conditions: readonly Condition[];
  readonly #paths: Readonly<Record<string, string>>;

  /**
   * @throws TypeError for a struct that is not an event, or in which the name of a layer has no id that is certain;
   * RangeError for a type or a layer that does not exist, for what is not an address, and for an application on a drive.
   */
  constructor(struct: ValueLayout, where: Where) {
    const name = struct.ctype;
    if (!isNetEventName(name) || NET_EVENTS[name] !== struct) {
      throw new TypeError(`conditions are for events, FWPM_NET_EVENT0 to 5, and not for ${name}`);
    }
    this.#struct = struct;
    this.#conditions = [...conditionsOf(name, where)];
    // One column is always there: its length is the number of events.
    const paths = ['type', ...this.#conditions.flatMap((condition) => condition.paths)];
    this.#paths = Object.fromEntries(paths.map((path) => [path, path]));
  }

  /**
   * The indices of the events that are wanted, in order; they count from the first of the roots, which can be a part of
   * a larger run. Nothing is read but what the conditions need.
   *
   * A condition that needs something that cannot be read does not rule an event out: what is damaged is not skipped in
   * silence, and decoding it says what is wrong. The same goes for the first event past the end of the memory, which
   * stands for all that are missing. A NULL entry is not an event: no condition holds for it.
   * @throws TypeError or RangeError for wrong roots or limits.
   */
  rows(memory: Memory, roots: Roots, { limits = {} }: WhereOptions = {}): number[] {
    const unread = new Map<number, Set<Condition>>();
    const onIssue = ({ path }: DecodeError): void => {
      const { row, member } = placeIn(path);
      const undecided = unread.get(row) ?? new Set();
      unread.set(row, undecided);
      for (const condition of this.#conditions) if (needs(condition, member)) undecided.add(condition);
    };
    const read: Record<string, Column> = columns(this.#struct, memory, roots, this.#paths, {
      limits,
      onIssue,
    });
    const events = new PartialEvents(read);
    const count = read['type']?.valid.length ?? 0;
    const wanted: number[] = [];
    for (let row = 0; row < count; row++) {
      if (this.#isWanted(events, row, unread.get(row))) wanted.push(row);
    }
    return unread.has(count) ? [...wanted, count] : wanted;
  }

  /** @param undecided conditions that need what cannot be read. */
  #isWanted(events: PartialEvents, row: number, undecided: ReadonlySet<Condition> | undefined): boolean {
    if (this.#conditions.length === 0) return true;
    const event = events.at(row);
    return this.#conditions.every(
      (condition) => condition.holds(event) || undecided?.has(condition) === true,
    );
  }
}

/** The element that the path of an issue begins with, and what of it; a single struct is the first. */
export function placeIn(path: string): { readonly row: number; readonly member: string } {
  const [, row = '0', member = ''] = /^(?:\[(\d+)\]\.?)?(.*)$/s.exec(path) ?? [];
  return { row: Number(row), member };
}

/** Whether a condition needs a member, something in it, or something that it is in; '' is the event itself. */
function needs({ paths }: Condition, member: string): boolean {
  return paths.some((path) => isAtOrIn(path, member) || isAtOrIn(member, path));
}

function isAtOrIn(path: string, outer: string): boolean {
  return outer === '' || path === outer || path.startsWith(`${outer}.`) || path.startsWith(`${outer}[`);
}

// --- conditions ----------------------------------------------------------------------------------------------

interface Condition {
  /** What has to be read. */
  readonly paths: readonly string[];
  readonly holds: (event: PartialEvent) => boolean;
}

function* conditionsOf(struct: NetEventName, where: Where): Generator<Condition, void, undefined> {
  const { type, from, to, protocol, app, user, filterId, layer } = where;
  if (type !== undefined) yield on(['type'], (event) => event.type, oneOf(type.map(typeNumber)));
  if (from !== undefined) yield onTime((time) => time >= from);
  if (to !== undefined) yield onTime((time) => time < to);
  yield* onEnds(struct, where);
  if (protocol !== undefined) {
    yield on(header('flags', 'ipProtocol'), (event) => protocolOf(event.header), oneOf(protocol));
  }
  if (app !== undefined) {
    const parts = app.map((part) => appPart(part).toLowerCase());
    const holds = (path: string): boolean => parts.some((part) => path.toLowerCase().includes(part));
    yield on(header('flags', 'appId'), (event) => appIdOf(event.header), holds);
  }
  if (user !== undefined) {
    const isUser = oneOf(user.map((sid) => sid.toLowerCase()));
    yield on(
      header('flags', 'userId'),
      (event) => userIdOf(event.header),
      (sid) => isUser(sid.toLowerCase()),
    );
  }
  if (filterId !== undefined) {
    yield on(body(struct, FILTER_ID_MEMBERS), (event) => filterIdOf(event.body), oneOf(filterId));
  }
  if (layer !== undefined) {
    const ids = layer.map((it) => layerNumber(it, struct));
    yield on(body(struct, ['layerId']), (event) => layerIdOf(event.body), oneOf(ids));
  }
}

function onTime(holds: (time: bigint) => boolean): Condition {
  return on(header('timeStamp'), (event) => bigintIn(event.header, 'timeStamp'), holds);
}

const BOTH: readonly End[] = ['local', 'remote'];

function* onEnds(struct: NetEventName, where: Where): Generator<Condition, void, undefined> {
  const { address, localAddress, remoteAddress, port, localPort, remotePort } = where;
  if (address !== undefined) {
    // What is shown can be searched for: the hosts of DoS protection also where the header has addresses.
    yield anyOf([onAddress(struct, BOTH, address), onHosts(struct, address)]);
  }
  if (localAddress !== undefined) yield onAddress(struct, ['local'], localAddress);
  if (remoteAddress !== undefined) yield onAddress(struct, ['remote'], remoteAddress);
  if (port !== undefined) yield onPort(struct, BOTH, port);
  if (localPort !== undefined) yield onPort(struct, ['local'], localPort);
  if (remotePort !== undefined) yield onPort(struct, ['remote'], remotePort);
}

function onAddress(struct: NetEventName, ends: readonly End[], given: readonly string[]): Condition {
  const networks = given.map(parseNetwork);
  return anyOf(
    ends.map((end) =>
      on(
        addressPaths(struct, end),
        (event) => addressOf(event.header, event.body, end),
        (address) => isInOneOf(networks, address),
      ),
    ),
  );
}

/** On the hosts that only the event's own struct has. */
function onHosts(struct: NetEventName, given: readonly string[]): Condition {
  const networks = given.map(parseNetwork);
  return anyOf(
    BOTH.map((end) =>
      on(
        hostPaths(struct, end),
        (event) => addressOf({}, event.body, end),
        (address) => isInOneOf(networks, address),
      ),
    ),
  );
}

/** The header's port is that of its own address only. */
function onPort(struct: NetEventName, ends: readonly End[], ports: readonly number[]): Condition {
  return anyOf(
    ends.map((end) =>
      on(
        [...header('ipProtocol', `${end}Port`), ...addressPaths(struct, end)],
        (event) => portOf(event.header, event.body, end),
        oneOf(ports),
      ),
    ),
  );
}

function addressPaths(struct: NetEventName, end: End): string[] {
  return [...header('flags', 'ipVersion', `${end}AddrV4`, `${end}AddrV6`), ...hostPaths(struct, end)];
}

function hostPaths(struct: NetEventName, end: End): string[] {
  const { own } = ENDS[end];
  return body(struct, [`${own}V4Addr`, `${own}V6Addr`]);
}

/** A condition on what an event says; it does not hold where the event does not say it. */
function on<T>(
  paths: readonly string[],
  fact: (event: PartialEvent) => T | undefined,
  holds: (value: T) => boolean,
): Condition {
  return {
    paths,
    holds: (event) => {
      const value = fact(event);
      return value !== undefined && holds(value);
    },
  };
}

function oneOf<T>(values: readonly T[]): (value: T) => boolean {
  const wanted = new Set(values);
  return (value) => wanted.has(value);
}

function anyOf(conditions: readonly Condition[]): Condition {
  return {
    paths: conditions.flatMap(({ paths }) => paths),
    holds: (event) => conditions.some(({ holds }) => holds(event)),
  };
}

// --- paths ---------------------------------------------------------------------------------------------------

function header(...members: readonly string[]): string[] {
  return members.map((member) => `header.${member}`);
}

/** The members of these names in the events' own structs, whatever their types. */
function body(struct: NetEventName, members: readonly string[]): string[] {
  const arms: Readonly<Record<string, { readonly layout: ValueLayout }>> =
    NET_EVENTS[struct].fields.event.arms;
  return Object.entries(arms).flatMap(([arm, { layout }]) => {
    const names =
      layout.kind === 'pointer' && layout.to.kind === 'struct'
        ? Array.from(membersIn(layout.to.fields), ([name]) => name)
        : [];
    return members.filter((member) => names.includes(member)).map((member) => `${arm}.${member}`);
  });
}
