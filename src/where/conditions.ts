/** What conditions need of an event, and when they hold. */
import { ERROR_MEMBERS, FILTER_ID_MEMBERS, filterIdOf } from '../events/body.ts';
import { addressOf, ENDS, type End, portOf } from '../events/ends.ts';
import { appIdOf, protocolOf, userIdOf } from '../events/header.ts';
import { bigintIn, NET_EVENTS, type NetEventName } from '../events/index.ts';
import { isWindows81, layerIdOf } from '../events/layer.ts';
import { numberIn } from '../events/members.ts';
import { type Enumeration, membersIn, type ValueLayout } from '../layout/index.ts';
import { directionNamed, type FlowDirection, layerDirection, layerName } from '../names/index.ts';
import { FWP_DIRECTION, MS_FWP_DIRECTION } from '../wfp/index.ts';
import { appTest } from './appPart.ts';
import { folded } from './folded.ts';
import { memberTest } from './member.ts';
import { layerNumber, typeNumber } from './named.ts';
import { isInOneOf, type Network, parseSocket, type Socket } from './network.ts';
import { type PartialEvent, valueIn } from './partialEvents.ts';
import type { MemberCondition, PortCondition, Where } from './where.ts';

export interface Condition {
  /** What has to be read. */
  readonly paths: readonly string[];
  readonly holds: (event: PartialEvent) => boolean;
}

/** The conditions on events of a struct. @throws as the constructor of WhereFilter does. */
export function* conditionsOf(struct: NetEventName, where: Where): Generator<Condition, void, undefined> {
  const {
    type,
    from,
    to,
    protocol,
    app,
    user,
    error,
    filterId,
    layer,
    direction,
    loopback,
    members = [],
  } = where;
  if (type !== undefined) yield on(['type'], (event) => event.type, oneOf(type.map(typeNumber)));
  if (from !== undefined) yield onTime((time) => time >= from);
  if (to !== undefined) yield onTime((time) => time < to);
  yield* onEnds(struct, where);
  if (protocol !== undefined) {
    yield on(header('flags', 'ipProtocol'), (event) => protocolOf(event.header), oneOf(protocol));
  }
  if (app !== undefined) yield onApp(app);
  if (user !== undefined) yield onUser(user);
  if (error !== undefined) yield onError(struct, error);
  if (filterId !== undefined) {
    yield on(body(struct, FILTER_ID_MEMBERS), (event) => filterIdOf(event.body), oneOf(filterId));
  }
  if (where.origin !== undefined) {
    throw new TypeError('origins are of filters: withOrigins makes conditions on ids of them');
  }
  if (layer !== undefined) {
    const ids = layer.map((it) => layerNumber(it, struct));
    yield on(body(struct, ['layerId']), (event) => layerIdOf(event.body), oneOf(ids));
  }
  if (direction !== undefined) yield onDirection(struct, direction);
  if (loopback !== undefined) {
    yield on(
      body(struct, ['isLoopback']),
      (event) => numberIn(event.body, 'isLoopback'),
      oneOf(loopback.map(Number)),
    );
  }
  for (const member of members) yield onMember(struct, member);
}

function onApp(app: readonly string[]): Condition {
  const tests = app.map(appTest);
  return on(
    header('flags', 'appId'),
    (event) => appIdOf(event.header),
    (path) => {
      const compared = folded(path);
      return tests.some((test) => test(compared));
    },
  );
}

function onUser(user: readonly string[]): Condition {
  const isUser = oneOf(user.map((sid) => sid.toLowerCase()));
  return on(
    header('flags', 'userId'),
    (event) => userIdOf(event.header),
    (sid) => isUser(sid.toLowerCase()),
  );
}

/** An NTSTATUS has a sign. */
function onError(struct: NetEventName, errors: readonly number[]): Condition {
  const isWanted = oneOf(errors);
  return anyOf(
    ERROR_MEMBERS.map((member) =>
      on(
        body(struct, [member]),
        (event) => numberIn(event.body, member),
        (code) => isWanted(code >>> 0),
      ),
    ),
  );
}

