/**
 * A process dump as the benchmark scans it: zeros, code, text, objects with pointers, directory listings with their
 * times, and among them events. Made from a seed, so that two runs scan the same bytes.
 */
import { closeSync, openSync, writeSync } from 'node:fs';
import { buildEvents } from '../data.mjs';

/** Bytes of one range of memory. */
const RANGE = 2 ** 21;
/** Addresses from one range to the next: there are gaps. */
const STRIDE = 2n ** 21n + 2n ** 16n;
const FIRST = 0x1d23c400000n;

/** What a range is full of, and how many of 20 ranges are. */
const KINDS = [
  [zeros, 6],
  [code, 5],
  [text, 3],
  [objects, 5],
  [listings, 1],
].flatMap(([fill, share]) => Array.from({ length: share }, () => fill));

/**
 * Writes a minidump of ranges, and one more that holds events.
 *
 * @param {string} path
 * @param {{ megabytes: number, events: number, seed: number }} options
 * @returns {{ bytes: number, events: bigint[], array: bigint }} bytes of memory, and where what is to be found is.
 */
export function writeDump(path, { megabytes, events: count, seed }) {
  const events = buildEvents({ count, seed, repeating: true });
  const number = Math.ceil((megabytes * 1e6 - events.bytes.length) / RANGE);
  const ranges = Array.from({ length: number }, (_, i) => ({
    base: FIRST + BigInt(i) * STRIDE,
    length: RANGE,
  }));
  const file = openSync(path, 'w');
  try {
    const all = [...ranges, { base: events.base, length: events.bytes.length }];
    writeSync(file, headOf(all));
    const random = randomOf(seed);
    for (const [i, { base }] of ranges.entries())
      writeSync(file, rangeOf(KINDS[i % KINDS.length], base, random));
    writeSync(file, events.bytes);
    return { bytes: all.reduce((sum, { length }) => sum + length, 0), ...placesOf(events) };
  } finally {
    closeSync(file);
  }
}

function placesOf({ bytes, base, entries, count }) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const start = Number(entries - base);
  return {
    array: entries,
    events: Array.from({ length: count }, (_, i) => view.getBigUint64(start + 8 * i, true)),
  };
}

/** Header, directory, SystemInfo of an x64 processor, and a Memory64List after which the bytes begin. */
export function headOf(ranges) {
  const list = 32 + 2 * 12 + 56;
  const head = new DataView(new ArrayBuffer(list + 16 + 16 * ranges.length));
  head.setUint32(0, 0x504d444d, true);
  head.setUint32(4, 0xa793, true);
  head.setUint32(8, 2, true);
  head.setUint32(12, 32, true);
  for (const [i, [type, size, offset]] of [
    [7, 56, 56],
    [9, 16 + 16 * ranges.length, list],
  ].entries()) {
    head.setUint32(32 + 12 * i, type, true);
    head.setUint32(36 + 12 * i, size, true);
    head.setUint32(40 + 12 * i, offset, true);
  }
  head.setUint16(56, 9, true);
  head.setBigUint64(list, BigInt(ranges.length), true);
  head.setBigUint64(list + 8, BigInt(head.byteLength), true);
  for (const [i, { base, length }] of ranges.entries()) {
    head.setBigUint64(list + 16 + 16 * i, base, true);
    head.setBigUint64(list + 24 + 16 * i, BigInt(length), true);
  }
  return new Uint8Array(head.buffer);
}

// --- memory --------------------------------------------------------------------------------------------------

function rangeOf(fill, base, random) {
  const bytes = new Uint8Array(RANGE);
  fill({ bytes, view: new DataView(bytes.buffer), base, random });
  return bytes;
}

function zeros() {}

function code({ view, random }) {
  for (let at = 0; at < RANGE; at += 4) view.setUint32(at, random(), true);
}

function text({ view, random }) {
  for (let at = 0; at < RANGE; at += 2)
    view.setUint16(at, random() % 40 === 0 ? 0 : 0x20 + (random() % 0x5f), true);
}

/** Pointers, small numbers, zeros; now and then a time, a SID, a string. */
function objects({ view, base, random }) {
  for (let at = 0; at < RANGE - 64; at += 8) {
    const kind = random() % 64;
    if (kind < 20) view.setBigUint64(at, base + BigInt((random() % RANGE) & ~7), true);
    else if (kind < 40) view.setUint32(at, random() % 256, true);
    else if (kind < 41) putTime(view, at, random);
    else if (kind < 42) {
      view.setBigUint64(at, 0x0500000000000501n, true);
      for (let i = 0; i < 5; i++, at += 4) view.setUint32(at + 8, random() % 3000, true);
      at = (at + 7) & ~7;
    } else if (kind < 44)
      for (const end = at + 40; at < end; at += 2) view.setUint16(at, 0x61 + (random() % 26), true);
  }
}

/** What a directory's listing is: four times, sizes, attributes, a name. */
function listings({ view, random }) {
  for (let at = 0; at < RANGE - 128; at += 128) {
    for (let i = 0; i < 4; i++) putTime(view, at + 8 * i, random);
    view.setUint32(at + 32, random() % 100000, true);
    view.setUint32(at + 48, [0x10, 0x20, 0x80, 0x2020][random() % 4], true);
    for (let i = 64; i < 120; i += 2) view.setUint16(at + i, 0x61 + (random() % 26), true);
  }
}

function putTime(view, at, random) {
  view.setUint32(at, random(), true);
  view.setUint32(at + 4, 0x01d00000 + (random() % 0x100000), true);
}

/** Numbers of 32 bits from a seed (mulberry32). */
function randomOf(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
}
