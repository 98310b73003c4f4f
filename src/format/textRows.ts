/** What events say to people, in rows: words in place of C names where there are some, never more than the facts. */
import {
  agreedDirection,
  bigintIn,
  bytesIn,
  type Contradiction,
  type Endpoint,
  type EventFacts,
  type EventReport,
  type Failure,
  groupsOf,
  type NamedCode,
  numberIn,
  type Origin,
  type Rule,
} from '../events/index.ts';
import { bareLayerName, formatNtstatus, lookUp, protocolName } from '../names/index.ts';
import { remembered } from '../util/remembered.ts';
import { hexText } from './hexText.ts';
import { failureText, moduleOf, peerText, trafficText } from './textIke.ts';
import { ruleDescriptionText, ruleNameText } from './textRuleName.ts';
import { free, freePath, hexNumber, labelled, short, together, UNREADABLE } from './textWords.ts';

/** What a row says, under its label. */
export type Row = readonly [label: string, said: string];

/** The rows that have something to say, in the order of the questions. */
export function rowsOf(report: EventReport): Row[] {
  const rows: Row[] = [];
  for (const [label, say] of QUESTIONS) {
    const said = say(report);
    if (said !== undefined) rows.push([label, said]);
  }
  return rows;
}

const ROWS: Readonly<Record<string, (report: EventReport) => string | undefined>> = {
  file: ({ origin }) => freePath(origin.file),
  machine: ({ origin }) => machineText(origin),
  who: whoText,
  'local name': ({ ike, facts: { body = {} } }) => ike && peerText(ike.local, groupsOf(body, 'local')),
  'remote name': ({ ike, facts: { body = {} } }) => ike && peerText(ike.remote, groupsOf(body, 'remote')),
  certificate: ({ ike }) => ike?.endCertHash && `SHA-1 ${hexText(ike.endCertHash)}`,
  where: whereText,
  hosts: hostsText,
  vswitch: vSwitchText,
  direction: directionText,
  traffic: ({ ike }) => ike && trafficText(ike),
  why: whyText,
  meaning: ({ failure }) => failure?.explanation?.meaning,
  check: ({ failure }) => failure?.explanation?.check,
  rule: ruleText,
  origin: originText,
  layer: layerRowText,
  profile: profileText,
  ids: idsText,
  details: detailsText,
};

const QUESTIONS = Object.entries(ROWS);

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

const DECIDED: Readonly<Record<string, string>> = { blocked: 'blocked', allowed: 'permitted' };

/** What a filter decides on that is no traffic. */
const DEEDS: Readonly<Record<string, string>> = {
  bind: 'a bind to a local port',
  listen: 'listening at a local port',
};

/** What happened, and the error if there was one. */
export function whatOf({ facts, ike, failure }: EventReport): string {
  const what = together([ike && moduleOf(ike), typeText(facts)], ' ');
  return together([what, errorText(failure)], ': ') ?? '';
}

function typeText({ type, outcome, deed }: EventFacts): string {
  const [verb, object] = [DECIDED[outcome ?? ''], DEEDS[deed ?? '']];
  if (verb !== undefined && object !== undefined) return `a filter ${verb} ${object}`;
  if (type === undefined) return 'an event without a type';
  if (typeof type === 'string') return lookUp(WHAT, type) ?? type;
  return `an event of the type ${type}, which has no name`;
}

/** A failure by its name and its number. */
export function errorText(failure: Failure | undefined): string | undefined {
  if (failure === undefined) return undefined;
  const { kind, code, name } = failure;
  return kind === 'Win32'
    ? codeText('error', win32Text(code), name)
    : codeText('status', formatNtstatus(code), name);
}

function codeText(kind: string, code: string, name: string | undefined): string {
  return name === undefined ? `${kind} ${code}` : `${name} (${code})`;
}

/** SSPI and other COM errors are 0x80000000 and above, and are usually written in hex. */
function win32Text(code: number): string {
  return code >= 0x80000000 ? `0x${code.toString(16)}` : String(code);
}

// --- who -----------------------------------------------------------------------------------------------------

/** The machine that recorded the event, as its capture has it. */
export function machineText({ host, osBuild }: Origin): string | undefined {
  return together([free(host), labelled('build', osBuild)]);
}

function whoText({ facts, appPath, isUnreadable }: EventReport): string | undefined {
  const { userId, packageSid, enterpriseId } = facts;
  return together([
    freePath(appPath) ?? lost('app', isUnreadable('appId')),
    labelled('user', userId) ?? lost('user', isUnreadable('userId')),
    labelled('package', packageSid) ?? lost('package', isUnreadable('packageSid')),
    labelled('enterprise', free(enterpriseId)) ?? lost('enterprise', isUnreadable('enterpriseId')),
  ]);
}

function lost(label: string, isUnreadable: boolean): string | undefined {
  return isUnreadable ? `${label} ${UNREADABLE}` : undefined;
}

// --- where ---------------------------------------------------------------------------------------------------

