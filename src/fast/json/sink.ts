/** Where the fast writers put their bytes. */

/** Thrown by a writer when the sink has no room: what it wrote of the line is given up, and the line begun anew. */
export const FULL = Symbol('full');

/**
 * Bytes that are always left after what has a length of its own (strings, blobs, elements). So what has not
 * (names, numbers, addresses: a few KB in the largest event) is written without a check. The generator makes
 * sure that it is enough.
 */
export const RESERVE = 16384;

export class Sink {
  readonly bytes: Uint8Array;
  readonly view: DataView;
  readonly size: number;
  /** Whether unpaired surrogates become U+FFFD; they are escapes otherwise. */
  readonly replacesSurrogates: boolean;

  /** Over so many bytes of its own, or over those that it is given. */
  constructor(room: number | Uint8Array, replacesSurrogates = false) {
    this.replacesSurrogates = replacesSurrogates;
    this.bytes = typeof room === 'number' ? new Uint8Array(room) : room;
    this.view = new DataView(this.bytes.buffer, this.bytes.byteOffset, this.bytes.byteLength);
    this.size = this.bytes.byteLength;
  }
}

/** Makes sure that `length` bytes fit at `at`, and the reserve after them. */
export function room(sink: Sink, at: number, length: number): void {
  if (at + length + RESERVE > sink.size) throw FULL;
}

/**
 * Text that is written again and again, as words of eight bytes: ASCII never makes a NaN, whose bits an engine
 * might change. A word may reach up to seven bytes after the text: what comes next writes over them.
 */
export class Piece {
  readonly words: Float64Array;
  readonly length: number;

  constructor(text: string) {
    this.length = text.length;
    this.words = Float64Array.from(wordsOf(text));
  }
}

/** The words of an ASCII text, the last one filled up with spaces. */
export function wordsOf(text: string): number[] {
  const view = new DataView(new ArrayBuffer(8));
  const words: number[] = [];
  for (let start = 0; start < text.length; start += 8) {
    for (let i = 0; i < 8; i++) {
      const code = start + i < text.length ? text.charCodeAt(start + i) : 0x20;
      if (code > 0x7e) throw new RangeError(`no piece of ASCII: ${text}`);
      view.setUint8(i, code);
    }
    words.push(view.getFloat64(0, true));
  }
  return words;
}

/** Writes a piece; returns the position after it. */
export function writePiece(sink: Sink, at: number, { words, length }: Piece): number {
  const { view } = sink;
  for (let i = 0; i < words.length; i++) view.setFloat64(at + 8 * i, words[i] as number, true);
  return at + length;
}
