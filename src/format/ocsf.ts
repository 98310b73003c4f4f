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
  type IkeFacts,
  type Origin,
  type Outcome,
  statedDirection,
} from '../events/index.ts';
import { formatNtstatus, protocolName } from '../names/index.ts';
import { Constant, type Document } from './documentJson.ts';
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
  return schemaFormat(
    { extension: 'unmapped', document: ocsfDocument, unreadable: unreadableDocument },
    context,
  );
}

function unreadableDocument(origin: Origin): Document[] {
  const said = {
    time: 0,
    metadata: { ...METADATA, log_name: origin.file },
    message: 'The event cannot be read.',
    device: device(origin),
  };
  return [classification(BASE_EVENT, UNKNOWN), said];
}

function ocsfDocument(report: EventReport): Document[] {
  const { facts, origin } = report;
  const when = {
    time: facts.time === undefined ? 0 : millisecondsOf(facts.time),
    metadata: metadata(facts, origin),
  };
  const who = { actor: actor(report), device: device(origin) };
  return [...ownAttributes(report), when, status(report), control(report), who];
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

function classification(eventClass: EventClass, activity: number): Document {
  return {
    class_uid: eventClass.class_uid,
    category_uid: eventClass.category_uid,
    activity_id: activity,
    type_uid: eventClass.class_uid * 100 + activity,
    severity_id: INFORMATIONAL,
  };
}

/** The event's class, and the attributes that only this class has. */
function ownAttributes({ facts, ike }: EventReport): Document[] {
  if (ike !== undefined) return tunnelActivity(facts, ike);
  // A network event must name one end.
  if (!isEnd(facts.local) && !isEnd(facts.remote)) return [classification(BASE_EVENT, UNKNOWN)];
  return networkActivity(facts);
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

/** Where it is not known which end is which, the schema still requires both, and a member that says so. */
function networkActivity(facts: EventFacts): Document[] {
  const direction = agreedDirection(facts);
  const { src_endpoint, dst_endpoint } = ends(facts, direction ?? 'outbound');
  const attributes = {
    activity_name: facts.deed === 'bind' ? 'Bind' : undefined,
    src_endpoint,
    dst_endpoint,
    is_src_dst_assignment_known: direction !== undefined,
    connection_info: connection(facts),
  };
  return [classification(NETWORK_ACTIVITY, activityOf(facts)), attributes];
}

/** The negotiation was to open a tunnel; whether it was to renew one is not recorded. */
function tunnelActivity(facts: EventFacts, { trafficType, mainModeId }: IkeFacts): Document[] {
  const direction = agreedDirection(facts);
  const attributes = {
    connection_info: connection(facts),
    protocol_name: 'IPSec',
    tunnel_type_id: trafficType ? OTHER : undefined,
    tunnel_type: trafficType || undefined,
    session: { uid: mainModeId?.toString() },
    user: { uid: facts.userId },
  };
  return [
    classification(TUNNEL_ACTIVITY, OPEN_TUNNEL),
    direction === undefined ? {} : ends(facts, direction),
    attributes,
  ];
}

/** What every enumeration of the schema has for values that it does not list. */
const OTHER = 99;

// --- network -------------------------------------------------------------------------------------------------

function ends(
  { local, remote }: EventFacts,
  direction: 'inbound' | 'outbound',
): { readonly src_endpoint: Document | undefined; readonly dst_endpoint: Document | undefined } {
  const isOut = direction === 'outbound';
  return { src_endpoint: endpoint(isOut ? local : remote), dst_endpoint: endpoint(isOut ? remote : local) };
}

/** An end that has an IP address or an id. */
function isEnd({ address, mac }: Endpoint): boolean {
  return address !== undefined || mac !== undefined;
}

/** An endpoint must have an IP address or an id; a frame's end is identified by its MAC address. */
function endpoint({ address, port, mac }: Endpoint): Document | undefined {
  const uid = address === undefined ? mac : undefined;
  return address === undefined && uid === undefined ? undefined : { ip: address, uid, port, mac };
}

const DIRECTION_IDS = { inbound: 1, outbound: 2, forward: OTHER, bidirectional: OTHER } as const;
const LOCAL_DIRECTION = 4;
const LOCALHOST_BOUNDARY = 1;

function connection(facts: EventFacts): Document {
  const { protocol, ipVersion, isLoopback } = facts;
  const stated = isLoopback ? undefined : statedDirection(facts);
  const id = stated === undefined ? UNKNOWN : DIRECTION_IDS[stated];
  return {
    direction_id: isLoopback ? LOCAL_DIRECTION : id,
    direction: id === OTHER ? stated : undefined,
    boundary_id: isLoopback ? LOCALHOST_BOUNDARY : undefined,
    protocol_num: protocol,
    protocol_name: protocol === undefined ? undefined : protocolName(protocol),
    protocol_ver_id: ipVersion,
  };
}

// --- what every class has ------------------------------------------------------------------------------------

const METADATA = {
  version: OCSF_VERSION,
  product: new Constant({ name: 'Windows Filtering Platform', vendor_name: 'Microsoft' }),
  profiles: new Constant(['host', 'security_control']),
} as const;

/** `time` has milliseconds; the exact time of the event is here. */
function metadata({ type, time }: EventFacts, { file }: Origin): Document {
  return {
    version: METADATA.version,
    product: METADATA.product,
    profiles: METADATA.profiles,
    log_name: file,
    event_code: type?.toString(),
    original_time: time === undefined ? undefined : formatFiletime(time),
  };
}

const FAILURE = 2;

/** Only a failure says how it went. */
function status({ facts, failure }: EventReport): Document {
  return {
    status_id: facts.outcome === 'failed' || failure !== undefined ? FAILURE : undefined,
    status_code: failure && (failure.kind === 'Win32' ? String(failure.code) : formatNtstatus(failure.code)),
    status_detail: failure && reasonOf(failure),
  };
}

/** `action_id` and `disposition_id`, in which allowed and denied or blocked have the same numbers. */
const DECISIONS: Readonly<Partial<Record<Outcome, number>>> = { allowed: 1, blocked: 2 };

/** What the profile `security_control` adds. */
function control({ facts: { outcome }, filter: { id, found } }: EventReport): Document {
  const decision = outcome && DECISIONS[outcome];
  return {
    action_id: decision,
    disposition_id: decision,
    firewall_rule: { uid: id?.toString(), name: found?.name || undefined, desc: found?.description },
  };
}

/** What the profile `host` adds. A `process` would need an id, which events do not have. */
function actor({ facts, appPath: path }: EventReport): Document {
  return {
    app_name: path && appName(path),
    app_uid: path,
    user: { uid: facts.userId },
  };
}

/** `type_id` of the machine, which is not recorded. */
const UNKNOWN_DEVICE = 0;
/** The Windows Filtering Platform is part of Windows. */
const WINDOWS = { name: 'Windows', type_id: 100 };

/** The machine that recorded the event, which must have a name to be one. */
function device({ host, osBuild }: Origin): Document | undefined {
  if (host === undefined || host === '') return undefined;
  return { hostname: host, type_id: UNKNOWN_DEVICE, os: { ...WINDOWS, build: osBuild?.toString() } };
}
