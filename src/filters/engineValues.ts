/** Values of filters as decoding gives them, in the shape that netsh's values have, too. */
import { wellFormed } from '../util/text.ts';
import type { FWP_CONDITION_VALUE0, FWP_VALUE0 } from '../wfp/fwptypes.ts';
import { addressBits, type FilterValue } from './values.ts';

/** A value that is compared, or what is known of one that is not. */
export function engineValue(value: FWP_CONDITION_VALUE0 | FWP_VALUE0): FilterValue {
  const type = typeof value.type === 'string' ? value.type : String(value.type);
  return integerValue(value, type) ?? otherValue(value, type);
}

function integerValue(value: FWP_CONDITION_VALUE0 | FWP_VALUE0, type: string): FilterValue | undefined {
  const integer = integerOf(value);
  return integer === undefined ? undefined : { kind: 'integer', type, integer };
}

function integerOf(value: FWP_CONDITION_VALUE0 | FWP_VALUE0): bigint | undefined {
  switch (value.type) {
    case 'FWP_UINT8':
      return BigInt(value.uint8);
    case 'FWP_UINT16':
      return BigInt(value.uint16);
    case 'FWP_UINT32':
      return BigInt(value.uint32);
    case 'FWP_UINT64':
      return value.uint64 ?? undefined;
    case 'FWP_INT8':
      return BigInt(value.int8);
    case 'FWP_INT16':
      return BigInt(value.int16);
    case 'FWP_INT32':
      return BigInt(value.int32);
    case 'FWP_INT64':
      return value.int64 ?? undefined;
    case 'FWP_BYTE_ARRAY16_TYPE':
      return value.byteArray16 === null ? undefined : addressBits(value.byteArray16, 128);
    default:
      return undefined;
  }
}

function otherValue(value: FWP_CONDITION_VALUE0 | FWP_VALUE0, type: string): FilterValue {
  if ('v4AddrMask' in value) {
    const { addr, mask } = value.v4AddrMask ?? {};
    return networkValue(type, addr, mask === undefined ? undefined : addressBits(mask, 32), 32);
  }
  if ('v6AddrMask' in value) {
    const { addr, prefixLength } = value.v6AddrMask ?? {};
    return networkValue(type, addr, prefixLength === undefined ? undefined : prefixMask(prefixLength), 128);
  }
  if ('rangeValue' in value) return rangeValue(type, value.rangeValue);
  if ('sid' in value) return textValue(type, value.sid);
  if ('unicodeString' in value) return textValue(type, value.unicodeString);
  return 'byteBlob' in value ? blobValue(type, value.byteBlob) : unread(type);
}

/** What is not compared, or was not there. */
function unread(type: string, text = ''): FilterValue {
  return { kind: 'other', type, text };
}

function textValue(type: string, text: string | null): FilterValue {
  return text === null ? unread(type) : { kind: 'text', type, text };
}

function networkValue(
  type: string,
  address: string | undefined,
  mask: bigint | undefined,
  bits: 32 | 128,
): FilterValue {
  const first = address === undefined ? undefined : addressBits(address, bits);
  if (first === undefined || mask === undefined) return unread(type);
  return { kind: 'network', type, address: first, mask };
}

/** A prefix that is longer than an address means nothing. */
function prefixMask(length: number): bigint | undefined {
  return length > 128 ? undefined : ((1n << BigInt(length)) - 1n) << BigInt(128 - length);
}

function rangeValue(
  type: string,
  range: { readonly valueLow: FWP_VALUE0; readonly valueHigh: FWP_VALUE0 } | null,
): FilterValue {
  if (range === null) return unread(type);
  const [low, high] = [engineValue(range.valueLow), engineValue(range.valueHigh)];
  if (low.kind !== 'integer' || high.kind !== 'integer' || low.type !== high.type) return unread(type);
  return { kind: 'range', type: low.type, low: low.integer, high: high.integer };
}

/** Bytes that are shown of a blob that is no text. */
const MOST_SHOWN = 64;

function shownOf(bytes: Uint8Array): string {
  return Array.from(bytes.subarray(0, MOST_SHOWN), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Text in UTF-16 with a NUL at its end, as the ids of applications are; other blobs are not compared. */
function blobValue(type: string, bytes: Uint8Array | null): FilterValue {
  if (bytes === null) return unread(type);
  const text = terminatedText(bytes);
  return text === undefined || wellFormed(text) !== text
    ? unread(type, shownOf(bytes))
    : { kind: 'text', type, text };
}

/** UTF-16LE up to the NUL that ends it; undefined for other bytes. */
export function terminatedText(bytes: Uint8Array): string | undefined {
  if (bytes.length < 2 || bytes.length % 2 !== 0) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let text = '';
  for (let at = 0; at < bytes.length; at += 2) text += String.fromCharCode(view.getUint16(at, true));
  return text.endsWith('\0') ? text.slice(0, -1) : undefined;
}
