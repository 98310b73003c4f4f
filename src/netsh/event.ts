/** The element of an event, as the event that decoding would give. */
import { INTERNAL, NET_EVENTS, type NetEventName } from '../events/index.ts';
import type { PlainRecord } from '../events/members.ts';
import { type Arm, type Fields, membersIn, type ValueLayout } from '../layout/index.ts';
import { isRecord } from '../util/objects.ts';
import { plainOf } from './internal.ts';
import type { Notes } from './notes.ts';
import type { Element } from './tree.ts';
import { isEmpty, type Members, memberName, recordIn, valueIn } from './values.ts';

/** What the element says: no member that it does not have, and of the versions the oldest that has all that it says. */
export interface SaidEvent {
  readonly struct: NetEventName;
  readonly event: PlainRecord;
}

/** What netsh has in an event for which no struct of the SDK has a place. */
const INTERNAL_FIELDS = 'internalFields';

/** Makes the events of one file. */
export class EventMaker {
  readonly #notes: Notes;
  /** A file is written by one netsh: no event of it is of an older version than one before it. */
  #oldest = 0;

  constructor(notes: Notes) {
    this.#notes = notes;
  }

  /** The event; undefined for an element that has neither a header nor a type. */
  eventOf(element: Element): SaidEvent | undefined {
    const event: Record<string, unknown> = {};
    const parts = new Map(element.children.map((child) => [child.name, child]));
    const [header, type] = [parts.get('header'), parts.get('type')];
    if (header === undefined && type === undefined) return undefined;
    if (header !== undefined)
      event['header'] = recordIn(HEADER, header, { notes: this.#notes, path: 'header.' });
    const place = { notes: this.#notes, path: 'type' };
    const said = type === undefined ? undefined : valueIn(NEWEST.fields.type, type, place);
    if (said !== undefined) event['type'] = said;
    for (const [name, part] of parts) this.#addBody(event, name, part);
    const internal = parts.get(INTERNAL_FIELDS);
    if (internal !== undefined && !isEmpty(internal)) event[INTERNAL] = plainOf(internal);
    return { struct: this.#versionOf(event), event };
  }

  #addBody(event: Record<string, unknown>, element: string, part: Element): void {
    const name = memberName(element);
    const layout = BODIES.get(name);
    if (layout !== undefined) event[name] ??= valueIn(layout, part, { notes: this.#notes, path: name });
    else if (!OTHERS.has(name)) this.#notes.addUnknown(`<${name}>`);
  }

  /** The oldest version that has all members; what none has, since they are of different ones, the newest loses. */
  #versionOf(event: Record<string, unknown>): NetEventName {
    for (let rank = this.#oldest; rank < VERSIONS.length; rank++) {
      const version = VERSIONS[rank];
      if (version === undefined || !hasAll(version, event)) continue;
      this.#oldest = rank;
      return version.name;
    }
    const header = event['header'];
    for (const name of isRecord(header) ? Object.keys(header) : []) {
      if (NEWEST_HEADER.has(name)) continue;
      this.#notes.addUnknown(`<header.${name}>`);
      if (isRecord(header)) Reflect.deleteProperty(header, name);
    }
    return 'FWPM_NET_EVENT5';
  }
}

// --- versions ------------------------------------------------------------------------------------------------

const NEWEST = NET_EVENTS.FWPM_NET_EVENT5;
const OTHERS: ReadonlySet<string> = new Set(['header', 'type', INTERNAL_FIELDS]);

/** The names that the parts of a version of the event have: its header under `header`, the events' own structs. */
interface Version {
  readonly name: NetEventName;
  readonly parts: ReadonlyMap<string, ReadonlySet<string>>;
}

/** From the oldest to the newest. */
const VERSIONS: readonly Version[] = [
  versionOf('FWPM_NET_EVENT0'),
  versionOf('FWPM_NET_EVENT1'),
  versionOf('FWPM_NET_EVENT2'),
  versionOf('FWPM_NET_EVENT3'),
  versionOf('FWPM_NET_EVENT4'),
  versionOf('FWPM_NET_EVENT5'),
];

function versionOf(name: NetEventName): Version {
  const { header, event } = NET_EVENTS[name].fields;
  const bodies = [...bodiesOf(event.arms)].map(([arm, layout]) => [arm, namesIn(fieldsOf(layout))] as const);
  return { name, parts: new Map([['header', namesIn(header.fields)], ...bodies]) };
}

function bodiesOf(arms: Readonly<Record<string, Arm<string, ValueLayout>>>): Members {
  return new Map(Object.entries(arms).map(([arm, { layout }]) => [arm, layout]));
}

function fieldsOf(layout: ValueLayout): Fields {
  const target = layout.kind === 'pointer' ? layout.to : layout;
  return target.kind === 'struct' ? target.fields : {};
}

function namesIn(fields: Fields): ReadonlySet<string> {
  return new Set(Array.from(membersIn(fields), ([name]) => name));
}

function hasAll({ parts }: Version, event: Readonly<Record<string, unknown>>): boolean {
  return Object.entries(event).every(([name, part]) => {
    if (name === 'type' || name === INTERNAL) return true;
    const names = parts.get(name);
    return names !== undefined && (!isRecord(part) || Object.keys(part).every((member) => names.has(member)));
  });
}

/** Each version of a struct has the members of the one before it; only the second header has others that were given up. */
const HEADER: Members = new Map([
  ...membersIn(NEWEST.fields.header.fields),
  ...membersIn(NET_EVENTS.FWPM_NET_EVENT1.fields.header.fields),
]);
const NEWEST_HEADER = namesIn(NEWEST.fields.header.fields);
const BODIES = bodiesOf(NEWEST.fields.event.arms);
