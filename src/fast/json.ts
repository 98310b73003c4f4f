/** The leaves as JSON: what the generated writers call. Each writes at `at` and returns the position behind. */
import { ByteCache, LEAST_BYTES } from './byteCache.ts';
import { HEX_DIGITS, MOST_SID_CHARACTERS, writeFour, writeSid, writeUint32 } from './digits.ts';
import { countOfSid, MOST_CACHED_SID_BYTES } from './leaves.ts';
import { Piece, room, type Sink, wordsOf, writePiece } from './sink.ts';
import type { Source } from './source.ts';
import { lengthOfString, lengthOfText, MOST_CACHED_BYTES } from './strings.ts';

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
  if (value >= 0) return writeUint32(sink, at, value);
  sink.bytes[at] = 0x2d;
  return writeUint32(sink, at + 1, -value);
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

function writeEight(out: Sink, at: number, value: number): number {
  const high = (value / 10000) >>> 0;
  return writeFour(out, writeFour(out, at, high), value - high * 10000);
}

/** A UINT64 in decimal, without quotes. */
export function writeUint64(sink: Sink, at: number, source: Source, offset: number): number {
  return writeHalves(sink, at, source.view.getUint32(offset + 4, true), source.view.getUint32(offset, true));
}

function writeHalves(out: Sink, at: number, high: number, low: number): number {
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
  if (high < 0x80000000) return writeHalves(sink, at, high, low);
  sink.bytes[at] = 0x2d;
  const negatedLow = -low >>> 0;
  return writeHalves(sink, at + 1, (~high + (low === 0 ? 1 : 0)) >>> 0, negatedLow);
}

// --- FILETIME ------------------------------------------------------------------------------------------------

const TICKS_PER_SECOND = 10_000_000;
const SECONDS_PER_DAY = 86400;
/** Days from 1601 to the end of the year 9999, the last one with four digits. */
const DAYS_WITH_DATE = 3067671;
const DAYS_TO_1970 = 134774;

/** The day that was written last: events come in the order of time. */
let date = new Piece('1601-01-01T');
/** Its first tick, in two halves. */
let dateHigh = 0;
let dateLow = 0;
const TICKS_PER_DAY = SECONDS_PER_DAY * TICKS_PER_SECOND;

/** Ticks since the day that was written last began: exact wherever it is the same day. */
function ticksOfDay(high: number, low: number): number {
  return (high - dateHigh) * 4294967296 + (low - dateLow);
}

/** Makes the day of a FILETIME the one that was written last; false past the year 9999. */
function moveDate(high: number, low: number): boolean {
  divide(high, low, TICKS_PER_SECOND);
  const seconds = divided.high * 4294967296 + divided.low;
  const day = Math.floor(seconds / SECONDS_PER_DAY);
  if (day >= DAYS_WITH_DATE) return false;
  date = new Piece(new Date((day - DAYS_TO_1970) * SECONDS_PER_DAY * 1000).toISOString().slice(0, 11));
  const first = BigInt(day) * BigInt(TICKS_PER_DAY);
  dateHigh = Number(first >> 32n);
  dateLow = Number(first & 0xffffffffn);
  return true;
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
  const out = sink.bytes;
  let ticks = ticksOfDay(high, low);
  if (!(ticks >= 0 && ticks < TICKS_PER_DAY)) {
    if (!moveDate(high, low)) return writeHalves(sink, at, high, low);
    ticks = ticksOfDay(high, low);
  }
  const second = Math.floor(ticks / TICKS_PER_SECOND);
  const fraction = ticks - second * TICKS_PER_SECOND;
  const minute = (second / 60) >>> 0;
  const hour = (minute / 60) >>> 0;
  let position = writePiece(sink, at, date);
  position = writeTwo(out, position, hour);
  out[position++] = 0x3a;
  position = writeTwo(out, position, minute - 60 * hour);
  out[position++] = 0x3a;
  position = writeTwo(out, position, second - 60 * minute);
  out[position++] = 0x2e;
  const thousands = (fraction / 10000) >>> 0;
  out[position++] = 0x30 + ((thousands / 100) >>> 0);
  position = writeTwo(out, position, thousands % 100);
  position = writeFour(sink, position, fraction - thousands * 10000);
  out[position++] = 0x5a;
  return position;
}

// --- names ---------------------------------------------------------------------------------------------------

const TEXT_ENCODER = new TextEncoder();

/** Lists of flags, by their word: a few words make up nearly all events. */
const FLAG_SLOTS = 256;

export class FlagLists {
  readonly #bits: readonly (readonly [name: string, bit: number])[];
  readonly #words = new Uint32Array(FLAG_SLOTS);
  readonly #lists: (Uint8Array | undefined)[] = new Array(FLAG_SLOTS).fill(undefined);

  /** Names and bits, in bit order. */
  constructor(bits: readonly (readonly [string, number])[]) {
    this.#bits = bits;
  }