/** What is shown can be searched for: a layer can imply another direction than the event says. */
function onDirection(struct: NetEventName, wanted: readonly (FlowDirection | number)[]): Condition {
  const isWanted = oneOf(wanted);
  const numbers = new Map<number, FlowDirection | undefined>();
  return anyOf([
    ...DIRECTIONS.map(([member, values]) =>
      on(
        body(struct, [member]),
        (event) => numberIn(event.body, member),
        (value) => isWanted(value) || isWanted(values.get(value) ?? value),
      ),
    ),
    on(body(struct, ['layerId']), (event) => layerDirectionOf(layerIdOf(event.body)), isWanted),
  ]);

  function layerDirectionOf(id: number | undefined): FlowDirection | undefined {
    if (id === undefined) return undefined;
    if (!numbers.has(id)) {
      const name = layerName(id, isWindows81(struct));
      numbers.set(id, name === undefined ? undefined : layerDirection(name));
    }
    return numbers.get(id);
  }
}

/** The members that say a direction, and what their values mean; columns hold enumerations as numbers. */
const DIRECTIONS = [
  // As facts do: 0 and 1 are not its own numbers.
  ['msFwpDirection', new Map([...directionsOf(FWP_DIRECTION), ...directionsOf(MS_FWP_DIRECTION)])],
  ['direction', directionsOf(FWP_DIRECTION)],
] as const;

function directionsOf({ values }: Enumeration<string>): ReadonlyMap<number, FlowDirection> {
  return new Map(
    Object.entries(values).flatMap(([name, value]) => {
      const direction = directionNamed(name);
      return direction === undefined ? [] : [[value, direction] as const];
    }),
  );
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
  const sockets = given.map(parseSocket);
  const networks = networksOf(sockets);
  return anyOf(
    ends.flatMap((end) => [
      ...(networks.length > 0 ? [onNetworks(struct, end, networks)] : []),
      ...sockets.flatMap(({ network, port }) =>
        port === undefined ? [] : [bothOf(onNetworks(struct, end, [network]), onPort(struct, [end], [port]))],
      ),
    ]),
  );
}

function onNetworks(struct: NetEventName, end: End, networks: readonly Network[]): Condition {
  return on(
    addressPaths(struct, end),
    (event) => addressOf(event.header, event.body, end),
    (address) => isInOneOf(networks, address),
  );
}

function networksOf(sockets: readonly Socket[]): Network[] {
  return sockets.filter(({ port }) => port === undefined).map(({ network }) => network);
}

/** On the hosts that only the event's own struct has: they have no ports. */
function onHosts(struct: NetEventName, given: readonly string[]): Condition {
  const networks = networksOf(given.map(parseSocket));
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
function onPort(struct: NetEventName, ends: readonly End[], ports: readonly PortCondition[]): Condition {
  const isWanted = inOneOf(ports);
  return anyOf(
    ends.map((end) =>
      on(
        [...header('ipProtocol', `${end}Port`), ...addressPaths(struct, end)],
        (event) => portOf(event.header, event.body, end),
        isWanted,
      ),
    ),
  );
}

function addressPaths(struct: NetEventName, end: End): string[] {
  return [
    ...header('flags', 'ipVersion', `${end}AddrV4`, `${end}AddrV6`),
    ...hostPaths(struct, end),
    // The layer says whether there is a remote end.
    ...(end === 'remote' ? body(struct, ['layerId']) : []),
  ];
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

/** Whether a port is one of some, or in a range of theirs. */
function inOneOf(ports: readonly PortCondition[]): (port: number) => boolean {
  const isOne = oneOf(ports.filter((port) => typeof port === 'number'));
  const ranges = ports.filter((port) => typeof port !== 'number');
  if (ranges.length === 0) return isOne;
  return (port) => isOne(port) || ranges.some(([from, to]) => port >= from && port <= to);
}

function anyOf(conditions: readonly Condition[]): Condition {
  return {
    paths: conditions.flatMap(({ paths }) => paths),
    holds: (event) => conditions.some(({ holds }) => holds(event)),
  };
}

function bothOf(one: Condition, other: Condition): Condition {
  return {
    paths: [...one.paths, ...other.paths],
    holds: (event) => one.holds(event) && other.holds(event),
  };
}

/** On a member as the memory holds it. */
function onMember(struct: NetEventName, member: MemberCondition): Condition {
  const holds = memberTest(NET_EVENTS[struct], member);
  return on([member.path], (event) => valueIn(event, member.path), holds);
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
