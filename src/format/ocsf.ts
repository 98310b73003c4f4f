/**
 * Events as documents of the Open Cybersecurity Schema Framework, one a line. docs/mapping.md says which member becomes
 * which attribute.
 */
import {
  agreedDirection,
  type Endpoint,
  type EventContext,
  type EventFacts,
  type EventFormat,
  type EventReport,
  type FilterReport,
  type Origin,
  type Outcome,
  statedDirection,
} from '../events/index.ts';
import { formatNtstatus, protocolName } from '../names/index.ts';
import type { ByteFormat } from './byteFormat.ts';
import { Constant, Members, within } from './document.ts';
import { formatFiletime, millisecondsOf } from './filetime.ts';
import { appName, reasonOf, schemaFormat } from './schemaFormat.ts';
import { OCSF_VERSION } from './schemaVersions.ts';

/**
 * Events as lines of JSON of the Open Cybersecurity Schema Framework: failures of negotiations are Tunnel Activity
 * (4014), everything else that names an end of the traffic is Network Activity (4001), and the rest is Base Event (0).
 * What the schema has no attribute for is under `unmapped`, the whole event under `unmapped.event`.
 *
 * An event that cannot be read becomes a Base Event whose `time`, which every event must have, is 0.
 */
export function ocsf(context: EventContext = {}): EventFormat {
  return ocsfBytes(context);
}

/** The same, which writes bytes, too. */
export function ocsfBytes(context: EventContext): ByteFormat {
  return schemaFormat({ extension: 'unmapped', document: membersOf, unreadable: UNREADABLE }, context);
}

function membersOf(report: EventReport): readonly Members<EventReport>[] {
  const { facts, ike } = report;
  if (ike !== undefined) return TUNNEL;
  // A network event must name one end.
  return isEnd(facts.local) || isEnd(facts.remote) ? NETWORK : BASE;
}

// --- classes -------------------------------------------------------------------------------------------------

interface EventClass {
  readonly class_uid: number;
  readonly category_uid: number;
}

const BASE_EVENT: EventClass = { class_uid: 0, category_uid: 0 };
const NETWORK_ACTIVITY: EventClass = { class_uid: 4001, category_uid: 4 };
const TUNNEL_ACTIVITY: EventClass = { class_uid: 4014, category_uid: 4 };

/** activity_id, which each class numbers differently except for this one. */
const UNKNOWN = 0;
const NETWORK_ACTIVITIES = { refuse: 5, traffic: 6, listen: 7 } as const;
const OPEN_TUNNEL = 1;

/** What WFP reports does not call for action by itself: `severity_id` Informational. */
const INFORMATIONAL = 1;

/** @param activity of a subject, or of all. */
function classification<T>(
  { class_uid, category_uid }: EventClass,
  activity: (subject: T) => number,
): Members<T> {
  return new Members<T>({
    class_uid: () => class_uid,
    category_uid: () => category_uid,
    activity_id: activity,
    type_uid: (subject) => class_uid * 100 + activity(subject),
    severity_id: () => INFORMATIONAL,
  });
}

const ACTIVITIES: Readonly<Partial<Record<Outcome, number>>> = {
  blocked: NETWORK_ACTIVITIES.refuse,
  allowed: NETWORK_ACTIVITIES.traffic,
  arrived: NETWORK_ACTIVITIES.traffic,
};

/** The schema has no activity for binds: whether it was permitted is in `action_id`, as for what listens. */
function activityOf({ outcome, deed }: EventFacts): number {
  if (deed === 'bind') return OTHER;
  if (deed === 'listen') return NETWORK_ACTIVITIES.listen;
  return (outcome && ACTIVITIES[outcome]) ?? UNKNOWN;
}

/** What every enumeration of the schema has for values that it does not list. */
const OTHER = 99;

// --- network -------------------------------------------------------------------------------------------------

type Direction = ReturnType<typeof agreedDirection>;

function sourceOf({ local, remote }: EventFacts, direction: Direction): Endpoint | undefined {
  return direction && (direction === 'outbound' ? local : remote);
}

function destinationOf({ local, remote }: EventFacts, direction: Direction): Endpoint | undefined {
  return direction && (direction === 'outbound' ? remote : local);
}

/** An end that has an IP address or an id. */
function isEnd({ address, mac }: Endpoint): boolean {
  return address !== undefined || mac !== undefined;
}

/** An endpoint must have an IP address or an id; a frame's end is identified by its MAC address. */
const ENDPOINT = new Members<Endpoint>({
  ip: ({ address }) => address,
  uid: ({ address, mac }) => (address === undefined ? mac : undefined),
  port: (end) => (isEnd(end) ? end.port : undefined),
  mac: ({ mac }) => mac,
});

const DIRECTION_IDS = { inbound: 1, outbound: 2, forward: OTHER, bidirectional: OTHER } as const;
const LOCAL_DIRECTION = 4;
const LOCALHOST_BOUNDARY = 1;

/** The direction that is stated of traffic beyond the machine. */
function directionOf(facts: EventFacts): ReturnType<typeof statedDirection> {
  return facts.isLoopback ? undefined : statedDirection(facts);
}

function directionId(facts: EventFacts): number {
  if (facts.isLoopback) return LOCAL_DIRECTION;
  const stated = directionOf(facts);
  return stated === undefined ? UNKNOWN : DIRECTION_IDS[stated];
}

const CONNECTION = new Members<EventFacts>({
  direction_id: directionId,
  direction: (facts) => (directionId(facts) === OTHER ? directionOf(facts) : undefined),
  boundary_id: ({ isLoopback }) => (isLoopback ? LOCALHOST_BOUNDARY : undefined),
  protocol_num: ({ protocol }) => protocol,
  protocol_name: ({ protocol }) => (protocol === undefined ? undefined : protocolName(protocol)),
  protocol_ver_id: ({ ipVersion }) => ipVersion,
});

