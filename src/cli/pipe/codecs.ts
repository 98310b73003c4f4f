/** The codecs of `fwpm pipe`: how a message is framed, by the names and in the bytes of Redpanda Connect's `subprocess`. */

/** What the bytes of a head say: how long the message is, that more of them are needed, or why they are no head. */
export type HeadResult = number | 'more' | { readonly broken: string };

/** Reads the head of one frame after another. */
export interface HeadReader {
  add(byte: number): HeadResult;
  /** Whether a part of a head was read. */
  readonly isBegun: boolean;
}

/** How a message is framed. */
export interface Codec {
  /** Makes a reader of heads; undefined where the end of a message is marked, and its length not told. */
  readonly head: (() => HeadReader) | undefined;
  /** What stands before a message of so many bytes. */
  readonly before: (length: number) => Uint8Array;
  /** What stands after it. */
  readonly after: Uint8Array;
  /** Whether what comes in is in base64, since the bytes of a capture can look like the mark. */
  readonly isBase64: boolean;
}

const NOTHING = new Uint8Array(0);

export const CODECS = {
  length_prefixed_uint32_be: {
    head: () => new Uint32Head(),
    before: (length) => {
      const head = Buffer.alloc(4);
      head.writeUInt32BE(length);
      return head;
    },
    after: NOTHING,
    isBase64: false,
  },
  netstring: {
    head: () => new NetstringHead(),
    before: (length) => Buffer.from(`${length}:`, 'latin1'),
    after: Buffer.from(',', 'latin1'),
    isBase64: false,
  },
  lines: { head: undefined, before: () => NOTHING, after: Buffer.from('\n', 'latin1'), isBase64: true },
} as const satisfies Readonly<Record<string, Codec>>;

export type CodecName = keyof typeof CODECS;

/** The most bytes of what stands before a message. */
export const MOST_BEFORE = 16;

class Uint32Head implements HeadReader {
  #value = 0;
  #count = 0;

  get isBegun(): boolean {
    return this.#count > 0;
  }

  add(byte: number): HeadResult {
    this.#value = this.#value * 256 + byte;
    this.#count++;
    if (this.#count < 4) return 'more';
    const length = this.#value;
    this.#value = 0;
    this.#count = 0;
    return length;
  }
}

const ZERO = 0x30;
const COLON = 0x3a;

/** More digits are no length that anybody means. */
const MOST_DIGITS = 15;

/** Digits and a colon. Zeros at the beginning are taken as Redpanda Connect takes them. */
class NetstringHead implements HeadReader {
  #value = 0;
  #count = 0;

  get isBegun(): boolean {
    return this.#count > 0;
  }

  add(byte: number): HeadResult {
    if (byte === COLON && this.#count > 0) {
      const length = this.#value;
      this.#value = 0;
      this.#count = 0;
      return length;
    }
    const digit = byte - ZERO;
    if (digit < 0 || digit > 9) {
      const found = `0x${byte.toString(16).padStart(2, '0')}`;
      return { broken: `a netstring begins with digits and a colon, and there is a byte ${found}` };
    }
    this.#value = this.#value * 10 + digit;
    this.#count++;
    return this.#count > MOST_DIGITS
      ? { broken: `the length of a netstring has more than ${MOST_DIGITS} digits` }
      : 'more';
  }
}
