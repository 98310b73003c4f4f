/** UTF-16LE text, with a cache of the texts that come again. */
import { check, follow, outside } from './image.mjs';

/** The string up to its NUL. */
export function wideString(image, offset) {
  const { view } = image;
  const end = image.length - 1;
  let at = offset;
  // Two code units at a time: scanning is what long texts cost once they are cached.
  while (at + 4 <= end) {
    const two = view.getUint32(at, true);
    if ((two & 0xffff) === 0 || two >>> 16 === 0) break;
    at += 4;
  }
  while (at < end && view.getUint16(at, true) !== 0) at += 2;
  if (at >= end) outside(at);
  return cachedText(image, offset, (at - offset) >> 1);
}

/** What the pointer at `at` leads to; null for NULL. */
export function wideStringAt(image, at) {
  const offset = follow(image, at);
  return offset < 0 ? null : wideString(image, offset);
}

/** An appId: the code units of `size` bytes, less one trailing NUL. */
export function countedText(image, offset, size) {
  check(image, offset, size);
  const units = size >> 1;
  const hasNul = units > 0 && image.view.getUint16(offset + 2 * units - 2, true) === 0;
  return cachedText(image, offset, hasNul ? units - 1 : units);
}

/** The array of `count` strings at `offset`. */
export function wideStrings(image, count, offset) {
  check(image, offset, 8 * count);
  const texts = new Array(count);
  for (let i = 0; i < count; i++) texts[i] = wideStringAt(image, offset + 8 * i);
  return texts;
}

/** V8 makes a one-byte string where it can; unpaired surrogates survive, which TextDecoder would replace. */
function readText({ buffer }, offset, units) {
  return buffer.ucs2Slice(offset, offset + 2 * units);
}

// The cache has a fixed number of slots, each for one text of up to 128 code units. A text that is seen for the
// first time leaves only its hash, so texts that never come again cost little; the second time it is stored; from
// then on it is compared word by word, and the string that is there already is returned.

const SLOTS = 2048;
const WORDS_PER_SLOT = 64;
const hashes = new Int32Array(SLOTS);
const lengths = new Int32Array(SLOTS).fill(-1);
const words = new Uint32Array(SLOTS * WORDS_PER_SLOT);
const texts = new Array(SLOTS).fill('');

function cachedText(image, offset, units) {
  const count = units >> 1;
  if (count > WORDS_PER_SLOT || count < 4) return readText(image, offset, units);
  const { view } = image;
  const hash = hashOf(view, offset, units);
  const slot = hash & (SLOTS - 1);
  if (hashes[slot] !== hash) {
    hashes[slot] = hash;
    lengths[slot] = -1;
    return readText(image, offset, units);
  }
  if (lengths[slot] === units && isSame(view, offset, units, slot)) return texts[slot];
  const text = readText(image, offset, units);
  for (let i = 0; i < count; i++) words[slot * WORDS_PER_SLOT + i] = view.getUint32(offset + 4 * i, true);
  lengths[slot] = units;
  texts[slot] = text;
  return text;
}

/** Of the length, the last eight units and two in the middle: paths differ at their ends. */
function hashOf(view, offset, units) {
  const end = offset + 4 * (units >> 1);
  let hash = units;
  hash = Math.imul(hash ^ view.getUint32(end - 4, true), 0x9e3779b1);
  hash = Math.imul(hash ^ view.getUint32(end - 8, true), 0x85ebca6b);
  hash = Math.imul(hash ^ view.getUint32(end - 12, true), 0xc2b2ae35);
  hash = Math.imul(hash ^ view.getUint32(end - 16, true), 0x27d4eb2f);
  hash = Math.imul(hash ^ view.getUint32(offset + 4 * (units >> 2), true), 0x9e3779b1);
  return hash ^ (hash >>> 15);
}

function isSame(view, offset, units, slot) {
  const count = units >> 1;
  const start = slot * WORDS_PER_SLOT;
  for (let i = 0; i < count; i++) {
    if (view.getUint32(offset + 4 * i, true) !== words[start + i]) return false;
  }
  if ((units & 1) === 0) return true;
  return view.getUint16(offset + 2 * units - 2, true) === texts[slot].charCodeAt(units - 1);
}