  write(sink: Sink, at: number, value: number): number {
    const slot = (Math.imul(value, 0x9e3779b1) >>> 24) & (FLAG_SLOTS - 1);
    let list = this.#lists[slot];
    if (list === undefined || this.#words[slot] !== value) {
      list = TEXT_ENCODER.encode(this.#textOf(value));
      this.#lists[slot] = list;
      this.#words[slot] = value;
    }
    // Long enough for the engine's copy to be faster than a loop over words.
    sink.bytes.set(list, at);
    return at + list.length;
  }

  #textOf(value: number): string {
    const names = this.#bits.filter(([, bit]) => (value & bit) !== 0).map(([name]) => `"${name}"`);
    const unknown = this.#bits.reduce((rest, [, bit]) => rest & ~bit, value) >>> 0;
    return `[${(unknown === 0 ? names : [...names, `"0x${unknown.toString(16)}"`]).join(',')}]`;
  }
}

// --- what repeats --------------------------------------------------------------------------------------------

/** Words of the longest JSON text that is cached: 192 bytes. */
const MOST_PIECE_WORDS = 24;

/** JSON texts of what bytes become, in one slab. UTF-8 never makes a NaN: no byte of F0 or more has a 7F or FF behind it. */
class PieceCache {
  readonly #cache: ByteCache;
  readonly #slots: number;
  readonly #lengths: Uint8Array;
  #slab: Float64Array | undefined;

  constructor(slots: number, mostBytes: number) {
    this.#cache = new ByteCache(slots, mostBytes);
    this.#slots = slots;
    this.#lengths = new Uint8Array(slots);
  }

  /** As that of a ByteCache. */
  find(view: DataView, offset: number, size: number): number {
    return this.#cache.find(view, offset, size);
  }

  /** Writes the text of a slot that was found; returns the position behind it. */
  write({ view }: Sink, at: number, slot: number): number {
    const slab = this.#slab as Float64Array;
    const length = this.#lengths[slot] as number;
    const first = slot * MOST_PIECE_WORDS;
    const words = (length + 7) >>> 3;
    for (let i = 0; i < words; i++) view.setFloat64(at + 8 * i, slab[first + i] as number, true);
    return at + length;
  }

