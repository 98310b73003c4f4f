/** memoryRanges and the table beneath it: any ranges read as the bytes that are there, whatever was read before. */
import assert from 'node:assert/strict';
import { fc, test } from '@fast-check/vitest';
import { describe, expect, test as plainTest } from 'vitest';
import { type Abi, decode, FWPM_NET_EVENT5, type Memory, memoryRanges, toJson } from '../../src/index.ts';
import { type ByteSource, OnDemandMemory, RangeTable } from '../../src/memory/index.ts';
import { decodeErrorOf } from '../support/decode.ts';
import { EXHAUSTIVE } from '../support/exhaustive.ts';
import { compiledFixtures, isHealthy } from '../support/fixtures.ts';

fc.configureGlobal({ seed: 20261122, numRuns: 500 });

interface Piece {
  readonly base: bigint;
  readonly bytes: Uint8Array;
}

/** What should be there: address to byte. The range that begins first counts, then the longer one, then the first given. */
function model(pieces: readonly Piece[]): Map<bigint, number> {
  const there = new Map<bigint, number>();
  const sorted = [...pieces].sort((a, b) => Number(a.base - b.base) || b.bytes.length - a.bytes.length);
  for (const { base, bytes } of sorted) {
    for (const [i, byte] of bytes.entries()) {
      const address = base + BigInt(i);
      if (!there.has(address)) there.set(address, byte);
    }
  }
  return there;
}

/** The bytes from an address on, up to the first that is not there. */
function expectedAt(there: ReadonlyMap<bigint, number>, address: bigint, wanted: number): number[] {
  const found: number[] = [];
  for (let byte = there.get(address); byte !== undefined && found.length < wanted; ) {
    found.push(byte);
    byte = there.get(address + BigInt(found.length));
  }
  return found;
}

function bytesOf(
  { view, offset }: { readonly view: DataView; readonly offset: number },
  length: number,
): number[] {
  return [...new Uint8Array(view.buffer, view.byteOffset + offset, length)];
}

/** Asks a memory, and compares with what is there. */
function assertReads(
  memory: Memory,
  there: ReadonlyMap<bigint, number>,
  address: bigint,
  wanted: number,
): void {
  const expected = expectedAt(there, address, wanted);
  assert.equal(memory.readable(address, wanted), expected.length);
  if (expected.length > 0)
    assert.deepEqual(bytesOf(memory.place(address, expected.length), expected.length), expected);
  const window = memory.window?.(address);
  assert.equal(window === undefined, !there.has(address));
  if (window === undefined) return;
  const { base, view } = window;
  assert(address >= base && address < base + BigInt(view.byteLength));
  assert.deepEqual(bytesOf({ view, offset: 0 }, view.byteLength), expectedAt(there, base, view.byteLength));
}

/** A source of what is there that reads byte by byte, and knows its gaps or does not. */
function sourceOf(there: ReadonlyMap<bigint, number>, knowsGaps: boolean, origin: bigint): ByteSource {
  const source: ByteSource = {
    abi: 'x64',
    origin,
    read: (address, length) => Uint8Array.from(expectedAt(there, address, length)),
  };
  if (!knowsGaps) return source;
  return {
    ...source,
    spanAt(address) {
      if (!there.has(address)) return undefined;
      let start = address;
      while (there.has(start - 1n)) start--;
      let end = address;
      while (there.has(end)) end++;
      return { start, end };
    },
  };
}

describe('what is there is read', () => {
  const piece = fc.record({ base: fc.nat(60), bytes: fc.uint8Array({ maxLength: 24 }) });
  const questions = fc.array(fc.record({ at: fc.nat(90), wanted: fc.nat(40) }), {
    minLength: 1,
    maxLength: 30,
  });
  // Around the ends of a page, too.
  const bases = fc.constantFrom(0n, 0x1000n - 40n, 0x7ff6_1234_0000n, 2n ** 64n - 90n);

  test.prop([fc.array(piece, { maxLength: 12 }), bases, questions])(
    'of any ranges',
    (given, lowest, asked) => {
      const pieces = given.map(({ base, bytes }) => ({ base: lowest + BigInt(base), bytes }));
      const there = model(pieces);
      const memories = [
        memoryRanges(pieces, { abi: 'x64' }),
        new OnDemandMemory(sourceOf(there, true, 0n)),
        new OnDemandMemory(sourceOf(there, false, 0n)),
        new OnDemandMemory(sourceOf(there, false, lowest)),
      ];
      for (const memory of memories) {
        for (const { at, wanted } of asked) {
          const address = lowest + BigInt(at);
          if (address < 2n ** 64n) assertReads(memory, there, address, wanted);
        }
      }
    },
  );
});

