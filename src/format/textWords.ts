/** How sentences for people are put together. */

/** A C name without what its enumeration begins with. */
export function short(name: string, prefix: RegExp): string;
export function short(name: string | undefined, prefix: RegExp): string | undefined;
export function short(name: string | undefined, prefix: RegExp): string | undefined {
  return name?.replace(prefix, '');
}

/** A value behind what it is; nothing where there is no value. */
export function labelled(label: string, value: string | number | bigint | undefined): string | undefined {
  return value === undefined || value === '' ? undefined : `${label} ${value}`;
}

/** A number as people know it who see it in other tools: 0x, and digits to fill its C type. */
export function hexNumber(value: number | undefined, digits: number): string | undefined {
  return value === undefined ? undefined : `0x${value.toString(16).padStart(digits, '0')}`;
}

/** What a member holds that should be there, and is not. No text of others is written like this: {@link free} quotes it. */
export const UNREADABLE = '(cannot be read)';

/** Words, of what no sentence here has between its parts: no blanks, commas, quotes, semicolons and parentheses. */
const WORD = /^[!#-'*+\--:<-~\p{L}\p{M}\p{N}]+$/u;

/** Paths of Windows: the same behind a drive or a backslash, with parentheses, and with single blanks inside. */
const PATH = /^(?:[a-z]:)?\\[!#-+\--:<-~\p{L}\p{M}\p{N}]*(?: [!#-+\--:<-~\p{L}\p{M}\p{N}]+)*$/iu;

/**
 * Text that others made, so that it cannot look like parts of the sentence that it stands in: a word as it is, anything
 * else as a string of JSON. Nothing stays nothing.
 */
export function free(text: string): string;
export function free(text: string | undefined): string | undefined;
export function free(text: string | undefined): string | undefined {
  return text === undefined || text === '' || WORD.test(text) ? text : quoted(text);
}

/** The same of a path between commas, which needs no quotes for its blanks. */
export function freePath(text: string | undefined): string | undefined {
  return text !== undefined && PATH.test(text) ? text : free(text);
}

/** Text that others made, in quotes whatever it is. */
export function quoted(text: string): string {
  return JSON.stringify(text);
}

/** All that is said, or nothing. */
export function together(parts: readonly (string | undefined)[], separator = ', '): string | undefined {
  return parts.filter((part) => part !== undefined && part !== '').join(separator) || undefined;
}
