/**
 * What events say, by the rules of events/ and by nothing else. A rule needs a few members, and many events have the same
 * values in them: each is asked once for all of these.
 */
import { flagNames } from '../codec/leaf/flags.ts';
import { filterReportOf } from '../events/filterMatch.ts';
import {
  agreedDirection,
  type EventContext,
  type EventFacts,
  type Failure,
  type FilterMatch,
  factsOf,
  failureOf,
  type IkeFacts,
  ikeFactsOf,
  type NamedCode,
  type NetEventName,
  type Outcome,
  statedDirection,
} from '../events/index.ts';
import type { FlowDirection } from '../names/index.ts';
import { FWPM_NET_EVENT_FLAG } from '../wfp/index.ts';
import { NONE } from './batch.ts';
import type { Members } from './members.ts';
import { type Known, partialEvent } from './partial.ts';

/** What is asked: events of one struct, and what is known beside them. */
export interface Asked {
  readonly struct: NetEventName;
  readonly members: Members;
  readonly context: EventContext;
}

function factsOfKnown({ struct, members, context }: Asked, known: Known): EventFacts {
  return factsOf(struct, partialEvent(members, known), context);
}

// --- what its header vouches for -----------------------------------------------------------------------------

/** Numbers that say which other members of an event count. */
export const SHAPE_MEMBERS = [
  'type',
  'header.flags',
  'header.ipVersion',
  'header.ipProtocol',
  'body.ipVersion',
  'body.layerId',
] as const;

/** Members that an event can lack, and of which its header says whether they count. */
export const SHAPE_TEXTS = ['header.appId', 'header.userId', 'header.packageSid'] as const;
export const SHAPE_ADDRESSES = [
  'header.remoteAddrV4',
  'header.remoteAddrV6',
  'body.publicHostV4Addr',
  'body.publicHostV6Addr',
] as const;

const MARKED = [...SHAPE_TEXTS, ...SHAPE_ADDRESSES] as const;
type ShapeText = (typeof SHAPE_TEXTS)[number];
type ShapeAddress = (typeof SHAPE_ADDRESSES)[number];

/** Which members of an event count. */
export interface Shape {
  readonly type: string | number | undefined;
  readonly outcome: Outcome | undefined;
  readonly protocol: number | undefined;
  /** In which member each is, where there is one that counts. */
  readonly app: ShapeText | undefined;
  readonly user: ShapeText | undefined;
  readonly package: ShapeText | undefined;
  readonly remote: ShapeAddress | undefined;
  readonly hasLocalPort: boolean;
  readonly hasRemotePort: boolean;
  /** Bits of the header's flags that have no name, as one number in hex. */
  readonly unknownFlags: string | undefined;
}

/**
 * The shape of all events with these numbers.
 *
 * In the event that the rules get, each text and address is the name of its member: so the facts say where each comes from.
 * @param numbers those of {@link SHAPE_MEMBERS}; then which of {@link SHAPE_TEXTS} and {@link SHAPE_ADDRESSES} are there, a
 * bit each.
 */
export function shapeOf(asked: Asked, numbers: ArrayLike<number>): Shape {
  const known: Record<string, number | string | undefined> = {
    'header.localPort': 1,
    'header.remotePort': 1,
  };
  for (const [i, member] of SHAPE_MEMBERS.entries()) known[member] = numbers[i];
  const isThere = numbers[SHAPE_MEMBERS.length] ?? 0;
  for (const [i, member] of MARKED.entries()) if (isThere & (1 << i)) known[member] = member;
  // One tag selects the addresses of both ends.
  for (const version of ['V4', 'V6']) {
    known[`header.localAddr${version}`] = textIn(known, `header.remoteAddr${version}`);
    known[`body.internalHost${version}Addr`] = textIn(known, `body.publicHost${version}Addr`);
  }
  const facts = factsOfKnown(asked, known);
  const { type, outcome, protocol, local, remote } = facts;
  return {
    type,
    outcome,
    protocol,
    app: named(SHAPE_TEXTS, facts.appId),
    user: named(SHAPE_TEXTS, facts.userId),
    package: named(SHAPE_TEXTS, facts.packageSid),
    remote: named(SHAPE_ADDRESSES, remote.address),
    hasLocalPort: local.port !== undefined,
    hasRemotePort: remote.port !== undefined,
    unknownFlags: flagNames(FWPM_NET_EVENT_FLAG.bits, numbers[1] ?? 0).find((name) => name.startsWith('0x')),
  };
}

