/** The two ends of an event's traffic: in the header, or in the event's own struct. */
import { isIcmp } from '../names/index.ts';
import type { Endpoint, EventFacts } from './facts.ts';
import { has, headerIpVersion, protocolOf } from './header.ts';
import { isLocalOnly } from './layer.ts';
import { numberIn, type PlainRecord, stringIn } from './members.ts';

/**
 * Which members describe each end; `mac` and those that begin with `own` are in the structs that have addresses of their
 * own. Whole names, since to put them together for each event would take longer than to look.
 */
export const ENDS = {
  local: {
    flag: 'LOCAL_ADDR',
    v4: 'localAddrV4',
    v6: 'localAddrV6',
    portFlag: 'LOCAL_PORT',
    port: 'localPort',
    own: 'internalHost',
    ownV4: 'internalHostV4Addr',
    ownV6: 'internalHostV6Addr',
    mac: 'localMacAddr',
    frame: 'reserved2',
  },
  remote: {
    flag: 'REMOTE_ADDR',
    v4: 'remoteAddrV4',
    v6: 'remoteAddrV6',
    portFlag: 'REMOTE_PORT',
    port: 'remotePort',
    own: 'publicHost',
    ownV4: 'publicHostV4Addr',
    ownV6: 'publicHostV6Addr',
    mac: 'remoteMacAddr',
    frame: 'reserved3',
  },
} as const;

export type End = keyof typeof ENDS;

/** The hosts that only the event's own struct has. */
export function hostsOf(body: PlainRecord): NonNullable<EventFacts['hosts']> {
  return { public: ownAddress(body, 'remote'), internal: ownAddress(body, 'local') };
}

export function endpoint(header: PlainRecord, body: PlainRecord, end: End): Endpoint {
  const { flag, mac, frame } = ENDS[end];
  return {
    address: addressOf(header, body, end),
    port: portOf(header, body, end),
    mac: stringIn(body, mac) ?? (has(header, flag) ? stringIn(header, frame) : undefined),
  };
}

export function addressOf(header: PlainRecord, body: PlainRecord, end: End): string | undefined {
  if (isNoEnd(body, end)) return undefined;
  return headerAddress(header, end) ?? ownAddress(body, end);
}

/** What is bound or listens has no remote end, whatever the header's memory holds. */
function isNoEnd(body: PlainRecord, end: End): boolean {
  return end === 'remote' && isLocalOnly(body);
}

function headerAddress(header: PlainRecord, end: End): string | undefined {
  const version = headerIpVersion(header);
  if (version === undefined || !has(header, ENDS[end].flag)) return undefined;
  return stringIn(header, version === 4 ? ENDS[end].v4 : ENDS[end].v6);
}

/** No flag vouches for what is in the event's own struct: it is there when the struct is. */
function ownAddress(body: PlainRecord, end: End): string | undefined {
  const { ownV4, ownV6 } = ENDS[end];
  return stringIn(body, ownV4) ?? stringIn(body, ownV6);
}

/** The header's port, unless the end's address is not the header's: nothing says that the two belong together. */
export function portOf(header: PlainRecord, body: PlainRecord, end: End): number | undefined {
  if (!hasPorts(header) || isNoEnd(body, end)) return undefined;
  const isOther = headerAddress(header, end) === undefined && ownAddress(body, end) !== undefined;
  return isOther ? undefined : portMember(header, end);
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
  return has(header, portFlag) ? numberIn(header, port) : undefined;
}
