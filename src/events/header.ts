/** Which members of an event's header say something: those that its flags vouch for. */
import { isLost } from '../codec/lost.ts';
import { lookUp } from '../names/lookUp.ts';
import { FWPM_NET_EVENT_FLAG } from '../wfp/index.ts';
import { numberIn, type PlainRecord, recordIn, stringIn } from './members.ts';

/** An event's header; empty where it cannot be read. */
export function headerOf(event: PlainRecord): PlainRecord {
  return recordIn(event, 'header') ?? {};
}

/** What the flags' names have between FWPM_NET_EVENT_FLAG_ and _SET. */
const VOUCHED = [
  'IP_PROTOCOL',
  'LOCAL_ADDR',
  'REMOTE_ADDR',
  'LOCAL_PORT',
  'REMOTE_PORT',
  'APP_ID',
  'USER_ID',
  'SCOPE_ID',
  'IP_VERSION',
  'REAUTH_REASON',
  'PACKAGE_ID',
  'ENTERPRISE_ID',
  'POLICY_FLAGS',
  'EFFECTIVE_NAME',
] as const;

type Vouched = (typeof VOUCHED)[number];

/** Made once: an event is asked for all of them. */
const BITS: ReadonlyMap<string, number> = new Map(
  Object.entries(FWPM_NET_EVENT_FLAG.bits).map(([name, bit]) => [
    name.slice('FWPM_NET_EVENT_FLAG_'.length, -'_SET'.length),
    bit,
  ]),
);

/** Whether the header's flags say that a member of it was set. */
export function has(header: PlainRecord, member: Vouched): boolean {
  return ((numberIn(header, 'flags') ?? 0) & (BITS.get(member) ?? 0)) !== 0;
}

// --- facts ---------------------------------------------------------------------------------------------------

/** IPv4 has no scopes. */
export function scopeIdOf(header: PlainRecord): number | undefined {
  return has(header, 'SCOPE_ID') && headerIpVersion(header) !== 4 ? numberIn(header, 'scopeId') : undefined;
}

/** The SID that says that there is no package. */
export const NO_PACKAGE = 'S-1-0-0';

export function packageSidOf(header: PlainRecord): string | undefined {
  return unlessNoPackage(has(header, 'PACKAGE_ID') ? stringIn(header, 'packageSid') : undefined);
}

/** The SID of a package; undefined for the one that says that there is none. */
export function unlessNoPackage(packageSid: string | undefined): string | undefined {
  return packageSid === NO_PACKAGE ? undefined : packageSid;
}

/** Whether the header says that there is no package: where it says nothing there can be one. */
export function saysNoPackage(header: PlainRecord): boolean {
  return has(header, 'PACKAGE_ID') && stringIn(header, 'packageSid') === NO_PACKAGE;
}

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

export function ipVersionIn(record: PlainRecord): 4 | 6 | undefined {
  return lookUp(IP_VERSIONS, stringIn(record, 'ipVersion') ?? '');
}

export function headerIpVersion(header: PlainRecord): 4 | 6 | undefined {
  return has(header, 'IP_VERSION') ? ipVersionIn(header) : undefined;
}

export function protocolOf(header: PlainRecord): number | undefined {
  return has(header, 'IP_PROTOCOL') ? numberIn(header, 'ipProtocol') : undefined;
}

// --- what cannot be read -------------------------------------------------------------------------------------

/** The flags of members that a pointer leads to, which can be lost while the header is whole. */
const POINTEES = {
  appId: 'APP_ID',
  userId: 'USER_ID',
  packageSid: 'PACKAGE_ID',
  enterpriseId: 'ENTERPRISE_ID',
} as const satisfies Readonly<Record<string, Vouched>>;

/** A member of the header that a pointer leads to. */
export type Pointee = keyof typeof POINTEES;

/** Whether the header's flags say that a member was set, and decoding lost it: one whose pointer is NULL is absent. */
export function isUnreadable(header: PlainRecord, member: Pointee): boolean {
  return has(header, POINTEES[member]) && isLost(header, member);
}
