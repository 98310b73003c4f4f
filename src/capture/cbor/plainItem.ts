/**
 * Items as programs write them: maps of integers, strings and lists, all of them with their length before them. For one
 * with a single event the library takes about ten times as long or more; it reads everything else, and says what is wrong.
 */
import { argumentIn, argumentSize, isIndefinite, MAJOR, majorOf } from './head.ts';

/** Thrown at the first thing that the library has to look at. */
const GIVE_UP = Symbol('give up');

/** A capture has lists within lists within a map, and no more. */
const MOST_DEPTH = 8;

/** Texts up to this length are made letter by letter where they are ASCII: names, mostly. */
const SHORT_TEXT = 64;

const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** The value of an item, the same that the library gives; undefined where that is for the library to say. */
export function decodePlainItem(bytes: Uint8Array): ReadonlyMap<unknown, unknown> | undefined {
  const item = readPlainItem(bytes, 0, false);
  return item?.length === bytes.length ? item.value : undefined;
}

/** An item, how many bytes it has, and how many values are in it. */
export interface PlainItem {
  readonly value: ReadonlyMap<unknown, unknown>;
  readonly length: number;
  readonly values: number;
}

/**
 * The item that begins at an offset, if all of it is there and plain. Its byte strings are copies on request, else views of
 * `bytes`.
 */
export function readPlainItem(bytes: Uint8Array, from: number, isCopied: boolean): PlainItem | undefined {
  try {
    const reader = new PlainReader(bytes, from, isCopied);
    const value = reader.value(0);
    return value instanceof Map ? { value, length: reader.at - from, values: reader.values } : undefined;
  } catch (error) {
    if (error === GIVE_UP) return undefined;
    throw error;
  }
}

/** Where a value is: its first byte, and the one after its last. */
export type ItemPart = readonly [start: number, end: number];

/** Where the values of the members of an item are, which is plain and begins with the first byte. */
export function memberParts(bytes: Uint8Array): ReadonlyMap<unknown, ItemPart> {
  return new PlainReader(bytes, 0, false).parts();
}

/** Small copies are put together: memory for each would take longer than to read an item. */
const SLAB = 1 << 16;
const SMALL = 1 << 12;
let slab = new Uint8Array(0);
let slabUsed = 0;

/** A copy of bytes. */
export function copyOf(bytes: Uint8Array): Uint8Array {
  if (bytes.length > SMALL) return bytes.slice();
  if (slabUsed + bytes.length > slab.length) {
    slab = new Uint8Array(SLAB);
    slabUsed = 0;
  }
  const copy = slab.subarray(slabUsed, slabUsed + bytes.length);
  copy.set(bytes);
  // As aligned as memory of its own would be.
  slabUsed += (bytes.length + 7) & ~7;
  return copy;
}

class PlainReader {
  readonly #bytes: Uint8Array;
  readonly #isCopied: boolean;
  /** Where what comes next begins. */
  at: number;
  /** How many values were read, those that are in others included. */
  values = 0;

  constructor(bytes: Uint8Array, from: number, isCopied: boolean) {
    this.#bytes = bytes;
    this.at = from;
    this.#isCopied = isCopied;
  }

  value(depth: number): unknown {
    this.values++;
    if (depth > MOST_DEPTH) throw GIVE_UP;
    const first = this.#byte();
    const argument = this.#argument(first);
    const major = majorOf(first);
    if (major === 0) return argument;
    // Lengths that are no exact numbers are more than there can be.
    if (typeof argument === 'bigint') throw GIVE_UP;
    switch (major) {
      case MAJOR.bytes:
        return this.#isCopied ? copyOf(this.#take(argument)) : this.#take(argument);
      case MAJOR.text:
        return textOf(this.#take(argument));
      case MAJOR.array:
        return this.#list(argument, depth);
      case MAJOR.map:
        return this.#map(argument, depth);
      default:
        throw GIVE_UP;
    }
  }

  parts(): Map<unknown, ItemPart> {
    const parts = new Map<unknown, ItemPart>();
    const count = this.#argument(this.#byte());
    for (let i = 0; i < count; i++) {
      const key = this.value(1);
      const start = this.at;
      this.value(1);
      parts.set(key, [start, this.at]);
    }
    return parts;
  }

  #list(count: number, depth: number): unknown[] {
    const values: unknown[] = [];
    for (let i = 0; i < count; i++) values.push(this.value(depth + 1));
    return values;
  }

  #map(count: number, depth: number): Map<unknown, unknown> {
    const map = new Map<unknown, unknown>();
    for (let i = 0; i < count; i++) {
      const key = this.value(depth + 1);
      if (typeof key !== 'string' || map.has(key)) throw GIVE_UP;
      map.set(key, this.value(depth + 1));
    }
    return map;
  }

  #argument(first: number): number | bigint {
    const size = argumentSize(first);
    if (size === undefined || isIndefinite(first)) throw GIVE_UP;
    let argument = argumentIn(first);
    if (size < 8) {
      for (let i = 0; i < size; i++) argument = argument * 256 + this.#byte();
      return argument;
    }
    let high = 0;
    let low = 0;
    for (let i = 0; i < 4; i++) high = high * 256 + this.#byte();
    for (let i = 0; i < 4; i++) low = low * 256 + this.#byte();
    const exact = high * 2 ** 32 + low;
    return Number.isSafeInteger(exact) ? exact : (BigInt(high) << 32n) | BigInt(low);
  }

  #byte(): number {
    const byte = this.#bytes[this.at++];
    if (byte === undefined) throw GIVE_UP;
    return byte;
  }

  #take(length: number): Uint8Array {
    const end = this.at + length;
    if (end > this.#bytes.length) throw GIVE_UP;
    const taken = this.#bytes.subarray(this.at, end);
    this.at = end;
    return taken;
  }
}

function textOf(bytes: Uint8Array): string {
  if (bytes.length > SHORT_TEXT) return decoded(bytes);
  let text = '';
  for (const byte of bytes) {
    if (byte > 0x7f) return decoded(bytes);
    text += String.fromCharCode(byte);
  }
  return text;
}

function decoded(bytes: Uint8Array): string {
  try {
    return UTF8.decode(bytes);
  } catch {
    throw GIVE_UP;
  }
}
