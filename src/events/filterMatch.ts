/** Which of a machine's filters an event means. */

import type { Explanation } from '../names/explanations.ts';
import { isKeyName, keyName, plainGuid } from '../names/keys.ts';
import { bareLayerName, layerIpVersion } from '../names/layers.ts';
import { lookUp } from '../names/lookUp.ts';
import { originExplanation } from '../names/origins.ts';
import type { Rule, RuleBook } from './context.ts';
import type { EventFacts, Outcome } from './facts.ts';
import { joinLayer } from './layer.ts';

/**
 * What of a rule cannot be the event's: its layer, the version of IP that its layer sees, or its action. A filter has
 * one of each, so the id was given to another filter between the event and the reading of the rules, and the rule's name
 * says nothing about the event.
 */
export type Contradiction = 'layer' | 'ip_version' | 'action';

/** The filter that an event names, and what the rules know of it. */
export interface JoinedRule {
  readonly filterId: bigint;
  /** Undefined when the rules have no such id: they may be of another start of the filter engine. */
  readonly rule?: Rule | undefined;
  /** Why the rule cannot be the one that the event means; undefined where nothing contradicts it. */
  readonly contradiction?: Contradiction | undefined;
}

/**
 * The rule of an event; undefined when it names none, or when there are no rules to look into. The id 0 names none.
 */
export function joinRule(facts: EventFacts, rules: RuleBook | undefined): JoinedRule | undefined {
  const { filterId } = facts;
  if (filterId === undefined || filterId === 0n || rules === undefined) return undefined;
  const rule = rules.rule(filterId, facts.time);
  return { filterId, rule, contradiction: rule && contradictionOf({ facts, rule, rules }) };
}

/**
 * How an event's filter id was looked up: `missing` is not among the rules, `other_…` is a filter that cannot be the
 * event's.
 */
export type FilterMatch = 'found' | 'missing' | `other_${Contradiction}`;

/** A rule or a default of Windows Firewall. */
export interface FilterOrigin {
  readonly name: string;
  readonly explanation: Explanation;
}

/** What an event and the rules together say of its filter. */
export interface FilterReport {
  /** Undefined where the event names none, which the id 0 says, too. */
  readonly id?: bigint | undefined;
  /** Undefined when there is nothing to look up, or when no rules were given. */
  readonly match?: FilterMatch | undefined;
  /** The filter, as far as it can be the one that the event means. */
  readonly found?: Rule | undefined;
  /** Where that filter comes from, and what this means. */
  readonly origin?: FilterOrigin | undefined;
  /** The filter that has the id now, where it cannot be the one that the event means; and why it cannot. */
  readonly other?: { readonly rule: Rule; readonly contradiction: Contradiction } | undefined;
}

export function filterReportOf(facts: EventFacts, rules: RuleBook | undefined): FilterReport {
  const id = facts.filterId || undefined;
  const joined = joinRule(facts, rules);
  if (joined === undefined) return { id };
  const { rule, contradiction } = joined;
  if (rule === undefined) return { id, match: 'missing' };
  if (contradiction === undefined) return { id, match: 'found', found: rule, origin: originOf(rule) };
  return { id, match: `other_${contradiction}`, other: { rule, contradiction } };
}

function originOf({ origin }: Rule): FilterOrigin | undefined {
  return origin === undefined ? undefined : { name: origin, explanation: originExplanation(origin) };
}

// --- can this filter be the one? -----------------------------------------------------------------------------

interface Pair {
  readonly facts: EventFacts;
  readonly rule: Rule;
  readonly rules: RuleBook;
}

function contradictionOf(pair: Pair): Contradiction | undefined {
  if (isElsewhere(pair)) return 'layer';
  if (isOfOtherIpVersion(pair)) return 'ip_version';
  return isOfOtherAction(pair) ? 'action' : undefined;
}

function isElsewhere({ facts, rule, rules }: Pair): boolean {
  if (rule.layer === undefined) return false;
  const layer = joinLayer(facts, rules);
  if (layer === undefined) return !canNegotiate(facts, rule.layer);
  return layer.name !== undefined && areOtherLayers(layer.name, rule.layer);
}

/**
 * Filters of main mode are at layers of IKE and IPsec. Those of quick mode, which extended mode names, too, can be those
 * of the traffic that is to be protected, at almost any layer.
 */
function canNegotiate({ type }: EventFacts, layer: string): boolean {
  return (
    type !== 'FWPM_NET_EVENT_TYPE_IKEEXT_MM_FAILURE' ||
    !isLayerName(layer) ||
    /^(?:IKEEXT|IPSEC|KM)_/.test(bareLayerName(layer))
  );
}

/** Whether two names or keys are surely not those of one layer. */
function areOtherLayers(one: string, other: string): boolean {
  const [a, b] = [keyName(one), keyName(other)];
  if (bareLayerName(a) === bareLayerName(b)) return false;
  return (isLayerName(a) && isLayerName(b)) || (hasKnownKey(a) && hasKnownKey(b));
}

function isLayerName(layer: string): boolean {
  return /^FWP[MS]_LAYER_/.test(layer);
}

/** A key that has no name here is not that of a layer whose key is known, nor another key. */
function hasKnownKey(layer: string): boolean {
  return plainGuid(layer) !== undefined || isKeyName(`FWPM_LAYER_${bareLayerName(layer)}`);
}

/** The packets that quick mode negotiates for can be of another version than those of the negotiation: a tunnel's are. */
function isOfOtherIpVersion({ facts, rule, rules }: Pair): boolean {
  const { type, ipVersion } = facts;
  // The layer says more than the version, and was found to fit.
  if (joinLayer(facts, rules)?.name !== undefined) return false;
  if (type === 'FWPM_NET_EVENT_TYPE_IKEEXT_QM_FAILURE' || type === 'FWPM_NET_EVENT_TYPE_IKEEXT_EM_FAILURE') {
    return false;
  }
  const seen = layerIpVersion(rule.layer ?? '');
  return seen !== undefined && ipVersion !== undefined && seen !== ipVersion;
}

/** What an action decides by itself; what a callout decides is not said. */
const DECISIONS: Readonly<Record<string, Outcome>> = {
  FWP_ACTION_BLOCK: 'blocked',
  FWP_ACTION_PERMIT: 'allowed',
};

/** The filter of other events than these did not decide on the traffic by its action. */
export const DECIDED: ReadonlySet<EventFacts['type']> = new Set([
  'FWPM_NET_EVENT_TYPE_CLASSIFY_DROP',
  'FWPM_NET_EVENT_TYPE_CLASSIFY_DROP_MAC',
  'FWPM_NET_EVENT_TYPE_CLASSIFY_ALLOW',
  'FWPM_NET_EVENT_TYPE_CAPABILITY_DROP',
  'FWPM_NET_EVENT_TYPE_CAPABILITY_ALLOW',
]);

function isOfOtherAction({ facts: { type, outcome }, rule }: Pair): boolean {
  const decision = lookUp(DECISIONS, rule.action ?? '');
  return DECIDED.has(type) && decision !== undefined && decision !== outcome;
}
