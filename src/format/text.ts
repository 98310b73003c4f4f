/**
 * Events for people: a block for each, in the order in which a person asks: when, what, who, from where to where, why,
 * and which rule it was.
 */
import { flagNames } from '../codec/leaf/flags.ts';
import {
  agreedDirection,
  bigintIn,
  bytesIn,
  type Endpoint,
  type EventContext,
  type EventFacts,
  type EventFormat,
  factsOf,
  listIn,
  type NamedCode,
  numberIn,
  type PlainRecord,
  type Rule,
  recordIn,
  stringIn,
} from '../events/index.ts';
import { formatNtstatus, protocolName } from '../names/index.ts';
import {
  FWP_CONDITION_REAUTHORIZE_REASON,
  FWPM_NET_EVENT_IKEEXT_EM_FAILURE_FLAG,
  FWPM_NET_EVENT_IKEEXT_MM_FAILURE_FLAG,
} from '../wfp/index.ts';
import { formatFiletime } from './filetime.ts';
import { printable } from './printable.ts';
import { PLAIN, type Style } from './style.ts';

export interface TextOptions {
  /** Colours; none where none are given. */
  readonly style?: Style;
  /** Columns at which lines are wrapped; they are not where none are given. */
  readonly width?: number | undefined;
}

/** What a row says, under its label; a row that has nothing to say is left out. */
type Row = readonly [label: string, text: string | undefined];

const LABEL_WIDTH = 12;
const INDENT = '  ';

/** Events as blocks of text, an empty line between them. */
export function text(context: EventContext = {}, { style = PLAIN, width }: TextOptions = {}): EventFormat {
  let isFirst = true;
  return {
    head: '',
    write(struct, event) {
      const gap = isFirst ? '' : '\n';
      isFirst = false;
      if (event === null) return `${gap}${style.problem('an event that cannot be read')}\n`;
      const facts = factsOf(struct, event);
      const rows = [...rowsOf(facts, context)].map(([label, said]) => rowText(label, said ?? ''));
      return `${gap}${headline(facts)}\n${rows.join('')}`;
    },
  };

  function headline(facts: EventFacts): string {
    const paint = facts.outcome === 'allowed' || facts.outcome === 'arrived' ? style.good : style.problem;
    return `${style.dim(whenOf(facts))}  ${paint(printable(whatOf(facts)))}`;
  }

  function rowText(label: string, said: string): string {
    const indent = INDENT.length + LABEL_WIDTH;
    const lines = wrapped(printable(said), width === undefined ? undefined : width - indent);
    const rest = lines.slice(1).map((line) => `${' '.repeat(indent)}${line}\n`);
    return `${INDENT}${style.dim(label.padEnd(LABEL_WIDTH))}${lines[0] ?? ''}\n${rest.join('')}`;
  }
}

function* rowsOf(facts: EventFacts, context: EventContext): Generator<Row, void, undefined> {
  const rows: Row[] = [
    ['who', whoOf(facts, context)],
    ['where', whereOf(facts)],
    ['hosts', hostsOf(facts)],
    ['direction', directionOf(facts)],
    ['why', whyOf(facts)],
    ['principals', principalsOf(facts)],
    ['certificate', certificateOf(facts)],
    ['traffic', trafficOf(facts)],
    ['rule', ruleOf(facts, context)],
    ['layer', layerOf(facts, context)],
    ['profile', profileOf(facts)],
    ['ids', idsOf(facts)],
  ];
  for (const row of rows) if (row[1] !== undefined && row[1] !== '') yield row;
}

// --- when and what -------------------------------------------------------------------------------------------

function whenOf({ time }: EventFacts): string {
  if (time === undefined) return 'at an unknown time';
  const text = formatFiletime(time);
  return /^\d+$/.test(text) ? `at tick ${text}` : text.replace('T', ' ').replace('Z', ' UTC');
}

