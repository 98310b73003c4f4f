/**
 * The words in which a C declaration is written down. What can be checked by the compiler is (wrong counts,
 * tags and cases); the rest is refused when the descriptor is built, so that no decoder meets a bad one.
 */
import { checkConstants, checkFields, checkIdentifier, checkPart } from './checks.ts';
import type {
  Anonymous,
  Arm,
  ArmLayout,
  Arms,
  Blob,
  BoolLeaf,
  BytesLeaf,
  CheckedFields,
  Counted,
  Enumeration,
  Fields,
  Flags,
  Leaf,
  Named,
  NamedStruct,
  Pointer,
  Sid,
  Struct,
  Union,
  ValueLayout,
  WideString,
} from './descriptor.ts';

// --- leaves ------------------------------------------------------------------------------------------------

export const uint8: Leaf<'uint8', number> = { kind: 'uint8', ctype: 'UINT8', size: 1, align: 1 };
export const uint16: Leaf<'uint16', number> = { kind: 'uint16', ctype: 'UINT16', size: 2, align: 2 };
export const uint32: Leaf<'uint32', number> = { kind: 'uint32', ctype: 'UINT32', size: 4, align: 4 };
export const int8: Leaf<'int8', number> = { kind: 'int8', ctype: 'INT8', size: 1, align: 1 };
export const int16: Leaf<'int16', number> = { kind: 'int16', ctype: 'INT16', size: 2, align: 2 };
export const int32: Leaf<'int32', number> = { kind: 'int32', ctype: 'INT32', size: 4, align: 4 };
export const float32: Leaf<'float32', number> = { kind: 'float32', ctype: 'float', size: 4, align: 4 };
export const float64: Leaf<'float64', number> = { kind: 'float64', ctype: 'double', size: 8, align: 8 };
export const uint64: Leaf<'uint64', bigint> = { kind: 'uint64', ctype: 'UINT64', size: 8, align: 8 };
export const int64: Leaf<'int64', bigint> = { kind: 'int64', ctype: 'INT64', size: 8, align: 8 };
/** BOOL: 32 bits, of which any that is set means true. */
export const bool: BoolLeaf = { kind: 'bool', ctype: 'BOOL', size: 4, align: 4 };
/** 100 ns ticks since 1601, unsigned. Two DWORDs in C, hence 4-aligned. */
export const filetime: Leaf<'filetime', bigint> = { kind: 'filetime', ctype: 'FILETIME', size: 8, align: 4 };
/** A GUID as lower-case text without braces. */
export const guid: Leaf<'guid', string> = { kind: 'guid', ctype: 'GUID', size: 16, align: 4 };
/** An IPv4 address in a UINT32 of host order, as dotted text. */
export const ipv4: Leaf<'ipv4', string> = { kind: 'ipv4', ctype: 'UINT32', size: 4, align: 4 };
/** An IPv6 address in 16 bytes of network order, as RFC 5952 text. */
export const ipv6: Leaf<'ipv6', string> = { kind: 'ipv6', ctype: 'UINT8[16]', size: 16, align: 1 };
/** A MAC address as AA-BB-CC-DD-EE-FF. */
export const mac: Leaf<'mac', string> = { kind: 'mac', ctype: 'UINT8[6]', size: 6, align: 1 };
/** A security identifier as S-1-… text. */
export const sid: Sid = { kind: 'sid', ctype: 'SID' };
/** UTF-16LE text up to its NUL, unpaired surrogates kept. */
export const wideString: WideString = { kind: 'wideString', ctype: 'wchar_t' };

/** `UINT8[length]`, as a copy of the bytes. */
export function bytes(length: number): BytesLeaf {
  if (!Number.isInteger(length) || length < 1) throw new TypeError(`bytes(${length}): a length is 1 or more`);
  return { kind: 'bytes', ctype: `UINT8[${length}]`, size: length, align: 1 };
}

/**
 * A C enum, 4 bytes. Where two names share a value the first one is decoded. `*_MAX` sentinels are not names:
 * leave them out.
 * @throws TypeError for a value that is not an unsigned 32-bit integer, or no names at all.
 */
export function enumeration<const N extends string>(
  name: string,
  values: Readonly<Record<N, number>>,
): Enumeration<N> {
  checkIdentifier(name, 'an enum');
  checkConstants(name, values);
  return { kind: 'enum', ctype: name, size: 4, align: 4, name, values };
}

/** A UINT32 of flags. `bits` names single bits; a name for 0 (no bit set) may stand among them. */
export function flags32(name: string, bits: Readonly<Record<string, number>>): Flags {
  checkIdentifier(name, 'a flag group');
  checkConstants(name, bits);
  for (const [flag, bit] of Object.entries(bits)) {
    if ((bit & (bit - 1)) !== 0) throw new TypeError(`${name}.${flag} is not a single bit`);
  }
  return { kind: 'flags', ctype: 'UINT32', size: 4, align: 4, name, bits };
}

// --- what refers to memory elsewhere -----------------------------------------------------------------------

