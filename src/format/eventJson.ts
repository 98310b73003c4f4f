/** Events as JSON, inside documents of other schemas. */
import { INTERNAL, NET_EVENTS, type NetEventName } from '../events/index.ts';
import { type Enumeration, presentMembers, type ValueLayout } from '../layout/index.ts';
import { isObject } from '../util/objects.ts';
import { toJson } from './json.ts';
import { type Surrogates, wellFormedJson, withMember } from './jsonText.ts';

/**
 * An event as `toJson` writes it for other programs: unpaired surrogates are replaced. What an event of netsh's XML does
 * not say is left out, and its internal fields, which no struct has, come last.
 * @param event null for an event that cannot be read.
 */
export function eventJson(struct: NetEventName, event: unknown, surrogates: Surrogates = 'replace'): string {
  const layout: ValueLayout = NET_EVENTS[struct];
  const json = toJson(layout, event ?? null, { surrogates, absent: 'omit' });
  const internal = isObject(event) ? event[INTERNAL] : undefined;
  return isObject(internal) ? withMember(json, INTERNAL, wellFormedJson(internal)) : json;
}

/**
 * An event as `toJson` writes it, but enumerations are always text: the digits of a number that has no name. A store
 * with one type for each field would otherwise refuse a name after it has seen a number, or the other way round. C
 * names do not begin with a digit, so nothing is lost.
 */
export function keywordJson(struct: NetEventName, event: unknown): string {
  const internal = isObject(event) ? { [INTERNAL]: event[INTERNAL] } : {};
  const said = withTextualEnums(NET_EVENTS[struct], event);
  return eventJson(struct, isObject(said) ? { ...said, ...internal } : said);
}

function withTextualEnums(layout: ValueLayout, value: unknown): unknown {
  switch (layout.kind) {
    case 'enum':
      return typeof value === 'number' ? enumText(layout, value) : value;
    case 'pointer':
      return withTextualEnums(layout.to, value);
    case 'counted':
      return Array.isArray(value) ? value.map((element) => withTextualEnums(layout.of, element)) : value;
    case 'struct': {
      if (!isObject(value)) return value;
      const members = Array.from(presentMembers(layout.fields, value), ([name, member]) => [
        name,
        withTextualEnums(member, value[name]),
      ]);
      return Object.fromEntries(members);
    }
    default:
      return value;
  }
}

function enumText({ values }: Enumeration<string>, value: number): string {
  return Object.keys(values).find((name) => values[name] === value) ?? String(value);
}
