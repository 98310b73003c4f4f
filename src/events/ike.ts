/** What an IKE or AuthIP failure says, in one shape for the three modes and for every version of their structs. */
import { flagNames } from '../codec/leaf/flags.ts';
import { isLost } from '../codec/lost.ts';
import { lookUp } from '../names/index.ts';
import {
  FWPM_NET_EVENT_IKEEXT_EM_FAILURE_FLAG,
  FWPM_NET_EVENT_IKEEXT_MM_FAILURE_FLAG,
} from '../wfp/index.ts';
import type { EventFacts } from './facts.ts';
import {
  asBigint,
  asBytes,
  asEnumText,
  asNumber,
  asRecord,
  asString,
  enumTextIn,
  listIn,
  type PlainRecord,
  recordIn,
  stringIn,
} from './members.ts';

/** One side of a negotiation. */
export interface IkePeer {
  /** The name that the side authenticated with. */
  readonly principal?: string | undefined;
  /** SIDs. */
  readonly groups: readonly string[];
  /** The traffic of a tunnel on this side: an address and a prefix length or mask, or whatever the filter has. */
  readonly subnet?: string | undefined;
}

/** Enumerations are C names, or the digits of a number that has none. */
export interface IkeFacts {
  readonly mode: 'main' | 'quick' | 'extended';
  /** An IPSEC_FAILURE_POINT. */
  readonly failurePoint?: string | undefined;
  /** An IKEEXT_KEY_MODULE_TYPE; the struct of extended mode has none. */
  readonly keyingModule?: string | undefined;
  /** How far it got: an IKEEXT_MM_SA_STATE, IKEEXT_QM_SA_STATE or IKEEXT_EM_SA_STATE. */
  readonly state?: string | undefined;
  /** An IKEEXT_SA_ROLE. */
  readonly role?: string | undefined;
  /** An IKEEXT_AUTHENTICATION_METHOD_TYPE. */
  readonly authMethod?: string | undefined;
  /** An IPSEC_TRAFFIC_TYPE. */
  readonly trafficType?: string | undefined;
  /** C names of the flags that are set. */
  readonly flags: readonly string[];
  /** The SHA-1 hash of the end certificate, unless it is all zeros. */
  readonly endCertHash?: Uint8Array | undefined;
  /** The LUID of the main mode SA. */
  readonly mainModeId?: bigint | undefined;
  /** The key of the main mode provider context. */
  readonly providerContextKey?: string | undefined;
  readonly local: IkePeer;
  readonly remote: IkePeer;
}

/** Which mode failed, and what of it the names of its members begin with. */
const MODES: Readonly<Record<string, { mode: IkeFacts['mode']; prefix: string }>> = {
  FWPM_NET_EVENT_TYPE_IKEEXT_MM_FAILURE: { mode: 'main', prefix: 'mm' },
  FWPM_NET_EVENT_TYPE_IKEEXT_QM_FAILURE: { mode: 'quick', prefix: 'qm' },
  FWPM_NET_EVENT_TYPE_IKEEXT_EM_FAILURE: { mode: 'extended', prefix: 'em' },
};

/** What a failure of a negotiation says; undefined for events of other types. */
export function ikeFactsOf({ type, body = {} }: EventFacts): IkeFacts | undefined {
  const known = typeof type === 'string' ? lookUp(MODES, type) : undefined;
  if (known === undefined) return undefined;
  const { mode, prefix } = known;
  return {
    mode,
    failurePoint: asEnumText(body['failurePoint']),
    keyingModule: asEnumText(body['keyingModuleType']),
    state: enumTextIn(body, `${prefix}State`),
    role: asEnumText(body['saRole']),
    authMethod: enumTextIn(body, `${prefix}AuthMethod`),
    trafficType: asEnumText(body['saTrafficType']),
    flags: failureFlags(mode, asNumber(body['flags']) ?? 0),
    endCertHash: unlessZero(asBytes(body['endCertHash'])),
    mainModeId: asBigint(body['mmId']) ?? asBigint(body['mmSaLuid']),
    providerContextKey: asString(body['providerContextKey']) ?? asString(body['mmProviderContextKey']),
    local: peer(body, 'local'),
    remote: peer(body, 'remote'),
  };
}

/** How people write an IKEEXT_KEY_MODULE_TYPE; undefined for a number that has no name. Only AuthIP has an extended mode. */
export function keyingModuleName({ mode, keyingModule = '' }: IkeFacts): string | undefined {
  return mode === 'extended'
    ? KEYING_MODULES.IKEEXT_KEY_MODULE_AUTHIP
    : lookUp<string>(KEYING_MODULES, keyingModule);
}

const KEYING_MODULES = {
  IKEEXT_KEY_MODULE_IKE: 'IKE',
  IKEEXT_KEY_MODULE_AUTHIP: 'AuthIP',
  IKEEXT_KEY_MODULE_IKEV2: 'IKEv2',
} as const;

/** The two modes that have flags give them opposite bits. */
function failureFlags(mode: IkeFacts['mode'], flags: number): string[] {
  const { bits } =
    mode === 'main' ? FWPM_NET_EVENT_IKEEXT_MM_FAILURE_FLAG : FWPM_NET_EVENT_IKEEXT_EM_FAILURE_FLAG;
  return flagNames(bits, flags);
}

function unlessZero(hash: Uint8Array | undefined): Uint8Array | undefined {
  return hash?.some((byte) => byte !== 0) ? hash : undefined;
}

function peer(body: PlainRecord, side: 'local' | 'remote'): IkePeer {
  return {
    principal: stringIn(body, `${side}PrincipalNameForAuth`) || undefined,
    groups: groupsOf(body, side).filter((sid) => sid !== undefined),
    subnet: subnetText(recordIn(body, `${side}SubNet`)),
  };
}

/** The groups of one side; undefined in the place of what cannot be read. A NULL pointer is no group. */
export function groupsOf(body: PlainRecord, side: 'local' | 'remote'): (string | undefined)[] {
  const member = `${side}PrincipalGroupSids`;
  if (isLost(body, member)) return [undefined];
  const sids = listIn(body, member);
  return sids.flatMap((sid, i) => (typeof sid === 'string' ? [sid] : isLost(sids, i) ? [undefined] : []));
}

/** An FWP_CONDITION_VALUE0 as text, as far as it is of a type that can be a subnet. */
function subnetText(value: PlainRecord | undefined): string | undefined {
  if (value === undefined) return undefined;
  const v4 = asRecord(value['v4AddrMask']) ?? {};
  const v6 = asRecord(value['v6AddrMask']) ?? {};
  const addr = asString(v4['addr']) ?? asString(v6['addr']);
  const mask = asString(v4['mask']);
  const length =
    asNumber(v6['prefixLength']) ?? (mask === undefined ? undefined : (prefixLength(mask) ?? mask));
  return addr === undefined || length === undefined ? undefined : `${addr}/${length}`;
}

/** How many bits of an IPv4 mask are set; undefined for one with holes. */
function prefixLength(mask: string): number | undefined {
  const bits = mask
    .split('.')
    .map((byte) => Number(byte).toString(2).padStart(8, '0'))
    .join('');
  return /^1*0*$/.test(bits) ? bits.lastIndexOf('1') + 1 : undefined;
}
