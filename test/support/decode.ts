/** Decodes fixtures through the public API. */
import { expect } from 'vitest';
import {
  DecodeError,
  decode,
  decodeArray,
  decodeEntries,
  type Infer,
  layouts,
  memoryImage,
  toJson,
  type ValueLayout,
} from '../../src/index.ts';
import { objectLayouts } from '../../src/wfp/objectLayouts.ts';
import type { Fixture } from './fixtures.ts';

export type Decoded = Infer<ValueLayout> | null;

/** The layout of a C name. */
export function layoutNamed(name: string): ValueLayout {
  // Those of the headers by way of the entry point, where the mutation test puts others in their place.
  const layout = layouts[name] ?? objectLayouts[name];
  if (layout === undefined) throw new Error(`there is no struct ${name}`);
  return layout;
}

/** What a fixture decodes to, strictly. */
export function decodeFixture({ struct, abi, base, bytes, kind, address, count }: Fixture): Decoded[] {
  const layout = layoutNamed(struct);
  const memory = memoryImage(bytes, { abi, base });
  if (kind === 'struct') return [decode(layout, memory, address)];
  return [...(kind === 'array' ? decodeArray : decodeEntries)(layout, memory, address, count)];
}

/** What a fixture decodes to when decoding keeps going, and the issues that it reported. */
export function decodeTolerantly({ struct, abi, base, bytes, kind, address, count }: Fixture): {
  values: Decoded[];
  issues: DecodeError[];
} {
  const layout = layoutNamed(struct);
  const memory = memoryImage(bytes, { abi, base });
  const issues: DecodeError[] = [];
  const options = { onIssue: (issue: DecodeError) => issues.push(issue) };
  if (kind === 'struct') return { values: [decode(layout, memory, address, options)], issues };
  const values = [
    ...(kind === 'array' ? decodeArray : decodeEntries)(layout, memory, address, count, options),
  ];
  return { values, issues };
}

/** The DecodeError that a function throws; anything else that it throws goes on. */
export function decodeErrorOf(read: () => unknown): DecodeError {
  try {
    read();
  } catch (error) {
    if (error instanceof DecodeError) return error;
    throw error;
  }
  throw new Error('decoded, where an error was expected');
}

/** An error's facts, to be compared at once. */
export function factsOf({ code, struct, path, address, offset, reason, message }: DecodeError) {
  return { code, struct, path, address, offset, reason, message };
}

/** The JSON of decoded structs is to the letter what JSON.stringify makes of the expected ones. */
export function expectJson(struct: string, values: readonly Decoded[], expected: readonly unknown[]): void {
  const lines = values.map((value) => toJson(layoutNamed(struct), value));
  // Indented first, so that a failure shows the members that differ, and members in a wrong order too.
  expect(indented(lines.map((line) => JSON.parse(line)))).toBe(indented(expected));
  expect(lines).toEqual(expected.map((value) => JSON.stringify(value)));
}

function indented(value: unknown): string {
  return JSON.stringify(value, null, 1);
}