const WHAT: Readonly<Record<string, string>> = {
  FWPM_NET_EVENT_TYPE_IKEEXT_MM_FAILURE: 'IKE main mode failed',
  FWPM_NET_EVENT_TYPE_IKEEXT_QM_FAILURE: 'IKE quick mode failed',
  FWPM_NET_EVENT_TYPE_IKEEXT_EM_FAILURE: 'AuthIP extended mode failed',
  FWPM_NET_EVENT_TYPE_CLASSIFY_DROP: 'a filter blocked traffic',
  FWPM_NET_EVENT_TYPE_IPSEC_KERNEL_DROP: 'IPsec dropped a packet',
  FWPM_NET_EVENT_TYPE_IPSEC_DOSP_DROP: 'IPsec DoS protection dropped a packet',
  FWPM_NET_EVENT_TYPE_CLASSIFY_ALLOW: 'a filter permitted traffic',
  FWPM_NET_EVENT_TYPE_CAPABILITY_DROP: 'an app without the capability was blocked',
  FWPM_NET_EVENT_TYPE_CAPABILITY_ALLOW: 'an app was permitted for its capability',
  FWPM_NET_EVENT_TYPE_CLASSIFY_DROP_MAC: 'a filter blocked an Ethernet frame',
  FWPM_NET_EVENT_TYPE_LPM_PACKET_ARRIVAL: 'a packet arrived in low-power mode',
};

function whatOf({ type, error, status }: EventFacts): string {
  const what = typeof type === 'string' ? (WHAT[type] ?? type) : `event of the unknown type ${type ?? '?'}`;
  const code = error ?? status;
  return code?.name === undefined ? what : `${what}: ${code.name}`;
}

// --- who and where -------------------------------------------------------------------------------------------

function whoOf(facts: EventFacts, { volumes }: EventContext): string | undefined {
  const { appId, userId, packageSid, enterpriseId } = facts;
  const app = appId === undefined ? undefined : (volumes?.drivePath(appId) ?? appId);
  return together([
    app,
    userId && `user ${userId}`,
    packageSid && `package ${packageSid}`,
    enterpriseId && `enterprise ${enterpriseId}`,
  ]);
}

function whereOf(facts: EventFacts): string | undefined {
  const { local, remote, protocol, icmp, scopeId } = facts;
  const direction = agreedDirection(facts);
  const ends = [`local ${endText(local, scopeId)}`, `remote ${endText(remote, undefined)}`];
  // The arrow is there only where nothing contradicts it.
  const where = (direction === 'inbound' ? ends.reverse() : ends).join(
    direction === undefined ? ' <-> ' : ' -> ',
  );
  const isSaid = [local, remote].some((end) => Object.values(end).some((value) => value !== undefined));
  return together([isSaid ? where : undefined, protocolText(protocol), icmpText(icmp)]);
}

function endText({ address, port, mac }: Endpoint, scopeId: number | undefined): string {
  const scoped = scopeId === undefined || scopeId === 0 ? address : address && `${address}%${scopeId}`;
  const host = scoped ?? mac ?? 'unknown';
  if (port === undefined || scoped === undefined) return host;
  return scoped.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
}

/** DoS protection has hosts of its own beside those of the header. */
function hostsOf({ body = {} }: EventFacts): string | undefined {
  const ends = ['public', 'internal'].map((end) =>
    withText(end, stringIn(body, `${end}HostV4Addr`) ?? stringIn(body, `${end}HostV6Addr`)),
  );
  return together(ends);
}

function protocolText(protocol: number | undefined): string | undefined {
  return protocol === undefined ? undefined : (protocolName(protocol) ?? `protocol ${protocol}`);
}

function icmpText(icmp: EventFacts['icmp']): string | undefined {
  return icmp && together([withNumber('type', icmp.type), withNumber('code', icmp.code)], ' ');
}

function directionOf({ direction, layerDirection, isLoopback }: EventFacts): string | undefined {
  const said =
    direction === undefined || layerDirection === undefined || direction === layerDirection
      ? (direction ?? layerDirection)
      : `${direction} says the event, ${layerDirection} implies its layer`;
  return together([said, isLoopback ? 'loopback' : undefined]);
}

// --- why -----------------------------------------------------------------------------------------------------

