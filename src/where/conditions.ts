/** What conditions need of an event, and when they hold. */
import { ERROR_MEMBERS, FILTER_ID_MEMBERS, filterIdOf } from '../events/body.ts';
import { addressOf, ENDS, type End, portOf } from '../events/ends.ts';
import { appIdOf, protocolOf, userIdOf } from '../events/header.ts';
import { bigintIn, NET_EVENTS, type NetEventName } from '../events/index.ts';
import { isWindows81, layerIdOf } from '../events/layer.ts';
import { numberIn, type PlainRecord } from '../events/members.ts';
import { type Enumeration, membersIn, type ValueLayout } from '../layout/index.ts';
import { directionNamed, type FlowDirection, layerDirection, layerName } from '../names/index.ts';
import { FWP_DIRECTION, MS_FWP_DIRECTION } from '../wfp/index.ts';
import { appTest } from './appPart.ts';
import { anyOf, bothOf, type Condition, inOneOf, on, oneOf } from './condition.ts';
import { folded } from './folded.ts';
import { leafAt, memberTest } from './member.ts';
import { layerNumber, typeNumber } from './named.ts';
import { isInOneOf, type Network, parseNetwork, parseSocket, type Socket } from './network.ts';
import type { PartialEvent } from './partialEvents.ts';
import { valueIn } from './partialEvents.ts';
import { remembered, type Sieve, someAddress, someValue } from './sieve.ts';
import type { MemberCondition, PortCondition, Where } from './where.ts';

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
  if (type !== undefined) yield onValue(['type'], (event) => event.type, oneOf(type.map(typeNumber)));
  if (from !== undefined) yield onTime((time) => time >= from);
  if (to !== undefined) yield onTime((time) => time < to);
  yield* onEnds(struct, where);
  if (protocol !== undefined) {
    const isWanted = oneOf(protocol);
    const sieve = someValue(header('ipProtocol'), isWanted);
    yield on(header('flags', 'ipProtocol'), (event) => protocolOf(event.header), isWanted, sieve);
  }
  if (app !== undefined) yield onApp(app);
  if (user !== undefined) yield onUser(user);
  if (error !== undefined) yield onError(struct, error);
  if (filterId !== undefined) {
    yield onValue(body(struct, FILTER_ID_MEMBERS), (event) => filterIdOf(event.body), oneOf(filterId));
  }
  if (where.origin !== undefined) {
    throw new TypeError('origins are of filters: withOrigins makes conditions on ids of them');
  }
  if (layer !== undefined) {
    const ids = layer.map((it) => layerNumber(it, struct));
    yield onValue(body(struct, ['layerId']), (event) => layerIdOf(event.body), oneOf(ids));
  }
  if (direction !== undefined) yield onDirection(struct, direction);
  if (loopback !== undefined) {
    yield onValue(
      body(struct, ['isLoopback']),
      (event) => numberIn(event.body, 'isLoopback'),
      oneOf(loopback.map(Number)),
    );
  }
  for (const member of members) yield onMember(struct, member);
}

/** A condition on what an event says in one of some members. */
function onValue<T>(
  paths: readonly string[],
  fact: (event: PartialEvent) => T | undefined,
  holds: (value: unknown) => boolean,
): Condition {
  return on(paths, fact, holds, someValue(paths, holds));
}

function onApp(app: readonly string[]): Condition {
  const tests = app.map(appTest);
  return onText('appId', appIdOf, (path) => {
    const compared = folded(path);
    return tests.some((test) => test(compared));
  });
}

function onUser(user: readonly string[]): Condition {
  const isUser = oneOf(user.map((sid) => sid.toLowerCase()));
  return onText('userId', userIdOf, (sid) => isUser(sid.toLowerCase()));
}

/** On a text of the header that its flags vouch for. */
function onText(
  member: string,
  textOf: (header: PlainRecord) => string | undefined,
  test: (text: string) => boolean,
): Condition {
  const holds = remembered(test);
  return on(
    header('flags', member),
    (event) => textOf(event.header),
    holds,
    someValue(header(member), (value) => typeof value === 'string' && holds(value)),
  );
}

/** An NTSTATUS has a sign. */
function onError(struct: NetEventName, errors: readonly number[]): Condition {
  const isWanted = oneOf(errors);
  return anyOf(
    ERROR_MEMBERS.map((member) =>
      onValue(
        body(struct, [member]),
        (event) => numberIn(event.body, member),
        (code) => typeof code === 'number' && isWanted(code >>> 0),
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
      onValue(
        body(struct, [member]),
        (event) => numberIn(event.body, member),
        (value) => isWanted(value) || (typeof value === 'number' && isWanted(values.get(value))),
      ),
    ),
    onValue(
      body(struct, ['layerId']),
      (event) => layerIdOf(event.body),
      (id) => typeof id === 'number' && isWanted(layerDirectionOf(id)),
    ),
  ]);

  function layerDirectionOf(id: number): FlowDirection | undefined {
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
  return onValue(
    header('timeStamp'),
    (event) => bigintIn(event.header, 'timeStamp'),
    (time) => typeof time === 'bigint' && holds(time),
  );
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
    someAddress(addressPaths(struct, end), networks),
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
        someAddress(hostPaths(struct, end), networks),
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
        someValue(header(`${end}Port`), isWanted),
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

/** On a member as the memory holds it. */
function onMember(struct: NetEventName, member: MemberCondition): Condition {
  const holds = memberTest(NET_EVENTS[struct], member);
  return on([member.path], (event) => valueIn(event, member.path), holds, memberSieve(struct, member, holds));
}

/** Of addresses the columns hold bits, which are compared with networks alone. */
function memberSieve(
  struct: NetEventName,
  { path, operator, values }: MemberCondition,
  holds: (value: unknown) => boolean,
): Sieve | undefined {
  const { kind } = leafAt(NET_EVENTS[struct], path);
  if (kind !== 'ipv4' && kind !== 'ipv6') return someValue([path], holds);
  return operator === '=' ? someAddress([path], values.map(parseNetwork)) : undefined;
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
