/** How sentences for people are put together. */
import { remembered } from '../util/remembered.ts';

/** A C name without what its enumeration begins with. */
export function short(name: string, prefix: RegExp): string;
export function short(name: string | undefined, prefix: RegExp): string | undefined;
export function short(name: string | undefined, prefix: RegExp): string | undefined {
  return name?.replace(prefix, '');
}

/** A value after its label; nothing where there is no value. */
export function labelled(label: string, value: string | number | bigint | undefined): string | undefined {
  return value === undefined || value === '' ? undefined : `${label} ${value}`;
}

/** A number as other tools show it: 0x, and as many digits as its C type has. */
export function hexNumber(value: number | undefined, digits: number): string | undefined {
  return value === undefined ? undefined : `0x${value.toString(16).padStart(digits, '0')}`;
}

/** In place of a member that should be there and is not. No text of an event looks like it: {@link free} adds quotes. */
export const UNREADABLE = '(cannot be read)';

/** Words without what separates the parts of a sentence: blanks, commas, quotes, semicolons, parentheses. */
const WORD = /^[!#-'*+\--:<-~\p{L}\p{M}\p{N}]+$/u;

/** Paths of Windows: the same after a drive or a backslash, with parentheses, and with single blanks inside. */
const PATH = /^(?:[a-z]:)?\\[!#-+\--:<-~\p{L}\p{M}\p{N}]*(?: [!#-+\--:<-~\p{L}\p{M}\p{N}]+)*$/iu;

// The same names and paths are in many events.
const isWord = remembered((text: string) => WORD.test(text));
const isPath = remembered((text: string) => PATH.test(text));

/**
 * Text from an event, so that it cannot look like parts of the sentence around it: a word as it is, anything else as a
 * string of JSON. Empty text stays empty.
 */
export function free(text: string): string;
export function free(text: string | undefined): string | undefined;
export function free(text: string | undefined): string | undefined {
  return text === undefined || text === '' || isWord(text) ? text : quoted(text);
}

/** The same of a path between commas, which needs no quotes for its blanks. */
export function freePath(text: string | undefined): string | undefined {
  return text !== undefined && isPath(text) ? text : free(text);
}

/** Text from an event, always in quotes. */
export function quoted(text: string): string {
  return JSON.stringify(text);
}

/** The parts that have something to say, in one text; undefined when there are none. */
export function together(parts: readonly (string | undefined)[], separator = ', '): string | undefined {
  let text = '';
  for (const part of parts) {
    if (part !== undefined && part !== '') text += text === '' ? part : separator + part;
  }
  return text || undefined;
}
