/** The JSON of what is undocumented of an event. */
import { FWPM_NET_EVENT_INTERNAL, INTERNAL_MEMBERS, type Internal } from '../internal/index.ts';
import type { ValueLayout } from '../layout/index.ts';
import { lookUp } from '../names/lookUp.ts';
import { isObject } from '../util/objects.ts';
import { type JsonOptions, toJson } from './json.ts';
import { wellFormedJson, withMember } from './jsonText.ts';

/** How a value is written that a layout describes. */
export type WriteValue = (layout: ValueLayout, value: unknown) => string;

/**
 * The member `internal` of an event as one line of JSON, values as `toJson` writes them: `"undocumented":true` first, then
 * type and body of an internal type, then the layout and the fields that it has.
 * @throws TypeError when a member is not of its layout's type.
 */
export function internalJson(internal: Internal, options: JsonOptions = {}): string {
  return internalJsonBy(internal, (layout, value) => toJson(layout, value, options));
}

/**
 * The JSON of an event with its member `internal`, where it has one. One that was not read by layouts is plain text, lists and
 * objects, as what it comes from has it.
 */
export function withInternal(json: string, event: unknown, write: WriteValue): string {
  const internal = isObject(event) ? lookUp(event, 'internal') : undefined;
  if (!isObject(internal)) return json;
  const isByLayouts = lookUp(internal, 'undocumented') === true;
  return withMember(
    json,
    'internal',
    isByLayouts ? internalJsonBy(internal, write) : wellFormedJson(internal),
  );
}

function internalJsonBy(internal: Readonly<Record<string, unknown>>, write: WriteValue): string {
  let json = '{"undocumented":true}';
  if (lookUp(internal, 'type') !== undefined) {
    json = `${json.slice(0, -1)},${write(FWPM_NET_EVENT_INTERNAL, internal).slice(1)}`;
  }
  const layout = lookUp(internal, 'layout');
  if (typeof layout === 'string') json = withMember(json, 'layout', wellFormedJson(layout));
  for (const [name, member] of Object.entries(INTERNAL_MEMBERS)) {
    const value = lookUp(internal, name);
    if (value !== undefined) json = withMember(json, name, write(member, value));
  }
  return json;
}
