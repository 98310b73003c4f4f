/** What the text of an element says, as the value that a leaf of that kind decodes to. */

import { formatIpv4, parseIpv4, readIpv6 } from '../codec/leaf/ip.ts';
import { namesOf } from '../codec/leaf/leaf.ts';
import { sidBytes } from '../codec/leaf/sid.ts';
import { readCountedUtf16 } from '../codec/leaf/text.ts';
import { ticksIn } from '../filters/members.ts';
import type { Enumeration, LeafLayout, NumberLeaf } from '../layout/index.ts';
import { plainGuid } from '../names/keys.ts';
import { parseAddress } from '../util/ipAddress.ts';
import { copiedText } from '../util/text.ts';

/** The value of a leaf; undefined for a text that says none. Enumerations and flags can have more than text. */
export function leafValue(
  layout: Exclude<LeafLayout, { readonly kind: 'enum' | 'flags' }>,
  text: string,
): unknown {
  switch (layout.kind) {
    case 'bool':
      return BOOLEANS.get(text);
    case 'uint64':
      return unsigned(text, 64);
    case 'int64':
      return signed(text, 64);
    case 'filetime':
      return ticksIn(text);
    case 'guid':
      return plainGuid(text);
    case 'ipv4':
      return ipv4Of(text);
    case 'ipv6':
      return ipv6Of(text);
    case 'mac':
      return macOf(text);
    case 'bytes': {
      const bytes = bytesOf(text);
      return bytes?.length === layout.size ? bytes : undefined;
    }
    default:
      return numberOf(layout, text);
  }
}

const BOOLEANS: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['false', false],
  ['1', true],
  ['0', false],
]);

function numberOf({ kind, size }: NumberLeaf, text: string): number | undefined {
  if (kind === 'float32' || kind === 'float64') {
    return /^[-+\d.e]+$/i.test(text) && !Number.isNaN(Number(text)) ? Number(text) : undefined;
  }
  const value = kind.startsWith('u') ? unsigned(text, 8 * size) : signed(text, 8 * size);
  return value === undefined ? undefined : Number(value);
}

/** An unsigned integer, decimal or hex after 0x; undefined for anything else, or if it has more bits. */
export function unsigned(text: string, bits: number): bigint | undefined {
  if (!/^(?:\d{1,20}|0x[\da-f]{1,16})$/i.test(text)) return undefined;
  const value = BigInt(text);
  return BigInt.asUintN(bits, value) === value ? value : undefined;
}

/** A signed one: codes of status are written with or without their sign. */
function signed(text: string, bits: number): bigint | undefined {
  if (/^-\d{1,19}$/.test(text)) {
    const value = BigInt(text);
    return BigInt.asIntN(bits, value) === value ? value : undefined;
  }
  const value = unsigned(text, bits);
  return value === undefined ? undefined : BigInt.asIntN(bits, value);
}

function ipv4Of(text: string): string | undefined {
  const number = parseIpv4(text) ?? unsigned(text, 32);
  return number === undefined ? undefined : formatIpv4(Number(number));
}

/** Windows writes some addresses in other ways than RFC 5952, such as `fe80::5efe:10.0.0.1`. */
function ipv6Of(text: string): string | undefined {
  const groups = parseAddress(text);
  if (groups?.length !== 8) return undefined;
  const bytes = new DataView(new ArrayBuffer(16));
  for (const [i, group] of groups.entries()) bytes.setUint16(2 * i, group);
  return readIpv6(bytes, 0);
}

function macOf(text: string): string | undefined {
  const digits = text.replaceAll(/[:-]/g, '');
  if (!/^[\da-f]{12}$/i.test(digits)) return undefined;
  return (digits.match(/../g) ?? []).join('-').toUpperCase();
}

/** Bytes in hex. */
export function bytesOf(text: string): Uint8Array<ArrayBuffer> | undefined {
  if (!/^(?:[\da-f]{2})*$/i.test(text)) return undefined;
  const bytes = new Uint8Array(text.length / 2);
  for (let i = 0; i < bytes.length; i++) bytes[i] = Number.parseInt(text.slice(2 * i, 2 * i + 2), 16);
  return bytes;
}

/** Text in UTF-16LE in hex, as blobs of text have it. */
export function utf16Of(text: string): string | undefined {
  const bytes = bytesOf(text);
  return bytes && readCountedUtf16(new DataView(bytes.buffer), 0, bytes.length);
}

export function sidOf(text: string): string | undefined {
  return sidBytes(text) === undefined ? undefined : copiedText(text);
}

/** The constant of a name, or of a number: undefined for a name that the enumeration does not have. */
export function constantOf(enumeration: Enumeration<string>, text: string): string | number | undefined {
  const value = Object.hasOwn(enumeration.values, text) ? enumeration.values[text] : unsigned(text, 32);
  return value === undefined ? undefined : (namesOf(enumeration).get(Number(value)) ?? Number(value));
}
