/** UTF-16 strings out of memory. */
import { GIVE_UP, need, type Source } from './source.ts';
import { LEAST_WORDS, WordCache } from './wordCache.ts';

const SLOTS = 4096;
/** 32-bit words of the longest string that is cached. */
export const MOST_WORDS = 64;

const cache = new WordCache(SLOTS, MOST_WORDS);
const strings = new Array<string>(SLOTS).fill('');

/** The string of `length` code units at `offset`. */
function stringOf(source: Source, offset: number, length: number): string {
  const words = length >>> 1;
  if (words > MOST_WORDS || words < LEAST_WORDS) return source.text.ucs2Slice(offset, offset + 2 * length);
  const { view } = source;
  // The last unit of an odd length is in no word: it goes into the length.
  const key = (length & 1) === 0 ? length : length | (view.getUint16(offset + 4 * words, true) << 8);
  const found = cache.find(view, offset, words, key);
  if (found >= 0) return strings[found] as string;
  const text = source.text.ucs2Slice(offset, offset + 2 * length);
  if (found < -1) {
    cache.keep(-2 - found, view, offset, words, key);
    strings[-2 - found] = text;
  }
  return text;
}

/** Code units before the NUL of the string at `offset`; gives up where there is none within memory and limits. */
export function lengthOfString(source: Source, offset: number): number {
  const { view } = source;
  const most = source.characters;
  const end = Math.min(source.size, offset + 2 * most + 2) - 1;
  let at = offset;
  // Two units at once, as long as neither is 0.
  for (; at + 2 < end; at += 4) {
    const pair = view.getUint32(at, true);
    if ((pair & 0xffff) === 0) break;
    if (pair >>> 16 === 0) {
      at += 2;
      break;
    }
  }
  while (at < end && view.getUint16(at, true) !== 0) at += 2;
  if (at >= end) throw GIVE_UP;
  need(source, offset, at + 2 - offset);
  return (at - offset) >>> 1;
}

/** `wchar_t[]` up to its NUL. */
export function wideString(source: Source, offset: number): string {
  return stringOf(source, offset, lengthOfString(source, offset));
}

/** Code units in `size` bytes, less one trailing NUL. */
export function lengthOfText(source: Source, offset: number, size: number): number {
  const units = size >>> 1;
  return units > 0 && source.view.getUint16(offset + 2 * units - 2, true) === 0 ? units - 1 : units;
}

/** The text in `size` bytes, less one trailing NUL. */
export function countedText(source: Source, offset: number, size: number): string {
  return stringOf(source, offset, lengthOfText(source, offset, size));
}
