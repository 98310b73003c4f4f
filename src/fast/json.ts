/** The leaves as JSON: what the generated writers call. Each writes at `at` and returns the position behind. */
import { HEX_DIGITS, writeFour, writeSid, writeUint32 } from './digits.ts';
import { countOfSid } from './leaves.ts';
import { Piece, room, type Sink, wordsOf, writePiece } from './sink.ts';
import type { Source } from './source.ts';
import { lengthOfString, lengthOfText } from './strings.ts';

export { writeGuid, writeIpv4, writeIpv6, writeUint32 } from './digits.ts';

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/** `null` and four bytes that are written over. */
const NULL_WORD = wordsOf('null')[0] as number;

export function writeNull(sink: Sink, at: number): number {
  sink.view.setFloat64(at, NULL_WORD, true);
  return at + 4;
}

// --- numbers -------------------------------------------------------------------------------------------------

export function writeInt32(sink: Sink, at: number, value: number): number {
  if (value >= 0) return writeUint32(sink.bytes, at, value);
  sink.bytes[at] = 0x2d;
  return writeUint32(sink.bytes, at + 1, -value);
}

/** JSON has no words for these numbers, and would lose the sign of -0. */
export function writeFloat(sink: Sink, at: number, value: number): number {
  const text = Object.is(value, -0) ? '"-0"' : Number.isFinite(value) ? String(value) : `"${value}"`;
  return writeAscii(sink.bytes, at, text);
}

function writeAscii(out: Uint8Array, at: number, text: string): number {
  for (let i = 0; i < text.length; i++) out[at + i] = text.charCodeAt(i);
  return at + text.length;
}

/**
 * Quotient and remainder of the 64-bit number high * 2^32 + low by a divisor below 2^26, in steps of 16 bits
 * that doubles hold exactly.
 */
const divided = { high: 0, low: 0, remainder: 0 };
function divide(high: number, low: number, divisor: number): void {
  divided.high = Math.floor(high / divisor);
  const first = (high % divisor) * 65536 + (low >>> 16);
  const middle = Math.floor(first / divisor);
  const second = (first % divisor) * 65536 + (low & 0xffff);
  // The quotient's low half: middle has at most 16 bits, since the remainder before it was below the divisor.
  divided.low = middle * 65536 + Math.floor(second / divisor);
  divided.remainder = second % divisor;
}

const EIGHT_DIGITS = 100_000_000;

function writeEight(out: Uint8Array, at: number, value: number): number {
  const high = (value / 10000) >>> 0;
  return writeFour(out, writeFour(out, at, high), value - high * 10000);
}

/** A UINT64 in decimal, without quotes. */
export function writeUint64(sink: Sink, at: number, source: Source, offset: number): number {
  return writeHalves(
    sink.bytes,
    at,
    source.view.getUint32(offset + 4, true),
    source.view.getUint32(offset, true),
  );
}

function writeHalves(out: Uint8Array, at: number, high: number, low: number): number {
  if (high === 0) return writeUint32(out, at, low);
  divide(high, low, EIGHT_DIGITS);
  const last = divided.remainder;
  const rest = divided.high * 4294967296 + divided.low;
  if (rest < 4294967296) return writeEight(out, writeUint32(out, at, rest), last);
  // Below 2^64 / 1e8 = 1.8e11, so exact in a double.
  const first = Math.floor(rest / EIGHT_DIGITS);
  return writeEight(out, writeEight(out, writeUint32(out, at, first), rest - first * EIGHT_DIGITS), last);
}

/** An INT64 in decimal, without quotes. */
export function writeInt64(sink: Sink, at: number, source: Source, offset: number): number {
  const low = source.view.getUint32(offset, true);
  const high = source.view.getUint32(offset + 4, true);
  if (high < 0x80000000) return writeHalves(sink.bytes, at, high, low);
  sink.bytes[at] = 0x2d;
  const negatedLow = -low >>> 0;
  return writeHalves(sink.bytes, at + 1, (~high + (low === 0 ? 1 : 0)) >>> 0, negatedLow);
}

// --- FILETIME ------------------------------------------------------------------------------------------------

const TICKS_PER_SECOND = 10_000_000;
const SECONDS_PER_DAY = 86400;
/** Days from 1601 to the end of the year 9999, the last one with four digits. */
const DAYS_WITH_DATE = 3067671;

let dateDay = -1;
let date = new Piece('1601-01-01T');

/** The date of a day counted from 1601-01-01, and the T behind it. */
function dateOf(day: number): Piece {
  if (day !== dateDay) {
    date = new Piece(new Date((day - 134774) * SECONDS_PER_DAY * 1000).toISOString().slice(0, 11));
    dateDay = day;
  }
  return date;
}

