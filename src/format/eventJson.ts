/** Events as JSON, inside documents of other schemas: with what is undocumented of them, where there is such. */
import { NET_EVENTS, type NetEventName } from '../events/netEvents.ts';
import { type Enumeration, presentMembers, type ValueLayout } from '../layout/index.ts';
import { isObject } from '../util/objects.ts';
import { withInternal } from './internalJson.ts';
import { toJson } from './json.ts';
import type { Surrogates } from './jsonText.ts';

/** Other programs read it; and what netsh's XML does not say is not there. */
const FOR_OTHERS = { surrogates: 'replace', absent: 'omit' } as const;

/**
 * An event as `toJson` writes it for other programs: unpaired surrogates are replaced. What an event of netsh's XML does
 * not say is left out, and its internal fields, which no struct has, come last.
 * @param event null for an event that cannot be read.
 */
export function eventJson(struct: NetEventName, event: unknown, surrogates: Surrogates = 'replace'): string {
  const layout: ValueLayout = NET_EVENTS[struct];
  const options = { ...FOR_OTHERS, surrogates };
  return withInternal(toJson(layout, event ?? null, options), event, (member, value) =>
    toJson(member, value, options),
  );
}

/**
 * An event as `toJson` writes it, but enumerations are always text: the digits of a number that has no name. A store
 * with one type for each field would otherwise refuse a name after it has seen a number, or the other way round. C
 * names do not begin with a digit, so nothing is lost.
 */
export function keywordJson(struct: NetEventName, event: unknown): string {
  const layout: ValueLayout = NET_EVENTS[struct];
  const write = (member: ValueLayout, value: unknown): string =>
    toJson(member, withTextualEnums(member, value) ?? null, FOR_OTHERS);
  return withInternal(write(layout, event), event, write);
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
