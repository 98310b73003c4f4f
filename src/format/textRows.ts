/** What events say to people, in rows: words in place of C names where there are some, never more than the facts. */
import {
  agreedDirection,
  bigintIn,
  type Endpoint,
  type EventContext,
  type EventFacts,
  enumTextIn,
  type IkeFacts,
  numberIn,
  type Rule,
} from '../events/index.ts';
import { bareLayerName, formatNtstatus, protocolName } from '../names/index.ts';
import { joinRule } from '../rules/join.ts';
import { hexText } from './hexText.ts';
import { appPath, layerText } from './resolve.ts';
import { failureText, moduleOf, peerText, trafficText } from './textIke.ts';
import { hexNumber, labelled, short, together } from './textWords.ts';
import { hostOf, reauthReasons } from './wfp.ts';

/** An event, and what is known beside it. */
export interface Subject {
  readonly facts: EventFacts;
  readonly context: EventContext;
  /** Undefined for events that are no failures of a negotiation. */
  readonly ike: IkeFacts | undefined;
}

/** What a row says, under its label. */
export type Row = readonly [label: string, said: string];

/** The rows that have something to say, in the order of the questions. */
export function* rowsOf(subject: Subject): Generator<Row, void, undefined> {
  for (const [label, say] of Object.entries(ROWS)) {
    const said = say(subject);
    if (said !== undefined) yield [label, said];
  }
}

const ROWS: Readonly<Record<string, (subject: Subject) => string | undefined>> = {
  who: whoText,
  'local name': ({ ike }) => ike && peerText(ike.local),
  'remote name': ({ ike }) => ike && peerText(ike.remote),
  certificate: ({ ike }) => ike?.endCertHash && `SHA-1 ${hexText(ike.endCertHash)}`,
  where: whereText,
  hosts: hostsText,
  direction: directionText,
  traffic: ({ ike }) => ike && trafficText(ike),
  why: whyText,
  rule: ruleText,
  layer: layerRowText,
  profile: profileText,
  ids: idsText,
  details: detailsText,
};

// --- what ----------------------------------------------------------------------------------------------------

const WHAT: Readonly<Record<string, string>> = {
  FWPM_NET_EVENT_TYPE_IKEEXT_MM_FAILURE: 'main mode failed',
  FWPM_NET_EVENT_TYPE_IKEEXT_QM_FAILURE: 'quick mode failed',
  FWPM_NET_EVENT_TYPE_IKEEXT_EM_FAILURE: 'extended mode failed',
  FWPM_NET_EVENT_TYPE_CLASSIFY_DROP: 'a filter blocked traffic',
  FWPM_NET_EVENT_TYPE_IPSEC_KERNEL_DROP: 'IPsec dropped a packet',
  FWPM_NET_EVENT_TYPE_IPSEC_DOSP_DROP: 'IPsec DoS protection dropped a packet',
  FWPM_NET_EVENT_TYPE_CLASSIFY_ALLOW: 'a filter permitted traffic',
  FWPM_NET_EVENT_TYPE_CAPABILITY_DROP: 'an app without the capability was blocked',
  FWPM_NET_EVENT_TYPE_CAPABILITY_ALLOW: 'an app was permitted for its capability',
  FWPM_NET_EVENT_TYPE_CLASSIFY_DROP_MAC: 'a filter blocked an Ethernet frame',
  FWPM_NET_EVENT_TYPE_LPM_PACKET_ARRIVAL: 'a packet arrived in low-power mode',
};

/** What happened, and with which error. */
export function whatOf({ facts, ike }: Subject): string {
  const what = together([ike && moduleOf(ike), typeText(facts)], ' ');
  return together([what, errorText(facts)], ': ') ?? '';
}

function typeText({ type }: EventFacts): string {
  if (type === undefined) return 'an event without a type';
  if (typeof type === 'string') return WHAT[type] ?? type;
  return `an event of the type ${type}, which has no name`;
}

function errorText({ error, status }: EventFacts): string | undefined {
  if (error !== undefined) return codeText('error', win32Text(error.code), error.name);
  return status && codeText('status', formatNtstatus(status.code), status.name);
}

function codeText(kind: string, code: string, name: string | undefined): string {
  return name === undefined ? `${kind} ${code}` : `${name} (${code})`;
}

/** SSPI and other COM errors are numbers of 0x80000000 and more, which people know in hex. */
function win32Text(code: number): string {
  return code >= 0x80000000 ? `0x${code.toString(16)}` : String(code);
}

// --- who -----------------------------------------------------------------------------------------------------

function whoText({ facts, context }: Subject): string | undefined {
  const { userId, packageSid, enterpriseId } = facts;
  return together([
    appPath(facts, context),
    labelled('user', userId),
    labelled('package', packageSid),
    labelled('enterprise', enterpriseId),
  ]);
}

// --- where ---------------------------------------------------------------------------------------------------

function whereText({ facts }: Subject): string | undefined {
  const { protocol, icmp, scopeId } = facts;
  return together([
    endsText(facts),
    protocol === undefined ? undefined : (protocolName(protocol) ?? `protocol ${protocol}`),
    icmp && together([labelled('type', icmp.type), labelled('code', icmp.code)], ' '),
    // 0 says that there is none.
    scopeId === 0 ? undefined : labelled('scope', scopeId),
  ]);
}

