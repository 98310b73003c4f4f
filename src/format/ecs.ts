/**
 * Events as documents of the Elastic Common Schema, one a line. docs/mapping.md says which member becomes which field.
 */
import {
  agreedDirection,
  type Endpoint,
  type EventContext,
  type EventFacts,
  type EventFormat,
  type EventReport,
  type Failure,
  type FilterReport,
  keyingModuleName,
  type Origin,
  type Outcome,
  statedDirection,
} from '../events/index.ts';
import { type Deed, formatNtstatus, lookUp, protocolName } from '../names/index.ts';
import { communityId } from './communityId.ts';
import { Constant, type Document } from './documentJson.ts';
import { formatFiletime, millisecondsOf } from './filetime.ts';

import { appName, reasonOf, schemaFormat } from './schemaFormat.ts';
import { ECS_VERSION } from './schemaVersions.ts';
import { actionOf } from './wfpFields.ts';

/**
 * Events as lines of JSON with the fields of the Elastic Common Schema. Everything else is under `wfp`, the whole
 * event under `wfp.event`.
 *
 * An event that cannot be read becomes a document without `@timestamp`, whose `event.kind` is `pipeline_error`.
 */
export function ecs(context: EventContext = {}): EventFormat {
  return schemaFormat({ extension: 'wfp', document: ecsDocument, unreadable: unreadableDocument }, context);
}

const SOURCE = { module: 'wfp', dataset: 'wfp.net_event', provider: 'Windows Filtering Platform' } as const;
const ECS = new Constant({ version: ECS_VERSION });

function unreadableDocument(origin: Origin): Document[] {
  return [
    {
      ecs: ECS,
      event: { kind: 'pipeline_error', ...SOURCE },
      host: hostOf(origin),
      log: logOf(origin),
      related: { hosts: distinct([origin.host || undefined]) },
    },
  ];
}

function ecsDocument(report: EventReport): Document[] {
  const { facts, failure, filter, origin } = report;
  const [source, destination] = ends(facts);
  const document: Document = {
    '@timestamp': timestamp(facts),
    ecs: ECS,
    event: eventOf(report),
    source: source && endpoint(source),
    destination: destination && endpoint(destination),
    network: network(report),
    process: processOf(report),
    user: { id: facts.userId },
    host: hostOf(origin),
    winlog: { computer_name: origin.host || undefined },
    log: logOf(origin),
    rule: ruleOf(filter),
    error: failure && error(failure),
    related: related(report),
  };
  return [document];
}

/** The default format of Elasticsearch's dates has four digits for the year, or milliseconds since 1970. */
function timestamp({ time }: EventFacts): string | number | undefined {
  if (time === undefined) return undefined;
  const text = formatFiletime(time);
  return text.endsWith('Z') ? text : millisecondsOf(time);
}

// --- categories ----------------------------------------------------------------------------------------------

/** As Elastic has it for the events of the Security log: what was blocked did not succeed. */
const OUTCOMES: Readonly<Record<Outcome, { type: Constant; outcome?: string }>> = {
  blocked: { type: new Constant(['connection', 'info', 'denied']), outcome: 'failure' },
  allowed: { type: new Constant(['connection', 'info', 'allowed']), outcome: 'success' },
  failed: { type: new Constant(['protocol']), outcome: 'failure' },
  arrived: { type: new Constant(['info']) },
};

const NETWORK = new Constant(['network']);
const INFO = new Constant(['info']);
const DENIED = new Constant(['info', 'denied']);

function eventOf(report: EventReport): Document {
  const { facts } = report;
  const said = facts.outcome && OUTCOMES[facts.outcome];
  return {
    kind: 'event',
    category: NETWORK,
    type: isLocal(facts) ? (facts.outcome === 'blocked' ? DENIED : INFO) : (said?.type ?? INFO),
    outcome: said?.outcome,
    action: elasticAction(facts) ?? actionOf(facts),
    code: facts.type?.toString(),
    reason: eventReason(report),
    module: SOURCE.module,
    dataset: SOURCE.dataset,
    provider: SOURCE.provider,
  };
}

