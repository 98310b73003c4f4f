/** The two ends of an event's traffic: in the header, or in the event's own struct. */
import { isIcmp } from '../names/index.ts';
import type { Endpoint, EventFacts } from './facts.ts';
import { has, headerIpVersion, protocolOf } from './header.ts';
import { isLocalOnly } from './layer.ts';
import { numberIn, type PlainRecord, stringIn } from './members.ts';

/** Which members describe each end; `own` and `mac` are in the structs that have addresses of their own. */
export const ENDS = {
  local: {
    flag: 'LOCAL_ADDR',
    portFlag: 'LOCAL_PORT',
    own: 'internalHost',
    mac: 'localMacAddr',
    frame: 'reserved2',
  },
  remote: {
    flag: 'REMOTE_ADDR',
    portFlag: 'REMOTE_PORT',
    own: 'publicHost',
    mac: 'remoteMacAddr',
    frame: 'reserved3',
  },
} as const;

export type End = keyof typeof ENDS;

/** The ends, what ICMP has in place of their ports, and the hosts that only the event's own struct has. */
export function endFacts(header: PlainRecord, body: PlainRecord) {
  return {
    local: endpoint(header, body, 'local'),
    remote: endpoint(header, body, 'remote'),
    icmp: icmpOf(header),
    hosts: { public: ownAddress(body, 'remote'), internal: ownAddress(body, 'local') },
  };
}

function endpoint(header: PlainRecord, body: PlainRecord, end: End): Endpoint {
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
  return stringIn(header, `${end}AddrV${version}`);
}

/** No flag vouches for what is in the event's own struct: it is there when the struct is. */
function ownAddress(body: PlainRecord, end: End): string | undefined {
  const { own } = ENDS[end];
  return stringIn(body, `${own}V4Addr`) ?? stringIn(body, `${own}V6Addr`);
}

/** The header's port, unless the end's address is not the header's: nothing says that the two belong together. */
export function portOf(header: PlainRecord, body: PlainRecord, end: End): number | undefined {
  if (!hasPorts(header) || isNoEnd(body, end)) return undefined;
  const isOther = headerAddress(header, end) === undefined && ownAddress(body, end) !== undefined;
  return isOther ? undefined : portMember(header, end);
}

function icmpOf(header: PlainRecord): EventFacts['icmp'] {
  if (hasPorts(header)) return undefined;
  const [type, code] = [portMember(header, 'local'), portMember(header, 'remote')];
  return type === undefined && code === undefined ? undefined : { type, code };
}

function hasPorts(header: PlainRecord): boolean {
  const protocol = protocolOf(header);
  return protocol === undefined || !isIcmp(protocol);
}

function portMember(header: PlainRecord, end: End): number | undefined {
  return has(header, ENDS[end].portFlag) ? numberIn(header, `${end}Port`) : undefined;
}
