/**
 * What an event says to people and to other tools, as far as it says it: a member is here only if the header's flags
 * vouch for it, and a name only where the number has one for certain. Formats for people and for SIEMs are made of
 * these facts and of nothing else, so the rules stand once.
 */
import {
  directionNamed,
  type FlowDirection,
  isIcmp,
  layerDirection,
  layerName,
  lookUp,
  ntstatusName,
  win32ErrorName,
} from '../names/index.ts';
import { FWPM_NET_EVENT_FLAG } from '../wfp/index.ts';
import type { EventContext, RuleBook } from './context.ts';
import {
  bigintIn,
  booleanIn,
  bytesIn,
  enumTextIn,
  numberIn,
  type PlainRecord,
  recordIn,
  stringIn,
} from './members.ts';
import type { NetEventName } from './netEvents.ts';

/** What happened, by the event's type. */
export type Outcome = 'blocked' | 'allowed' | 'failed' | 'arrived';

/** One end of the traffic. */
export interface Endpoint {
  readonly address?: string | undefined;
  /** None for ICMP, whose type and code stand in its place in memory. */
  readonly port?: number | undefined;
  readonly mac?: string | undefined;
}

/** A number, and its C name where it has one. */
export interface NamedCode {
  readonly code: number;
  readonly name?: string | undefined;
}

export interface EventFacts {
  readonly struct: NetEventName;
  /** 100 ns ticks since 1601, UTC. */
  readonly time?: bigint | undefined;
  /** A C name, or the number of a type that the headers do not have. */
  readonly type?: string | number | undefined;
  readonly outcome?: Outcome | undefined;
  readonly ipVersion?: 4 | 6 | undefined;
  /** An IANA protocol number. */
  readonly protocol?: number | undefined;
  /** The machine that recorded the event. For DoS protection it is the host that is protected. */
  readonly local: Endpoint;
  readonly remote: Endpoint;
  readonly icmp?: { readonly type: number | undefined; readonly code: number | undefined } | undefined;
  readonly scopeId?: number | undefined;
  readonly appId?: string | undefined;
  readonly userId?: string | undefined;
  /** Never S-1-0-0, which means that there is none. */
  readonly packageSid?: string | undefined;
  readonly enterpriseId?: string | undefined;
  readonly policyFlags?: bigint | undefined;
  readonly effectiveName?: Uint8Array | undefined;
  /** FWP_CONDITION_REAUTHORIZE_REASON. */
  readonly reauthReason?: number | undefined;
  /** What the event's own member says; a number that has no name is said, too, though nobody knows what it means. */
  readonly direction?: FlowDirection | number | undefined;
  /** What the layer's name implies: it need not be what `direction` says. */
  readonly layerDirection?: FlowDirection | undefined;
  /** Which side of a negotiation the recording machine was. */
  readonly role?: 'initiator' | 'responder' | undefined;
  readonly isLoopback?: boolean | undefined;
  /** The run-time id of a filter; 0 is none's. */
  readonly filterId?: bigint | undefined;
  /** Its name is there where the id has one for certain, or where the rules say what the id means on that machine. */
  readonly layer?: NamedCode | undefined;
  /** The hosts that DoS protection stood between: beside the ends in the header, which need not be the same. */
  readonly hosts?: { readonly public?: string | undefined; readonly internal?: string | undefined };
  /** Numbers: public sources disagree on their names. */
  readonly profile?: { readonly original?: number | undefined; readonly current?: number | undefined };
  /** An FWPM_APPC_NETWORK_CAPABILITY_TYPE: a C name, or the digits of a number that has none. */
  readonly capability?: string | undefined;
  /** The security parameter index of an IPsec packet. */
  readonly spi?: number | undefined;
  /** A Win32 error. */
  readonly error?: NamedCode | undefined;
  /** An NTSTATUS. */
  readonly status?: NamedCode | undefined;
  /** The struct that the event's type selects, as it was decoded; the union's member name is `bodyName`. */
  readonly body?: PlainRecord | undefined;
  readonly bodyName?: string | undefined;
}

/**
 * The facts of a decoded event. What could not be read, and is null in it, is left out.
 * @param struct the name of the struct that it was decoded as.
 * @param context the rules in it can name the layer, and so tell what it implies.
 */
export function factsOf(struct: NetEventName, event: unknown, { rules }: EventContext = {}): EventFacts {
  const whole = recordIn({ event }, 'event') ?? {};
  const header = recordIn(whole, 'header') ?? {};
  const type = stringIn(whole, 'type') ?? numberIn(whole, 'type');
  const bodyName = Object.keys(whole).find((name) => name !== 'header' && name !== 'type');
  const body = bodyName === undefined ? undefined : recordIn(whole, bodyName);
  return {
    struct,
    type,
    outcome: typeof type === 'string' ? lookUp(OUTCOMES, type) : undefined,
    ...headerFacts(header, body ?? {}),
    ...bodyFacts(struct, body ?? {}, rules),
    reauthReason: has(header, 'REAUTH_REASON') ? numberIn(body ?? {}, 'reauthReason') : undefined,
    body,
    bodyName,
  };
}

