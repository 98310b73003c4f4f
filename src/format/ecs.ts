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
import type { ByteFormat } from './byteFormat.ts';
import { communityId } from './communityId.ts';
import { Constant, Members, within } from './document.ts';
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
  return ecsBytes(context);
}

/** The same, which writes bytes, too. */
export function ecsBytes(context: EventContext): ByteFormat {
  return schemaFormat({ extension: 'wfp', document: () => DOCUMENT, unreadable: UNREADABLE }, context);
}

const ECS = new Constant({ version: ECS_VERSION });
const SOURCE = {
  module: new Constant('wfp'),
  dataset: new Constant('wfp.net_event'),
  provider: new Constant('Windows Filtering Platform'),
};

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

const EVENT = new Members<EventReport>({
  kind: new Constant('event'),
  category: NETWORK,
  type: ({ facts }) => typeOf(facts),
  outcome: ({ facts: { outcome } }) => outcome && OUTCOMES[outcome].outcome,
  action: ({ facts }) => elasticAction(facts) ?? actionOf(facts),
  code: ({ facts }) => facts.type?.toString(),
  reason: eventReason,
  ...SOURCE,
});

function typeOf(facts: EventFacts): Constant {
  const { outcome } = facts;
  if (isLocal(facts)) return outcome === 'blocked' ? DENIED : INFO;
  return outcome === undefined ? INFO : OUTCOMES[outcome].type;
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

const ENDPOINT = new Members<Endpoint>({
  address: ({ address }) => address,
  ip: ({ address }) => address,
  port: ({ port }) => port,
  mac: ({ mac }) => mac,
});

/** In the words of Elastic's integration for the events of the Security log, which has more than the schema expects. */
const NETWORK_FIELDS = new Members<EventReport>({
  type: ({ facts: { ipVersion } }) => ipVersion && `ipv${ipVersion}`,
  iana_number: ({ facts: { protocol } }) => protocol?.toString(),
  transport: ({ facts: { protocol } }) => (protocol === undefined ? undefined : protocolName(protocol)),
  protocol: ({ ike }) => ike && keyingModuleName(ike)?.toLowerCase(),
  direction: ({ facts }) => statedDirection(facts),
  community_id: ({ facts }) => communityId(facts),
});

// --- who and why ---------------------------------------------------------------------------------------------

/** A bare name such as `System` is not a path. */
const PROCESS = new Members<string>({
  executable: (path) => (path.includes('\\') ? path : undefined),
  name: appName,
});

/** Why it failed, else why it was decided so. */
function eventReason({ failure, filter: { origin } }: EventReport): string | undefined {
  return (failure && reasonOf(failure)) ?? (origin && reasonOf(origin));
}

const RULE = new Members<FilterReport>({
  id: ({ id }) => id?.toString(),
  uuid: ({ found }) => found?.filterKey,
  name: ({ found }) => found?.name || undefined,
  description: ({ found }) => found?.description,
  ruleset: ({ found }) => found?.subLayer,
});

const ERROR = new Members<Failure>({
  code: ({ kind, code }) => (kind === 'Win32' ? String(code) : formatNtstatus(code)),
  message: ({ name }) => name,
  type: ({ kind }) => kind,
});

/** The machine that recorded the event. The Windows Filtering Platform is part of Windows. */
const HOST = new Members<Origin>({
  name: nameOf,
  hostname: nameOf,
  os: new Members<Origin>({
    type: new Constant('windows'),
    version: ({ osBuild }) => osBuild?.toString(),
  }),
});

const LOG = new Members<Origin>({ file: new Members<Origin>({ path: ({ file }) => file }) });

function nameOf({ host }: Origin): string | undefined {
  return host || undefined;
}

/** What people search for, whatever part it had in the event. */
const RELATED = new Members<EventReport>({
  hosts: ({ origin }) => distinct([nameOf(origin)]),
  ip: ({ facts: { local, remote, hosts } }) =>
    distinct([local.address, remote.address, hosts?.public, hosts?.internal]),
  user: ({ facts: { userId }, ike }) => distinct([userId, ike?.local.principal, ike?.remote.principal]),
});

function distinct(values: readonly (string | undefined)[]): string[] {
  const found: string[] = [];
  for (const value of values) if (value !== undefined && !found.includes(value)) found.push(value);
  return found;
}

// --- documents -----------------------------------------------------------------------------------------------

const DOCUMENT = [
  new Members<EventReport>({
    '@timestamp': ({ facts }) => timestamp(facts),
    ecs: ECS,
    event: EVENT,
    source: within(({ facts }) => ends(facts)[0], ENDPOINT),
    destination: within(({ facts }) => ends(facts)[1], ENDPOINT),
    network: NETWORK_FIELDS,
    process: within(({ appPath }) => appPath, PROCESS),
    user: new Members<EventReport>({ id: ({ facts }) => facts.userId }),
    host: within(({ origin }) => origin, HOST),
    winlog: new Members<EventReport>({ computer_name: ({ origin }) => nameOf(origin) }),
    log: within(({ origin }) => origin, LOG),
    rule: within(({ filter }) => filter, RULE),
    error: within(({ failure }) => failure, ERROR),
    related: RELATED,
  }),
];

const UNREADABLE = [
  new Members<Origin>({
    ecs: ECS,
    event: new Members<Origin>({ kind: new Constant('pipeline_error'), ...SOURCE }),
    host: HOST,
    log: LOG,
    related: new Members<Origin>({ hosts: (origin) => distinct([nameOf(origin)]) }),
  }),
];
