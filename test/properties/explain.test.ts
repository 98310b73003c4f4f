import assert from 'node:assert/strict';
import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import {
  ABIS,
  type ByteRange,
  counted,
  encode,
  explain,
  layoutOf,
  memoryImage,
  pointer,
  struct as structOf,
  uint32,
} from '../../src/index.ts';
import { rows, runs } from '../support/exhaustive.ts';
import { arbitraryOf } from './arbitrary.ts';
import { bases, CASES, SEED } from './cases.ts';
import { assertSame, memberAt } from './same.ts';

fc.configureGlobal({ seed: SEED, numRuns: runs(80) });

describe('every byte of a sound image is explained once', () => {
  for (const { name, struct, abi } of rows(CASES, 4)) {
    test.prop([arbitraryOf(struct), bases(abi)])(name, (value, base) => {
      const { bytes, address } = encode(struct, value, { abi, base });
      const ranges = explain(struct, memoryImage(bytes, { abi, base }), address);
      const offsetOf = (range: ByteRange): number => Number(range.address - base);

      // One range after the other: none overlaps, and what lies between objects says nothing.
      let end = 0;
      for (const range of ranges) {
        assert.equal(range.issue, undefined);
        assert(offsetOf(range) >= end, range.path);
        assertSilent(bytes.subarray(end, offsetOf(range)));
        end = offsetOf(range) + range.length;
      }
      assertSilent(bytes.subarray(end));

      const { size } = layoutOf(struct, abi);
      const ofRoot = ranges.filter((range) => range.address < address + BigInt(size));
      const covered = ofRoot.reduce((sum, { length }) => sum + length, 0);
      if (struct.kind !== 'sid') assert.equal(covered, size);

      for (const range of ranges) {
        const found = bytes.subarray(offsetOf(range), offsetOf(range) + range.length);
        if (range.kind === 'value') assertSame(range.value, memberAt(value, range.path));
        else if (range.kind === 'pointer') assertPointer(range, found, ranges, value);
        else if (range.kind === 'count') assert.equal(BigInt(Number(range.value)), littleEndian(found));
        else {
          assert.equal(range.value, undefined);
          assertSilent(found);
        }
      }
    });
  }
});

describe('what cannot be read is told at its own pointer', () => {
  const layout = structOf('SELF', { length: uint32, elements: counted('length', pointer(uint32)) });
  for (const abi of ABIS) {
    test(`${abi}: where an array lies over the pointer to it`, () => {
      const slot = abi === 'x86' ? 4 : 8;
      const bytes = new Uint8Array(2 * slot);
      bytes[0] = 1;
      bytes[slot] = slot;
      const memory = memoryImage(bytes, { abi, base: 0 });
      const pointers = explain(layout, memory, 0, { limits: { depth: 1 } }).filter(
        ({ kind }) => kind === 'pointer',
      );
      expect(pointers.map(({ path, issue }) => [path, issue?.path])).toEqual([
        ['elements', undefined],
        ['elements[0]', 'elements[0]'],
      ]);
    });
  }
});

/** Filling is zero wherever the encoder leaves it. */
function assertSilent(bytes: Uint8Array): void {
  assert(bytes.every((byte) => byte === 0));
}

/** A pointer says its own bytes, is NULL only where null was, and leads to something that is explained. */
function assertPointer(
  range: ByteRange,
  bytes: Uint8Array,
  ranges: readonly ByteRange[],
  value: unknown,
): void {
  assert.equal(range.value, littleEndian(bytes));
  const target = memberAt(value, range.path);
  const isEmpty = target === null || (Array.isArray(target) && target.length === 0);
  if (range.value === 0n) assert(isEmpty, range.path);
  else if (!(target instanceof Uint8Array && target.length === 0)) {
    assert(
      ranges.some(({ address }) => address === range.value),
      range.path,
    );
  }
}

function littleEndian(bytes: Uint8Array): bigint {
  return bytes.reduceRight((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
}
