/** Runs of roots of which some cannot be read, and what is to become of each. */
import assert from 'node:assert/strict';
import {
  type Abi,
  counted,
  type DecodeErrorCode,
  encode,
  type Memory,
  memoryImage,
  memoryRanges,
  type Roots,
  struct as structOf,
  uint8,
  type ValueLayout,
} from '../../src/index.ts';
import { endOfSpace } from '../properties/cases.ts';
import { imageOf, pointerSize, sizeOf, slotsIn } from './image.ts';
import type { Told } from './rule.ts';
import { fullValues } from './values.ts';

export interface Run {
  readonly struct: ValueLayout;
  readonly memory: Memory;
  readonly roots: Extract<Roots, { count: number }>;
  /** One for each root: null where there is none. The first root is always there. */
  readonly values: readonly unknown[];
  readonly issues: readonly Told[];
}

/** A run of entries, and the bytes that it is in. */
export interface EntriesRun extends Run {
  readonly bytes: Uint8Array;
  readonly base: bigint;
}

/** Good and bad pointers to a struct, alternating, as FwpmNetEventEnumN would return them. */
export function entriesOf(struct: ValueLayout, abi: Abi): EntriesRun {
  const [first, second = first, third = first] = fullValues(struct);
  assert(first !== undefined && second !== undefined && third !== undefined);
  const size = pointerSize(abi);
  const base = 0x350000n;
  const table = Buffer.alloc(8 * size);
  const images: Uint8Array[] = [table];
  let end = base + BigInt(table.length);
  const [one, two, three] = [first, second, third].map((value) => {
    const { bytes, address } = encode(struct, value, { abi, base: end });
    images.push(bytes);
    end += BigInt(bytes.length);
    return address;
  });

  const entries: readonly (readonly [address: bigint | undefined, value: unknown, code?: DecodeErrorCode])[] =
    [
      [one, first],
      [end, null, 'UNMAPPED_POINTER'],
      [two, second],
      [0n, null],
      [end - 1n, null, 'TRUNCATED'],
      [endOfSpace(abi) - 1n, null, 'UNMAPPED_POINTER'],
      [base - 1n, null, 'UNMAPPED_POINTER'],
      [three, third],
    ];
  const issues: Told[] = [];
  for (const [i, [address = 0n, , code]] of entries.entries()) {
    if (size === 4) table.writeUInt32LE(Number(address), size * i);
    else table.writeBigUInt64LE(address, size * i);
    if (code !== undefined) issues.push({ code, path: `[${i}]`, address, offset: size * i });
  }
  const bytes = Buffer.concat(images);
  const memory = memoryImage(bytes, { abi, base });
  const roots = { entries: base, count: entries.length };
  return { struct, memory, roots, values: entries.map(([, value]) => value), issues, bytes, base };
}

/** Four structs one after another; of the second the first byte was not captured, of the third the last one. */
export function elementsOf(struct: ValueLayout, abi: Abi): Run {
  const values = fullValues(struct);
  const elements = [0, 1, 2, 3].flatMap((i) => values.slice(i % values.length).slice(0, 1));
  // What they point to lies after them.
  const array = structOf('ARRAY', { length: uint8, elements: counted('length', struct) });
  const image = imageOf(array, { elements }, abi, '0');
  const start = slotsIn(image)[0]?.target;
  assert(start !== undefined);
  const size = sizeOf(struct, abi);
  const offset = Number(start);
  const [second, third] = [offset + size, offset + 3 * size - 1];
  const part = (from: number, to: number) => ({ base: BigInt(from), bytes: image.bytes.subarray(from, to) });
  const ranges = [part(0, second), part(second + 1, third), part(third + 1, image.bytes.length)];
  const bad = (code: DecodeErrorCode, i: number): Told => {
    const address = start + BigInt(i * size);
    return { code, path: `[${i}]`, address, offset: Number(address) };
  };
  return {
    struct,
    memory: memoryRanges(ranges, { abi }),
    roots: { array: start, count: 4 },
    values: [elements[0], null, null, elements[3]],
    issues: [bad('UNMAPPED_POINTER', 1), bad('TRUNCATED', 2)],
  };
}