/** Whether it is of a socket that has no remote end yet. */
function isLocal({ deed }: EventFacts): boolean {
  return deed === 'bind' || deed === 'listen';
}

const BIND = 'windows-firewall-bind-local-port';

/** What Elastic calls the events 5152, 5157, 5156 and 5158 of the Security log, by what was decided on. */
const ACTIONS: Readonly<Record<string, Readonly<Partial<Record<Deed, string>>>>> = {
  FWPM_NET_EVENT_TYPE_CLASSIFY_DROP: {
    packet: 'windows-firewall-packet-drop',
    connection: 'windows-firewall-packet-block',
    bind: BIND,
  },
  FWPM_NET_EVENT_TYPE_CLASSIFY_ALLOW: { connection: 'windows-firewall-connection', bind: BIND },
};

/** Undefined where Elastic has no name, and where the layer does not tell. */
function elasticAction({ type, deed }: EventFacts): string | undefined {
  return deed && lookUp(ACTIONS, String(type))?.[deed];
}

// --- network -------------------------------------------------------------------------------------------------

/**
 * Source and destination: neither is there unless it is known which is which. A bind has one end alone, which Elastic has
 * as the source.
 */
function ends(facts: EventFacts): readonly [source?: Endpoint, destination?: Endpoint] {
  const { local, remote } = facts;
  if (isLocal(facts)) return [local];
  switch (agreedDirection(facts)) {
    case 'outbound':
      return [local, remote];
    case 'inbound':
      return [remote, local];
    default:
      return [];
  }
}

function endpoint({ address, port, mac }: Endpoint): Document {
  return { address, ip: address, port, mac };
}

/** In the words of Elastic's integration for the events of the Security log, which has more than the schema expects. */
function network({ facts, ike }: EventReport): Document {
  const { ipVersion, protocol } = facts;
  return {
    type: ipVersion && `ipv${ipVersion}`,
    iana_number: protocol?.toString(),
    transport: protocol === undefined ? undefined : protocolName(protocol),
    protocol: ike && keyingModuleName(ike)?.toLowerCase(),
    direction: statedDirection(facts),
    community_id: communityId(facts),
  };
}

// --- who and why ---------------------------------------------------------------------------------------------

/** A bare name such as `System` is not a path. */
function processOf({ appPath: path }: EventReport): Document | undefined {
  if (path === undefined) return undefined;
  return { executable: path.includes('\\') ? path : undefined, name: appName(path) };
}

/** Why it failed, else why it was decided so. */
function eventReason({ failure, filter: { origin } }: EventReport): string | undefined {
  return (failure && reasonOf(failure)) ?? (origin && reasonOf(origin));
}

function ruleOf({ id, found }: FilterReport): Document {
  return {
    id: id?.toString(),
    uuid: found?.filterKey,
    name: found?.name || undefined,
    description: found?.description,
    ruleset: found?.subLayer,
  };
}

function error({ kind, code, name }: Failure): Document {
  return { code: kind === 'Win32' ? String(code) : formatNtstatus(code), message: name, type: kind };
}

/** The machine that recorded the event. The Windows Filtering Platform is part of Windows. */
function logOf({ file }: Origin): Document {
  return { file: { path: file } };
}

function hostOf({ host = '', osBuild }: Origin): Document {
  const name = host || undefined;
  return { name, hostname: name, os: { type: 'windows', version: osBuild?.toString() } };
}

/** What people search for, whatever part it had in the event. */
function related({ facts, ike, origin }: EventReport): Document {
  const { local, remote, hosts, userId } = facts;
  return {
    hosts: distinct([origin.host || undefined]),
    ip: distinct([local.address, remote.address, hosts?.public, hosts?.internal]),
    user: distinct([userId, ike?.local.principal, ike?.remote.principal]),
  };
}

function distinct(values: readonly (string | undefined)[]): string[] {
  const found: string[] = [];
  for (const value of values) if (value !== undefined && !found.includes(value)) found.push(value);
  return found;
}