function writeTwo(out: Uint8Array, at: number, value: number): number {
  const tens = (value / 10) >>> 0;
  out[at] = 0x30 + tens;
  out[at + 1] = 0x30 + value - 10 * tens;
  return at + 2;
}

/** A FILETIME as ISO 8601 with 7 digits, past the year 9999 as its ticks; without quotes. */
export function writeFiletime(sink: Sink, at: number, source: Source, offset: number): number {
  const low = source.view.getUint32(offset, true);
  const high = source.view.getUint32(offset + 4, true);
  divide(high, low, TICKS_PER_SECOND);
  const fraction = divided.remainder;
  const seconds = divided.high * 4294967296 + divided.low;
  const day = Math.floor(seconds / SECONDS_PER_DAY);
  const out = sink.bytes;
  if (day >= DAYS_WITH_DATE) return writeHalves(out, at, high, low);
  const second = seconds - day * SECONDS_PER_DAY;
  const minute = (second / 60) >>> 0;
  const hour = (minute / 60) >>> 0;
  let position = writePiece(sink, at, dateOf(day));
  position = writeTwo(out, position, hour);
  out[position++] = 0x3a;
  position = writeTwo(out, position, minute - 60 * hour);
  out[position++] = 0x3a;
  position = writeTwo(out, position, second - 60 * minute);
  out[position++] = 0x2e;
  const millions = (fraction / 10000) >>> 0;
  out[position++] = 0x30 + ((millions / 100) >>> 0);
  position = writeTwo(out, position, millions % 100);
  position = writeFour(out, position, fraction - millions * 10000);
  out[position++] = 0x5a;
  return position;
}

// --- names ---------------------------------------------------------------------------------------------------

/** Lists of flags, by their word: a few words make up nearly all events. */
const FLAG_SLOTS = 256;

export class FlagLists {
  readonly #bits: readonly (readonly [name: string, bit: number])[];
  readonly #words = new Uint32Array(FLAG_SLOTS);
  readonly #lists: (Piece | undefined)[] = new Array(FLAG_SLOTS).fill(undefined);

  /** Names and bits, in bit order. */
  constructor(bits: readonly (readonly [string, number])[]) {
    this.#bits = bits;
  }

  write(sink: Sink, at: number, value: number): number {
    const slot = (Math.imul(value, 0x9e3779b1) >>> 24) & (FLAG_SLOTS - 1);
    let list = this.#lists[slot];
    if (list === undefined || this.#words[slot] !== value) {
      list = new Piece(this.#textOf(value));
      this.#lists[slot] = list;
      this.#words[slot] = value;
    }
    return writePiece(sink, at, list);
  }

  #textOf(value: number): string {
    const names = this.#bits.filter(([, bit]) => (value & bit) !== 0).map(([name]) => `"${name}"`);
    const unknown = this.#bits.reduce((rest, [, bit]) => rest & ~bit, value) >>> 0;
    return `[${(unknown === 0 ? names : [...names, `"0x${unknown.toString(16)}"`]).join(',')}]`;
  }
}

// --- addresses, SIDs, bytes ----------------------------------------------------------------------------------

export function writeSidText(sink: Sink, at: number, source: Source, offset: number): number {
  const count = countOfSid(source, offset);
  sink.bytes[at] = QUOTE;
  const end = writeSid(sink.bytes, at + 1, source.view, offset, count);
  sink.bytes[end] = QUOTE;
  return end + 1;
}

/** AA-BB-CC-DD-EE-FF, without quotes. */
export function writeMac(sink: Sink, at: number, source: Source, offset: number): number {
  const out = sink.bytes;
  let position = at;
  for (let i = 0; i < 6; i++) {
    const byte = source.bytes[offset + i] as number;
    if (i > 0) out[position++] = 0x2d;
    out[position++] = upperHex(byte >>> 4);
    out[position++] = upperHex(byte & 15);
  }
  return position;
}

function upperHex(digit: number): number {
  return digit < 10 ? 0x30 + digit : 0x37 + digit;
}

/** Lower-case hex, without quotes. */
export function writeHex(sink: Sink, at: number, source: Source, offset: number, length: number): number {
  const out = sink.bytes;
  const { bytes } = source;
  let position = at;
  for (let i = 0; i < length; i++) {
    const byte = bytes[offset + i] as number;
    out[position++] = HEX_DIGITS[byte >>> 4] as number;
    out[position++] = HEX_DIGITS[byte & 15] as number;
  }
  return position;
}