describe('ranges', () => {
  plainTest('keep the order in which equal ones were given', () => {
    const pieces = [1, 2, 3].map((value) => ({ base: 16n, bytes: new Uint8Array(4).fill(value) }));
    expect(bytesOf(memoryRanges(pieces, { abi: 'x64' }).place(16n, 4), 4)).toEqual([1, 1, 1, 1]);
  });

  plainTest('are sorted where their addresses differ by less than a double can tell', () => {
    const top = 2n ** 63n;
    const pieces = [3n, 1n, 0n, 2n].map((i) => ({ base: top + i, bytes: Uint8Array.of(Number(i)) }));
    const memory = memoryRanges(pieces, { abi: 'x64' });
    expect(memory.readable(top, 9)).toBe(4);
    expect(bytesOf(memory.place(top, 4), 4)).toEqual([0, 1, 2, 3]);
  });

  plainTest.runIf(EXHAUSTIVE)('can be a hundred thousand, one adjacent to the next', () => {
    const size = 7;
    const pieces = Array.from({ length: 100_000 }, (_, i) => ({
      base: 0x1000n + BigInt(size * i),
      bytes: Uint8Array.from({ length: size }, (_, k) => (size * i + k) % 251),
    }));
    const memory = memoryRanges(pieces.reverse(), { abi: 'x64' });
    const all = size * pieces.length;
    expect(memory.readable(0x1000n, 2 ** 40)).toBe(all);
    expect(memory.readable(0x1000n + BigInt(all - 1), 2)).toBe(1);
    expect(memory.readable(0x1000n + BigInt(all), 1)).toBe(0);
    const bytes = bytesOf(memory.place(0x1003n, 5000), 5000);
    expect(bytes).toEqual(Array.from({ length: 5000 }, (_, i) => (i + 3) % 251));
  });

  plainTest.each<[Abi, bigint]>([
    ['x64', 2n ** 64n],
    ['x86', 2n ** 32n],
  ])('can end where the address space of %s ends', (abi, end) => {
    const memory = memoryRanges(
      [
        { base: end - 2n, bytes: Uint8Array.of(3, 4) },
        { base: end - 4n, bytes: Uint8Array.of(1, 2) },
      ],
      { abi },
    );
    expect(memory.readable(end - 4n, 9)).toBe(4);
    expect(bytesOf(memory.place(end - 4n, 4), 4)).toEqual([1, 2, 3, 4]);
    expect(memory.readable(end, 1)).toBe(0);
  });

  plainTest('tell offsets from the lowest address, also of what is not there', () => {
    const memory = memoryRanges(
      [
        { base: 0x3000n, bytes: new Uint8Array(4) },
        { base: 0x1000n, bytes: new Uint8Array(4) },
      ],
      { abi: 'x64' },
    );
    expect([0x1000n, 0x3001n, 0x2000n, 0xfffn].map((address) => memory.offsetOf(address))).toEqual([
      0, 0x2001, 0x1000, -1,
    ]);
  });

  plainTest('that are none hold nothing', () => {
    const memory = memoryRanges([], { abi: 'x64' });
    expect([memory.readable(0n, 1), memory.window(0n), memory.offsetOf(5n)]).toEqual([0, undefined, 5]);
  });

  plainTest('of bytes that are views, cut where they overlap, are not copied', () => {
    const bytes = new Uint8Array(32);
    const memory = memoryRanges(
      [
        { base: 0n, bytes: bytes.subarray(0, 16) },
        { base: 8n, bytes: bytes.subarray(8, 32) },
      ],
      { abi: 'x64' },
    );
    bytes[20] = 77;
    const { view, offset } = memory.place(20n, 1);
    expect([view.buffer === bytes.buffer, view.getUint8(offset)]).toEqual([true, 77]);
  });

  plainTest('that are damaged in between are read as what is there says', () => {
    const fixture = compiledFixtures().find(({ name }) => name === 'x64-ev5-classify-drop-full');
    if (fixture === undefined || !isHealthy(fixture)) throw new Error('no such fixture');
    const { bytes, base, address, expect: expected } = fixture;
    const halves = (end: number, start: number): Memory =>
      memoryRanges(
        [
          { base: base + BigInt(start), bytes: bytes.subarray(start) },
          { base, bytes: bytes.subarray(0, end) },
        ],
        { abi: 'x64' },
      );
    const at = Number(address - base);
    for (let cut = at; cut < at + 152; cut += EXHAUSTIVE ? 1 : 7) {
      expect(JSON.parse(toJson(FWPM_NET_EVENT5, decode(FWPM_NET_EVENT5, halves(cut, cut), address)))).toEqual(
        expected[0],
      );
      // A byte that is missing in the event: the event is not all there.
      if (cut === at) continue;
      expect(decodeErrorOf(() => decode(FWPM_NET_EVENT5, halves(cut, cut + 1), address))).toMatchObject({
        code: 'TRUNCATED',
      });
    }
  });
});

plainTest('addresses that are no safe integers are not found by numbers', () => {
  const table = new RangeTable(BigUint64Array.of(10n, 2n ** 53n - 4n), Float64Array.of(4, 4));
  expect([table.indexOfExact(11), table.indexOf(11n)]).toEqual([undefined, 0]);
});

describe('a table', () => {
  const table = new RangeTable(BigUint64Array.of(10n, 14n, 30n), Float64Array.of(4, 2, 1));

  plainTest.each<[bigint, number, { start: bigint; end: bigint } | undefined]>([
    [9n, -1, undefined],
    [10n, 0, { start: 10n, end: 16n }],
    [13n, 0, { start: 10n, end: 16n }],
    [14n, 1, { start: 10n, end: 16n }],
    [15n, 1, { start: 10n, end: 16n }],
    [16n, -1, undefined],
    [29n, -1, undefined],
    [30n, 2, { start: 30n, end: 31n }],
    [31n, -1, undefined],
  ])('finds %i', (address, index, span) => {
    expect([table.indexOf(address), table.spanAt(address)]).toEqual([index, span]);
    expect(table.indexOfExact(Number(address))).toBe(index);
    expect(table.reach(address, 3)).toBe(span === undefined ? 0 : Math.min(3, Number(span.end - address)));
  });
});
