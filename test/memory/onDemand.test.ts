/** Memory on top of a reader: what it asks its source for, what it keeps, and what it makes of answers. */
import { describe, expect, test } from 'vitest';
import type { Abi } from '../../src/index.ts';
import { type ByteSource, OnDemandMemory, type Span, type Window } from '../../src/memory/index.ts';
import { rows } from '../support/exhaustive.ts';

const PAGE = 4096;
const BASE = 0x7ff6_1234_0000n;

/** Bytes at addresses, as a source that notes what it is asked for. */
class Source implements ByteSource {
  readonly abi: Abi = 'x64';
  readonly origin: bigint;
  readonly asked: [address: bigint, length: number][] = [];
  readonly #bytes: Uint8Array;

  constructor(size: number, origin = BASE) {
    this.origin = origin;
    // A callback for each of millions of bytes takes seconds.
    this.#bytes = new Uint8Array(size);
    for (let i = 0; i < size; i++) this.#bytes[i] = i % 251;
  }

  read(address: bigint, length: number): Uint8Array {
    this.asked.push([address, length]);
    const start = Number(address - BASE);
    return this.#bytes.slice(start, start + length);
  }
}

/** The same, but it knows where it ends. */
class KnowingSource extends Source {
  readonly #span: Span;

  constructor(size: number) {
    super(size, 0n);
    this.#span = { start: BASE, end: BASE + BigInt(size) };
  }

  spanAt(address: bigint): Span | undefined {
    return address >= this.#span.start && address < this.#span.end ? this.#span : undefined;
  }

  offsetOf(address: bigint): number {
    return Number(address - BASE) + 1000;
  }
}

function bytesAt(memory: OnDemandMemory, offset: number, length: number): number[] {
  const { view, offset: at } = memory.place(BASE + BigInt(offset), length);
  return [...new Uint8Array(view.buffer, view.byteOffset + at, length)];
}

function expected(offset: number, length: number): number[] {
  return Array.from({ length }, (_, i) => (offset + i) % 251);
}

describe('pages', () => {
  test('are read once, as long as they are kept', () => {
    const source = new Source(1100 * PAGE);
    const memory = new OnDemandMemory(source);
    for (let i = 0; i < 1024; i++)
      expect(bytesAt(memory, i * PAGE + 7, 9)).toEqual(expected(i * PAGE + 7, 9));
    for (let i = 0; i < 1024; i++) expect(memory.readable(BASE + BigInt(i * PAGE), 1)).toBe(1);
    expect(source.asked).toEqual(Array.from({ length: 1024 }, (_, i) => [BASE + BigInt(i * PAGE), PAGE]));
    // One more: the one that was used longest ago goes, and that one only.
    bytesAt(memory, 0, 1);
    bytesAt(memory, 1024 * PAGE, 1);
    source.asked.length = 0;
    bytesAt(memory, 0, 1);
    expect(source.asked).toEqual([]);
    bytesAt(memory, PAGE, 1);
    expect(source.asked).toEqual([[BASE + BigInt(PAGE), PAGE]]);
  });

  test('do not hold what straddles two: that is read as a whole', () => {
    const source = new Source(3 * PAGE);
    const memory = new OnDemandMemory(source);
    expect(bytesAt(memory, PAGE - 3, 9)).toEqual(expected(PAGE - 3, 9));
    expect(source.asked.at(-1)).toEqual([BASE + BigInt(PAGE - 3), 9]);
  });

  test('are not read for what is larger than a page', () => {
    const source = new Source(3 * PAGE);
    const memory = new OnDemandMemory(source);
    expect(bytesAt(memory, 5, 2 * PAGE)).toEqual(expected(5, 2 * PAGE));
    expect(source.asked).toEqual([[BASE + 5n, 2 * PAGE]]);
  });
});

describe('a partial answer', () => {
  test('is where the memory ends', () => {
    const memory = new OnDemandMemory(new Source(PAGE + 10));
    expect(memory.readable(BASE, 2 ** 40)).toBe(PAGE + 10);
    expect(memory.readable(BASE + BigInt(PAGE + 9), 5)).toBe(1);
    expect(memory.readable(BASE + BigInt(PAGE + 10), 5)).toBe(0);
    expect(memory.readable(BASE - 1n, 5)).toBe(0);
  });

  test('is an error where the source knew better', () => {
    const source = new KnowingSource(100);
    const memory = new OnDemandMemory({
      abi: 'x64',
      spanAt: (address) => source.spanAt(address),
      read: (address, length) => source.read(address, Math.min(length, 40)),
    });
    expect(memory.readable(BASE, 100)).toBe(100);
    expect(bytesAt(memory, 0, 40)).toEqual(expected(0, 40));
    expect(() => bytesAt(memory, 0, 50)).toThrow(
      new Error('40 of 50 bytes at 0x7ff612340000 came, where all of them were there before'),
    );
  });

  test('that is too long is cut: what was not asked for may be anything', () => {
    const source = new KnowingSource(3 * PAGE);
    const memory = new OnDemandMemory({
      abi: 'x64',
      spanAt: (address) => source.spanAt(address),
      read(address, length) {
        const bytes = new Uint8Array(length + 5000).fill(0xee);
        bytes.set(source.read(address, length));
        return bytes;
      },
    });
    expect(bytesAt(memory, PAGE - 3, 9)).toEqual(expected(PAGE - 3, 9));
    expect(bytesAt(memory, PAGE, PAGE)).toEqual(expected(PAGE, PAGE));
    expect(memory.window(BASE)?.view.byteLength).toBe(PAGE);
  });
});

