/** UTF-16 strings, with a cache: events repeat paths, names and groups over and over. */
import { GIVE_UP, need, type Source } from './source.ts';

/**
 * A direct-mapped cache of bounded size. What is seen once only leaves its hash; what is seen twice leaves its
 * bytes and its string; from then on a hit compares all bytes and saves the string. So data that never repeats
 * pays for a hash, and no string is kept for it.
 */
const SLOTS = 2048;
/** 32-bit words of the longest string that is cached, and the shortest: below, making one is as fast. */
const MOST_WORDS = 64;
const LEAST_WORDS = 4;

const hashes = new Int32Array(SLOTS);
/** Code units of the cached string; 0 where there is none. */
const lengths = new Int32Array(SLOTS);
const strings = new Array<string>(SLOTS).fill('');
let keys: Uint32Array | undefined;

/** The string of `length` code units at `offset`. */
function stringOf(source: Source, offset: number, length: number): string {
  const words = length >>> 1;
  if (words > MOST_WORDS || words < LEAST_WORDS) return source.text.ucs2Slice(offset, offset + 2 * length);
  const { view } = source;
  // The ends of paths, names and SIDs differ more than their beginnings.
  const end = offset + 4 * words;
  let hash = length;
  hash = Math.imul(hash ^ view.getUint32(end - 4, true), 0x9e3779b1);
  hash = Math.imul(hash ^ view.getUint32(end - 8, true), 0x85ebca6b);
  hash = Math.imul(hash ^ view.getUint32(end - 12, true), 0xc2b2ae35);
  hash = Math.imul(hash ^ view.getUint32(end - 16, true), 0x27d4eb2f);
  hash = Math.imul(hash ^ view.getUint32(offset + 4 * (words >>> 1), true), 0x9e3779b1);
  hash ^= hash >>> 15;
  const slot = hash & (SLOTS - 1);
  if (hashes[slot] !== hash) {
    hashes[slot] = hash;
    lengths[slot] = 0;
    return source.text.ucs2Slice(offset, offset + 2 * length);
  }
  keys ??= new Uint32Array(SLOTS * MOST_WORDS);
  const first = slot * MOST_WORDS;
  if (lengths[slot] === length) {
    let i = 0;
    while (i < words && view.getUint32(offset + 4 * i, true) === keys[first + i]) i++;
    const cached = strings[slot] as string;
    if (i === words && ((length & 1) === 0 || view.getUint16(end, true) === cached.charCodeAt(length - 1))) {
      return cached;
    }
  }
  for (let i = 0; i < words; i++) keys[first + i] = view.getUint32(offset + 4 * i, true);
  const text = source.text.ucs2Slice(offset, offset + 2 * length);
  strings[slot] = text;
  lengths[slot] = length;
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
