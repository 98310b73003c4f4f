/** Text that is cut, wherever that is done. */

/** The beginning of a text, of at most so many UTF-16 code units: of a pair of surrogates there is never one alone. */
export function cutText(text: string, most: number): string {
  if (text.length <= most) return text;
  const isWithinPair = isHigh(text.charCodeAt(most - 1)) && isLow(text.charCodeAt(most));
  return text.slice(0, isWithinPair ? most - 1 : most);
}

/** What messages quote is no longer, in UTF-16 code units: whatever somebody gave, its beginning tells it from the rest. */
const MOST_QUOTED = 100;

/** A text as a message shows it: one that is too long is cut, and ends with `…`. */
export function excerpt(text: string, most: number = MOST_QUOTED): string {
  return text.length <= most ? text : `${cutText(text, most)}…`;
}

/**
 * The same text, in memory of its own: a part of a string can keep the whole of it alive, such as a piece of a file.
 * Joining and cutting makes a copy.
 */
export function copiedText(text: string): string {
  return ` ${text}`.slice(1);
}

const UNPAIRED = /\p{Cs}/u;

/** Well-formed text: unpaired surrogates become U+FFFD. */
export function wellFormed(text: string): string {
  return UNPAIRED.test(text) ? text.replace(/\p{Cs}/gu, '\ufffd') : text;
}

function isHigh(unit: number): boolean {
  return unit >= 0xd800 && unit < 0xdc00;
}

function isLow(unit: number): boolean {
  return unit >= 0xdc00 && unit < 0xe000;
}
