/**
 * Items of captures as bytes, deterministic as RFC 8949 has it in section 4.2.1: of the few kinds of values that they have, in
 * a fraction of the time that the library for all kinds takes.
 */
import { remembered } from '../../util/remembered.ts';
import { TEXT_ENCODER } from '../../util/textEncoder.ts';

/** Major types, in the upper three bits of a head. */
const MAJOR = { uint: 0, bytes: 2, text: 3, list: 4, map: 5 } as const;

/** The most that the head of an item takes. */
const MOST_HEAD = 9;

const MOST_UINT64 = 0xffff_ffff_ffff_ffffn;

/** The texts of captures come again in each item. Half of a pair is no character: the library says what becomes of it. */
const encoded = remembered((text: string): Uint8Array | undefined =>
  /\p{Surrogate}/u.test(text) ? undefined : TEXT_ENCODER.encode(text),
);

/** Writes one item after another into the same buffer. */
class Writer {
  #bytes = new Uint8Array(2 ** 14);
  #view = new DataView(this.#bytes.buffer);
  #length = 0;

  /** The bytes of a value; undefined for one that has something else in it. */
  encode(value: unknown): Uint8Array | undefined {
    this.#length = 0;
    return this.#add(value) ? this.#bytes.slice(0, this.#length) : undefined;
  }

  #add(value: unknown): boolean {
    if (typeof value === 'string') return this.#text(value);
    if (typeof value === 'number') return this.#uint(value);
    if (typeof value === 'bigint') return this.#wideUint(value);
    if (value instanceof Uint8Array) return this.#byteString(value);
    if (Array.isArray(value)) {
      this.#head(MAJOR.list, value.length);
      return value.every((element) => this.#add(element));
    }
    if (value instanceof Map) return this.#map([...value]);
    return isPlain(value) && this.#map(Object.entries(value));
  }

  #uint(value: number): boolean {
    if (!Number.isInteger(value) || value < 0 || value > 0xffffffff || Object.is(value, -0)) return false;
    this.#head(MAJOR.uint, value);
    return true;
  }

  #wideUint(value: bigint): boolean {
    if (value < 0n || value > MOST_UINT64) return false;
    if (value <= 0xffffffffn) return this.#uint(Number(value));
    this.#reserve(MOST_HEAD);
    this.#bytes[this.#length] = 27;
    this.#view.setBigUint64(this.#length + 1, value);
    this.#length += 9;
    return true;
  }

  #byteString(value: Uint8Array): boolean {
    if (value.length > 0xffffffff) return false;
    this.#head(MAJOR.bytes, value.length);
    this.#reserve(value.length);
    this.#bytes.set(value, this.#length);
    this.#length += value.length;
    return true;
  }

  #text(value: string): boolean {
    const bytes = encoded(value);
    if (bytes === undefined) return false;
    this.#head(MAJOR.text, bytes.length);
    this.#reserve(bytes.length);
    this.#bytes.set(bytes, this.#length);
    this.#length += bytes.length;
    return true;
  }

  /** In the order of the keys as they are encoded: names in ASCII, the shorter ones first. */
  #map(members: [unknown, unknown][]): boolean {
    const named = members.flatMap(([key, value]) =>
      typeof key === 'string' && /^[\x20-\x7e]{0,255}$/.test(key) ? [{ key, value }] : [],
    );
    if (named.length < members.length) return false;
    named.sort((a, b) => a.key.length - b.key.length || (a.key < b.key ? -1 : 1));
    this.#head(MAJOR.map, named.length);
    return named.every(({ key, value }) => this.#text(key) && this.#add(value));
  }

  /** The head of an item: a number in as few bytes as it needs. */
  #head(major: number, value: number): void {
    this.#reserve(MOST_HEAD);
    const type = major << 5;
    const at = this.#length;
    if (value < 24) {
      this.#bytes[at] = type | value;
      this.#length += 1;
    } else if (value <= 0xff) {
      this.#bytes[at] = type | 24;
      this.#bytes[at + 1] = value;
      this.#length += 2;
    } else if (value <= 0xffff) {
      this.#bytes[at] = type | 25;
      this.#view.setUint16(at + 1, value);
      this.#length += 3;
    } else {
      this.#bytes[at] = type | 26;
      this.#view.setUint32(at + 1, value);
      this.#length += 5;
    }
  }

  #reserve(bytes: number): void {
    const needed = this.#length + bytes;
    if (needed <= this.#bytes.length) return;
    const larger = new Uint8Array(Math.max(needed, 2 * this.#bytes.length));
    larger.set(this.#bytes.subarray(0, this.#length));
    this.#bytes = larger;
    this.#view = new DataView(larger.buffer);
  }
}

/** An item that is larger is rare: its buffer is not kept. */
const MOST_KEPT = 2 ** 20;

let writer = new Writer();

/** The item of a value; undefined for a value of a kind that captures do not have, which is for the library. */
export function encodePlain(value: unknown): Uint8Array | undefined {
  const bytes = writer.encode(value);
  if (bytes === undefined || bytes.length > MOST_KEPT) writer = new Writer();
  return bytes;
}

function isPlain(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
