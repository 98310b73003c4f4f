/** UTF-16 strings out of memory. */
import { ByteCache, LEAST_BYTES } from './byteCache.ts';
import { giveUp, need, type Source } from './source.ts';

const SLOTS = 4096;
/** Bytes of the longest string that is cached. */
export const MOST_CACHED_BYTES = 256;

const cache = new ByteCache(SLOTS, MOST_CACHED_BYTES);
const strings = new Array<string>(SLOTS).fill('');

/** The string of `length` code units at `offset`. */
function stringOf(source: Source, offset: number, length: number): string {
  const size = 2 * length;
  if (size > MOST_CACHED_BYTES || size < LEAST_BYTES) return source.text.ucs2Slice(offset, offset + size);
  const found = cache.find(source.view, offset, size);
  if (found >= 0) return strings[found] as string;
  const text = source.text.ucs2Slice(offset, offset + size);
  if (found < -1 && cache.keep(-2 - found, source.view, offset, size)) strings[-2 - found] = text;
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
  if (at >= end) throw giveUp(source, at + 2);
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
