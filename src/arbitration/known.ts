/** What an event says of the fields that conditions of filters test. */

import { headerOf, NO_PACKAGE, saysNoPackage } from '../events/header.ts';
import type { EventFacts } from '../events/index.ts';
import { recordIn } from '../events/members.ts';
import { addressBits } from '../filters/values.ts';
import { lookUp } from '../names/index.ts';
import { FWP_CONDITION_FLAG } from '../wfp/index.ts';

/** What is known of a field. */
export type Known =
  /** It is one of these. Addresses have a number of bits. */
  | { readonly kind: 'integers'; readonly candidates: readonly bigint[]; readonly bits?: number }
  /** Of its bits those of a mask are known. */
  | { readonly kind: 'flags'; readonly mask: bigint; readonly set: bigint }
  | { readonly kind: 'text'; readonly text: string };

/** What is known of a field, by its C name; undefined where that is nothing. */
export type Fields = (field: string) => Known | undefined;

/** The fields of an event. */
export function fieldsOf(event: unknown, facts: EventFacts): Fields {
  const header = headerOf(recordIn({ event }, 'event') ?? {});
  const said = { facts, isWithoutPackage: saysNoPackage(header) };
  return (field) => lookUp(FIELDS, field)?.(said);
}

interface Said {
  readonly facts: EventFacts;
  /** Whether it says that there is no package, which is not the same as saying nothing. */
  readonly isWithoutPackage: boolean;
}

/**
 * Fields that are not here are not known. Of those that an event has something like, these are left out on purpose: the
 * user, since conditions are on all of its groups, too; and the direction, since Windows says it in several ways.
 */
const FIELDS: Readonly<Record<string, (said: Said) => Known | undefined>> = {
  FWPM_CONDITION_IP_PROTOCOL: ({ facts }) => integer(facts.protocol),
  FWPM_CONDITION_IP_LOCAL_ADDRESS: ({ facts }) => address(facts.local.address),
  FWPM_CONDITION_IP_REMOTE_ADDRESS: ({ facts }) => address(facts.remote.address),
  // The keys of these are those of the type and the code of ICMP, too.
  FWPM_CONDITION_IP_LOCAL_PORT: ({ facts }) => integer(facts.icmp ? facts.icmp.type : facts.local.port),
  FWPM_CONDITION_IP_REMOTE_PORT: ({ facts }) => integer(facts.icmp ? facts.icmp.code : facts.remote.port),
  FWPM_CONDITION_IP_LOCAL_ADDRESS_TYPE: ({ facts }) => addressType(facts.local.address),
  FWPM_CONDITION_ALE_APP_ID: ({ facts: { appId } }) =>
    appId === undefined || appId === '' ? undefined : { kind: 'text', text: appId },
  FWPM_CONDITION_ALE_PACKAGE_ID: packageOf,
  FWPM_CONDITION_FLAGS: ({ facts }) => flags(facts.isLoopback),
  FWPM_CONDITION_ORIGINAL_PROFILE_ID: ({ facts }) => unlessZero(facts.profile?.original),
  FWPM_CONDITION_CURRENT_PROFILE_ID: ({ facts }) => unlessZero(facts.profile?.current),
  FWPM_CONDITION_REAUTHORIZE_REASON: ({ facts }) => integer(facts.reauthReason),
  FWPM_CONDITION_ALE_REAUTH_REASON: ({ facts }) => integer(facts.reauthReason),
};

function integer(value: number | undefined): Known | undefined {
  return value === undefined ? undefined : { kind: 'integers', candidates: [BigInt(value)] };
}

/** A profile that was not filled in is 0. */
function unlessZero(value: number | undefined): Known | undefined {
  return value === 0 ? undefined : integer(value);
}

function address(text: string | undefined): Known | undefined {
  const bits = text?.includes(':') ? 128 : 32;
  const candidate = text === undefined ? undefined : addressBits(text, bits);
  return candidate === undefined ? undefined : { kind: 'integers', candidates: [candidate], bits };
}

const UNICAST = 1n;
const ANYCAST = 2n;
const MULTICAST = 3n;
const BROADCAST = 4n;

/** NL_ADDRESS_TYPE: only what multicasts can be told by the address alone. */
function addressType(text: string | undefined): Known | undefined {
  if (text === undefined) return undefined;
  const isMulticast = text.includes(':') ? /^ff/i.test(text) : /^2(?:2[4-9]|3\d)\./.test(text);
  return { kind: 'integers', candidates: isMulticast ? [MULTICAST] : [UNICAST, ANYCAST, BROADCAST] };
}

function packageOf({ facts: { packageSid }, isWithoutPackage }: Said): Known | undefined {
  if (isWithoutPackage) return { kind: 'text', text: NO_PACKAGE };
  return packageSid === undefined ? undefined : { kind: 'text', text: packageSid };
}

const LOOPBACK = flag('LOOPBACK');

/** Kinds of loopback: which of them it is an event does not say. */
const ANY_LOOPBACK = LOOPBACK | flag('APPCONTAINER_LOOPBACK') | flag('NON_APPCONTAINER_LOOPBACK');

function flag(name: string): bigint {
  return BigInt(FWP_CONDITION_FLAG.bits[`FWP_CONDITION_FLAG_IS_${name}`] ?? 0);
}

function flags(isLoopback: boolean | undefined): Known | undefined {
  if (isLoopback === undefined) return undefined;
  return isLoopback
    ? { kind: 'flags', mask: LOOPBACK, set: LOOPBACK }
    : { kind: 'flags', mask: ANY_LOOPBACK, set: 0n };
}
