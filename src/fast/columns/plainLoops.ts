/** The loops in JavaScript, for memory of any kind. */
import { masked } from '../../layout/index.ts';
import { readPointer } from '../../memory/pointer.ts';
import { NOWHERE, type Source } from '../source.ts';
import { loaderOf } from './loaders.ts';
import type { Loops, PointerSpan, Pointers, Tags } from './loops.ts';

export const PLAIN_LOOPS: Loops = {
  // As many as, with all that they point to, stay in the processor's cache.
  rows: 256,
  begin: () => undefined,
  end: () => undefined,
  places: (rows) => new Int32Array(rows),
  bytes: (length) => new Uint8Array(length),
  place,
  fetch,
  span,
  followEach,
  follow,
  select,
  loaderOf,
};

const TWO_32 = 0x100000000;

/** Bytes of a line of the processor's cache. */
const CACHE_LINE = 64;
/** Bytes from root to root up to which what lies between them is worth reading: it is what they point to. */
const MOST_SPACING = 1024;

/** Something to come of the reading, or it would be optimized away. */
const FETCHED = { sum: 0 };

/**
 * Reads the memory of a block's roots from its first byte to its last. The processor sees such a stream coming and
 * fetches it in time; without, every step waits for the lines that it happens to need.
 */
function fetch({ view }: Source, places: Int32Array, count: number, size: number): void {
  const first = places[0] ?? NOWHERE;
  const last = places[count - 1] ?? NOWHERE;
  const start = Math.min(first, last);
  const end = Math.max(first, last) + size;
  if (start < 0 || end - start > count * MOST_SPACING) return;
  let sum = 0;
  for (let offset = start; offset < end; offset += CACHE_LINE) sum += view.getUint8(offset);
  FETCHED.sum = sum;
}

function place(to: Int32Array, count: number, start: number, stride: number): void {
  for (let row = 0, at = start | 0; row < count; row++, at += stride) to[row] = at;
}

function span(pointers: DataView, count: number, isWide: boolean): PointerSpan | undefined {
  const size = isWide ? 8 : 4;
  let least = Number.POSITIVE_INFINITY;
  let most = 0;
  let [lowest, highest] = [0, 0];
  for (let row = 0; row < count; row++) {
    const low = pointers.getUint32(size * row, true);
    const high = isWide ? pointers.getUint32(size * row + 4, true) : 0;
    // What rounding loses of the highest addresses is less than what is read around structs.
    const address = high * TWO_32 + low;
    if (address === 0) continue;
    if (address < least) {
      least = address;
      lowest = row;
    }
    if (address > most) {
      most = address;
      highest = row;
    }
  }
  if (most === 0) return undefined;
  const addressOf = (row: number): bigint => readPointer({ view: pointers, offset: size * row }, size);
  return { least: addressOf(lowest), most: addressOf(highest) };
}

function followEach(to: Int32Array, count: number, pointers: Pointers): void {
  const { view } = pointers.from ?? pointers.source;
  const last = pointers.source.size - pointers.size;
  const size = pointers.isWide ? 8 : 4;
  for (let row = 0; row < count; row++) {
    to[row] = pointee(pointers, view, pointers.offset + size * row, last, row);
  }
}

function follow(from: Int32Array, to: Int32Array, count: number, pointers: Pointers): void {
  const { view } = pointers.from ?? pointers.source;
  const { offset } = pointers;
  const last = pointers.source.size - pointers.size;
  for (let row = 0; row < count; row++) {
    const place = from[row] ?? NOWHERE;
    to[row] = place < 0 ? NOWHERE : pointee(pointers, view, place + offset, last, row);
  }
}

/** Where the pointer of a row leads that is at an offset of `view`; the row is marked where that is elsewhere. */
function pointee(
  { source, isUnread, isWide }: Pointers,
  view: DataView,
  at: number,
  last: number,
  row: number,
): number {
  const low = view.getInt32(at, true);
  const high = isWide ? view.getInt32(at + 4, true) : 0;
  if ((low | high) === 0) return NOWHERE;
  const place = source.offsetOf(low, high);
  if (place >= 0 && place <= last) return place;
  isUnread[row] = 1;
  source.hasStrayed = true;
  return NOWHERE;
}

function select(from: Int32Array, to: Int32Array, count: number, tags: Tags): void {
  const { offset, mask, values } = tags;
  const { view } = tags.source;
  const [value] = values;
  const hasMore = values.length > 1;
  for (let row = 0; row < count; row++) {
    const place = from[row] ?? NOWHERE;
    to[row] = NOWHERE;
    if (place < 0) continue;
    const tag = masked(view.getUint32(place + offset, true), mask);
    if (tag === value || (hasMore && values.includes(tag))) to[row] = place;
  }
}
