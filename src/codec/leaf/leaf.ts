/** One room for all leaves: what bytes say, and which bytes say a value. */
import type { BigintLeaf, BytesLeaf, Enumeration, LeafLayout, NumberLeaf } from '../../layout/index.ts';
import { readGuid, writeGuid } from './guid.ts';
import { formatIpv4, parseIpv4, readIpv6, readMac, writeIpv6, writeMac } from './ip.ts';
import { copyBytes } from './text.ts';

/** The value of the leaf at `offset`. */
export function readLeaf(layout: LeafLayout, view: DataView, offset: number): unknown {
  switch (layout.kind) {
    case 'uint8':
      return view.getUint8(offset);
    case 'uint16':
      return view.getUint16(offset, true);
    case 'uint32':
    case 'flags':
      return view.getUint32(offset, true);
    case 'int8':
      return view.getInt8(offset);
    case 'int16':
      return view.getInt16(offset, true);
    case 'int32':
      return view.getInt32(offset, true);
    case 'float32':
      return view.getFloat32(offset, true);
    case 'float64':
      return view.getFloat64(offset, true);
    case 'uint64':
    case 'filetime':
      return view.getBigUint64(offset, true);
    case 'int64':
      return view.getBigInt64(offset, true);
    case 'bool':
      return view.getUint32(offset, true) !== 0;
    case 'enum': {
      const value = view.getUint32(offset, true);
      return namesOf(layout).get(value) ?? value;
    }
    case 'guid':
      return readGuid(view, offset);
    case 'ipv4':
      return formatIpv4(view.getUint32(offset, true));
    case 'ipv6':
      return readIpv6(view, offset);
    case 'mac':
      return readMac(view, offset);
    case 'bytes':
      return copyBytes(view, offset, layout.size);
  }
}

/**
 * Writes a value such that it reads back as itself.
 * @returns what is expected instead, when the value cannot be written; undefined when it was.
 */
export function writeLeaf(
  layout: LeafLayout,
  view: DataView,
  offset: number,
  value: unknown,
): string | undefined {
  switch (layout.kind) {
    case 'uint8':
    case 'uint16':
    case 'uint32':
    case 'int8':
    case 'int16':
    case 'int32':
    case 'float32':
    case 'float64':
      return writeNumber(layout, view, offset, value);
    case 'flags':
      return writeUint32(view, offset, value) ? undefined : UINT32_RANGE;
    case 'uint64':
    case 'filetime':
    case 'int64':
      return writeBigint(layout, view, offset, value);
    case 'bool':
      if (typeof value !== 'boolean') return 'a boolean';
      view.setUint32(offset, value ? 1 : 0, true);
      return undefined;
    case 'enum':
      return writeEnum(layout, view, offset, value);
    case 'guid':
      return isWritten(writeGuid, view, offset, value) ? undefined : 'a GUID in lower case without braces';
    case 'ipv4': {
      const address = typeof value === 'string' ? parseIpv4(value) : undefined;
      return writeUint32(view, offset, address) ? undefined : 'a dotted IPv4 address';
    }
    case 'ipv6':
      return isWritten(writeIpv6, view, offset, value)
        ? undefined
        : 'an IPv6 address in the form of RFC 5952';
    case 'mac':
      return isWritten(writeMac, view, offset, value) ? undefined : 'a MAC address such as AA-BB-CC-DD-EE-FF';
    case 'bytes':
      return writeBytes(layout, view, offset, value);
  }
}

const UINT32_RANGE = 'an integer of 0 to 4294967295';

/** The integers that each kind holds. */
const INTEGER_RANGES = {
  uint8: [0, 0xff],
  uint16: [0, 0xffff],
  uint32: [0, 0xffffffff],
  int8: [-0x80, 0x7f],
  int16: [-0x8000, 0x7fff],
  int32: [-0x80000000, 0x7fffffff],
} as const;

function writeNumber(
  { kind, size }: NumberLeaf,
  view: DataView,
  offset: number,
  value: unknown,
): string | undefined {
  if (kind === 'float32' || kind === 'float64') {
    if (typeof value !== 'number') return 'a number';
    if (kind === 'float64') view.setFloat64(offset, value, true);
    else if (Object.is(Math.fround(value), value)) view.setFloat32(offset, value, true);
    else return 'a number that a float holds exactly (see Math.fround)';
    return undefined;
  }
  const [least, most] = INTEGER_RANGES[kind];
  // -0 would read back as 0.
  if (!isInteger(value) || Object.is(value, -0) || value < least || value > most) {
    return `an integer of ${least} to ${most}`;
  }
  if (size === 1) view.setUint8(offset, value);
  else if (size === 2) view.setUint16(offset, value, true);
  else view.setUint32(offset, value, true);
  return undefined;
}

function writeBigint(
  { kind }: BigintLeaf,
  view: DataView,
  offset: number,
  value: unknown,
): string | undefined {
  const isSigned = kind === 'int64';
  if (
    typeof value !== 'bigint' ||
    value !== (isSigned ? BigInt.asIntN(64, value) : BigInt.asUintN(64, value))
  ) {
    return isSigned ? 'a bigint of -2^63 to 2^63-1' : 'a bigint of 0 to 2^64-1';
  }
  view.setBigUint64(offset, BigInt.asUintN(64, value), true);
  return undefined;
}

/** A name, or the number of a value that has none. */
function writeEnum(
  layout: Enumeration<string>,
  view: DataView,
  offset: number,
  value: unknown,
): string | undefined {
  const number =
    typeof value === 'string' && Object.hasOwn(layout.values, value) ? layout.values[value] : value;
  return writeUint32(view, offset, number) ? undefined : `a name of ${layout.name} or ${UINT32_RANGE}`;
}

function writeBytes({ size }: BytesLeaf, view: DataView, offset: number, value: unknown): string | undefined {
  if (!(value instanceof Uint8Array) || value.length !== size) return `a Uint8Array of ${size} bytes`;
  new Uint8Array(view.buffer, view.byteOffset + offset, size).set(value);
  return undefined;
}

function writeUint32(view: DataView, offset: number, value: unknown): boolean {
  if (!isInteger(value) || Object.is(value, -0) || value < 0 || value > 0xffffffff) return false;
  view.setUint32(offset, value, true);
  return true;
}

function isWritten(
  write: (view: DataView, offset: number, text: string) => boolean,
  view: DataView,
  offset: number,
  value: unknown,
): boolean {
  return typeof value === 'string' && write(view, offset, value);
}

function isInteger(value: unknown): value is number {
  return Number.isInteger(value);
}

const namesByEnumeration = new WeakMap<Enumeration<string>, ReadonlyMap<number, string>>();

/** The names of an enumeration's numbers: the first name where several share a number. */
export function namesOf(enumeration: Enumeration<string>): ReadonlyMap<number, string> {
  let names = namesByEnumeration.get(enumeration);
  if (names === undefined) {
    const entries = Object.entries(enumeration.values).map(([name, value]) => [value, name] as const);
    names = new Map(entries.reverse());
    namesByEnumeration.set(enumeration, names);
  }
  return names;
}