  /** Keeps the text that was written from `start` to `end`, for the bytes that it was made from. */
  keep(
    slot: number,
    view: DataView,
    offset: number,
    size: number,
    sink: Sink,
    start: number,
    end: number,
  ): void {
    const length = end - start;
    if (length > 8 * MOST_PIECE_WORDS || !this.#cache.keep(slot, view, offset, size)) return;
    this.#slab ??= new Float64Array(this.#slots * MOST_PIECE_WORDS);
    this.#lengths[slot] = length;
    const first = slot * MOST_PIECE_WORDS;
    // What is behind the end now is written over later, wherever the piece is copied to, too.
    sink.bytes.fill(0x20, end, end + 7);
    for (let at = start, i = first; at < end; at += 8, i++) this.#slab[i] = sink.view.getFloat64(at, true);
  }
}

const sidPieces = new PieceCache(1024, MOST_CACHED_SID_BYTES);
const textPieces = new PieceCache(4096, MOST_CACHED_BYTES);

// --- addresses, SIDs, bytes ----------------------------------------------------------------------------------

export function writeSidText(sink: Sink, at: number, source: Source, offset: number): number {
  const count = countOfSid(source, offset);
  room(sink, at, MOST_SID_CHARACTERS + 2);
  const { view } = source;
  const size = 8 + 4 * count;
  const isCached = size >= LEAST_BYTES && size <= MOST_CACHED_SID_BYTES;
  const found = isCached ? sidPieces.find(view, offset, size) : -1;
  if (found >= 0) return sidPieces.write(sink, at, found);
  sink.bytes[at] = QUOTE;
  const end = writeSid(sink, at + 1, view, offset, count);
  sink.bytes[end] = QUOTE;
  if (found < -1) sidPieces.keep(-2 - found, view, offset, size, sink, at, end + 1);
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

/** Bytes that an ASCII character takes: itself, a backslash and a letter, or a backslash, u and four digits. */
const ASCII_LENGTH = new Uint8Array(128).fill(1);
/** The first two of them, the first one in the low byte; a second byte that is not needed is written over. */
const ASCII_BYTES = new Uint16Array(128);

for (let code = 0; code < 128; code++) {
  const letter = { 8: 'b', 9: 't', 10: 'n', 12: 'f', 13: 'r', 34: '"', 92: '\\' }[code] ?? '';
  if (letter !== '') ASCII_BYTES[code] = BACKSLASH | (letter.charCodeAt(0) << 8);
  else ASCII_BYTES[code] = code < 0x20 ? BACKSLASH | (0x75 << 8) : code;
  if (letter !== '') ASCII_LENGTH[code] = 2;
  else if (code < 0x20) ASCII_LENGTH[code] = 6;
}

/** The most bytes of one code unit: \udxxx. */
const MOST_BYTES_PER_UNIT = 6;

export function writeWideString(sink: Sink, at: number, source: Source, offset: number): number {
  return writeText(sink, at, source, offset, lengthOfString(source, offset));
}

/** The text in `size` bytes, less one trailing NUL. */
export function writeCountedText(
  sink: Sink,
  at: number,
  source: Source,
  offset: number,
  size: number,
): number {
  return writeText(sink, at, source, offset, lengthOfText(source, offset, size));
}

/** UTF-16 code units as a JSON string in UTF-8, as JSON.stringify writes it. */
function writeText(sink: Sink, at: number, source: Source, offset: number, length: number): number {
  const size = 2 * length;
  if (size > MOST_CACHED_BYTES || size < LEAST_BYTES) return writeUnits(sink, at, source, offset, length);
  const found = textPieces.find(source.view, offset, size);
  if (found >= 0) {
    room(sink, at, 8 * MOST_PIECE_WORDS);
    return textPieces.write(sink, at, found);
  }
  const end = writeUnits(sink, at, source, offset, length);
  if (found < -1) textPieces.keep(-2 - found, source.view, offset, size, sink, at, end);
  return end;
}

function writeUnits(sink: Sink, at: number, source: Source, offset: number, length: number): number {
  room(sink, at, MOST_BYTES_PER_UNIT * length + 2);
  const out = sink.bytes;
  const { view } = source;
  let position = at;
  out[position++] = QUOTE;
  let i = 0;
  while (i < length) {
    // Four units at once, as long as they are ASCII; most of them stand for themselves.
    while (i + 4 <= length) {
      const low = view.getInt32(offset + 2 * i, true);
      const high = view.getInt32(offset + 2 * i + 4, true);
      if (((low | high) & NOT_ASCII) !== 0) break;
      if (((needsEscape(low) | needsEscape(high)) & SIGNS) === 0) {
        sink.view.setInt32(position, pack(low) | (pack(high) << 16), true);
        position += 4;
      } else {
        position = writeAsciiUnit(sink, position, low & 127);
        position = writeAsciiUnit(sink, position, low >>> 16);
        position = writeAsciiUnit(sink, position, high & 127);
        position = writeAsciiUnit(sink, position, high >>> 16);
      }
      i += 4;
    }
    if (i >= length) break;
    const unit = view.getUint16(offset + 2 * i, true);
    i++;
    if (unit < 128) position = writeAsciiUnit(sink, position, unit);
    else if ((unit & 0xfc00) === 0xd800 && i < length) {
      const next = view.getUint16(offset + 2 * i, true);
      if ((next & 0xfc00) !== 0xdc00) position = writeHexEscape(out, position, unit);
      else {
        position = writePair(out, position, unit, next);
        i++;
      }
    } else position = writeUnit(out, position, unit);
  }
  out[position++] = QUOTE;
  return position;
}

// Two ASCII units in a word, one in each half.
const NOT_ASCII = 0xff80ff80 | 0;
const SIGNS = 0x80008000 | 0;

/**
 * Sets the sign of each half that is below 0x20, a quote or a backslash. A half may also be marked because the
 * one below it is; what is marked is looked at one by one anyway.
 */
function needsEscape(pair: number): number {
  return (pair - 0x00200020) | ((pair ^ 0x00220022) - 0x00010001) | ((pair ^ 0x005c005c) - 0x00010001);
}

/** The two units as two bytes. */
function pack(pair: number): number {
  return (pair | (pair >>> 8)) & 0xffff;
}

/** An ASCII character, escaped where it has to be. */
function writeAsciiUnit({ bytes, view }: Sink, at: number, unit: number): number {
  const length = ASCII_LENGTH[unit] as number;
  if (length === 6) return writeHexEscape(bytes, at, unit);
  view.setUint16(at, ASCII_BYTES[unit] as number, true);
  return at + length;
}

/** A code unit from 0x80 on that is not the first of a pair; a surrogate is an unpaired one here. */
function writeUnit(out: Uint8Array, at: number, unit: number): number {
  if ((unit & 0xf800) === 0xd800) return writeHexEscape(out, at, unit);
  if (unit < 0x800) {
    out[at] = 0xc0 | (unit >>> 6);
    out[at + 1] = 0x80 | (unit & 63);
    return at + 2;
  }
  out[at] = 0xe0 | (unit >>> 12);
  out[at + 1] = 0x80 | ((unit >>> 6) & 63);
  out[at + 2] = 0x80 | (unit & 63);
  return at + 3;
}

/** A character outside the basic plane. */
function writePair(out: Uint8Array, at: number, first: number, second: number): number {
  const point = 0x10000 + ((first & 0x3ff) << 10) + (second & 0x3ff);
  out[at] = 0xf0 | (point >>> 18);
  out[at + 1] = 0x80 | ((point >>> 12) & 63);
  out[at + 2] = 0x80 | ((point >>> 6) & 63);
  out[at + 3] = 0x80 | (point & 63);
  return at + 4;
}

/** \u and four digits: control characters and unpaired surrogates. */
function writeHexEscape(out: Uint8Array, at: number, unit: number): number {
  out[at] = BACKSLASH;
  out[at + 1] = 0x75;
  for (let i = 0; i < 4; i++) out[at + 2 + i] = HEX_DIGITS[(unit >>> (12 - 4 * i)) & 15] as number;
  return at + 6;
}
