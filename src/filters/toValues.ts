/** Values of filters as the engine's structs: the way back from engineValues.ts. */
import { formatIpv4, readIpv6 } from '../codec/leaf/ip.ts';
import { sidBytes } from '../codec/leaf/sid.ts';
import { type FWP_CONDITION_VALUE0, FWP_DATA_TYPE, type FWP_VALUE0 } from '../wfp/fwptypes.ts';
import type { FilterValue } from './values.ts';

/** A number that no type has stands for a value that was not read. */
const NO_TYPE = 0xffffffff;

/** A value of a weight. */
export function weightOf(value: FilterValue | undefined): FWP_VALUE0 {
  if (value === undefined || value.type === 'FWP_EMPTY') return { type: 'FWP_EMPTY' };
  return (value.kind === 'integer' ? integerOf(value.type, value.integer) : undefined) ?? { type: NO_TYPE };
}

export function conditionValueOf(value: FilterValue): FWP_CONDITION_VALUE0 {
  return readValue(value) ?? unread(value.type);
}

function readValue(value: FilterValue): FWP_CONDITION_VALUE0 | undefined {
  switch (value.kind) {
    case 'integer':
      return integerOf(value.type, value.integer);
    case 'range': {
      const [valueLow, valueHigh] = [integerOf(value.type, value.low), integerOf(value.type, value.high)];
      return valueLow && valueHigh && { type: 'FWP_RANGE_TYPE', rangeValue: { valueLow, valueHigh } };
    }
    case 'network':
      return networkOf(value.type, value.address, value.mask);
    case 'text':
      return textOf(value.type, value.text);
    case 'other':
      return undefined;
  }
}

/** Of a type that points to its value, one without it; else what nothing reads. */
function unread(type: string): FWP_CONDITION_VALUE0 {
  switch (type) {
    case 'FWP_EMPTY':
      return { type };
    case 'FWP_BYTE_BLOB_TYPE':
      return { type, byteBlob: null };
    case 'FWP_SECURITY_DESCRIPTOR_TYPE':
      return { type, sd: null };
    case 'FWP_SID':
      return { type, sid: null };
    case 'FWP_RANGE_TYPE':
      return { type, rangeValue: null };
    case 'FWP_TOKEN_ACCESS_INFORMATION_TYPE':
      return { type, tokenAccessInformation: null };
    default:
      return { type: /^\d{1,10}$/.test(type) ? numberOf(type) : NO_TYPE };
  }
}

/** A number that is the type of a member is none that can stand alone. */
function numberOf(type: string): number {
  const number = Number(type) >>> 0;
  return Object.values(FWP_DATA_TYPE.values).includes(number) ? NO_TYPE : number;
}

/** What an integer can be, in weights and in conditions. */
type IntegerValue = Extract<
  FWP_VALUE0,
  {
    type:
      | 'FWP_UINT8'
      | 'FWP_UINT16'
      | 'FWP_UINT32'
      | 'FWP_UINT64'
      | 'FWP_INT8'
      | 'FWP_INT16'
      | 'FWP_INT32'
      | 'FWP_INT64'
      | 'FWP_BYTE_ARRAY16_TYPE';
  }
>;

function integerOf(type: string, integer: bigint): IntegerValue | undefined {
  switch (type) {
    case 'FWP_UINT8':
      return { type, uint8: Number(integer) };
    case 'FWP_UINT16':
      return { type, uint16: Number(integer) };
    case 'FWP_UINT32':
      return { type, uint32: Number(integer) };
    case 'FWP_UINT64':
      return { type, uint64: integer };
    case 'FWP_INT8':
      return { type, int8: Number(integer) };
    case 'FWP_INT16':
      return { type, int16: Number(integer) };
    case 'FWP_INT32':
      return { type, int32: Number(integer) };
    case 'FWP_INT64':
      return { type, int64: integer };
    case 'FWP_BYTE_ARRAY16_TYPE':
      return { type, byteArray16: ipv6Of(integer) };
    default:
      return undefined;
  }
}

function networkOf(type: string, address: bigint, mask: bigint): FWP_CONDITION_VALUE0 | undefined {
  if (type === 'FWP_V4_ADDR_MASK') {
    return { type, v4AddrMask: { addr: formatIpv4(Number(address)), mask: formatIpv4(Number(mask)) } };
  }
  if (type !== 'FWP_V6_ADDR_MASK') return undefined;
  const prefixLength = mask.toString(2).replace(/0/g, '').length;
  return { type, v6AddrMask: { addr: ipv6Of(address), prefixLength } };
}

function textOf(type: string, text: string): FWP_CONDITION_VALUE0 | undefined {
  if (type === 'FWP_BYTE_BLOB_TYPE') return { type, byteBlob: utf16(`${text}\0`) };
  if (type === 'FWP_UNICODE_STRING_TYPE') return { type, unicodeString: withoutNul(text) };
  // What is no SID is the name of one, which only its machine can look up.
  return type === 'FWP_SID' && sidBytes(text) !== undefined ? { type, sid: text } : undefined;
}

function ipv6Of(address: bigint): string {
  const view = new DataView(new ArrayBuffer(16));
  view.setBigUint64(0, address >> 64n);
  view.setBigUint64(8, BigInt.asUintN(64, address));
  return readIpv6(view, 0);
}

/** C ends a text at its first NUL, which XML does not have. */
export function withoutNul(text: string): string {
  return text.replaceAll('\0', '');
}

/** UTF-16LE, as Windows keeps text in blobs. */
export function utf16(text: string): Uint8Array {
  const view = new DataView(new ArrayBuffer(2 * text.length));
  for (let i = 0; i < text.length; i++) view.setUint16(2 * i, text.charCodeAt(i), true);
  return new Uint8Array(view.buffer);
}
