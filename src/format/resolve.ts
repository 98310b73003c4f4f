/** What the context knows of an event's facts, as formats for other tools say it. */
import type { EventContext, EventFacts, Rule } from '../events/index.ts';
import { type Contradiction, joinRule } from '../filters/join.ts';

/** The application by the path that people know, where the volume is known; else by its device path or bare name. */
export function appPath({ appId }: EventFacts, { volumes }: EventContext): string | undefined {
  // An empty blob is an app id that nobody filled in.
  return appId === undefined || appId === '' ? undefined : (volumes?.drivePath(appId) ?? appId);
}

/** The last part of an application's path. */
export function appName(path: string): string | undefined {
  return path.slice(path.lastIndexOf('\\') + 1) || undefined;
}

/** How an event's filter id was looked up: `missing` is not among the rules, `other_…` is a rule that cannot be the event's. */
export type RuleMatch = 'found' | 'missing' | `other_${Contradiction}`;

/** The rule under an event's filter id, as far as it can be the one that decided; nothing when nobody gave rules. */
export function lookUpRule(
  facts: EventFacts,
  { rules }: EventContext,
): { readonly match?: RuleMatch; readonly rule?: Rule | undefined } {
  const joined = joinRule(facts, rules);
  if (joined === undefined) return {};
  if (joined.rule === undefined) return { match: 'missing' };
  // Ids are given anew at each start of the filter engine: this rule is not the event's.
  if (joined.contradiction !== undefined) return { match: `other_${joined.contradiction}` };
  return { match: 'found', rule: joined.rule };
}

/** The id of an event's filter, for documents that name the rule: the id 0 says that there was no filter. */
export function filterIdText({ filterId }: EventFacts): string | undefined {
  return filterId === undefined || filterId === 0n ? undefined : filterId.toString();
}