/**
 * The direction, where all that is said of it agrees: a number without a name agrees with nothing. A negotiation goes
 * from its initiator to its responder: nothing else is said of its direction.
 */
export function statedDirection({ direction, layerDirection, role }: EventFacts): FlowDirection | undefined {
  if (typeof direction === 'number') return undefined;
  const said = direction ?? layerDirection ?? (role && ROLE_DIRECTIONS[role]);
  return layerDirection === undefined || layerDirection === said ? said : undefined;
}

/** The stated direction, for what has an end that began it: what is bidirectional or forwarded has none. */
export function agreedDirection(facts: EventFacts): 'inbound' | 'outbound' | undefined {
  const stated = statedDirection(facts);
  return stated === 'inbound' || stated === 'outbound' ? stated : undefined;
}

/** What went wrong, by the number that an event has for it. */
export interface Failure extends NamedCode {
  readonly kind: 'Win32' | 'NTSTATUS';
}

/** Why it failed, as far as the event has a number for it: 0 is that of success, and is no reason. */
export function failureOf({ error, status }: EventFacts): Failure | undefined {
  if (error !== undefined && error.code !== 0) return { kind: 'Win32', ...error };
  return status === undefined || status.code === 0 ? undefined : { kind: 'NTSTATUS', ...status };
}

const ROLE_DIRECTIONS = { initiator: 'outbound', responder: 'inbound' } as const;

const OUTCOMES: Readonly<Record<string, Outcome>> = {
  FWPM_NET_EVENT_TYPE_IKEEXT_MM_FAILURE: 'failed',
  FWPM_NET_EVENT_TYPE_IKEEXT_QM_FAILURE: 'failed',
  FWPM_NET_EVENT_TYPE_IKEEXT_EM_FAILURE: 'failed',
  FWPM_NET_EVENT_TYPE_CLASSIFY_DROP: 'blocked',
  FWPM_NET_EVENT_TYPE_IPSEC_KERNEL_DROP: 'blocked',
  FWPM_NET_EVENT_TYPE_IPSEC_DOSP_DROP: 'blocked',
  FWPM_NET_EVENT_TYPE_CLASSIFY_ALLOW: 'allowed',
  FWPM_NET_EVENT_TYPE_CAPABILITY_DROP: 'blocked',
  FWPM_NET_EVENT_TYPE_CAPABILITY_ALLOW: 'allowed',
  FWPM_NET_EVENT_TYPE_CLASSIFY_DROP_MAC: 'blocked',
  FWPM_NET_EVENT_TYPE_LPM_PACKET_ARRIVAL: 'arrived',
};

// --- header --------------------------------------------------------------------------------------------------

/** What stands between FWPM_NET_EVENT_FLAG_ and _SET in the flags' names. */
type Vouched =
  | 'IP_PROTOCOL'
  | 'LOCAL_ADDR'
  | 'REMOTE_ADDR'
  | 'LOCAL_PORT'
  | 'REMOTE_PORT'
  | 'APP_ID'
  | 'USER_ID'
  | 'SCOPE_ID'
  | 'IP_VERSION'
  | 'REAUTH_REASON'
  | 'PACKAGE_ID'
  | 'ENTERPRISE_ID'
  | 'POLICY_FLAGS'
  | 'EFFECTIVE_NAME';

/** Whether the header says that a member of it was set. */
function has(header: PlainRecord, member: Vouched): boolean {
  const bit = FWPM_NET_EVENT_FLAG.bits[`FWPM_NET_EVENT_FLAG_${member}_SET`] ?? 0;
  return ((numberIn(header, 'flags') ?? 0) & bit) !== 0;
}

function headerFacts(header: PlainRecord, body: PlainRecord) {
  const packageSid = has(header, 'PACKAGE_ID') ? stringIn(header, 'packageSid') : undefined;
  return {
    time: bigintIn(header, 'timeStamp'),
    ipVersion: headerIpVersion(header) ?? ipVersionIn(body),
    protocol: protocolOf(header),
    local: endpoint(header, body, 'local'),
    remote: endpoint(header, body, 'remote'),
    icmp: icmpOf(header),
    scopeId:
      has(header, 'SCOPE_ID') && headerIpVersion(header) !== 4 ? numberIn(header, 'scopeId') : undefined,
    appId: appIdOf(header),
    userId: userIdOf(header),
    packageSid: packageSid === NO_PACKAGE ? undefined : packageSid,
    enterpriseId: has(header, 'ENTERPRISE_ID') ? stringIn(header, 'enterpriseId') : undefined,
    policyFlags: has(header, 'POLICY_FLAGS') ? bigintIn(header, 'policyFlags') : undefined,
    effectiveName: has(header, 'EFFECTIVE_NAME') ? bytesIn(header, 'effectiveName') : undefined,
  };
}

const NO_PACKAGE = 'S-1-0-0';

