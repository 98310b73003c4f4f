/** Events as JSON, inside documents of other schemas: with what is undocumented of them, where there is such. */
import { NET_EVENTS, type NetEventName } from '../events/netEvents.ts';
import { type WriteValue, withInternal } from './internalJson.ts';
import { toJson } from './json.ts';
import type { Surrogates } from './jsonText.ts';
import { type Enumerations, valueJson } from './valueJson.ts';

/** Other programs read it; and what netsh's XML does not say is not there. */
const FOR_OTHERS = { surrogates: 'replace', absent: 'omit' } as const;

/**
 * An event as `toJson` writes it for other programs: unpaired surrogates are replaced. What an event of netsh's XML does
 * not say is left out, and its internal fields, which no struct has, come last.
 * @param event null for an event that cannot be read.
 */
export function eventJson(struct: NetEventName, event: unknown, surrogates: Surrogates = 'replace'): string {
  if (surrogates === 'replace') return jsonBy(struct, event, writeAsItIs);
  return jsonBy(struct, event, (layout, value) => toJson(layout, value, { ...FOR_OTHERS, surrogates }));
}

/**
 * An event as `toJson` writes it, but enumerations are always text: the digits of a number that has no name. A store
 * with one type for each field would otherwise refuse a name after it has seen a number, or the other way round. C
 * names do not begin with a digit, so nothing is lost.
 */
export function keywordJson(struct: NetEventName, event: unknown): string {
  return jsonBy(struct, event, writeKeywords);
}

function jsonBy(struct: NetEventName, event: unknown, write: WriteValue): string {
  return withInternal(write(NET_EVENTS[struct], event ?? null), event, write);
}

const writeAsItIs = writer('asTheyAre');
const writeKeywords = writer('asText');

function writer(enumerations: Enumerations): WriteValue {
  // What is wrong with a value, toJson says.
  return (layout, value) =>
    valueJson(layout, value, enumerations) ?? toJson(layout, value ?? null, FOR_OTHERS);
}
