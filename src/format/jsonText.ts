/** JSON as text: what all formats that write JSON have in common. */
import { wellFormed } from '../util/text.ts';
import { printable } from './printable.ts';

/**
 * A value as one line of JSON. JSON.stringify is well-formed: unpaired surrogates become \udxxx. It leaves as they are DEL
 * and the C1 controls, some of which a terminal takes for the start of a command, what turns text around, and line
 * separators: they become escapes, too, which a parser reads as the same characters.
 */
export function jsonText(value: string | number | boolean | object): string {
  return printable(JSON.stringify(value));
}

/**
 * What becomes of unpaired surrogates: `keep` writes them as `\udxxx`, which JavaScript reads as they were; `replace` writes
 * U+FFFD in their place. Strict parsers refuse the first, and with it the whole file, and a remote peer can send one.
 */
export type Surrogates = 'keep' | 'replace';

/** @throws TypeError for anything else than the two. */
export function assertSurrogates(surrogates: unknown): asserts surrogates is Surrogates {
  if (surrogates === 'keep' || surrogates === 'replace') return;
  throw new TypeError("surrogates: 'keep' or 'replace'");
}

/** A value as one line of JSON for other programs: unpaired surrogates become U+FFFD. */
export function wellFormedJson(value: string | number | boolean | object): string {
  const json = jsonText(value);
  // Most often there is none, and an escaped backslash looks like one at worst.
  return json.includes('\\ud')
    ? printable(JSON.stringify(value, (_, part) => (typeof part === 'string' ? wellFormed(part) : part)))
    : json;
}

/** The JSON of an object with one more member after those it has, whose value is JSON already. */
export function withMember(object: string, name: string, json: string): string {
  return `${object.slice(0, -1)}${object === '{}' ? '' : ','}${jsonText(name)}:${json}}`;
}

/** An object that becomes JSON; members that are not known are undefined. */
export interface Document {
  readonly [name: string]: DocumentValue;
}

type DocumentValue = string | number | boolean | undefined | Document | readonly DocumentValue[];

/** The JSON of a document, without members that are not known. */
export function documentJson(document: Document): string {
  return wellFormedJson(withoutUnknown(document) ?? {});
}

/** The document without members that are not known, and without objects and lists in which nothing is left. */
export function withoutUnknown(document: Document): Document | undefined {
  const members: Record<string, DocumentValue> = {};
  let isEmpty = true;
  for (const [name, value] of Object.entries(document)) {
    const known = knownPart(value);
    if (known === undefined) continue;
    members[name] = known;
    isEmpty = false;
  }
  return isEmpty ? undefined : members;
}

function knownPart(value: DocumentValue): DocumentValue {
  if (typeof value !== 'object') return value;
  if (isList(value)) return value.length === 0 ? undefined : value;
  return withoutUnknown(value);
}

function isList(value: Document | readonly DocumentValue[]): value is readonly DocumentValue[] {
  return Array.isArray(value);
}
