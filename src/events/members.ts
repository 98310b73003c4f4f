/**
 * Members of decoded values, of whichever version of a struct, whole or damaged: a member that is not as expected counts as
 * missing. The names that are asked for are those of C, and no prototype has members of such names.
 */
import { isRecord } from '../util/objects.ts';

export type PlainRecord = Readonly<Record<string, unknown>>;

export function recordIn(value: PlainRecord, name: string): PlainRecord | undefined {
  return asRecord(value[name]);
}

export function stringIn(value: PlainRecord, name: string): string | undefined {
  return asString(value[name]);
}

export function numberIn(value: PlainRecord, name: string): number | undefined {
  return asNumber(value[name]);
}

export function bigintIn(value: PlainRecord, name: string): bigint | undefined {
  return asBigint(value[name]);
}

export function bytesIn(value: PlainRecord, name: string): Uint8Array | undefined {
  return asBytes(value[name]);
}

export function enumTextIn(value: PlainRecord, name: string): string | undefined {
  return asEnumText(value[name]);
}

export function listIn(value: PlainRecord, name: string): readonly unknown[] {
  return asList(value[name]);
}

// --- what a member is ----------------------------------------------------------------------------------------
// Where the name is known, `value['name']` is read several times as fast as by a function that is asked for all names.

export function asRecord(member: unknown): PlainRecord | undefined {
  return isRecord(member) ? member : undefined;
}

export function asString(member: unknown): string | undefined {
  return typeof member === 'string' ? member : undefined;
}

export function asNumber(member: unknown): number | undefined {
  return typeof member === 'number' ? member : undefined;
}

export function asBigint(member: unknown): bigint | undefined {
  return typeof member === 'bigint' ? member : undefined;
}

export function asBoolean(member: unknown): boolean | undefined {
  return typeof member === 'boolean' ? member : undefined;
}

export function asBytes(member: unknown): Uint8Array | undefined {
  return member instanceof Uint8Array ? member : undefined;
}

/** An enumeration as text: its C name, or the digits of a number that has none. */
export function asEnumText(member: unknown): string | undefined {
  return asString(member) ?? asNumber(member)?.toString();
}

/** The elements of an array; an empty list for anything else. */
export function asList(member: unknown): readonly unknown[] {
  return Array.isArray(member) ? member : [];
}
