/** The leaves that are text: written as digits into a scratch, and cached where events repeat them. */

import { textSlices } from '../codec/leaf/slices.ts';
import { ByteCache, LEAST_BYTES } from './byteCache.ts';
import { MOST_SID_CHARACTERS, writeGuid, writeIpv6, writeMac, writeSid } from './digits.ts';
import { Sink } from './json/sink.ts';
import { need, type Source } from './source.ts';

/** Some bytes more, since digits are written four at a time. */
const scratch = new Sink(MOST_SID_CHARACTERS + 8);
const scratchText = textSlices(scratch.bytes);

/** What a cache slot has: nothing, a key that was seen once, a key with its string. */
const SEEN = 1;
const STORED = 2;

// --- IPv4 ----------------------------------------------------------------------------------------------------

const IPV4_SLOTS = 32768;
const IPV4_SHIFT = 32 - Math.log2(IPV4_SLOTS);
const ipv4Keys = new Uint32Array(IPV4_SLOTS);
const ipv4States = new Uint8Array(IPV4_SLOTS);
const ipv4Texts = new Array<string>(IPV4_SLOTS).fill('');

const PARTS = Array.from({ length: 256 }, (_, i) => String(i));
const PARTS_AND_DOT = PARTS.map((part) => `${part}.`);

/** Four table look-ups and three joins are faster here than digits in a scratch: the parts are short. */
function joinIpv4(address: number): string {
  return (
    (PARTS_AND_DOT[address >>> 24] as string) +
    (PARTS_AND_DOT[(address >>> 16) & 255] as string) +
    (PARTS_AND_DOT[(address >>> 8) & 255] as string) +
    (PARTS[address & 255] as string)
  );
}

/** A dotted IPv4 address from its number in host order. */
export function ipv4(address: number): string {
  const slot = Math.imul(address, 0x9e3779b1) >>> IPV4_SHIFT;
  const isKnown = ipv4Keys[slot] === address;
  if (isKnown && ipv4States[slot] === STORED) return ipv4Texts[slot] as string;
  const text = joinIpv4(address);
  if (isKnown && ipv4States[slot] === SEEN) {
    ipv4Texts[slot] = text;
    ipv4States[slot] = STORED;
  } else {
    ipv4Keys[slot] = address;
    ipv4States[slot] = SEEN;
  }
  return text;
}

// --- IPv6 ----------------------------------------------------------------------------------------------------

const IPV6_SLOTS = 16384;
const ipv6Keys = new Uint32Array(4 * IPV6_SLOTS);
const ipv6States = new Uint8Array(IPV6_SLOTS);
const ipv6Texts = new Array<string>(IPV6_SLOTS).fill('');

/** The 16 bytes at `offset` as RFC 5952 text. */
export function ipv6(source: Source, offset: number): string {
  const { view } = source;
  const a = view.getUint32(offset, true);
  const b = view.getUint32(offset + 4, true);
  const c = view.getUint32(offset + 8, true);
  const d = view.getUint32(offset + 12, true);
  const hash = Math.imul(Math.imul(a ^ c, 0x85ebca6b) ^ Math.imul(b, 0xc2b2ae35) ^ d, 0x9e3779b1);
  const slot = (hash ^ (hash >>> 15)) & (IPV6_SLOTS - 1);
  const key = 4 * slot;
  const isKnown =
    ipv6Keys[key] === a && ipv6Keys[key + 1] === b && ipv6Keys[key + 2] === c && ipv6Keys[key + 3] === d;
  if (isKnown && ipv6States[slot] === STORED) return ipv6Texts[slot] as string;
  const text = scratchText.latin1Slice(0, writeIpv6(scratch, 0, view, offset));
  if (isKnown && ipv6States[slot] === SEEN) {
    ipv6Texts[slot] = text;
    ipv6States[slot] = STORED;
  } else {
    ipv6Keys[key] = a;
    ipv6Keys[key + 1] = b;
    ipv6Keys[key + 2] = c;
    ipv6Keys[key + 3] = d;
    ipv6States[slot] = SEEN;
  }
  return text;
}

// --- SIDs ----------------------------------------------------------------------------------------------------

const SID_SLOTS = 1024;
/** Bytes of a SID with SID_MAX_SUB_AUTHORITIES: longer ones are legal data, but not cached. */
export const MOST_CACHED_SID_BYTES = 68;
const sidCache = new ByteCache(SID_SLOTS, MOST_CACHED_SID_BYTES);
const sidTexts = new Array<string>(SID_SLOTS).fill('');

/** Sub-authorities of the SID at `offset`, when all of it is there. */
export function countOfSid(source: Source, offset: number): number {
  if (offset + 8 > source.size) need(source, offset, 8);
  const count = source.bytes[offset + 1] as number;
  need(source, offset, 8 + 4 * count);
  return count;
}

/** The SID at `offset` as text. */
export function sid(source: Source, offset: number): string {
  const count = countOfSid(source, offset);
  const { view } = source;
  const size = 8 + 4 * count;
  const isCached = size >= LEAST_BYTES && size <= MOST_CACHED_SID_BYTES;
  const found = isCached ? sidCache.find(view, offset, size) : -1;
  if (found >= 0) return sidTexts[found] as string;
  const text = scratchText.latin1Slice(0, writeSid(scratch, 0, view, offset, count));
  if (found < -1 && sidCache.keep(-2 - found, view, offset, size)) sidTexts[-2 - found] = text;
  return text;
}

// --- what does not repeat ------------------------------------------------------------------------------------

/** The 16 bytes at `offset` as a GUID's text. */
export function guid(source: Source, offset: number): string {
  return scratchText.latin1Slice(0, writeGuid(scratch, 0, source.bytes, offset));
}

/** The 6 bytes at `offset` as AA-BB-CC-DD-EE-FF. */
export function mac(source: Source, offset: number): string {
  return scratchText.latin1Slice(0, writeMac(scratch, 0, source.bytes, offset));
}

/** A copy of `size` bytes. */
export function bytes(source: Source, offset: number, size: number): Uint8Array {
  return source.bytes.slice(offset, offset + size);
}

/** UINT64. Most are 0 in practice, and 0n needs no memory. */
export function uint64(source: Source, offset: number): bigint {
  const { view } = source;
  return (view.getUint32(offset, true) | view.getUint32(offset + 4, true)) === 0
    ? 0n
    : view.getBigUint64(offset, true);
}
