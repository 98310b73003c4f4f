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
import { formatFiletime, millisecondsOf } from './filetime.ts';
import type { Document } from './jsonText.ts';
import { appName, reasonOf, schemaFormat } from './schemaFormat.ts';
import { ECS_VERSION } from './schemaVersions.ts';
import { actionName } from './wfpFields.ts';

/**
 * Events as lines of JSON with the fields of the Elastic Common Schema. Everything else is under `wfp`, the whole
 * event under `wfp.event`.
 *
 * An event that cannot be read becomes a document without `@timestamp`, whose `event.kind` is `pipeline_error`.
 */
export function ecs(context: EventContext = {}): EventFormat {
  return schemaFormat({ extension: 'wfp', document: ecsDocument, unreadable: unreadableDocument }, context);
}

const SOURCE = { module: 'wfp', dataset: 'wfp.net_event', provider: 'Windows Filtering Platform' };

function unreadableDocument(origin: Origin): Document {
  return {
    ecs: { version: ECS_VERSION },
    event: { kind: 'pipeline_error', ...SOURCE },
    host: hostOf(origin),
    log: logOf(origin),
    related: { hosts: distinct([origin.host || undefined]) },
  };
}

function ecsDocument(report: EventReport): Document {
  const { facts, failure, filter, origin } = report;
  return {
    '@timestamp': timestamp(facts),
    ecs: { version: ECS_VERSION },
    event: { kind: 'event', ...categories(facts), reason: eventReason(report), ...SOURCE },
    ...ends(facts),
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
}

/** The default format of Elasticsearch's dates has four digits for the year, or milliseconds since 1970. */
function timestamp({ time }: EventFacts): string | number | undefined {
  if (time === undefined) return undefined;
  const text = formatFiletime(time);
  return text.endsWith('Z') ? text : millisecondsOf(time);
}

// --- categories ----------------------------------------------------------------------------------------------

/** As Elastic has it for the events of the Security log: what was blocked did not succeed. */
const OUTCOMES: Readonly<Record<Outcome, { type: string[]; outcome?: string }>> = {
  blocked: { type: ['connection', 'info', 'denied'], outcome: 'failure' },
  allowed: { type: ['connection', 'info', 'allowed'], outcome: 'success' },
  failed: { type: ['protocol'], outcome: 'failure' },
  arrived: { type: ['info'] },
};

function categories(facts: EventFacts): Document {
  const { type, outcome } = facts;
  const own = typeof type === 'string' ? actionName(type) : undefined;
  return {
    category: ['network'],
    ...(outcome === undefined ? { type: ['info'] } : OUTCOMES[outcome]),
    ...(isLocal(facts) && { type: outcome === 'blocked' ? ['info', 'denied'] : ['info'] }),
    action: elasticAction(facts) ?? own,
    code: type?.toString(),
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

/** Neither end is there unless it is known which is which. A bind has one alone, which Elastic has as the source. */
function ends(facts: EventFacts): Document {
  const [local, remote] = [endpoint(facts.local), endpoint(facts.remote)];
  if (isLocal(facts)) return { source: local };
  switch (agreedDirection(facts)) {
    case 'outbound':
      return { source: local, destination: remote };
    case 'inbound':
      return { source: remote, destination: local };
    default:
      return {};
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
  return [...new Set(values.filter((value) => value !== undefined))];
}