/** A blob of any length, in quotes. */
export function writeBlob(sink: Sink, at: number, source: Source, offset: number, length: number): number {
  room(sink, at, 2 * length + 2);
  sink.bytes[at] = QUOTE;
  const end = writeHex(sink, at + 1, source, offset, length);
  sink.bytes[end] = QUOTE;
  return end + 1;
}

// --- strings -------------------------------------------------------------------------------------------------

/** Characters that stand for themselves: ASCII from space on, but for quote and backslash. */
const IS_PLAIN = new Uint8Array(128);
for (let i = 0x20; i < 128; i++) if (i !== QUOTE && i !== BACKSLASH) IS_PLAIN[i] = 1;

/** The escapes of one letter: \b \t \n \f \r. */
const SHORT_ESCAPES = new Uint8Array(32);
for (const [code, letter] of Object.entries({ 8: 'b', 9: 't', 10: 'n', 12: 'f', 13: 'r' })) {
  SHORT_ESCAPES[Number(code)] = letter.charCodeAt(0);
}

/** The most bytes of one code unit: \udxxx. */
const MOST_BYTES_PER_UNIT = 6;

export function writeWideString(sink: Sink, at: number, source: Source, offset: number): number {
  return writeUnits(sink, at, source, offset, lengthOfString(source, offset));
}

/** The text in `size` bytes, less one trailing NUL. */
export function writeCountedText(
  sink: Sink,
  at: number,
  source: Source,
  offset: number,
  size: number,
): number {
  return writeUnits(sink, at, source, offset, lengthOfText(source, offset, size));
}

/** UTF-16 code units as a JSON string in UTF-8, as JSON.stringify writes it. */
function writeUnits(sink: Sink, at: number, source: Source, offset: number, length: number): number {
  room(sink, at, MOST_BYTES_PER_UNIT * length + 2);
  const out = sink.bytes;
  const { view } = source;
  let position = at;
  out[position++] = QUOTE;
  let i = 0;
  while (i < length) {
    // Four units at once, as long as they are ASCII and stand for themselves.
    if (i + 4 <= length) {
      const low = view.getUint32(offset + 2 * i, true);
      const high = view.getUint32(offset + 2 * i + 4, true);
      const a = low & 127;
      const b = (low >>> 16) & 127;
      const c = high & 127;
      const d = (high >>> 16) & 127;
      const arePlain =
        ((IS_PLAIN[a] as number) &
          (IS_PLAIN[b] as number) &
          (IS_PLAIN[c] as number) &
          (IS_PLAIN[d] as number)) ===
        1;
      if (((low | high) & 0xff80ff80) === 0 && arePlain) {
        sink.view.setUint32(position, a | (b << 8) | (c << 16) | (d << 24), true);
        position += 4;
        i += 4;
        continue;
      }
    }
    const unit = view.getUint16(offset + 2 * i, true);
    i++;
    if (unit < 128 && IS_PLAIN[unit] === 1) out[position++] = unit;
    else if (unit < 128) position = writeEscape(out, position, unit);
    else if (unit < 0x800) {
      out[position++] = 0xc0 | (unit >>> 6);
      out[position++] = 0x80 | (unit & 63);
    } else if ((unit & 0xf800) !== 0xd800) {
      out[position++] = 0xe0 | (unit >>> 12);
      out[position++] = 0x80 | ((unit >>> 6) & 63);
      out[position++] = 0x80 | (unit & 63);
    } else {
      const next = i < length ? view.getUint16(offset + 2 * i, true) : 0;
      if (unit < 0xdc00 && (next & 0xfc00) === 0xdc00) {
        const point = 0x10000 + ((unit & 0x3ff) << 10) + (next & 0x3ff);
        out[position++] = 0xf0 | (point >>> 18);
        out[position++] = 0x80 | ((point >>> 12) & 63);
        out[position++] = 0x80 | ((point >>> 6) & 63);
        out[position++] = 0x80 | (point & 63);
        i++;
      } else position = writeHexEscape(out, position, unit);
    }
  }
  out[position++] = QUOTE;
  return position;
}

function writeEscape(out: Uint8Array, at: number, unit: number): number {
  const short = unit === QUOTE || unit === BACKSLASH ? unit : (SHORT_ESCAPES[unit] as number);
  if (short === 0) return writeHexEscape(out, at, unit);
  out[at] = BACKSLASH;
  out[at + 1] = short;
  return at + 2;
}

/** \u and four digits: control characters and unpaired surrogates. */
function writeHexEscape(out: Uint8Array, at: number, unit: number): number {
  out[at] = BACKSLASH;
  out[at + 1] = 0x75;
  for (let i = 0; i < 4; i++) out[at + 2 + i] = HEX_DIGITS[(unit >>> (12 - 4 * i)) & 15] as number;
  return at + 6;
}
