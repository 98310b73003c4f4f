/**
 * What captures need of CBOR (RFC 8949), in the place of the library that reads it elsewhere: a tenth of its size. Items were
 * scanned before, so that they are known to be well-formed. src/view/build/ puts it there.
 */
import { joined } from '../model/keeper.ts';

/** A value with a tag. */
export class Tag {
  readonly tag: number;
  readonly contents: unknown;

  constructor(tag: number, contents: unknown) {
    this.tag = tag;
    this.contents = contents;
  }
}

export interface DecodeOptions {
  /** What becomes of tags; others stay tags. */
  readonly tags: ReadonlyMap<number, (tag: Tag) => unknown>;
  readonly createObject: (members: readonly (readonly [unknown, unknown])[]) => unknown;
}

export const cdeEncodeOptions = {};

/** Captures are written plainly, which needs no library. */
export function encode(): never {
  throw new Error('this page writes no such values');
}

const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** The value of an item. @throws Error for text that is not UTF-8, and for a simple value that has none. */
export function decode(bytes: Uint8Array, options: DecodeOptions): unknown {
  return new Reader(bytes, options).value();
}

/** Ends what has no length. */
const BREAK = Symbol('break');

const SIMPLE = new Map<number, unknown>([
  [20, false],
  [21, true],
  [22, null],
  [23, undefined],
]);

class Reader {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  readonly #options: DecodeOptions;
  #at = 0;

  constructor(bytes: Uint8Array, options: DecodeOptions) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#options = options;
  }

  value(): unknown {
    const first = this.#view.getUint8(this.#at++);
    const [major, info] = [first >> 5, first & 31];
    if (major === 7) return this.#simple(info);
    const argument = info === 31 ? undefined : this.#argument(info);
    switch (major) {
      case 0:
        return argument;
      case 1:
        return typeof argument === 'bigint' ? small(-1n - argument) : -1 - (argument ?? 0);
      case 2:
        return argument === undefined ? joined(this.#parts(isBytes)) : this.#slice(Number(argument));
      case 3:
        if (argument === undefined) return this.#parts(isText).join('');
        return UTF8.decode(this.#slice(Number(argument)));
      case 4:
        return this.#list(argument);
      case 5:
        return this.#options.createObject(this.#members(argument));
      default:
        return this.#tagged(Number(argument));
    }
  }

  #argument(info: number): number | bigint {
    if (info < 24) return info;
    const size = 2 ** (info - 24);
    const at = this.#at;
    this.#at += size;
    if (size === 1) return this.#view.getUint8(at);
    if (size === 2) return this.#view.getUint16(at);
    return size === 4 ? this.#view.getUint32(at) : small(this.#view.getBigUint64(at));
  }

  #slice(length: number): Uint8Array {
    const slice = this.#bytes.subarray(this.#at, this.#at + length);
    this.#at += length;
    return slice;
  }

  /** So many values; those up to the end where there is no number. */
  #list(count: number | bigint | undefined): unknown[] {
    const values: unknown[] = [];
    for (let i = 0; count === undefined || i < count; i++) {
      const value = this.value();
      if (value === BREAK) break;
      values.push(value);
    }
    return values;
  }

  #parts<T>(isPart: (value: unknown) => value is T): T[] {
    return this.#list(undefined).filter(isPart);
  }

  #members(count: number | bigint | undefined): [unknown, unknown][] {
    const values = this.#list(count === undefined ? undefined : 2 * Number(count));
    return Array.from({ length: values.length / 2 }, (_, i) => [values[2 * i], values[2 * i + 1]]);
  }

  #tagged(number: number): unknown {
    const tag = new Tag(number, this.value());
    const read = this.#options.tags.get(number);
    return read === undefined ? tag : read(tag);
  }

  #simple(info: number): unknown {
    const at = this.#at;
    if (info === 31) return BREAK;
    if (info >= 25) this.#at += 2 ** (info - 24);
    if (info === 25) return half(this.#view.getUint16(at));
    if (info === 26) return this.#view.getFloat32(at);
    if (info === 27) return this.#view.getFloat64(at);
    const number = info === 24 ? this.#view.getUint8(this.#at++) : info;
    return SIMPLE.has(number) ? SIMPLE.get(number) : { simple: number };
  }
}

/** Integers are numbers as long as they are exact. */
function small(value: bigint): number | bigint {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : value;
}

/** A float of 16 bits. */
function half(bits: number): number {
  const [exponent, fraction] = [(bits >> 10) & 31, bits & 1023];
  const size =
    exponent === 31
      ? fraction === 0
        ? Number.POSITIVE_INFINITY
        : Number.NaN
      : exponent === 0
        ? fraction * 2 ** -24
        : (1024 + fraction) * 2 ** (exponent - 25);
  return bits >> 15 === 0 ? size : -size;
}

function isBytes(value: unknown): value is Uint8Array {
  return value instanceof Uint8Array;
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}
