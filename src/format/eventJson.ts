/** Events as JSON, inside documents of other schemas: with what is undocumented of them, where it was asked for. */
import { NET_EVENTS, type NetEventName } from '../events/index.ts';
import { type Enumeration, liveMembers, type ValueLayout } from '../layout/index.ts';
import { isObject } from '../util/objects.ts';
import { withInternal } from './internalJson.ts';
import { toJson } from './json.ts';

/** Other programs read it. */
const OPTIONS = { surrogates: 'replace' } as const;

/**
 * An event as `toJson` writes it for other programs: unpaired surrogates are replaced.
 * @param event null for an event that cannot be read.
 */
export function eventJson(struct: NetEventName, event: unknown): string {
  const layout: ValueLayout = NET_EVENTS[struct];
  return withInternal(toJson(layout, event ?? null, OPTIONS), event, (member, value) =>
    toJson(member, value, OPTIONS),
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
    toJson(member, withTextualEnums(member, value) ?? null, OPTIONS);
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
      const members = Array.from(liveMembers(layout.fields, value), ([name, member]) => [
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
