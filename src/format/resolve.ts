/** What the context knows of an event's facts, as formats for other tools say it. */
import type { EventContext, EventFacts, Rule } from '../events/index.ts';
import { joinLayer, joinRule } from '../rules/join.ts';

/** The application by the path that people know, where the volume is known; else by its device path or bare name. */
export function appPath({ appId }: EventFacts, { volumes }: EventContext): string | undefined {
  // An empty blob is an app id that nobody filled in.
  return appId === undefined || appId === '' ? undefined : (volumes?.drivePath(appId) ?? appId);
}

/** The last part of an application's path. */
export function appName(path: string): string | undefined {
  return path.slice(path.lastIndexOf('\\') + 1) || undefined;
}

/** How an event's filter id was looked up: `missing` is not among the rules, `other_layer` is a rule of another layer. */
export type RuleMatch = 'found' | 'missing' | 'other_layer';

/** The rule under an event's filter id, as far as it can be the one that decided; nothing when nobody gave rules. */
export function lookUpRule(
  facts: EventFacts,
  { rules }: EventContext,
): { readonly match?: RuleMatch; readonly rule?: Rule | undefined } {
  const joined = joinRule(facts, rules);
  if (joined === undefined) return {};
  if (joined.rule === undefined) return { match: 'missing' };
  // Ids are given anew at each start of the filter engine: this rule is not the event's.
  return joined.isAtOtherLayer ? { match: 'other_layer' } : { match: 'found', rule: joined.rule };
}

/** The layer's name, where its id or the rules tell. */
export function layerText(facts: EventFacts, { rules }: EventContext): string | undefined {
  return joinLayer(facts, rules)?.name;
}
