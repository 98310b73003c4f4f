/** Frames out of bytes that come in chunks of any size: no more is held than one message, and none that is too long. */
import { Assembly } from './assembly.ts';
import type { Codec, HeadReader } from './codecs.ts';

/** What was found. Bytes are good until the next part is asked for. */
export type FramePart =
  | { readonly kind: 'message'; readonly bytes: Uint8Array }
  /** A message that is not held begins; its length, where that is known. Pieces of it follow, and `passed`. */
  | { readonly kind: 'tooLong'; readonly length: number | undefined }
  | { readonly kind: 'piece'; readonly bytes: Uint8Array }
  | { readonly kind: 'passed' }
  /** Where the next frame begins cannot be known: this is the last part. */
  | { readonly kind: 'broken'; readonly reason: string };

type Parts = Generator<FramePart, void, undefined>;

export interface FrameReader {
  /** The parts that a chunk completes. Its bytes are the caller's again when all parts were taken. */
  push(chunk: Uint8Array): Parts;
  /** What is left when no more comes. */
  end(): Parts;
}

/** @param most bytes of a message, as it is framed. */
export function frameReader({ head, after }: Codec, most: number): FrameReader {
  return head === undefined ? new MarkedFrames(most) : new CountedFrames(head(), after, most);
}

const PASSED: FramePart = { kind: 'passed' };

/** Frames that say how long they are. */
class CountedFrames implements FrameReader {
  readonly #head: HeadReader;
  /** What has to follow a message: one byte at most. */
  readonly #after: Uint8Array;
  readonly #most: number;
  readonly #held = new Assembly();
  /** Bytes of the message that is read; undefined within a head. */
  #length: number | undefined;
  /** How many of them, and of what follows them, are there. */
  #done = 0;
  #isBroken = false;

  constructor(head: HeadReader, after: Uint8Array, most: number) {
    this.#head = head;
    this.#after = after;
    this.#most = most;
  }

  *push(chunk: Uint8Array): Parts {
    for (let at = 0; at < chunk.length && !this.#isBroken; ) {
      if (this.#length === undefined) {
        yield* this.#begin(chunk[at] ?? 0);
        at++;
      } else {
        const left = this.#length + this.#after.length - this.#done;
        const part = chunk.subarray(at, at + left);
        at += part.length;
        yield* this.#length > this.#most ? this.#pass(part, this.#length) : this.#take(part, this.#length);
      }
    }
  }

  *end(): Parts {
    if (this.#isBroken) return;
    if (this.#length !== undefined) {
      const there = Math.min(this.#done, this.#length);
      yield this.#broken(`the input ended after ${there} of its ${this.#length} bytes`);
    } else if (this.#head.isBegun) yield this.#broken('the input ended within its length');
  }

  /** One more byte of a head. */
  *#begin(byte: number): Parts {
    const result = this.#head.add(byte);
    if (result === 'more') return;
    if (typeof result === 'object') {
      yield this.#broken(result.broken);
      return;
    }
    this.#length = result;
    this.#done = 0;
    if (result > this.#most) yield { kind: 'tooLong', length: result };
    // Nothing follows that would complete it.
    else if (result + this.#after.length === 0) yield* this.#complete(new Uint8Array(0), 0);
  }

  *#take(part: Uint8Array, length: number): Parts {
    const whole = length + this.#after.length;
    const isAlone = this.#done === 0 && part.length === whole;
    this.#done += part.length;
    if (!isAlone) this.#held.add(part, whole);
    if (this.#done === whole) yield* this.#complete(isAlone ? part : this.#held.take(), length);
  }

  *#complete(frame: Uint8Array, length: number): Parts {
    this.#length = undefined;
    yield this.#isFollowed(frame, length)
      ? { kind: 'message', bytes: frame.subarray(0, length) }
      : this.#unfollowed();
  }

  *#pass(part: Uint8Array, length: number): Parts {
    const body = part.subarray(0, Math.max(0, length - this.#done));
    this.#done += part.length;
    if (body.length > 0) yield { kind: 'piece', bytes: body };
    if (this.#done < length + this.#after.length) return;
    this.#length = undefined;
    yield this.#isFollowed(part, body.length) ? PASSED : this.#unfollowed();
  }

  #isFollowed(bytes: Uint8Array, at: number): boolean {
    return this.#after.every((byte, i) => bytes[at + i] === byte);
  }

  #unfollowed(): FramePart {
    return this.#broken('no comma follows it');
  }

  #broken(reason: string): FramePart {
    this.#isBroken = true;
    return { kind: 'broken', reason };
  }
}

const NEWLINE = 0x0a;

/** Frames that end with a newline; the last one can be without. */
class MarkedFrames implements FrameReader {
  readonly #most: number;
  readonly #held = new Assembly();
  #isPassing = false;

  constructor(most: number) {
    this.#most = most;
  }

  *push(chunk: Uint8Array): Parts {
    for (let at = 0; at < chunk.length; ) {
      const mark = chunk.indexOf(NEWLINE, at);
      const part = chunk.subarray(at, mark < 0 ? chunk.length : mark);
      at += part.length + 1;
      if (mark < 0) yield* this.#add(part);
      else if (!this.#isPassing && this.#held.length === 0 && part.length <= this.#most) {
        yield { kind: 'message', bytes: part };
      } else {
        yield* this.#add(part);
        yield this.#complete();
      }
    }
  }

  *end(): Parts {
    if (this.#isPassing || this.#held.length > 0) yield this.#complete();
  }

  *#add(part: Uint8Array): Parts {
    const length = this.#held.length + part.length;
    if (!this.#isPassing && length <= this.#most) {
      this.#held.add(part, this.#most);
      return;
    }
    if (!this.#isPassing) {
      this.#isPassing = true;
      yield { kind: 'tooLong', length: undefined };
      if (this.#held.length > 0) yield { kind: 'piece', bytes: this.#held.take() };
    }
    if (part.length > 0) yield { kind: 'piece', bytes: part };
  }

  #complete(): FramePart {
    const isPassed = this.#isPassing;
    this.#isPassing = false;
    return isPassed ? PASSED : { kind: 'message', bytes: this.#held.take() };
  }
}
