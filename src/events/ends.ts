/** The two ends of an event's traffic: in the header, or in the event's own struct. */
import { isIcmp } from '../names/index.ts';
import type { Endpoint, EventFacts } from './facts.ts';
import { FLAG, has, headerIpVersion, protocolOf } from './header.ts';
import { isLocalOnly } from './layer.ts';
import { asNumber, asString, type PlainRecord } from './members.ts';

/**
 * Which members describe each end; `mac` and those that begin with `own` are in the structs that have addresses of their
 * own. A function for each member: a name that is known is read several times as fast as one that is looked up.
 */
export const ENDS = {
  local: {
    flag: FLAG.LOCAL_ADDR,
    v4: (header: PlainRecord) => header['localAddrV4'],
    v6: (header: PlainRecord) => header['localAddrV6'],
    portFlag: FLAG.LOCAL_PORT,
    port: (header: PlainRecord) => header['localPort'],
    own: 'internalHost',
    ownV4: (body: PlainRecord) => body['internalHostV4Addr'],
    ownV6: (body: PlainRecord) => body['internalHostV6Addr'],
    mac: (body: PlainRecord) => body['localMacAddr'],
    frame: (header: PlainRecord) => header['reserved2'],
  },
  remote: {
    flag: FLAG.REMOTE_ADDR,
    v4: (header: PlainRecord) => header['remoteAddrV4'],
    v6: (header: PlainRecord) => header['remoteAddrV6'],
    portFlag: FLAG.REMOTE_PORT,
    port: (header: PlainRecord) => header['remotePort'],
    own: 'publicHost',
    ownV4: (body: PlainRecord) => body['publicHostV4Addr'],
    ownV6: (body: PlainRecord) => body['publicHostV6Addr'],
    mac: (body: PlainRecord) => body['remoteMacAddr'],
    frame: (header: PlainRecord) => header['reserved3'],
  },
} as const;

export type End = keyof typeof ENDS;

/** The hosts that only the event's own struct has. */
export function hostsOf(body: PlainRecord): NonNullable<EventFacts['hosts']> {
  return { public: ownAddress(body, 'remote'), internal: ownAddress(body, 'local') };
}

export function endpoint(header: PlainRecord, body: PlainRecord, end: End): Endpoint {
  const { flag, mac, frame } = ENDS[end];
  const place = placeOf(header, body, end);
  return {
    address: place?.address,
    port: place && portAt(header, place, end),
    mac: asString(mac(body)) ?? (has(header, flag) ? asString(frame(header)) : undefined),
  };
}

export function addressOf(header: PlainRecord, body: PlainRecord, end: End): string | undefined {
  return placeOf(header, body, end)?.address;
}

/** The header's port, unless the end's address is not the header's: nothing says that the two belong together. */
export function portOf(header: PlainRecord, body: PlainRecord, end: End): number | undefined {
  const place = placeOf(header, body, end);
  return place && portAt(header, place, end);
}

/** An end's address, and whether it is in the event's own struct. */
interface Place {
  readonly address: string | undefined;
  readonly isOwn: boolean;
}

const NOWHERE: Place = { address: undefined, isOwn: false };

/** Undefined where there is no such end: what is bound or listens has no remote one, whatever the header's memory holds. */
function placeOf(header: PlainRecord, body: PlainRecord, end: End): Place | undefined {
  if (end === 'remote' && isLocalOnly(body)) return undefined;
  const inHeader = headerAddress(header, end);
  if (inHeader !== undefined) return { address: inHeader, isOwn: false };
  const own = ownAddress(body, end);
  return own === undefined ? NOWHERE : { address: own, isOwn: true };
}

function headerAddress(header: PlainRecord, end: End): string | undefined {
  const { flag, v4, v6 } = ENDS[end];
  const version = headerIpVersion(header);
  if (version === undefined || !has(header, flag)) return undefined;
  return asString(version === 4 ? v4(header) : v6(header));
}

/** No flag vouches for what is in the event's own struct: it is there when the struct is. */
function ownAddress(body: PlainRecord, end: End): string | undefined {
  const { ownV4, ownV6 } = ENDS[end];
  return asString(ownV4(body)) ?? asString(ownV6(body));
}

function portAt(header: PlainRecord, { isOwn }: Place, end: End): number | undefined {
  return hasPorts(header) && !isOwn ? portMember(header, end) : undefined;
}

/** What ICMP has in place of ports. */
export function icmpOf(header: PlainRecord): EventFacts['icmp'] {
  if (hasPorts(header)) return undefined;
  const [type, code] = [portMember(header, 'local'), portMember(header, 'remote')];
  return type === undefined && code === undefined ? undefined : { type, code };
}

function hasPorts(header: PlainRecord): boolean {
  const protocol = protocolOf(header);
  return protocol === undefined || !isIcmp(protocol);
}

function portMember(header: PlainRecord, end: End): number | undefined {
  const { portFlag, port } = ENDS[end];
  return has(header, portFlag) ? asNumber(port(header)) : undefined;
}
