/** Digits into bytes: shared by what makes strings and what writes JSON. */

import type { Sink } from './json/sink.ts';

const HEX = '0123456789abcdef';
/** The character of a hex digit. */
export const HEX_DIGITS: Uint8Array = Uint8Array.from(HEX, (digit) => digit.charCodeAt(0));

/** The four decimal digits of 0..9999 as a little-endian word of characters. */
const FOUR_DIGITS = new Uint32Array(10000);
for (let i = 0; i < 10000; i++) {
  const [a, b, c, d] = [Math.floor(i / 1000), Math.floor(i / 100) % 10, Math.floor(i / 10) % 10, i % 10];
  FOUR_DIGITS[i] = (0x30 + a) | ((0x30 + b) << 8) | ((0x30 + c) << 16) | ((0x30 + d) << 24);
}

/** Writes 0..9999 without leading zeros; returns the position after it. Up to three bytes after are written over later. */
function writeSmall(out: Sink, at: number, value: number): number {
  const length = value < 100 ? (value < 10 ? 1 : 2) : value < 1000 ? 3 : 4;
  out.view.setUint32(at, (FOUR_DIGITS[value] as number) >>> (32 - 8 * length), true);
  return at + length;
}

/** Writes exactly four digits; returns the position after them. */
export function writeFour(out: Sink, at: number, value: number): number {
  out.view.setUint32(at, FOUR_DIGITS[value] as number, true);
  return at + 4;
}

/** A 32-bit integer divided by 10,000. The half keeps the product, which is not exact, off the next integer. */
function tenThousands(value: number): number {
  return ((value + 0.5) * 0.0001) >>> 0;
}

/** Writes an unsigned 32-bit integer in decimal; returns the position after it. */
export function writeUint32(out: Sink, at: number, value: number): number {
  if (value < 10000) return writeSmall(out, at, value);
  const high = tenThousands(value);
  const low = value - 10000 * high;
  if (high < 10000) return writeFour(out, writeSmall(out, at, high), low);
  const top = tenThousands(high);
  return writeFour(out, writeFour(out, writeSmall(out, at, top), high - 10000 * top), low);
}

/** The characters of 0..255 and a dot after them, as a little-endian word; and how many they are. */
const PARTS = new Uint32Array(256);
const PART_LENGTHS = new Uint8Array(256);
for (let i = 0; i < 256; i++) {
  const part = `${i}.`;
  PART_LENGTHS[i] = part.length;
  for (let k = 0; k < part.length; k++) PARTS[i] = (PARTS[i] as number) | (part.charCodeAt(k) << (8 * k));
}

/** Writes 0..255 and a dot; up to three bytes after it are written over later. */
function writePart(out: Sink, at: number, value: number): number {
  out.view.setUint32(at, PARTS[value] as number, true);
  return at + (PART_LENGTHS[value] as number);
}

/** Writes the dotted form of an IPv4 address; returns the position after it. */
export function writeIpv4(out: Sink, at: number, address: number): number {
  let position = writePart(out, at, address >>> 24);
  position = writePart(out, position, (address >>> 16) & 255);
  position = writePart(out, position, (address >>> 8) & 255);
  return writePart(out, position, address & 255) - 1;
}

function writeGroup(out: Sink, at: number, group: number): number {
  const { bytes } = out;
  let position = at;
  if (group >= 0x1000) bytes[position++] = HEX_DIGITS[group >>> 12] as number;
  if (group >= 0x100) bytes[position++] = HEX_DIGITS[(group >>> 8) & 15] as number;
  if (group >= 0x10) bytes[position++] = HEX_DIGITS[(group >>> 4) & 15] as number;
  bytes[position++] = HEX_DIGITS[group & 15] as number;
  return position;
}

const COLON = 0x3a;
const groups = new Uint16Array(8);

