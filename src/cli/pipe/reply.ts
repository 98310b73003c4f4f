/** The reply to a message: an array of what the lines of a format hold, or an object that says what is wrong. */
import type { Output } from '../output/output.ts';
import { type Codec, MOST_BEFORE } from './codecs.ts';

const LEAST = 2 ** 18;

/** What is larger is not kept for the replies that follow. */
const MOST_KEPT = 2 ** 24;

const NEWLINE = 0x0a;
const COMMA = 0x2c;
const OPEN = Buffer.from('[', 'latin1');
const EVENTS = ',"events":';
const CLOSE = Buffer.from(']', 'latin1');

/** Lines go in, one reply after another comes out; all in one memory. */
export class Reply implements Output {
  isOpen = true;
  readonly #most: number;
  readonly #codec: Codec;
  #bytes = Buffer.allocUnsafeSlow(LEAST);
  #end = MOST_BEFORE;

  /** @param most bytes of a reply. */
  constructor(codec: Codec, most: number) {
    this.#codec = codec;
    this.#most = most;
  }

  /** Whether there is more than a reply may have: it is open no more. */
  get isTooLong(): boolean {
    return !this.isOpen;
  }

  /** Begins the next reply. */
  begin(): void {
    if (this.#bytes.length > MOST_KEPT) this.#bytes = Buffer.allocUnsafeSlow(LEAST);
    this.isOpen = true;
    this.#end = MOST_BEFORE;
    this.#add(OPEN);
  }

  /** Takes lines: each becomes an element. */
  async write(lines: Uint8Array | string): Promise<void> {
    if (!this.isOpen) return;
    const bytes = typeof lines === 'string' ? Buffer.from(lines) : lines;
    if (this.#length + bytes.length > this.#most) {
      this.isOpen = false;
      return;
    }
    const start = this.#end;
    this.#add(bytes);
    const written = this.#bytes.subarray(0, this.#end);
    for (let at = written.indexOf(NEWLINE, start); at >= 0; at = written.indexOf(NEWLINE, at + 1)) {
      written[at] = COMMA;
    }
  }

  /** The array, framed. It is good until the next reply is begun. */
  array(): Uint8Array {
    this.#close();
    return this.#framed();
  }

  /** Whether an object of such members is not too long, with what was decoded or without it. */
  fits(members: string, withEvents: boolean): boolean {
    const length = Buffer.byteLength(members) + 1;
    return length + (withEvents ? EVENTS.length + this.#length + 1 : 0) <= this.#most;
  }

  /** @param members of an object, without the brace at its end. What was decoded follows them as `events`, if there is any. */
  object(members: string, withEvents: boolean): Uint8Array {
    const isAny = withEvents && this.isOpen && this.#length > OPEN.length;
    if (isAny) this.#close();
    const before = Buffer.from(isAny ? `${members}${EVENTS}` : members);
    const length = isAny ? this.#length : 0;
    this.#reserve(before.length + length + 1);
    this.#bytes.copyWithin(MOST_BEFORE + before.length, MOST_BEFORE, MOST_BEFORE + length);
    this.#bytes.set(before, MOST_BEFORE);
    this.#end = MOST_BEFORE + before.length + length;
    this.#add(Buffer.from('}', 'latin1'));
    return this.#framed();
  }

  close(): Promise<void> {
    return Promise.resolve();
  }

  abandon(): Promise<void> {
    return Promise.resolve();
  }

  get #length(): number {
    return this.#end - MOST_BEFORE;
  }

  /** The comma after the last element becomes the bracket. */
  #close(): void {
    if (this.#bytes[this.#end - 1] === COMMA) this.#end--;
    this.#add(CLOSE);
  }

  #framed(): Uint8Array {
    const before = this.#codec.before(this.#length);
    const start = MOST_BEFORE - before.length;
    this.#bytes.set(before, start);
    this.#add(this.#codec.after);
    return this.#bytes.subarray(start, this.#end);
  }

  #add(bytes: Uint8Array): void {
    this.#reserve(this.#length + bytes.length);
    this.#bytes.set(bytes, this.#end);
    this.#end += bytes.length;
  }

  /** Room for a reply of so many bytes. */
  #reserve(length: number): void {
    const needed = MOST_BEFORE + length;
    if (needed <= this.#bytes.length) return;
    const grown = Buffer.allocUnsafeSlow(Math.max(needed, Math.min(2 * this.#bytes.length, this.#most)));
    grown.set(this.#bytes.subarray(0, this.#end));
    this.#bytes = grown;
  }
}