/** `T *`: decodes to the pointee, or to null for NULL. */
export function pointer<const L extends ValueLayout>(to: L): Pointer<L> {
  checkPart('pointer()', to);
  if (to.kind === 'counted') throw new TypeError(`pointer(${to.ctype}): an array needs its count beside it`);
  return { kind: 'pointer', ctype: pointerTo(to.ctype), to };
}

/** An array that a pointer leads to, as long as the member named `count` says. */
export function counted<const C extends string, const L extends ValueLayout>(count: C, of: L): Counted<C, L> {
  checkPart(`counted('${count}')`, of);
  if (of.kind === 'sid' || of.kind === 'wideString') {
    throw new TypeError(
      `counted('${count}', ${of.ctype}): elements without a fixed size need a pointer each`,
    );
  }
  if (of.kind === 'counted') {
    throw new TypeError(`counted('${count}', ${of.ctype}): an array needs its count beside it`);
  }
  return { kind: 'counted', ctype: pointerTo(of.ctype), count, of };
}

/** A struct of a size and a pointer to that many bytes, decoded to the bytes. */
export function byteBlob(name: string): Blob<Uint8Array> {
  checkIdentifier(name, 'a blob');
  return {
    kind: 'blob',
    ctype: name,
    name,
    content: 'bytes',
    fields: { size: uint32, data: counted('size', uint8) },
  };
}

/** The same memory as a blob, decoded as UTF-16LE text. */
export function textOf(blob: Blob<Uint8Array>): Blob<string> {
  return { kind: 'blob', ctype: blob.ctype, name: blob.name, content: 'text', fields: blob.fields };
}

/** The same layout under the name of a typedef: `alias('DWORD', uint32)`. */
export function alias<const L extends ValueLayout>(ctype: string, layout: L): L {
  checkIdentifier(ctype, 'a typedef');
  checkPart(`alias('${ctype}')`, layout);
  return { ...layout, ctype };
}

// --- structs and unions ------------------------------------------------------------------------------------

/** A union's member, live when the tag has one of `cases`. */
export function when<const C extends string, const L extends ArmLayout>(
  cases: C | readonly C[],
  layout: L,
): Arm<C, L> {
  checkPart('when()', layout);
  return { cases: typeof cases === 'string' ? [cases] : cases, layout };
}

/** A union: `tag` names the member of the same struct that says which arm is live. */
export function union<const Tag extends string, const A extends Arms>(tag: Tag, arms: A): Union<Tag, A> {
  const seen = new Set<string>();
  for (const [name, arm] of Object.entries(arms)) {
    if (arm.cases.length === 0) throw new TypeError(`union('${tag}'): the arm ${name} has no case`);
    for (const value of arm.cases) {
      if (seen.has(value)) throw new TypeError(`union('${tag}'): ${value} selects two arms`);
      seen.add(value);
    }
  }
  if (seen.size === 0) throw new TypeError(`union('${tag}'): a union has at least one arm`);
  return { kind: 'union', tag, arms };
}

/** A struct without tag and declarator, as an arm: its members are members of the struct around the union. */
export function anonymous<const F extends Fields>(fields: F & CheckedFields<F>): Anonymous<F> {
  checkFields('anonymous struct', fields);
  return { kind: 'anonymous', fields };
}

/** A struct that C gives no tag, as the type of a named member. */
export function untagged<const F extends Fields>(fields: F & CheckedFields<F>): Struct<F> {
  checkFields('untagged struct', fields);
  return { kind: 'struct', ctype: 'struct {...}', name: '', fields };
}

/**
 * A C struct, its members in C order under their C names.
 * @throws TypeError when a name is not a C identifier, a count, tag or case is not there, a name stands twice, or
 * a member has no fixed size.
 */
export function struct<const F extends Fields>(name: string, fields: F & CheckedFields<F>): Struct<F> {
  return checkedStruct<F>(name, fields);
}

function checkedStruct<F extends Fields>(name: string, fields: F) {
  checkIdentifier(name, 'a struct');
  checkFields(name, fields);
  return { kind: 'struct', ctype: name, name, fields } as const;
}

/** The C name of a struct, and the interface that it decodes to: what {@link structOf} begins with. */
export function named<T>(name: string): Named<T> {
  return { name };
}

/**
 * A C struct that decodes to an interface: hovers and errors then say its name in place of its members.
 *
 *     export const LUID = structOf(named<LUID>('LUID'), { … });
 *     export interface LUID extends ObjectOf<typeof LUID> {}
 *
 * A struct with a union decodes to a union of types, which no interface can extend: it is a plain {@link struct}.
 * @throws TypeError as {@link struct} does.
 */
export function structOf<const F extends Fields, T>(
  { name }: Named<T>,
  fields: F & CheckedFields<F>,
): NamedStruct<F, T> {
  return checkedStruct<F>(name, fields);
}

/** C puts the stars together: `LPWSTR *`, `wchar_t **`. */
function pointerTo(ctype: string): string {
  return ctype.endsWith('*') ? `${ctype}*` : `${ctype} *`;
}