function whyOf(facts: EventFacts): string | undefined {
  const { error, status, reauthReason, type } = facts;
  const body = facts.body ?? {};
  return together([
    error && errorText(error),
    status && `${status.name ?? 'NTSTATUS'} (${formatNtstatus(status.code)})`,
    failurePointText(stringIn(body, 'failurePoint')),
    bodyName(body, 'keyingModuleType', 'IKEEXT_KEY_MODULE_', 'keying module'),
    bodyName(body, 'saRole', 'IKEEXT_SA_ROLE_', 'as'),
    bodyName(body, 'mmState', 'IKEEXT_MM_SA_STATE_', 'state'),
    bodyName(body, 'qmState', 'IKEEXT_QM_SA_STATE_', 'state'),
    bodyName(body, 'emState', 'IKEEXT_EM_SA_STATE_', 'state'),
    bodyName(body, 'mmAuthMethod', 'IKEEXT_', 'authentication by'),
    bodyName(body, 'emAuthMethod', 'IKEEXT_', 'authentication by'),
    bodyName(body, 'networkCapabilityId', 'FWPM_APPC_NETWORK_CAPABILITY_', 'capability'),
    ...failureFlags(type, body),
    ...(reauthReason === undefined ? [] : reauthText(reauthReason)),
  ]);
}

/** SSPI and other COM errors are numbers of 0x80000000 and more, which people know in hex. */
function errorText({ code, name }: NamedCode): string {
  const number = code >= 0x80000000 ? `0x${code.toString(16)}` : String(code);
  return name === undefined ? `error ${number}` : `${name} (${number})`;
}

const FAILURE_POINTS: Readonly<Record<string, string>> = {
  IPSEC_FAILURE_ME: 'it failed on this machine',
  IPSEC_FAILURE_PEER: 'it failed at the peer',
};

function failurePointText(point: string | undefined): string | undefined {
  return point === undefined ? undefined : FAILURE_POINTS[point];
}

function failureFlags(type: EventFacts['type'], body: PlainRecord): string[] {
  const flags = numberIn(body, 'flags');
  const group =
    type === 'FWPM_NET_EVENT_TYPE_IKEEXT_MM_FAILURE'
      ? FWPM_NET_EVENT_IKEEXT_MM_FAILURE_FLAG
      : type === 'FWPM_NET_EVENT_TYPE_IKEEXT_EM_FAILURE'
        ? FWPM_NET_EVENT_IKEEXT_EM_FAILURE_FLAG
        : undefined;
  if (flags === undefined || group === undefined) return [];
  return flagNames(group.bits, flags).map((name) => short(name, `${group.name}_`));
}

function reauthText(reason: number): string[] {
  const names = flagNames(FWP_CONDITION_REAUTHORIZE_REASON.bits, reason);
  if (names.length === 0) return [];
  const prefix = `${FWP_CONDITION_REAUTHORIZE_REASON.name}_`;
  return [`reauthorized: ${names.map((name) => short(name, prefix)).join(', ')}`];
}

// --- IKE -----------------------------------------------------------------------------------------------------

function principalsOf({ body = {} }: EventFacts): string | undefined {
  return together(
    ['local', 'remote'].map((end) => {
      const name = stringIn(body, `${end}PrincipalNameForAuth`);
      const groups = listIn(body, `${end}PrincipalGroupSids`).filter((sid) => typeof sid === 'string');
      const member = groups.length === 0 ? '' : ` (member of ${groups.join(', ')})`;
      return name || member ? `${end} ${name || 'without a name'}${member}` : undefined;
    }),
    '; ',
  );
}