describe('a source that knows its gaps', () => {
  test('is not read to say how much is there', () => {
    const source = new KnowingSource(100 * PAGE);
    const memory = new OnDemandMemory(source);
    expect(memory.readable(BASE, 2 ** 40)).toBe(100 * PAGE);
    expect(memory.readable(BASE + 5n, 2 ** 40)).toBe(100 * PAGE - 5);
    expect(memory.readable(BASE - 1n, 1)).toBe(0);
    expect(source.asked).toEqual([]);
  });

  test('is asked for nothing that is not there', () => {
    const source = new KnowingSource(PAGE + 100);
    const memory = new OnDemandMemory(source);
    bytesAt(memory, PAGE + 50, 10);
    memory.window(BASE + 50n);
    expect(source.asked).toEqual([
      [BASE + BigInt(PAGE), 100],
      [BASE, PAGE],
    ]);
  });

  test('says offsets; without that they are the addresses', () => {
    expect(new OnDemandMemory(new KnowingSource(9)).offsetOf(BASE + 3n)).toBe(1003);
    expect(new OnDemandMemory(new Source(9)).offsetOf(BASE + 3n)).toBe(Number(BASE) + 3);
  });
});

describe('a range that begins within a page', () => {
  // Pages are counted from 0, so that the page's own beginning is not there.
  test.each([1, 100, PAGE - 1])('%i bytes behind its beginning is found', (distance) => {
    const start = BASE + BigInt(distance);
    const memory = new OnDemandMemory({
      abi: 'x64',
      read: (address, length) => (address < start ? new Uint8Array(0) : new Uint8Array(length).fill(9)),
    });
    expect([memory.readable(start, 10), memory.readable(start - 1n, 10)]).toEqual([10, 0]);
    // What was read from the middle on is not an answer for what is before it.
    expect(memory.readable(start + 5n, 3)).toBe(3);
    expect(memory.readable(start, 20)).toBe(20);
  });

  test('and two of them in one page are both found', () => {
    const there = (address: bigint): boolean => (address - BASE) % 100n < 50n;
    const memory = new OnDemandMemory({
      abi: 'x64',
      read(address, length) {
        let found = 0;
        while (found < length && there(address + BigInt(found))) found++;
        return new Uint8Array(found).fill(Number((address - BASE) / 100n));
      },
    });
    for (const range of [3, 1, 2, 1]) {
      const base = BASE + BigInt(100 * range);
      expect(memory.readable(base + 10n, 99)).toBe(40);
      const { view, offset } = memory.place(base + 10n, 1);
      expect(view.getUint8(offset)).toBe(range);
      expect(memory.readable(base + 60n, 1)).toBe(0);
    }
  });
});

describe('windows', () => {
  const SIZE = 64 * 2 ** 20;
  const windowAt = (memory: OnDemandMemory, offset: number, last?: Window): Window => {
    const window = memory.window(BASE + BigInt(offset), last);
    if (window === undefined) throw new Error('no window');
    return window;
  };
  const extentOf = ({ base, view }: Window): [number, number] => [Number(base - BASE), view.byteLength];

  test.each(
    rows([
      ['that knows its gaps', () => new KnowingSource(SIZE)],
      ['that does not', () => new Source(SIZE)],
    ]),
  )('of a source %s begin with a page, and grow while they follow each other', (_, make) => {
    const memory = new OnDemandMemory(make());
    let last = windowAt(memory, 5 * PAGE + 100);
    expect(extentOf(last)).toEqual([5 * PAGE, PAGE]);
    for (let i = 0; i < 8; i++) {
      const next = extentOf(last)[0] + extentOf(last)[1];
      const size = Math.min(2 ** 23, 4 * extentOf(last)[1]);
      const lead = Math.min(2 ** 16, size / 4);
      last = windowAt(memory, next, last);
      expect(extentOf(last)).toEqual([next - lead, lead + size]);
    }
    expect(extentOf(last)[1]).toBe(2 ** 23 + 2 ** 16);
    // Elsewhere they are a page again, which is kept.
    expect(extentOf(windowAt(memory, 2 ** 20, last))).toEqual([2 ** 20, PAGE]);
    expect(windowAt(memory, 5 * PAGE)).toBe(windowAt(memory, 6 * PAGE - 1, last));
  });

  test('end where the memory ends', () => {
    expect(extentOf(windowAt(new OnDemandMemory(new KnowingSource(500)), 499))).toEqual([0, 500]);
    expect(new OnDemandMemory(new KnowingSource(500)).window(BASE + 500n)).toBeUndefined();
    expect(new OnDemandMemory(new Source(500)).window(BASE + 500n)).toBeUndefined();
  });

  test('after a small one hold the address, too', () => {
    const memory = new OnDemandMemory(new KnowingSource(2 ** 20));
    const small = { base: BASE + 2n ** 17n, view: new DataView(new ArrayBuffer(8)) };
    const [start, length] = extentOf(windowAt(memory, 2 ** 17 + 4, small));
    expect(start + length).toBeGreaterThan(2 ** 17 + 4);
  });
});

test('there is nothing outside the address space, and nothing is asked for there', () => {
  const end = 2n ** 32n;
  const memory = new OnDemandMemory({
    abi: 'x86',
    read(address, length) {
      if (address < 0n || address >= end || length <= 0) throw new Error(`read(${address}, ${length})`);
      return new Uint8Array(length);
    },
  });
  expect(memory.readable(end - 2n, 9)).toBe(2);
  expect(memory.window(end - 2n)?.view.byteLength).toBe(PAGE);
  for (const address of [end, end + 1n, -1n]) {
    expect([memory.readable(address, 1), memory.window(address)]).toEqual([0, undefined]);
  }
});
