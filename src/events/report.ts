/** All that there is to say of an event, made once: formats are made of it, and derive nothing from the event again. */
import { flagNames } from '../codec/leaf/flags.ts';
import { isRecord } from '../util/objects.ts';
import { FWP_CONDITION_REAUTHORIZE_REASON } from '../wfp/index.ts';
import type { EventContext, EventJson, Origin } from './context.ts';
import { type EventFacts, type Failure, failureOf } from './facts.ts';
import { factsOf } from './factsOf.ts';
import { type FilterReport, filterReportOf } from './filterMatch.ts';
import { headerOf, isUnreadable, type Pointee } from './header.ts';
import { type IkeFacts, ikeFactsOf } from './ike.ts';
import type { NetEventName } from './netEvents.ts';

export interface EventReport {
  /** As it was decoded; null for an event that cannot be read. */
  readonly event: unknown;
  readonly origin: Origin;
  /** Makes the event's own JSON, where there is a faster way than from the event. */
  readonly json: EventJson | undefined;
  readonly facts: EventFacts;
  /** Undefined for events that are not failures of a negotiation. */
  readonly ike: IkeFacts | undefined;
  readonly failure: Failure | undefined;
  readonly filter: FilterReport;
  /** The application by the path that people know where the volume is known, else by its device path or bare name. */
  readonly appPath: string | undefined;
  /** Why the traffic was classified again: C names. */
  readonly reauthReasons: readonly string[];
  /** Whether the event has a member of the header that was lost: facts only leave it out. */
  isUnreadable(member: Pointee): boolean;
}

/**
 * The report of a decoded event.
 * @param event null for an event that cannot be read.
 * @param origin what is known of the machine that recorded it.
 * @param json makes its JSON, where there is a faster way than from the event.
 */
export function reportOf(
  struct: NetEventName,
  event: unknown,
  given: EventContext,
  origin: Origin = {},
  json?: EventJson,
): EventReport {
  const rules = given.rules ?? origin.rules;
  const facts = factsOf(struct, event, { rules });
  const header = headerOf(isRecord(event) ? event : {});
  return {
    event,
    origin,
    json,
    facts,
    ike: ikeFactsOf(facts),
    failure: failureOf(facts),
    filter: filterReportOf(facts, rules),
    appPath: appPathOf(facts, given),
    reauthReasons: reauthReasonsOf(facts),
    isUnreadable: (member) => isUnreadable(header, member),
  };
}

/** An empty blob is an app id that was not filled in. */
export function appPathOf(
  { appId }: Pick<EventFacts, 'appId'>,
  { volumes }: EventContext,
): string | undefined {
  return appId === undefined || appId === '' ? undefined : (volumes?.drivePath(appId) ?? appId);
}

const NONE: readonly string[] = [];

function reauthReasonsOf({ reauthReason }: EventFacts): readonly string[] {
  return reauthReason === undefined || reauthReason === 0
    ? NONE
    : flagNames(FWP_CONDITION_REAUTHORIZE_REASON.bits, reauthReason);
}
