/** Events as JSON, inside documents of other schemas: with what is undocumented of them, where there is such. */
import type { EventReport } from '../events/index.ts';
import { INTERNAL, NET_EVENTS, type NetEventName } from '../events/netEvents.ts';
import { isObject } from '../util/objects.ts';
import { type WriteValue, withInternal } from './internalJson.ts';
import { toJson } from './json.ts';
import type { Surrogates } from './jsonText.ts';
import type { LineBytes } from './lineBytes.ts';
import { type Enumerations, hasNumberedEnum, valueJson } from './valueJson.ts';

/** Makes the JSON of an event, as EventJson does, or the same as bytes. */
export type WrittenJson = () => string | Uint8Array | undefined;

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

/** The event of a report, as {@link eventJson} writes it. */
export function reportJson({ facts, event, json }: EventReport): string {
  return jsonBy(facts.struct, event, writeAsItIs, json?.());
}

/**
 * The same, but enumerations are always text: the digits of a number that has no name. A store with one type for each
 * field would otherwise refuse a name after it has seen a number, or the other way round. C names do not begin with a
 * digit, so nothing is lost.
 */
export function writeKeywords(out: LineBytes, reported: Reported, json?: WrittenJson): void {
  const { facts, event } = reported;
  const isText = json !== undefined && !hasNumberedEnum(NET_EVENTS[facts.struct], event);
  writeBy(out, reported, writeAsText, isText ? json : undefined);
}

/** The event of a report, as {@link eventJson} writes it. */
export function writeEvent(out: LineBytes, reported: Reported, json?: WrittenJson): void {
  writeBy(out, reported, writeAsItIs, json);
}

function writeBy(out: LineBytes, { facts, event }: Reported, write: WriteValue, json?: WrittenJson): void {
  const written = isObject(event) && Object.hasOwn(event, INTERNAL) ? undefined : json?.();
  if (written === undefined) out.utf8(jsonBy(facts.struct, event, write));
  else if (typeof written === 'string') out.utf8(written);
  else out.all(written);
}

type Reported = Pick<EventReport, 'facts' | 'event'>;

/** @param json the event without its internal fields, where it is written already. */
function jsonBy(struct: NetEventName, event: unknown, write: WriteValue, json?: string): string {
  return withInternal(json ?? write(NET_EVENTS[struct], event ?? null), event, write);
}

const writeAsItIs = writer('asTheyAre');
const writeAsText = writer('asText');

function writer(enumerations: Enumerations): WriteValue {
  // What is wrong with a value, toJson says.
  return (layout, value) =>
    valueJson(layout, value, enumerations) ?? toJson(layout, value ?? null, FOR_OTHERS);
}
