/** What the header of an event says by itself, before any of its pointers is followed. */
import { type Abi, type PlacedMember, placementOf } from '../layout/index.ts';
import { FWP_AF, FWP_IP_VERSION, FWPM_NET_EVENT_FLAG } from '../wfp/index.ts';
import { headerFlagPoints, ipv4Points, POINTS, protocolPoints } from './evidence.ts';

const { FWP_IP_VERSION_V4: V4, FWP_IP_VERSION_V6: V6, FWP_IP_VERSION_NONE: NONE } = FWP_IP_VERSION.values;
const { FWP_AF_INET: INET, FWP_AF_INET6: INET6, FWP_AF_ETHER: ETHER, FWP_AF_NONE: AF_NONE } = FWP_AF.values;
const LAST_AF = Math.max(...Object.values(FWP_AF.values));

const LOCAL_ADDR = flag('LOCAL_ADDR');
const REMOTE_ADDR = flag('REMOTE_ADDR');
const ADDRESSES = LOCAL_ADDR | REMOTE_ADDR;
const PORTS = flag('LOCAL_PORT') | flag('REMOTE_PORT');
const IP_PROTOCOL = flag('IP_PROTOCOL');
const IP_VERSION = flag('IP_VERSION');

/** The members that lead elsewhere: which flag promises them, and what they are worth when they read well. */
const REFERENCES = [
  { promise: flag('APP_ID'), name: 'appId', worth: POINTS.path },
  { promise: flag('USER_ID'), name: 'userId', worth: POINTS.sid },
  { promise: flag('PACKAGE_ID'), name: 'packageSid', worth: POINTS.sid },
  { promise: flag('ENTERPRISE_ID'), name: 'enterpriseId', worth: POINTS.text },
  { promise: flag('EFFECTIVE_NAME'), name: 'effectiveName', worth: POINTS.pointee },
] as const;

function flag(name: string): number {
  const bit = FWPM_NET_EVENT_FLAG.bits[`FWPM_NET_EVENT_FLAG_${name}_SET`];
  if (bit === undefined) throw new TypeError(`no flag promises ${name}`);
  return bit;
}

/** A member that leads elsewhere. */
export interface Reference {
  readonly promise: number;
  readonly worth: number;
  readonly member: PlacedMember;
  /** Offset of its pointer: that of a blob stands after a size. */
  readonly pointer: number;
}

/** One of the four headers. Offsets count from the event. */
export class Header {
  readonly references: readonly Reference[];
  /** The flags that promise them. */
  readonly promises: number;
  /** Flags that promise what this header does not have. */
  readonly #foreign: readonly number[];
  readonly #members: ReadonlyMap<string, PlacedMember>;
  readonly #flags: number;
  readonly #ipVersion: number;
  readonly #ipProtocol: number;
  readonly #addressFamily: number | undefined;

  constructor(members: ReadonlyMap<string, PlacedMember>, abi: Abi) {
    this.#members = members;
    this.references = REFERENCES.flatMap(({ name, ...reference }) => {
      const member = members.get(name);
      return member === undefined ? [] : [{ ...reference, member, pointer: pointerOf(member, abi) }];
    });
    this.promises = this.references.reduce((flags, { promise }) => flags | promise, 0);
    this.#foreign = REFERENCES.filter(({ name }) => !members.has(name)).map(({ promise }) => promise);
    this.#flags = this.offsetOf('flags');
    this.#ipVersion = this.offsetOf('ipVersion');
    this.#ipProtocol = this.offsetOf('ipProtocol');
    this.#addressFamily = members.get('addressFamily')?.offset;
  }

  /** @throws TypeError when the header has no such member. */
  offsetOf(name: string): number {
    const member = this.#members.get(name);
    if (member === undefined) throw new TypeError(`a header without ${name}`);
    return member.offset;
  }

  flags(view: DataView, event: number): number {
    return view.getUint32(event + this.#flags, true);
  }

  /** The members that lead elsewhere and that flags do not promise: they may hold anything. */
  unpromised(flags: number): ReadonlySet<string> {
    const others = this.references.filter(({ promise }) => (flags & promise) === 0);
    return new Set(others.map(({ member }) => member.name));
  }

  /** Where a header has an address family, it is one of the four. */
  isPossible(view: DataView, event: number): boolean {
    return this.#addressFamily === undefined || view.getUint32(event + this.#addressFamily, true) <= LAST_AF;
  }

  /** The points of the numbers in the header of the event at an offset. */
  points(view: DataView, event: number): number {
    const flags = this.flags(view, event);
    const ipVersion = view.getUint32(event + this.#ipVersion, true);
    let points = headerFlagPoints(flags) + pairPoints(flags, ADDRESSES) + pairPoints(flags, PORTS);
    if (flags & IP_VERSION) points += POINTS.ipVersionFlag;
    if (flags & IP_PROTOCOL) points += protocolPoints(view.getUint8(event + this.#ipProtocol));
    else if (flags & PORTS) points += POINTS.portsAlone;
    if (flags & LOCAL_ADDR) points += this.#addressPoints(LOCAL, ipVersion, view, event);
    if (flags & REMOTE_ADDR) points += this.#addressPoints(REMOTE, ipVersion, view, event);
    for (const promise of this.#foreign) if (flags & promise) points += POINTS.foreignFlag;
    return points + this.#familyPoints(ipVersion, view, event);
  }

  #addressPoints(
    names: typeof LOCAL | typeof REMOTE,
    ipVersion: number,
    view: DataView,
    event: number,
  ): number {
    if (ipVersion === NONE) return 0;
    const { offset = 0, size = 0 } = this.#members.get(ipVersion === V6 ? names.v6 : names.v4) ?? {};
    if (ipVersion === V4) return ipv4Points(view.getUint32(event + offset, true));
    for (let at = event + offset; at < event + offset + size; at += 4) {
      if (view.getUint32(at, true) !== 0) return POINTS.address;
    }
    return 0;
  }

  /** The address family says again what ipVersion says. HEADER1 has one only where there is no IP. */
  #familyPoints(ipVersion: number, view: DataView, event: number): number {
    const frameFamily = ipVersion === NONE ? this.#members.get('reserved1')?.offset : undefined;
    const offset = this.#addressFamily ?? frameFamily;
    if (offset === undefined) return 0;
    return familyPoints(ipVersion, view.getUint32(event + offset, true));
  }
}

function familyPoints(ipVersion: number, family: number): number {
  if (ipVersion === V4 && family === INET) return POINTS.familyV4;
  if (ipVersion === V6 && family === INET6) return POINTS.familyV6;
  if (ipVersion === NONE && (family === ETHER || family === AF_NONE)) return POINTS.familyNone;
  return family === AF_NONE ? 0 : POINTS.otherFamily;
}

const LOCAL = { v4: 'localAddrV4', v6: 'localAddrV6' } as const;
const REMOTE = { v4: 'remoteAddrV4', v6: 'remoteAddrV6' } as const;

/** Of both ends of the traffic the address and the port are known mostly, or of none. */
function pairPoints(flags: number, pair: number): number {
  if ((flags & pair) === 0) return 0;
  return (flags & pair) === pair ? POINTS.pair : POINTS.halfPair;
}

function pointerOf({ layout, offset }: PlacedMember, abi: Abi): number {
  if (layout.kind !== 'blob') return offset;
  const [, data] = placementOf(layout, abi).items;
  return offset + (data?.offset ?? 0);
}
