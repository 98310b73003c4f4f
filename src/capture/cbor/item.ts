/** One item of CBOR (RFC 8949) to values and back: what the library does for captures, and how strictly. */
import { cdeEncodeOptions, type DecodeOptions, decode, encode, type ITag, Tag } from 'cbor2';
import { excerpt } from '../../util/text.ts';
import { encodePlain } from './plainWriter.ts';

/** A value that has a tag which means nothing here. */
export { Tag };

const BIGNUM = 2;
const SELF_DESCRIBED = 55799;

/** Longer numbers are not addresses: making them costs more than it is worth. */
const MOST_BIGNUM_BYTES = 16;

const OPTIONS: DecodeOptions = {
  // What a tag becomes is said here alone, whatever other users of the library in this program taught it.
  ignoreGlobalTags: true,
  tags: new Map([
    [BIGNUM, readBignum],
    [SELF_DESCRIBED, ({ contents }: ITag) => contents],
  ]),
  createObject: (members) => mapOf(members),
};

/**
 * The value of an item: maps are Maps, byte strings are views of `bytes`, integers above 2^53 bigints, and values
 * with a tag are Tags, but for large numbers (tag 2) and self-described items (tag 55799).
 * @throws Error when the item is not valid: text that is not UTF-8, a map with one key twice.
 */
export function decodeItem(bytes: Uint8Array): unknown {
  return decode(bytes, OPTIONS);
}

/** The item of a value: deterministic, as RFC 8949 has it in section 4.2.1. */
export function encodeItem(value: unknown): Uint8Array {
  return encodePlain(value) ?? encode(value, cdeEncodeOptions);
}

/** The library compares keys as they are encoded: `61 61` and `78 01 61` are the same key all the same. */
function mapOf(
  members: readonly (readonly [key: unknown, value: unknown, ...rest: unknown[]])[],
): Map<unknown, unknown> {
  const map = new Map<unknown, unknown>();
  for (const [key, value] of members) {
    if (map.has(key)) throw new Error(`the key ${showValue(key)} is there twice`);
    map.set(key, value);
  }
  return map;
}

function readBignum(tag: ITag): unknown {
  const { contents } = tag;
  if (!(contents instanceof Uint8Array) || contents.length > MOST_BIGNUM_BYTES) return tag;
  return contents.reduce((number, byte) => (number << 8n) | BigInt(byte), 0n);
}

/** A value in a message: short, and on one line. */
export function showValue(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(excerpt(value, 40));
  if (value instanceof Uint8Array) return 'a byte string';
  if (value instanceof Map) return 'a map';
  if (value instanceof Tag) return `a value with tag ${value.tag}`;
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' && value !== null ? 'a simple value' : excerpt(String(value));
}
