/**
 * What an event says to people and to other tools, as far as it says it: a member is here only if the header's flags
 * vouch for it, and a name only where the number has one for certain. Formats for people and for SIEMs are made
 * of these facts and of nothing else, so each rule is written once.
 */
import {
  type Deed,
  type ErrorKind,
  type Explanation,
  explanationOf,
  type FlowDirection,
} from '../names/index.ts';
import { remembered } from '../util/remembered.ts';
import type { PlainRecord } from './members.ts';
import type { NetEventName } from './netEvents.ts';

/** What happened, by the event's type. */
export type Outcome = 'blocked' | 'allowed' | 'failed' | 'arrived';

/** One end of the traffic. */
export interface Endpoint {
  readonly address?: string | undefined;
  /** None for ICMP, which has its type and code at this place in memory. */
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
  /** What was decided on, by the layer. A bind or a listen has no remote end. */
  readonly deed?: Deed | undefined;
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
  /** What the event's own member says; a number that has no name is here, too, though its meaning is not known. */
  readonly direction?: FlowDirection | number | undefined;
  /** The number that `direction` was taken from, where msFwpDirection has one of FWP_DIRECTION's in place of its own. */
  readonly directionCode?: number | undefined;
  /** What the layer's name implies: it need not be what `direction` says. */
  readonly layerDirection?: FlowDirection | undefined;
  /** Which side of a negotiation the recording machine was. */
  readonly role?: 'initiator' | 'responder' | undefined;
  readonly isLoopback?: boolean | undefined;
  /** The run-time id of a filter; 0 means that there was none. */
  readonly filterId?: bigint | undefined;
  /** With a name where the id has one for certain, or where the file of filters says what it means on that machine. */
  readonly layer?: NamedCode | undefined;
  /** The hosts that DoS protection stood between, in addition to the ends in the header, which need not be the same. */
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

// --- what follows from them ----------------------------------------------------------------------------------

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
  readonly kind: ErrorKind;
  /** What it means, where that is certain. */
  readonly explanation: Explanation | undefined;
}

/** Why it failed, as far as the event has a number for it: 0 means success, and is not a reason. */
export function failureOf({ error, status }: EventFacts): Failure | undefined {
  if (error !== undefined && error.code !== 0) return failure('Win32', error);
  return status === undefined || status.code === 0 ? undefined : failure('NTSTATUS', status);
}

function failure(kind: ErrorKind, named: NamedCode): Failure {
  return { kind, code: named.code, name: named.name, explanation: EXPLANATIONS[kind](named.code) };
}

const EXPLANATIONS: Readonly<Record<ErrorKind, (code: number) => Explanation | undefined>> = {
  Win32: remembered((code) => explanationOf('Win32', code)),
  NTSTATUS: remembered((code) => explanationOf('NTSTATUS', code)),
};

const ROLE_DIRECTIONS = { initiator: 'outbound', responder: 'inbound' } as const;
