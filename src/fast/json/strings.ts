/**
 * UTF-16 strings as JSON in UTF-8, as `toJson` writes them: unpaired surrogates, DEL, the C1 controls, what turns text around
 * and line separators become \\uxxxx.
 */
import { LEAST_BYTES } from '../byteCache.ts';
import { HEX_DIGITS } from '../digits.ts';
import type { Source } from '../source.ts';
import { lengthOfString, lengthOfText, MOST_CACHED_BYTES } from '../strings.ts';
import { MOST_PIECE_BYTES, PieceCache } from './pieceCache.ts';
import { room, type Sink } from './sink.ts';

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

const textPieces = new PieceCache(4096, MOST_CACHED_BYTES);

/** Bytes that an ASCII character takes: itself, a backslash and a letter, or a backslash, u and four digits. */
const ASCII_LENGTH = new Uint8Array(128).fill(1);
/** The first two of them, the first one in the low byte; a second byte that is not needed is written over. */
const ASCII_BYTES = new Uint16Array(128);

for (let code = 0; code < 128; code++) {
  const letter = { 8: 'b', 9: 't', 10: 'n', 12: 'f', 13: 'r', 34: '"', 92: '\\' }[code] ?? '';
  if (letter !== '') ASCII_BYTES[code] = BACKSLASH | (letter.charCodeAt(0) << 8);
  else ASCII_BYTES[code] = isControl(code) ? BACKSLASH | (0x75 << 8) : code;
  if (letter !== '') ASCII_LENGTH[code] = 2;
  else if (isControl(code)) ASCII_LENGTH[code] = 6;
}

/** C0, DEL and C1. */
function isControl(unit: number): boolean {
  return unit < 0x20 || (unit >= 0x7f && unit < 0xa0);
}

/** Bidi controls and line separators. */
function turnsOrSeparates(unit: number): boolean {
  if (unit < 0x200e) return unit === 0x061c;
  if (unit > 0x2069) return false;
  return unit <= 0x200f || (unit >= 0x2028 && unit <= 0x202e) || unit >= 0x2066;
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

/** UTF-16 code units as a JSON string in UTF-8, as `toJson` writes it. */
function writeText(sink: Sink, at: number, source: Source, offset: number, length: number): number {
  const size = 2 * length;
  if (size > MOST_CACHED_BYTES || size < LEAST_BYTES) return writeUnits(sink, at, source, offset, length);
  const found = textPieces.find(source.view, offset, size);
  if (found >= 0) {
    room(sink, at, MOST_PIECE_BYTES);
    return textPieces.write(sink, at, found);
  }
  const before = unpaired;
  const end = writeUnits(sink, at, source, offset, length);
  // How unpaired surrogates are written is not the same everywhere: such a text is never kept.
  if (found < -1 && unpaired === before)
    textPieces.keep(-2 - found, source.view, offset, size, sink, at, end);
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
      if ((next & 0xfc00) !== 0xdc00) position = writeUnpaired(sink, position, unit);
      else {
        position = writePair(out, position, unit, next);
        i++;
      }
    } else if ((unit & 0xf800) === 0xd800) position = writeUnpaired(sink, position, unit);
    else position = writeUnit(out, position, unit);
  }
  out[position++] = QUOTE;
  return position;
}

// Two ASCII units in a word, one in each half.
const NOT_ASCII = 0xff80ff80 | 0;
const SIGNS = 0x80008000 | 0;

/**
 * Sets the sign of each half that is below 0x20, a quote, a backslash or DEL. A half may also be marked because the
 * one below it is; what is marked is looked at one by one anyway.
 */
function needsEscape(pair: number): number {
  return (
    (pair - 0x00200020) |
    ((pair ^ 0x00220022) - 0x00010001) |
    ((pair ^ 0x005c005c) - 0x00010001) |
    (pair + 0x7f817f81)
  );
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

/** How many unpaired surrogates were written so far. */
let unpaired = 0;

function writeUnpaired({ bytes, replacesSurrogates }: Sink, at: number, unit: number): number {
  unpaired++;
  return replacesSurrogates ? writeUnit(bytes, at, 0xfffd) : writeHexEscape(bytes, at, unit);
}

/** A code unit from 0x80 on that is no surrogate. */
function writeUnit(out: Uint8Array, at: number, unit: number): number {
  if (isControl(unit) || turnsOrSeparates(unit)) return writeHexEscape(out, at, unit);
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

/** \u and four digits: what is not to be shown as it is, and unpaired surrogates. */
function writeHexEscape(out: Uint8Array, at: number, unit: number): number {
  out[at] = BACKSLASH;
  out[at + 1] = 0x75;
  for (let i = 0; i < 4; i++) out[at + 2 + i] = HEX_DIGITS[(unit >>> (12 - 4 * i)) & 15] as number;
  return at + 6;
}
