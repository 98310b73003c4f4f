/** The value of an element, by the layout of the member that it has the name of. */
import { markLost } from '../codec/lost.ts';
import { withoutEntities } from '../filters/markup.ts';
import { type Blob, type Enumeration, type Flags, namedMembers, type ValueLayout } from '../layout/index.ts';
import { ntstatusNumber, win32ErrorNumber } from '../names/errors.ts';
import { copiedText } from '../util/text.ts';
import { bytesOf, constantOf, leafValue, sidOf, unsigned, utf16Of } from './leaves.ts';
import type { Notes } from './notes.ts';
import type { Element } from './tree.ts';

/** Members of a struct by name, in C order. */
export type Members = ReadonlyMap<string, ValueLayout>;

/** Where notes go, and which member they are about. */
interface Place {
  readonly notes: Notes;
  readonly path: string;
}

/**
 * The members that an element has, in C order. What it does not have is not there; what is there and cannot be read is not
 * there either, except what a pointer leads to: that is null, and marked as lost.
 */
export function recordIn(
  members: Members,
  element: Element,
  { notes, path }: Place,
): Record<string, unknown> {
  const found = new Map<string, unknown>();
  const lost = new Set<string>();
  for (const child of element.children) {
    const name = memberName(child.name);
    const layout = members.get(name);
    const place = { notes, path: `${path}${name}` };
    if (layout === undefined) notes.addUnknown(`<${place.path}>`);
    // netsh writes each element once: of two with one name the first one counts.
    if (layout === undefined || found.has(name)) continue;
    const value = namedError(name, textIn(child)) ?? valueIn(layout, child, place);
    if (value !== undefined) found.set(name, value);
    else if (layout.kind === 'pointer' || layout.kind === 'blob') lost.add(name);
  }
  const record: Record<string, unknown> = {};
  for (const name of members.keys()) {
    if (found.has(name)) record[name] = found.get(name);
    else if (lost.has(name)) {
      record[name] = null;
      markLost(record, name);
    }
  }
  return record;
}

/** netsh adds the member of a struct that is but one: `localAddrV6.byteArray16`. */
export function memberName(element: string): string {
  const dot = element.indexOf('.');
  return dot === -1 ? element : element.slice(0, dot);
}

/** The value of an element; undefined, and noted, for what is no value of such a member. */
export function valueIn(layout: ValueLayout, element: Element, place: Place): unknown {
  switch (layout.kind) {
    case 'struct':
      return recordIn(namedMembers(layout.fields), element, { ...place, path: `${place.path}.` });
    case 'pointer':
      return isEmpty(element) ? null : valueIn(layout.to, element, place);
    case 'counted':
      return element.children.map((item) => valueIn(layout.of, item, place) ?? null);
    case 'blob':
      return isEmpty(element) ? null : noted(blobIn(layout, element), place);
    case 'enum':
      return constantIn(layout, textIn(element), place);
    case 'flags':
      return flagsIn(layout, element, place);
    case 'wideString':
      return copiedText(withoutEntities(element.text));
    case 'sid':
      return noted(sidOf(textIn(element)), place);
    default:
      return noted(leafValue(layout, textIn(element)), place);
  }
}

function noted<T>(value: T | undefined, { notes, path }: Place): T | undefined {
  if (value === undefined) notes.addUnread(path);
  return value;
}

/** What an element says, without the blanks that indent it. */
export function textIn(element: Element): string {
  return withoutEntities(element.text).trim();
}

export function isEmpty(element: Element): boolean {
  return element.children.length === 0 && element.text.trim() === '';
}

/** `asString` is for people, and has dots in place of what it cannot show. */
function blobIn({ content }: Blob<Uint8Array> | Blob<string>, element: Element): unknown {
  const data = element.children.find(({ name }) => name === 'data');
  if (data === undefined) return undefined;
  return content === 'text' ? utf16Of(textIn(data)) : bytesOf(textIn(data));
}

/** A name that is not known is kept: Windows has more constants than the SDK declares. */
function constantIn(
  enumeration: Enumeration<string>,
  text: string,
  place: Place,
): string | number | undefined {
  const constant = constantOf(enumeration, withoutPublic(text));
  if (constant !== undefined) return constant;
  if (!/^[A-Za-z]\w*$/.test(text)) return noted(undefined, place);
  place.notes.addUnknown(text);
  return copiedText(text);
}

/** Newer netsh calls a type of events FWPM_NET_EVENT_TYPE_PUBLIC_CLASSIFY_DROP. */
function withoutPublic(text: string): string {
  return text.replace(/^FWPM_NET_EVENT_TYPE_PUBLIC_/, 'FWPM_NET_EVENT_TYPE_');
}

/** A word of flags: a list of names, or a number. */
function flagsIn({ bits }: Flags, element: Element, place: Place): number | undefined {
  const said = element.children.length === 0 ? [element] : element.children;
  let flags = 0;
  for (const text of said.map(textIn)) {
    const bit = Object.hasOwn(bits, text) ? bits[text] : unsigned(text === '' ? '0' : text, 32);
    if (bit !== undefined) flags = (flags | Number(bit)) >>> 0;
    else if (element.children.length === 0) return noted(undefined, place);
    else place.notes.addUnknown(text);
  }
  return flags;
}

const ERROR_NUMBERS: ReadonlyMap<string, (name: string) => number | undefined> = new Map([
  ['failureErrorCode', win32ErrorNumber],
  ['failureStatus', ntstatusNumber],
]);

/** An error by its name, should netsh have one for it. */
function namedError(member: string, text: string): number | undefined {
  return /^[A-Z]\w+$/.test(text) ? ERROR_NUMBERS.get(member)?.(text) : undefined;
}