function certificateOf({ body = {} }: EventFacts): string | undefined {
  const hash = bytesIn(body, 'endCertHash');
  if (hash === undefined || hash.every((byte) => byte === 0)) return undefined;
  return `SHA-1 ${Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}

/** What was negotiated: the subnets of a tunnel. */
function trafficOf({ body = {} }: EventFacts): string | undefined {
  const kind = bodyName(body, 'saTrafficType', 'IPSEC_TRAFFIC_TYPE_', '');
  const [local, remote] = [subnetText(body, 'localSubNet'), subnetText(body, 'remoteSubNet')];
  return together([kind, local && `local ${local}`, remote && `remote ${remote}`]);
}

/** A condition value as what it holds, whatever that is. */
function subnetText(body: PlainRecord, name: string): string | undefined {
  const value = recordIn(body, name);
  if (value === undefined) return undefined;
  const member = Object.keys(value).find((name) => name !== 'type') ?? '';
  const range = recordIn(value, member) ?? {};
  const [addr, mask, prefix] = [
    stringIn(range, 'addr'),
    stringIn(range, 'mask'),
    numberIn(range, 'prefixLength'),
  ];
  if (addr !== undefined) return `${addr}/${mask ?? prefix ?? '?'}`;
  return stringIn(value, member) ?? stringIn(value, 'type');
}

// --- rule ----------------------------------------------------------------------------------------------------

function ruleOf({ filterId }: EventFacts, { rules }: EventContext): string | undefined {
  if (filterId === undefined) return undefined;
  const rule = rules?.rule(filterId);
  if (rule !== undefined) return ruleText(rule);
  if (rules === undefined) return `filter ${filterId}`;
  return `filter ${filterId}, which is not among the given ones: ids are new at each start of the filter engine`;
}

function ruleText({ filterId, name, action, provider, subLayer, description }: Rule): string {
  return (
    together([
      `"${name}"`,
      `filter ${filterId}`,
      action && short(action, 'FWP_ACTION_'),
      provider && `provider ${provider}`,
      subLayer && `sublayer ${subLayer}`,
      description === name ? undefined : description,
    ]) ?? ''
  );
}

/** The id's name where it has one for certain, else what the rule says. */
function layerOf({ layer, filterId }: EventFacts, { rules }: EventContext): string | undefined {
  if (layer === undefined) return undefined;
  const name = layer.name ?? (filterId === undefined ? undefined : rules?.rule(filterId)?.layer);
  return name === undefined ? String(layer.code) : `${name} (${layer.code})`;
}

/** Public sources disagree on the names of profiles. */
function profileOf({ body = {} }: EventFacts): string | undefined {
  const [before, now] = [numberIn(body, 'originalProfile'), numberIn(body, 'currentProfile')];
  if (before === undefined || now === undefined) return undefined;
  return before === now ? String(now) : `${now}, and ${before} when it was authorized`;
}

function idsOf({ body = {} }: EventFacts): string | undefined {
  return together([
    withNumber('main mode SA', bigintIn(body, 'mmId') ?? bigintIn(body, 'mmSaLuid')),
    withNumber('SPI', numberIn(body, 'spi')),
    withText(
      'provider context',
      stringIn(body, 'providerContextKey') ?? stringIn(body, 'mmProviderContextKey'),
    ),
    withNumber('interface', bigintIn(body, 'ifLuid')),
    withNumber('EtherType', numberIn(body, 'etherType')),
    withNumber('VLAN', numberIn(body, 'vlanTag')),
  ]);
}

// --- words ---------------------------------------------------------------------------------------------------

/** What an enumeration says in a member, without the prefix of its names; nothing for NONE. */
function bodyName(body: PlainRecord, member: string, prefix: string, label: string): string | undefined {
  const value = stringIn(body, member) ?? numberIn(body, member);
  if (value === undefined) return undefined;
  const name = typeof value === 'number' ? String(value) : short(value, prefix);
  return name === 'NONE' ? undefined : `${label} ${name}`.trim();
}

function short(name: string, prefix: string): string {
  return name.startsWith(prefix) ? name.slice(prefix.length) : name;
}

function withNumber(label: string, value: number | bigint | undefined): string | undefined {
  return value === undefined ? undefined : `${label} ${value}`;
}

function withText(label: string, value: string | undefined): string | undefined {
  return value === undefined ? undefined : `${label} ${value}`;
}

function together(parts: readonly (string | undefined)[], separator = ', '): string | undefined {
  const said = parts.filter((part) => part !== undefined && part !== '');
  return said.length === 0 ? undefined : said.join(separator);
}

/** Lines of at most `width` characters, broken between words; a word that is longer is a line of its own. */
function wrapped(said: string, width: number | undefined): string[] {
  if (width === undefined || width < 20) return [said];
  const lines: string[] = [];
  for (const word of said.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= width)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
