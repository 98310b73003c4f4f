/** Walks go where the careful decoder goes, and give up where it finds something wrong. */
import assert from 'node:assert/strict';
import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { Decoder, resolveLimits } from '../../src/codec/index.ts';
import {
  encode,
  explain,
  FWPM_NET_EVENT_IKEEXT_MM_FAILURE1,
  type Limits,
  type Memory,
  memoryImage,
  type ValueLayout,
} from '../../src/index.ts';
import { type Guest, halvesOf, Walker } from '../../src/walk/index.ts';
import { arbitraryOf } from '../properties/arbitrary.ts';
import { bases, CASES, SEED } from '../properties/cases.ts';
import { damaged, damages, limits as someLimits } from '../properties/damage.ts';
import { rows, runs } from '../support/exhaustive.ts';
import { Image } from '../support/image.ts';
import { inPieces, onDemand } from '../support/memories.ts';

fc.configureGlobal({ seed: SEED, numRuns: runs(40) });

/** Notes where objects are. */
class Notes implements Guest {
  readonly copies = undefined;
  readonly found: Guest['found'] = (_, offset, low, high, size) => {
    this.objects.push([(BigInt(high) << 32n) | BigInt(low), size]);
    return offset;
  };
  readonly objects: [address: bigint, size: number][] = [];
  /** Bytes that were looked at before it was known how many there are. */
  before = 0;
  pointed(): void {}
  peeked(size: number): void {
    this.before += size;
  }
}

/** What a walk notes; undefined where it gives up. */
function notesOf(struct: ValueLayout, memory: Memory, address: bigint, limits: Partial<Limits>) {
  const notes = new Notes();
  const walker = new Walker(struct, memory, resolveLimits(limits), notes);
  return walker.walk(...halvesOf(address)) ? notes : undefined;
}

/** The objects of a walk; undefined where it gives up. */
function walk(struct: ValueLayout, memory: Memory, address: bigint, limits: Partial<Limits>) {
  return notesOf(struct, memory, address, limits)?.objects;
}

/** Bytes that the careful decoder asks a memory for. */
function bytesPlaced(struct: ValueLayout, memory: Memory, address: bigint): number {
  let bytes = 0;
  const metered: Memory = {
    abi: memory.abi,
    readable: (at, wanted) => memory.readable(at, wanted),
    offsetOf: (at) => memory.offsetOf(at),
    place(at, length) {
      bytes += length;
      return memory.place(at, length);
    },
  };
  new Decoder(metered, struct.ctype, { limits: resolveLimits({}) }).root(struct, address);
  return bytes;
}

/** Whether the careful decoder finds nothing wrong. */
function isRight(struct: ValueLayout, memory: Memory, address: bigint, limits: Partial<Limits>): boolean {
  let issues = 0;
  const onIssue = (): void => void issues++;
  new Decoder(memory, struct.ctype, { limits: resolveLimits(limits), onIssue }).root(struct, address);
  return issues === 0;
}

describe('a walk gives up exactly where something is wrong', () => {
  for (const { name, struct, abi } of rows(CASES, 7)) {
    test.prop([arbitraryOf(struct), bases(abi), damages, someLimits])(
      name,
      (value, base, changes, limits) => {
        const { bytes, address } = encode(struct, value, { abi, base });
        const ranges = explain(struct, memoryImage(bytes, { abi, base }), address);
        const image = damaged({ bytes, base, abi, ranges }, changes);
        for (const memory of [
          memoryImage(image, { abi, base }),
          inPieces(image, base, abi),
          onDemand(image, base, abi),
        ]) {
          const isWhole = walk(struct, memory, address, limits) !== undefined;
          assert.equal(isWhole, isRight(struct, memory, address, limits));
        }
      },
    );
  }
});

describe('a walk finds all bytes that are read, and counts them', () => {
  for (const { name, struct, abi } of rows(CASES, 7)) {
    test.prop([arbitraryOf(struct), bases(abi)])(name, (value, base) => {
      const { bytes, address } = encode(struct, value, { abi, base });
      const memory = memoryImage(bytes, { abi, base });
      const expected = bytesOf(
        explain(struct, memory, address).map(({ address: start, length }) => [start, length]),
      );
      const { objects, before } = notesOf(struct, memory, address, {}) ?? new Notes();
      assert.deepEqual(bytesOf(objects), expected);
      const found = objects.reduce((sum, [, size]) => sum + size, 0);
      // The careful decoder looks for the NUL of a text in some bytes more.
      assert.ok(found + before <= bytesPlaced(struct, memory, address));
    });
  }

  function bytesOf(objects: readonly (readonly [address: bigint, size: number])[]): string[] {
    const bytes = new Set<bigint>();
    for (const [address, size] of objects) {
      for (let i = 0; i < size; i++) bytes.add(address + BigInt(i));
    }
    return [...bytes].sort((a, b) => (a < b ? -1 : 1)).map(String);
  }
});

describe('texts', () => {
  // FWPM_NET_EVENT_IKEEXT_MM_FAILURE1 (112 bytes): localPrincipalNameForAuth at 64.
  const base = 0x10000n;
  const textAt = (start: number, text: string) =>
    new Image(start + 2 * text.length).u64(64, base + BigInt(start)).text(start, text).bytes;

  test.each(rows([1, 2047, 2048, 2049]))('of %i units with the NUL', (units) => {
    const image = textAt(113, `${'a'.repeat(units - 1)}\0`);
    // Of longer ones more is read than they are.
    const expected =
      units <= 2048
        ? [
            [base, 112],
            [base + 113n, 2 * units],
          ]
        : undefined;
    for (const memory of [
      memoryImage(image, { abi: 'x64', base }),
      inPieces(image, base, 'x64'),
      onDemand(image, base, 'x64'),
    ]) {
      expect(walk(FWPM_NET_EVENT_IKEEXT_MM_FAILURE1, memory, base, {})).toEqual(expected);
    }
  });
});