function textIn(known: Known, member: string): string | undefined {
  const value = known[member];
  return typeof value === 'string' ? value : undefined;
}

function named<M extends string>(members: readonly M[], name: string | undefined): M | undefined {
  return members.find((member) => member === name);
}

// --- which way it went ---------------------------------------------------------------------------------------

export const WAY_MEMBERS = [
  'type',
  'body.layerId',
  'body.msFwpDirection',
  'body.direction',
  'body.saRole',
] as const;

/** Inbound and outbound that contradict each other. */
export interface Contradicting {
  /** What the event says. */
  readonly direction: FlowDirection | number;
  /** What its layer implies. */
  readonly layerDirection: FlowDirection;
  readonly layer: NamedCode;
}

/** At which layer, and in which direction. */
export interface Way {
  readonly outcome: Outcome | undefined;
  readonly layer: NamedCode | undefined;
  readonly direction: FlowDirection | undefined;
  /** The direction of traffic that has an end which began it. */
  readonly agreed: 'inbound' | 'outbound' | undefined;
  readonly contradiction: Contradicting | undefined;
}

/** @param numbers those of {@link WAY_MEMBERS}. */
export function wayOf(asked: Asked, numbers: ArrayLike<number>): Way {
  const facts = factsOfKnown(asked, knownOf(WAY_MEMBERS, numbers));
  const { outcome, layer, direction, layerDirection } = facts;
  const isContradicted =
    layer !== undefined &&
    direction !== undefined &&
    layerDirection !== undefined &&
    direction !== layerDirection;
  return {
    outcome,
    layer,
    direction: statedDirection(facts),
    agreed: agreedDirection(facts),
    contradiction: isContradicted ? { direction, layerDirection, layer } : undefined,
  };
}

// --- why -----------------------------------------------------------------------------------------------------

export const CAUSE_MEMBERS = [
  'type',
  'body.failureErrorCode',
  'body.failureStatus',
  'body.failurePoint',
  'body.mmAuthMethod',
  'body.emAuthMethod',
] as const;

/** Why something failed or was dropped. */
export interface Cause {
  readonly outcome: Outcome | undefined;
  readonly failure: Failure | undefined;
  /** Undefined for what is no failure of a negotiation. */
  readonly ike: IkeFacts | undefined;
}

/** @param numbers those of {@link CAUSE_MEMBERS}. */
export function causeOf(asked: Asked, numbers: ArrayLike<number>): Cause {
  const facts = factsOfKnown(asked, knownOf(CAUSE_MEMBERS, numbers));
  return { outcome: facts.outcome, failure: failureOf(facts), ike: ikeFactsOf(facts) };
}

// --- which filter --------------------------------------------------------------------------------------------

/** What decides, beside its id, whether a rule can be the one that an event means. */
export const FILTER_MEMBERS = SHAPE_MEMBERS;

/** A filter, and what the rules know of its id. */
export interface CountedFilter {
  readonly id: bigint;
  /** Undefined when there are no rules. */
  readonly match: FilterMatch | undefined;
  /** The name of the rule, where it can be the event's. */
  readonly name: string | undefined;
  readonly description: string | undefined;
  /** Which rule or default of Windows Firewall it stands for. */
  readonly origin: string | undefined;
}

/** What comes after {@link FILTER_MEMBERS}: words of the id, and of a time at which the same filter had it. */
export const FILTER_WORDS = 4;

/**
 * @param numbers those of {@link FILTER_MEMBERS}; then the {@link FILTER_WORDS}, the high ones first.
 * @returns undefined where the event names no filter.
 */
export function filterOf(asked: Asked, numbers: ArrayLike<number>): CountedFilter | undefined {
  const at = FILTER_MEMBERS.length;
  const facts = factsOfKnown(asked, {
    ...knownOf(FILTER_MEMBERS, numbers),
    'body.filterId': bigintOf(numbers[at], numbers[at + 1]),
    'header.timeStamp': bigintOf(numbers[at + 2], numbers[at + 3]),
  });
  const { id, match, found, origin } = filterReportOf(facts, asked.context.rules);
  if (id === undefined) return undefined;
  return { id, match, name: found?.name, description: found?.description, origin: origin?.name };
}

function bigintOf(high = NONE, low = NONE): bigint | undefined {
  return high === NONE ? undefined : (BigInt(high) << 32n) | BigInt(low);
}

function knownOf(members: readonly string[], numbers: ArrayLike<number>): Known {
  return Object.fromEntries(members.map((member, i) => [member, numbers[i]]));
}