function whereText({ facts }: EventReport): string | undefined {
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
  if (isLocalDeed(facts)) return `local ${local ?? 'unknown'}`;
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

function isLocalDeed({ deed }: EventFacts): boolean {
  return deed === 'bind' || deed === 'listen';
}

function endText({ address, port, mac }: Endpoint): string | undefined {
  if (address === undefined || port === undefined) {
    return together([address, mac, labelled('port', port)], ' ');
  }
  return together([address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`, mac], ' ');
}

/** DoS protection has hosts of its own in addition to those of the header. */
function hostsText({ facts }: EventReport): string | undefined {
  return together([labelled('public', facts.hosts?.public), labelled('internal', facts.hosts?.internal)]);
}

/** The port of a virtual switch that the traffic came from and went to: 0 where it had none. */
function vSwitchText({ facts: { body = {} } }: EventReport): string | undefined {
  const id = bytesIn(body, 'vSwitchId');
  return together([
    labelled('id', id && hexText(id)),
    labelled('source port', numberIn(body, 'vSwitchSourcePort') || undefined),
    labelled('destination port', numberIn(body, 'vSwitchDestinationPort') || undefined),
  ]);
}

function directionText({
  facts: { direction, directionCode, layerDirection, isLoopback },
}: EventReport): string | undefined {
  const said = typeof direction === 'number' ? `a direction without a name (${direction})` : direction;
  const isContradicted = said !== undefined && layerDirection !== undefined && said !== layerDirection;
  return together([
    isContradicted ? `${said} says the event, ${layerDirection} implies its layer` : (said ?? layerDirection),
    directionCode === undefined ? undefined : `the event has ${directionCode}, read as an FWP_DIRECTION`,
    isLoopback ? 'loopback' : undefined,
  ]);
}

// --- why -----------------------------------------------------------------------------------------------------

/** What is known besides the error in the headline. */
function whyText({ facts, ike, reauthReasons }: EventReport): string | undefined {
  const capability = short(facts.capability, /^FWPM_APPC_NETWORK_CAPABILITY_/);
  const reasons = reauthReasons.map((name) => short(name, /^FWP_CONDITION_REAUTHORIZE_REASON_/));
  return together([
    ike && failureText(ike),
    labelled('capability', capability),
    reasons.length === 0 ? undefined : `authorized again for ${reasons.join(', ')}`,
  ]);
}

// --- which rule ----------------------------------------------------------------------------------------------

const WHY_STALE = 'ids are new at each start of the filter engine';

function ruleText({ facts, filter: { id, match, found, other } }: EventReport): string | undefined {
  if (other !== undefined) {
    const why = CONTRADICTIONS[other.contradiction](other.rule);
    return `filter ${id}, which is ${ruleNameText(other.rule)} now, but ${why}: ${WHY_STALE}`;
  }
  if (match === 'missing') return `filter ${id}, which is not among the rules: ${WHY_STALE}`;
  if (found === undefined) return labelled('filter', id);
  return together([
    `${ruleNameText(found)}, filter ${id}`,
    actionText(found),
    labelled('provider', free(found.provider)),
    labelled('sublayer', free(found.subLayer)),
    // Where an event's layer has no name, only a person can judge whether the rule is the one that it means.
    facts.layer?.name === undefined ? labelled('layer', ruleLayerText(found)) : undefined,
    ruleDescriptionText(found),
  ]);
}

/** Why a rule cannot be the one that an event means. */
const CONTRADICTIONS: Readonly<Record<Contradiction, (rule: Rule) => string>> = {
  layer: (rule) => `at another layer (${ruleLayerText(rule)})`,
  ip_version: (rule) => `for another version of IP (${ruleLayerText(rule)})`,
  action: (rule) => `with another action (${actionText(rule)})`,
};

/** Where the rule comes from, what that means and what to do about it. */
function originText({ filter: { origin, found } }: EventReport): string | undefined {
  if (origin === undefined) {
    return found?.lacksOrigin ? 'not in the file of filters: netsh wfp show state writes it' : undefined;
  }
  const { meaning, check } = origin.explanation;
  return `${free(origin.name)}: ${meaning} ${check}`;
}

function actionText({ action, callout }: Rule): string | undefined {
  return together([free(short(action, /^FWP_ACTION_/)), labelled('by', free(callout))], ' ');
}

function ruleLayerText({ layer }: Rule): string | undefined {
  return layer === undefined ? undefined : layerWord(layer);
}

function layerRowText({ facts: { layer } }: EventReport): string | undefined {
  return layer && layerText(layer);
}

/** A layer by its name and its id. */
export function layerText({ code, name }: NamedCode): string {
  return name === undefined ? String(code) : `${layerWord(name)} (${code})`;
}

const layerWord = remembered((name: string) => free(bareLayerName(name)));

/** Public sources disagree on the names of profiles: they are numbers. */
function profileText({ facts: { profile = {} } }: EventReport): string | undefined {
  const { original, current } = profile;
  if (original === current) return current?.toString();
  return together([labelled('now', current), labelled('when it was authorized', original)]);
}

function idsText({ facts: { body = {}, spi }, ike }: EventReport): string | undefined {
  return together([
    labelled('main mode SA', ike?.mainModeId),
    labelled('provider context', ike?.providerContextKey),
    labelled('SPI', hexNumber(spi, 8)),
    labelled('interface', bigintIn(body, 'ifLuid')),
    labelled('EtherType', hexNumber(numberIn(body, 'etherType'), 4)),
    labelled('VLAN tag', numberIn(body, 'vlanTag')),
  ]);
}

/** An event that lost its own struct says so: it would look as if it had nothing to say. */
function detailsText({ facts: { body, bodyName } }: EventReport): string | undefined {
  return bodyName === undefined || body !== undefined
    ? undefined
    : 'none: the event has lost them, or they cannot be read';
}
