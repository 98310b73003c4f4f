/** Values as JSON: what the generated writers call. Each function writes at `at` and returns the position after it. */
import { flagNames } from '../../codec/leaf/flags.ts';
import { TEXT_ENCODER } from '../../util/textEncoder.ts';
import { LEAST_BYTES } from '../byteCache.ts';
import { HEX_DIGITS, MOST_SID_CHARACTERS, writeSid } from '../digits.ts';
import { countOfSid, MOST_CACHED_SID_BYTES } from '../leaves.ts';
import type { Source } from '../source.ts';
import { PieceCache } from './pieceCache.ts';
import { room, type Sink, wordsOf } from './sink.ts';

export { writeGuid, writeIpv4, writeIpv6, writeMac, writeUint32 } from '../digits.ts';
export { writeFiletime, writeFloat, writeInt32, writeInt64, writeUint64 } from './numbers.ts';
export { writeCountedText, writeWideString } from './strings.ts';

const QUOTE = 0x22;

/** `null` and four bytes that are written over. */
const NULL_WORD = wordsOf('null')[0] as number;

export function writeNull(sink: Sink, at: number): number {
  sink.view.setFloat64(at, NULL_WORD, true);
  return at + 4;
}

// --- names ---------------------------------------------------------------------------------------------------

/** Lists of flags, by their word: a few words make up nearly all events. */
const FLAG_SLOTS = 256;

export class FlagLists {
  readonly #bits: Readonly<Record<string, number>>;
  readonly #words = new Uint32Array(FLAG_SLOTS);
  readonly #lists: (Uint8Array | undefined)[] = new Array(FLAG_SLOTS).fill(undefined);

  constructor(bits: Readonly<Record<string, number>>) {
    this.#bits = bits;
  }

  write(sink: Sink, at: number, value: number): number {
    const slot = (Math.imul(value, 0x9e3779b1) >>> 24) & (FLAG_SLOTS - 1);
    let list = this.#lists[slot];
    if (list === undefined || this.#words[slot] !== value) {
      list = TEXT_ENCODER.encode(JSON.stringify(flagNames(this.#bits, value)));
      this.#lists[slot] = list;
      this.#words[slot] = value;
    }
    // Long enough for the engine's copy to be faster than a loop over words.
    sink.bytes.set(list, at);
    return at + list.length;
  }
}

// --- addresses, SIDs, bytes ----------------------------------------------------------------------------------

const sidPieces = new PieceCache(1024, MOST_CACHED_SID_BYTES);

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
