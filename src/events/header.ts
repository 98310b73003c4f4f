/** Which members of an event's header say something: those that its flags vouch for. */
import { isLost } from '../codec/lost.ts';
import { lookUp } from '../names/lookUp.ts';
import { FWPM_NET_EVENT_FLAG } from '../wfp/index.ts';
import { asNumber, asRecord, asString, type PlainRecord } from './members.ts';

/** An event's header; empty where it cannot be read. */
export function headerOf(event: PlainRecord): PlainRecord {
  return asRecord(event['header']) ?? {};
}

/** The flags that vouch for a member, by what their names have between FWPM_NET_EVENT_FLAG_ and _SET. */
export const FLAG = {
  IP_PROTOCOL: bitOf('IP_PROTOCOL'),
  LOCAL_ADDR: bitOf('LOCAL_ADDR'),
  REMOTE_ADDR: bitOf('REMOTE_ADDR'),
  LOCAL_PORT: bitOf('LOCAL_PORT'),
  REMOTE_PORT: bitOf('REMOTE_PORT'),
  APP_ID: bitOf('APP_ID'),
  USER_ID: bitOf('USER_ID'),
  SCOPE_ID: bitOf('SCOPE_ID'),
  IP_VERSION: bitOf('IP_VERSION'),
  REAUTH_REASON: bitOf('REAUTH_REASON'),
  PACKAGE_ID: bitOf('PACKAGE_ID'),
  ENTERPRISE_ID: bitOf('ENTERPRISE_ID'),
  POLICY_FLAGS: bitOf('POLICY_FLAGS'),
  EFFECTIVE_NAME: bitOf('EFFECTIVE_NAME'),
} as const;

function bitOf(member: string): number {
  return lookUp(FWPM_NET_EVENT_FLAG.bits, `FWPM_NET_EVENT_FLAG_${member}_SET`) ?? 0;
}

/** Whether the header's flags say that a member of it was set. */
export function has(header: PlainRecord, flag: number): boolean {
  return ((asNumber(header['flags']) ?? 0) & flag) !== 0;
}

// --- facts ---------------------------------------------------------------------------------------------------

/** IPv4 has no scopes. */
export function scopeIdOf(header: PlainRecord): number | undefined {
  return has(header, FLAG.SCOPE_ID) && headerIpVersion(header) !== 4
    ? asNumber(header['scopeId'])
    : undefined;
}

/** The SID that says that there is no package. */
export const NO_PACKAGE = 'S-1-0-0';

export function packageSidOf(header: PlainRecord): string | undefined {
  return unlessNoPackage(has(header, FLAG.PACKAGE_ID) ? asString(header['packageSid']) : undefined);
}

/** The SID of a package; undefined for the one that says that there is none. */
export function unlessNoPackage(packageSid: string | undefined): string | undefined {
  return packageSid === NO_PACKAGE ? undefined : packageSid;
}

/** Whether the header says that there is no package: where it says nothing there can be one. */
export function saysNoPackage(header: PlainRecord): boolean {
  return has(header, FLAG.PACKAGE_ID) && asString(header['packageSid']) === NO_PACKAGE;
}

export function appIdOf(header: PlainRecord): string | undefined {
  return has(header, FLAG.APP_ID) ? asString(header['appId']) : undefined;
}

export function userIdOf(header: PlainRecord): string | undefined {
  return has(header, FLAG.USER_ID) ? asString(header['userId']) : undefined;
}

const IP_VERSIONS: Readonly<Record<string, 4 | 6>> = {
  FWP_IP_VERSION_V4: 4,
  FWP_IP_VERSION_V6: 6,
};

export function ipVersionIn(record: PlainRecord): 4 | 6 | undefined {
  return lookUp(IP_VERSIONS, asString(record['ipVersion']) ?? '');
}

export function headerIpVersion(header: PlainRecord): 4 | 6 | undefined {
  return has(header, FLAG.IP_VERSION) ? ipVersionIn(header) : undefined;
}

export function protocolOf(header: PlainRecord): number | undefined {
  return has(header, FLAG.IP_PROTOCOL) ? asNumber(header['ipProtocol']) : undefined;
}

// --- what cannot be read -------------------------------------------------------------------------------------

/** The flags of members that a pointer leads to, which can be lost while the header is whole. */
const POINTEES = {
  appId: FLAG.APP_ID,
  userId: FLAG.USER_ID,
  packageSid: FLAG.PACKAGE_ID,
  enterpriseId: FLAG.ENTERPRISE_ID,
} as const;

/** A member of the header that a pointer leads to. */
export type Pointee = keyof typeof POINTEES;

/** Whether the header's flags say that a member was set, and decoding lost it: one whose pointer is NULL is absent. */
export function isUnreadable(header: PlainRecord, member: Pointee): boolean {
  return has(header, POINTEES[member]) && isLost(header, member);
}