/** The ends in the order of the traffic, with an arrow only where nothing contradicts it. */
function endsText(facts: EventFacts): string | undefined {
  const [local, remote] = [endText(facts.local), endText(facts.remote)];
  if (local === undefined && remote === undefined) return undefined;
  const ends = [`local ${local ?? 'unknown'}`, `remote ${remote ?? 'unknown'}`];
  switch (agreedDirection(facts)) {
    case 'outbound':
      return ends.join(' -> ');
    case 'inbound':
      return ends.reverse().join(' -> ');
    default:
      return ends.join(', ');
  }
}

function endText({ address, port, mac }: Endpoint): string | undefined {
  if (address === undefined || port === undefined) {
    return together([address, mac, labelled('port', port)], ' ');
  }
  return together([address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`, mac], ' ');
}

/** DoS protection has hosts of its own beside those of the header. */
function hostsText({ facts }: Subject): string | undefined {
  return together([
    labelled('public', hostOf(facts, 'public')),
    labelled('internal', hostOf(facts, 'internal')),
  ]);
}

function directionText({ facts: { direction, layerDirection, isLoopback } }: Subject): string | undefined {
  const isContradicted =
    direction !== undefined && layerDirection !== undefined && direction !== layerDirection;
  return together([
    isContradicted
      ? `${direction} says the event, ${layerDirection} implies its layer`
      : (direction ?? layerDirection),
    isLoopback ? 'loopback' : undefined,
  ]);
}

// --- why -----------------------------------------------------------------------------------------------------

/** What is known beside the error in the headline. */
function whyText({ facts, ike }: Subject): string | undefined {
  const capability = short(
    enumTextIn(facts.body ?? {}, 'networkCapabilityId'),
    /^FWPM_APPC_NETWORK_CAPABILITY_/,
  );
  const reasons = reauthReasons(facts).map((name) => short(name, /^FWP_CONDITION_REAUTHORIZE_REASON_/));
  return together([
    ike && failureText(ike),
    labelled('capability', capability),
    reasons.length === 0 ? undefined : `authorized again for ${reasons.join(', ')}`,
  ]);
}

// --- which rule ----------------------------------------------------------------------------------------------

const WHY_STALE = 'ids are new at each start of the filter engine';

function ruleText({ facts, context }: Subject): string | undefined {
  const joined = joinRule(facts, context.rules);
  if (joined === undefined) return labelled('filter', facts.filterId);
  const { filterId, rule, isAtOtherLayer } = joined;
  if (rule === undefined) return `filter ${filterId}, which is not among the rules: ${WHY_STALE}`;
  if (isAtOtherLayer) {
    const layer = layerName(rule);
    return `filter ${filterId}, which is ${nameOf(rule)} now, but at another layer (${layer}): ${WHY_STALE}`;
  }
  return together([
    `${nameOf(rule)}, filter ${filterId}`,
    short(rule.action, /^FWP_ACTION_/),
    labelled('provider', rule.provider),
    labelled('sublayer', rule.subLayer),
    // An event that names no layer cannot tell whether the rule is the one that it means: a person can.
    facts.layer === undefined ? labelled('layer', layerName(rule)) : undefined,
    rule.description === rule.name ? undefined : rule.description,
  ]);
}

function layerName({ layer }: Rule): string | undefined {
  return layer === undefined ? undefined : bareLayerName(layer);
}

function nameOf({ name }: Rule): string {
  return name === '' ? 'a rule without a name' : `"${name}"`;
}

function layerRowText({ facts, context }: Subject): string | undefined {
  if (facts.layer === undefined) return undefined;
  const name = layerText(facts, context);
  const { code } = facts.layer;
  return name === undefined ? String(code) : `${bareLayerName(name)} (${code})`;
}

/** Public sources disagree on the names of profiles: they are numbers. */
function profileText({ facts: { body = {} } }: Subject): string | undefined {
  const [original, current] = [numberIn(body, 'originalProfile'), numberIn(body, 'currentProfile')];
  if (original === current) return current?.toString();
  return together([labelled('now', current), labelled('when it was authorized', original)]);
}

function idsText({ facts: { body = {} }, ike }: Subject): string | undefined {
  return together([
    labelled('main mode SA', ike?.mainModeId),
    labelled('provider context', ike?.providerContextKey),
    labelled('SPI', hexNumber(numberIn(body, 'spi'), 8)),
    labelled('interface', bigintIn(body, 'ifLuid')),
    labelled('EtherType', hexNumber(numberIn(body, 'etherType'), 4)),
    labelled('VLAN tag', numberIn(body, 'vlanTag')),
  ]);
}

/** An event that lost what it is about says so: it would look as if it had nothing to say. */
function detailsText({ facts: { body, bodyName } }: Subject): string | undefined {
  return bodyName === undefined || body !== undefined
    ? undefined
    : 'none: the event has lost them, or they cannot be read';
}
