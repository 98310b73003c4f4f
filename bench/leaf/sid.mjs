/** SIDs and GUIDs as text; SIDs with a cache, as in text.mjs. */
import { digits, take, writeDecimal, writeHexByte } from './digits.mjs';
import { check, follow } from './image.mjs';

const HYPHEN = 0x2d;
const SEEN = 1;
const STORED = 2;

const SLOTS = 1024;
/** 15 sub-authorities, the most that Windows gives a SID; longer ones are not cached. */
const WORDS_PER_SLOT = 17;
const hashes = new Int32Array(SLOTS);
const states = new Uint8Array(SLOTS);
const words = new Uint32Array(SLOTS * WORDS_PER_SLOT);
const texts = new Array(SLOTS).fill('');

/** What the pointer at `at` leads to; null for NULL. */
export function sidAt(image, at) {
  const offset = follow(image, at);
  return offset < 0 ? null : sid(image, offset);
}

export function sid(image, offset) {
  const { view } = image;
  check(image, offset, 8);
  const count = view.getUint8(offset + 1);
  check(image, offset, 8 + 4 * count);
  const length = count + 2;
  if (length > WORDS_PER_SLOT) return formatSid(view, offset, count);
  const hash = hashOf(view, offset, length);
  const slot = hash & (SLOTS - 1);
  if (hashes[slot] !== hash || states[slot] === 0) {
    hashes[slot] = hash;
    states[slot] = SEEN;
    return formatSid(view, offset, count);
  }
  const start = slot * WORDS_PER_SLOT;
  if (states[slot] === STORED && isSame(view, offset, length, start)) return texts[slot];
  for (let i = 0; i < length; i++) words[start + i] = view.getUint32(offset + 4 * i, true);
  states[slot] = STORED;
  texts[slot] = formatSid(view, offset, count);
  return texts[slot];
}

/** Of revision and count, and of the last two words: accounts differ at their ends. */
function hashOf(view, offset, length) {
  let hash = view.getUint32(offset, true);
  hash = Math.imul(hash ^ view.getUint32(offset + 4 * length - 4, true), 0x9e3779b1);
  hash = Math.imul(hash ^ view.getUint32(offset + 4 * length - 8, true), 0x85ebca6b);
  return hash ^ (hash >>> 15);
}

/** The count is in the first word, so a SID of another length differs there. */
function isSame(view, offset, length, start) {
  for (let i = 0; i < length; i++) {
    if (view.getUint32(offset + 4 * i, true) !== words[start + i]) return false;
  }
  return true;
}

/** The authority is 48 bits, most significant byte first, and hex from 2^32 on. */
function formatSid(view, offset, count) {
  digits[0] = 0x53; // S
  digits[1] = HYPHEN;
  let end = writeDecimal(2, view.getUint8(offset));
  digits[end++] = HYPHEN;
  if (view.getUint16(offset + 2) === 0) end = writeDecimal(end, view.getUint32(offset + 4));
  else {
    digits[end++] = 0x30; // 0
    digits[end++] = 0x78; // x
    for (let i = 2; i < 8; i++) end = writeHexByte(end, view.getUint8(offset + i));
  }
  for (let i = 0; i < count; i++) {
    digits[end++] = HYPHEN;
    end = writeDecimal(end, view.getUint32(offset + 8 + 4 * i, true));
  }
  return take(end);
}

/** Which byte comes where in a GUID's text; -1 is a hyphen. The first three parts are little-endian numbers. */
const GUID_ORDER = Int8Array.of(3, 2, 1, 0, -1, 5, 4, -1, 7, 6, -1, 8, 9, -1, 10, 11, 12, 13, 14, 15);

export function guid(image, offset) {
  check(image, offset, 16);
  const { bytes } = image;
  let end = 0;
  for (let i = 0; i < GUID_ORDER.length; i++) {
    const from = GUID_ORDER[i];
    if (from < 0) digits[end++] = HYPHEN;
    else end = writeHexByte(end, bytes[offset + from]);
  }
  return take(end);
}
