/** JSON as text: what all formats that write JSON have in common. */
import { remembered } from '../util/remembered.ts';
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

/** ASCII that stands for itself in JSON. */
const PLAIN = /^[ !#-[\]-~]*$/;

/** A text as {@link wellFormedJson} writes it: most often nothing of it has to be looked at twice. */
export function textJson(text: string): string {
  return PLAIN.test(text) ? `"${text}"` : escapedJson(text);
}

/** Paths have backslashes, and few of them make up nearly all events. */
const escapedJson = remembered((text: string) => wellFormedJson(text));

/** The JSON of an object with one more member after those it has, whose value is JSON already. */
export function withMember(object: string, name: string, json: string): string {
  return `${object.slice(0, -1)}${object === '{}' ? '' : ','}${jsonText(name)}:${json}}`;
}
