/** What a rule book adds to an event. */
import type { Rule, RuleBook } from '../events/context.ts';
import type { EventFacts, NamedCode } from '../events/facts.ts';
import { bareLayerName } from '../names/layers.ts';

/** The filter that an event names, and what the rules know of it. */
export interface JoinedRule {
  readonly filterId: bigint;
  /** Undefined when the rules have no such id: they may be of another start of the filter engine. */
  readonly rule?: Rule | undefined;
  /**
   * Whether the rule is at another layer than the event. A filter has one layer, so the id was then given to another
   * filter between the event and the reading of the rules, and the rule's name says nothing of the event.
   */
  readonly isAtOtherLayer: boolean;
}

/** The rule of an event; undefined when it names none, or when there are no rules to look into. */
export function joinRule(facts: EventFacts, rules: RuleBook | undefined): JoinedRule | undefined {
  const { filterId } = facts;
  if (filterId === undefined || rules === undefined) return undefined;
  const rule = rules.rule(filterId);
  return { filterId, rule, isAtOtherLayer: rule !== undefined && isElsewhere(facts.layer, rule, rules) };
}

/**
 * The layer of an event, by the name of its id where that is certain, else by what the rules say of this machine: that
 * of the id, else that of the event's filter.
 */
export function joinLayer(facts: EventFacts, rules: RuleBook | undefined): NamedCode | undefined {
  const { layer } = facts;
  if (layer === undefined || layer.name !== undefined) return layer;
  const name = rules?.layer?.(layer.code) ?? joinRule(facts, rules)?.rule?.layer;
  return name === undefined ? layer : { code: layer.code, name };
}

function isElsewhere(layer: NamedCode | undefined, rule: Rule, rules: RuleBook): boolean {
  if (layer === undefined) return false;
  const name = layer.name ?? rules.layer?.(layer.code);
  return isLayerName(name) && isLayerName(rule.layer) && bareLayerName(name) !== bareLayerName(rule.layer);
}

function isLayerName(name: string | undefined): name is string {
  return name !== undefined && /^FWP[MS]_LAYER_/.test(name);
}
