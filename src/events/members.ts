/**
 * Members of decoded values, of whichever version of a struct, whole or damaged: a member that is not as expected counts as
 * missing. The names that are asked for are those of C, and no prototype has members of such names.
 */
import { isRecord } from '../util/objects.ts';

export type PlainRecord = Readonly<Record<string, unknown>>;

export function recordIn(value: PlainRecord, name: string): PlainRecord | undefined {
  const member = value[name];
  return isRecord(member) ? member : undefined;
}

export function stringIn(value: PlainRecord, name: string): string | undefined {
  const member = value[name];
  return typeof member === 'string' ? member : undefined;
}

export function numberIn(value: PlainRecord, name: string): number | undefined {
  const member = value[name];
  return typeof member === 'number' ? member : undefined;
}

export function bigintIn(value: PlainRecord, name: string): bigint | undefined {
  const member = value[name];
  return typeof member === 'bigint' ? member : undefined;
}

export function booleanIn(value: PlainRecord, name: string): boolean | undefined {
  const member = value[name];
  return typeof member === 'boolean' ? member : undefined;
}

export function bytesIn(value: PlainRecord, name: string): Uint8Array | undefined {
  const member = value[name];
  return member instanceof Uint8Array ? member : undefined;
}

/** An enumeration as text: its C name, or the digits of a number that has none. */
export function enumTextIn(value: PlainRecord, name: string): string | undefined {
  return stringIn(value, name) ?? numberIn(value, name)?.toString();
}

/** The elements of an array; an empty list for anything else. */
export function listIn(value: PlainRecord, name: string): readonly unknown[] {
  const member = value[name];
  return Array.isArray(member) ? member : [];
}