export function appIdOf(header: PlainRecord): string | undefined {
  return has(header, 'APP_ID') ? stringIn(header, 'appId') : undefined;
}

export function userIdOf(header: PlainRecord): string | undefined {
  return has(header, 'USER_ID') ? stringIn(header, 'userId') : undefined;
}

const IP_VERSIONS: Readonly<Record<string, 4 | 6>> = {
  FWP_IP_VERSION_V4: 4,
  FWP_IP_VERSION_V6: 6,
};

function ipVersionIn(record: PlainRecord): 4 | 6 | undefined {
  return lookUp(IP_VERSIONS, stringIn(record, 'ipVersion') ?? '');
}

function headerIpVersion(header: PlainRecord): 4 | 6 | undefined {
  return has(header, 'IP_VERSION') ? ipVersionIn(header) : undefined;
}

export function protocolOf(header: PlainRecord): number | undefined {
  return has(header, 'IP_PROTOCOL') ? numberIn(header, 'ipProtocol') : undefined;
}

// --- ends ----------------------------------------------------------------------------------------------------

/** Where what is said of each end stands; `own` and `mac` are in the structs that have addresses of their own. */
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

function endpoint(header: PlainRecord, body: PlainRecord, end: End): Endpoint {
  const { flag, mac, frame } = ENDS[end];
  return {
    address: addressOf(header, body, end),
    port: portOf(header, body, end),
    mac: stringIn(body, mac) ?? (has(header, flag) ? stringIn(header, frame) : undefined),
  };
}

export function addressOf(header: PlainRecord, body: PlainRecord, end: End): string | undefined {
  return headerAddress(header, end) ?? ownAddress(body, end);
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

/** The header's port, unless the end's address is another one than the header's: nothing says that they belong together. */
export function portOf(header: PlainRecord, body: PlainRecord, end: End): number | undefined {
  if (!hasPorts(header)) return undefined;
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

// --- the event's own struct ----------------------------------------------------------------------------------

function bodyFacts(struct: NetEventName, body: PlainRecord, rules: RuleBook | undefined) {
  const layer = layerOf(struct, body, rules);
  const error = numberIn(body, 'failureErrorCode');
  const status = numberIn(body, 'failureStatus');
  return {
    direction: directionIn(body, 'msFwpDirection') ?? directionIn(body, 'direction'),
    layerDirection: layer?.name === undefined ? undefined : layerDirection(layer.name),
    role: lookUp(ROLES, stringIn(body, 'saRole') ?? ''),
    isLoopback: booleanIn(body, 'isLoopback'),
    filterId: filterIdOf(body),
    layer,
    hosts: { public: ownAddress(body, 'remote'), internal: ownAddress(body, 'local') },
    profile: { original: numberIn(body, 'originalProfile'), current: numberIn(body, 'currentProfile') },
    capability: enumTextIn(body, 'networkCapabilityId'),
    spi: numberIn(body, 'spi'),
    error: error === undefined ? undefined : named(error, win32ErrorName(error)),
    status: status === undefined ? undefined : named(status, ntstatusName(status)),
  };
}

function directionIn(body: PlainRecord, member: string): FlowDirection | number | undefined {
  return directionNamed(stringIn(body, member) ?? '') ?? numberIn(body, member);
}

/** What a layer is called is certain by its id, or is what the rules say of this id: never the layer of a rule. */
function layerOf(
  struct: NetEventName,
  body: PlainRecord,
  rules: RuleBook | undefined,
): NamedCode | undefined {
  const id = layerIdOf(body);
  return id === undefined ? undefined : named(id, layerName(id, isWindows81(struct)) ?? rules?.layer?.(id));
}

/** The members that name an event's filter: no struct has two of them. */
export const FILTER_ID_MEMBERS = ['filterId', 'mmFilterId', 'qmFilterId'] as const;

export function filterIdOf(body: PlainRecord): bigint | undefined {
  const member = FILTER_ID_MEMBERS.find((name) => bigintIn(body, name) !== undefined);
  return member && bigintIn(body, member);
}

export function layerIdOf(body: PlainRecord): number | undefined {
  return numberIn(body, 'layerId');
}

const ROLES: Readonly<Record<string, NonNullable<EventFacts['role']>>> = {
  IKEEXT_SA_ROLE_INITIATOR: 'initiator',
  IKEEXT_SA_ROLE_RESPONDER: 'responder',
};

/** Whether only Windows 8.1 or later has the struct. */
export function isWindows81(struct: NetEventName): boolean {
  return IS_WINDOWS_81[struct];
}

const IS_WINDOWS_81: Readonly<Record<NetEventName, boolean>> = {
  FWPM_NET_EVENT0: false,
  FWPM_NET_EVENT1: false,
  FWPM_NET_EVENT2: false,
  FWPM_NET_EVENT3: true,
  FWPM_NET_EVENT4: true,
  FWPM_NET_EVENT5: true,
};

function named(code: number, name: string | undefined): NamedCode {
  return { code, name };
}
