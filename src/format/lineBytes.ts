/** Lines as bytes, written one piece after the other: to put as many texts together would take several times as long. */
import { remembered } from '../util/remembered.ts';
import { TEXT_ENCODER } from '../util/textEncoder.ts';
import { textJson } from './jsonText.ts';

const WORD = 8;

/**
 * Text that is written again and again, as words of eight bytes: no UTF-8 makes a NaN, whose bits an engine might change. What
 * comes next is written over what the last word has too much.
 */
export class Piece {
  readonly length: number;
  readonly words: Float64Array;

  constructor(text: string) {
    const bytes = TEXT_ENCODER.encode(text);
    this.length = bytes.length;
    this.words = new Float64Array(Math.ceil(bytes.length / WORD));
    new Uint8Array(this.words.buffer).set(bytes);
  }
}

/** Paths and names make up most of what is written, and there are few of them. */
const pieceOf = remembered((text: string) => new Piece(textJson(text)), 2 ** 13);
/** A text of that many characters is written faster than it is found, and most addresses and times are no longer. */
export const SHORT = 32;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/** ASCII that stands for itself in JSON: 1; what has a backslash before it: 2. */
const KINDS = new Uint8Array(128);
KINDS.fill(1, 0x20, 0x7f);
KINDS[QUOTE] = 2;
KINDS[BACKSLASH] = 2;

const FIRST_SIZE = 2 ** 16;
const MOST_BYTES_PER_UNIT = 3;

export class LineBytes {
  #bytes = new Uint8Array(FIRST_SIZE);
  #view = new DataView(this.#bytes.buffer);
  /** How many were written. It can be made less, which takes the last ones away. */
  length = 0;

  /** What was written: it stays until something is written after the length was made less. */
  get written(): Uint8Array {
    return this.#bytes.subarray(0, this.length);
  }

  /** A character of ASCII. */
  code(code: number): void {
    this.#reserve(1);
    this.#bytes[this.length++] = code;
  }

  /** The last character that was written becomes another one. */
  replaceLast(code: number): void {
    this.#bytes[this.length - 1] = code;
  }

  piece({ words, length }: Piece): void {
    this.#reserve(WORD * words.length);
    const at = this.length;
    const view = this.#view;
    // As they are in memory: the words were made on the same machine.
    for (let i = 0; i < words.length; i++) view.setFloat64(at + WORD * i, words[i] ?? 0, IS_LITTLE_ENDIAN);
    this.length = at + length;
  }

  all(bytes: Uint8Array): void {
    this.#reserve(bytes.length);
    this.#bytes.set(bytes, this.length);
    this.length += bytes.length;
  }

  /** A text of ASCII, a short one. */
  ascii(text: string): void {
    this.#reserve(text.length);
    const bytes = this.#bytes;
    const at = this.length;
    for (let i = 0; i < text.length; i++) bytes[at + i] = text.charCodeAt(i);
    this.length = at + text.length;
  }

  utf8(text: string): void {
    this.#reserve(MOST_BYTES_PER_UNIT * text.length);
    this.length += TEXT_ENCODER.encodeInto(text, this.#bytes.subarray(this.length)).written;
  }

  /** Bytes in quotes, with two quotes in the place of each. */
  quoted(bytes: Uint8Array): void {
    this.#reserve(2 * bytes.length + 2);
    const out = this.#bytes;
    let at = this.length;
    out[at++] = QUOTE;
    for (let i = 0; i < bytes.length; i++) {
      const byte = bytes[i] ?? 0;
      out[at++] = byte;
      if (byte === QUOTE) out[at++] = QUOTE;
    }
    out[at++] = QUOTE;
    this.length = at;
  }

  /** A text as `textJson` writes it. */
  text(text: string): void {
    if (text.length > SHORT || !this.#short(text)) this.piece(pieceOf(text));
  }

  /** A number as JSON, which has no words for NaN and what is infinite. */
  number(number: number): void {
    this.ascii(Number.isFinite(number) ? String(number) : 'null');
  }

  /** Returns false for a text that is not ASCII, and writes nothing of it. */
  #short(text: string): boolean {
    this.#reserve(2 * SHORT + 2);
    const bytes = this.#bytes;
    let at = this.length;
    bytes[at++] = QUOTE;
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i);
      const kind = code < KINDS.length ? KINDS[code] : 0;
      if (kind === 0) return false;
      if (kind === 2) bytes[at++] = BACKSLASH;
      bytes[at++] = code;
    }
    bytes[at++] = QUOTE;
    this.length = at;
    return true;
  }

  /** Makes room for so many more bytes. */
  #reserve(length: number): void {
    const wanted = this.length + length;
    if (wanted <= this.#bytes.length) return;
    const grown = new Uint8Array(Math.max(wanted, 2 * this.#bytes.length));
    grown.set(this.written);
    this.#bytes = grown;
    this.#view = new DataView(grown.buffer);
  }
}

const IS_LITTLE_ENDIAN = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;