// --- what every class has ------------------------------------------------------------------------------------

const METADATA = {
  version: new Constant(OCSF_VERSION),
  product: new Constant({ name: 'Windows Filtering Platform', vendor_name: 'Microsoft' }),
  profiles: new Constant(['host', 'security_control']),
};

/** `time` has milliseconds; the exact time of the event is here. */
const EVENT_METADATA = new Members<EventReport>({
  ...METADATA,
  log_name: ({ origin }) => origin.file,
  event_code: ({ facts }) => facts.type?.toString(),
  original_time: ({ facts: { time } }) => (time === undefined ? undefined : formatFiletime(time)),
});

const FAILURE = 2;

/** Only a failure says how it went. */
const STATUS = {
  status_id: ({ facts, failure }: EventReport) =>
    facts.outcome === 'failed' || failure !== undefined ? FAILURE : undefined,
  status_code: ({ failure }: EventReport) =>
    failure && (failure.kind === 'Win32' ? String(failure.code) : formatNtstatus(failure.code)),
  status_detail: ({ failure }: EventReport) => failure && reasonOf(failure),
};

/** `action_id` and `disposition_id`, in which allowed and denied or blocked have the same numbers. */
const DECISIONS: Readonly<Partial<Record<Outcome, number>>> = { allowed: 1, blocked: 2 };

function decisionOf({ facts: { outcome } }: EventReport): number | undefined {
  return outcome && DECISIONS[outcome];
}

/** What the profile `security_control` adds. */
const CONTROL = {
  action_id: decisionOf,
  disposition_id: decisionOf,
  firewall_rule: within(
    ({ filter }: EventReport) => filter,
    new Members<FilterReport>({
      uid: ({ id }) => id?.toString(),
      name: ({ found }) => found?.name || undefined,
      desc: ({ found }) => found?.description,
    }),
  ),
};

const USER = new Members<EventReport>({ uid: ({ facts }) => facts.userId });

/** What the profile `host` adds. A `process` would need an id, which events do not have. */
const ACTOR = new Members<EventReport>({
  app_name: ({ appPath }) => appPath && appName(appPath),
  app_uid: ({ appPath }) => appPath,
  user: USER,
});

/** `type_id` of the machine, which is not recorded. */
const UNKNOWN_DEVICE = 0;
/** The machine that recorded the event, which must have a name to be one. */
const DEVICE = within(
  (origin: Origin) => (origin.host ? origin : undefined),
  new Members<Origin>({
    hostname: ({ host }) => host,
    type_id: () => UNKNOWN_DEVICE,
    // The Windows Filtering Platform is part of Windows.
    os: new Members<Origin>({
      name: new Constant('Windows'),
      type_id: () => 100,
      build: ({ osBuild }) => osBuild?.toString(),
    }),
  }),
);

// --- events --------------------------------------------------------------------------------------------------

/** What follows the attributes of a class. */
const COMMON = new Members<EventReport>({
  time: ({ facts: { time } }) => (time === undefined ? 0 : millisecondsOf(time)),
  metadata: EVENT_METADATA,
  ...STATUS,
  ...CONTROL,
  actor: ACTOR,
  device: within(({ origin }: EventReport) => origin, DEVICE),
});

const FACTS_CONNECTION = within(({ facts }: EventReport) => facts, CONNECTION);

const BASE = [classification<EventReport>(BASE_EVENT, () => UNKNOWN), COMMON];

/** Where it is not known which end is which, the schema still requires both, and a member that says so. */
function networkDirection({ facts }: EventReport): Direction {
  return agreedDirection(facts) ?? 'outbound';
}

const NETWORK = [
  classification<EventReport>(NETWORK_ACTIVITY, ({ facts }) => activityOf(facts)),
  new Members<EventReport>({
    activity_name: ({ facts }) => (facts.deed === 'bind' ? 'Bind' : undefined),
    src_endpoint: within((report) => sourceOf(report.facts, networkDirection(report)), ENDPOINT),
    dst_endpoint: within((report) => destinationOf(report.facts, networkDirection(report)), ENDPOINT),
    is_src_dst_assignment_known: ({ facts }) => agreedDirection(facts) !== undefined,
    connection_info: FACTS_CONNECTION,
  }),
  COMMON,
];

/** The negotiation was to open a tunnel; whether it was to renew one is not recorded. */
const TUNNEL = [
  classification<EventReport>(TUNNEL_ACTIVITY, () => OPEN_TUNNEL),
  new Members<EventReport>({
    src_endpoint: within(({ facts }) => sourceOf(facts, agreedDirection(facts)), ENDPOINT),
    dst_endpoint: within(({ facts }) => destinationOf(facts, agreedDirection(facts)), ENDPOINT),
    connection_info: FACTS_CONNECTION,
    protocol_name: new Constant('IPSec'),
    tunnel_type_id: ({ ike }) => (ike?.trafficType ? OTHER : undefined),
    tunnel_type: ({ ike }) => ike?.trafficType || undefined,
    session: new Members<EventReport>({ uid: ({ ike }) => ike?.mainModeId?.toString() }),
    user: USER,
  }),
  COMMON,
];

const UNREADABLE = [
  classification<Origin>(BASE_EVENT, () => UNKNOWN),
  new Members<Origin>({
    time: () => 0,
    metadata: new Members<Origin>({ ...METADATA, log_name: ({ file }) => file }),
    message: new Constant('The event cannot be read.'),
    device: DEVICE,
  }),
];
