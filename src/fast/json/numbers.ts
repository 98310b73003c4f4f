/** Numbers and times as JSON. Each function writes at `at` and returns the position after it. */
import { writeFour, writeUint32 } from '../digits.ts';
import type { Source } from '../source.ts';
import { Piece, type Sink, writePiece } from './sink.ts';

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