/** Writes an IPv6 address as RFC 5952 wants it; returns the position after it. */
export function writeIpv6(out: Sink, at: number, view: DataView, offset: number): number {
  const { bytes } = out;
  let position = at;
  // The first of the longest runs of at least two zero groups becomes "::".
  let zeros = -1;
  let zerosLength = 1;
  let run = 0;
  for (let i = 0; i < 8; i++) {
    const group = view.getUint16(offset + 2 * i);
    groups[i] = group;
    run = group === 0 ? run + 1 : 0;
    if (run > zerosLength) {
      zerosLength = run;
      zeros = i + 1 - run;
    }
  }
  const isMapped = zeros === 0 && zerosLength === 5 && groups[5] === 0xffff;
  const end = isMapped ? 6 : 8;
  for (let i = 0; i < end; i++) {
    if (i === zeros) {
      bytes[position++] = COLON;
      bytes[position++] = COLON;
      i += zerosLength - 1;
    } else {
      if (position > at && bytes[position - 1] !== COLON) bytes[position++] = COLON;
      position = writeGroup(out, position, groups[i] as number);
    }
  }
  if (!isMapped) return position;
  bytes[position++] = COLON;
  return writeIpv4(out, position, view.getUint32(offset + 12));
}

/** Writes the text of the SID at `offset`, which has `count` sub-authorities; returns the position after it. */
export function writeSid(out: Sink, at: number, view: DataView, offset: number, count: number): number {
  const { bytes } = out;
  bytes[at] = 0x53;
  bytes[at + 1] = 0x2d;
  let position = writeSmall(out, at + 2, view.getUint8(offset));
  bytes[position++] = 0x2d;
  if (view.getUint16(offset + 2) === 0) position = writeUint32(out, position, view.getUint32(offset + 4));
  else {
    bytes[position++] = 0x30;
    bytes[position++] = 0x78;
    for (let i = 2; i < 8; i++) {
      const byte = view.getUint8(offset + i);
      bytes[position++] = HEX_DIGITS[byte >>> 4] as number;
      bytes[position++] = HEX_DIGITS[byte & 15] as number;
    }
  }
  for (let i = 0; i < count; i++) {
    bytes[position++] = 0x2d;
    position = writeUint32(out, position, view.getUint32(offset + 8 + 4 * i, true));
  }
  return position;
}

/** Characters of the longest text that `writeSid` can write: 255 sub-authorities of 10 digits. */
export const MOST_SID_CHARACTERS = 2 + 3 + 1 + 14 + 255 * 11;

/** The order in which a GUID's bytes are written; -1 is a hyphen. */
const GUID_ORDER = Int8Array.of(3, 2, 1, 0, -1, 5, 4, -1, 7, 6, -1, 8, 9, -1, 10, 11, 12, 13, 14, 15);

/** Writes the 36 characters of a GUID; returns the position after them. */
export function writeGuid(out: Sink, at: number, memory: Uint8Array, offset: number): number {
  const target = out.bytes;
  let position = at;
  for (let i = 0; i < 20; i++) {
    const index = GUID_ORDER[i] as number;
    if (index < 0) target[position++] = 0x2d;
    else {
      const byte = memory[offset + index] as number;
      target[position++] = HEX_DIGITS[byte >>> 4] as number;
      target[position++] = HEX_DIGITS[byte & 15] as number;
    }
  }
  return position;
}

/** Writes the 17 characters of a MAC address, AA-BB-CC-DD-EE-FF; returns the position after them. */
export function writeMac(out: Sink, at: number, memory: Uint8Array, offset: number): number {
  const { bytes } = out;
  let position = at;
  for (let i = 0; i < 6; i++) {
    const byte = memory[offset + i] as number;
    if (i > 0) bytes[position++] = 0x2d;
    bytes[position++] = upperHex(byte >>> 4);
    bytes[position++] = upperHex(byte & 15);
  }
  return position;
}

function upperHex(digit: number): number {
  return digit < 10 ? 0x30 + digit : 0x37 + digit;
}
