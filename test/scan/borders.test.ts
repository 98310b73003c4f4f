/** Events at the borders of chunks and ranges, and memories of every kind: what is found does not depend on them. */
import { describe, expect, test } from 'vitest';
import { type Abi, type Memory, type MemoryImage, memoryImage, memoryRanges } from '../../src/index.ts';
import { type ByteSource, OnDemandMemory } from '../../src/memory/index.ts';
import { EXHAUSTIVE } from '../support/exhaustive.ts';
import type { Image } from '../support/image.ts';
import {
  at,
  BASE,
  EVENT_SIZE,
  image,
  putApp,
  putClassifyDrop,
  putEvent,
  putEvent0,
  putKernelDrop,
  TYPE,
} from './events.ts';
import {
  eventFixtures,
  eventsOf,
  expectFound,
  movableFixtures,
  type Planted,
  plant,
  scanImage,
  scanMemory,
} from './support.ts';

/** Bytes that a scan reads at a time. */
const CHUNK = 2 ** 20;

/** An event at an offset of an image that is large enough, its struct right after it. */
function eventAt(offset: number, size: number): Image {
  const target = putApp(putEvent(image(size), offset, TYPE.classifyDrop, offset + 256), offset, offset + 160);
  return putClassifyDrop(target, offset + 256);
}

function addresses(bytes: Uint8Array, base = BASE): bigint[] {
  return scanImage(bytes, 'x64', base).map(({ address }) => address);
}

describe('at the border of two chunks', () => {
  test('an event is found wherever the border cuts it', () => {
    for (let before = 0; before <= EVENT_SIZE + 8; before += EXHAUSTIVE ? 8 : 40) {
      const offset = CHUNK - before;
      expect(addresses(eventAt(offset, CHUNK + 1024).bytes), `${before} bytes before it`).toEqual([
        at(offset),
      ]);
    }
  });

  test('an event of x86 is found at every fourth byte', () => {
    // FWPM_NET_EVENT0 is 4-aligned there, unlike FWPM_NET_EVENT5.
    const fixture = eventFixtures().find(({ name }) => name === 'array-event0-x86');
    if (fixture === undefined) throw new Error('no fixture of FWPM_NET_EVENT0 on x86');
    for (let before = 0; before <= 256; before += EXHAUSTIVE ? 4 : 44) {
      const memory = new Uint8Array(2 * CHUNK);
      const planted = plant(memory, 0x2000000n, CHUNK - before, fixture);
      expectFound(scanImage(memory, 'x86', 0x2000000n), eventsOf(planted));
    }
  });

  test('chunks are counted from where the memory begins', () => {
    const offset = CHUNK - 24;
    const { bytes } = eventAt(offset, CHUNK + 1024);
    expect(addresses(bytes)).toEqual([at(offset)]);
    // The first 3 bytes are not there: what is aligned is the address, not the place in the memory.
    expect(addresses(bytes.subarray(3), at(3))).toEqual([at(offset)]);
  });
});

describe('at the end of the memory', () => {
  const event = () => putKernelDrop(putEvent0(image(512), 512 - 104, 64), 64).bytes;

  test('an event is found that just fits', () => {
    expect(addresses(event())).toEqual([at(512 - 104)]);
  });

  test('one that is cut off is not', () => {
    expect(addresses(event().subarray(0, 511))).toEqual([]);
  });

  test.each<[Abi, string]>([
    ['x64', 'x64-base-top'],
    ['x86', 'x86-base-top'],
  ])('the address space may end there, too: %s', (abi, name) => {
    const fixture = eventFixtures().find((it) => it.name === name);
    if (fixture === undefined) throw new Error(`no fixture ${name}`);
    expect(fixture.base + BigInt(fixture.bytes.length)).toBe(abi === 'x86' ? 2n ** 32n : 2n ** 64n);
    expectFound(scanImage(fixture.bytes, abi, fixture.base), eventsOf(fixture));
  });
});

describe('at the border of two ranges', () => {
  const { bytes } = eventAt(512, 2048);
  const pieces = (border: number) => [
    { base: at(border), bytes: bytes.subarray(border), length: bytes.length - border },
    { base: BASE, bytes: bytes.subarray(0, border), length: border },
  ];

  test('an event is found wherever the border cuts it', () => {
    for (let border = 500; border < 512 + EVENT_SIZE + 8; border += EXHAUSTIVE ? 1 : 7) {
      const ranges = pieces(border);
      const finds = scanMemory(memoryRanges(ranges, { abi: 'x64' }), ranges);
      expect(
        finds.map(({ address }) => address),
        `at ${border}`,
      ).toEqual([at(512)]);
    }
  });

  test('a gap is a gap', () => {
    const [upper, lower] = pieces(600);
    if (upper === undefined || lower === undefined) throw new Error('no pieces');
    const ranges = [
      lower,
      { base: upper.base + 16n, bytes: upper.bytes.subarray(16), length: upper.length - 16 },
    ];
    expect(scanMemory(memoryRanges(ranges, { abi: 'x64' }), ranges)).toEqual([]);
  });

  test('ranges may overlap, lie within others and come twice: an event is found once', () => {
    const memory = memoryImage(bytes, { abi: 'x64', base: BASE });
    const ranges = [
      { base: at(512), length: 300 },
      { base: BASE, length: 2048 },
      { base: at(512), length: 8 },
      { base: BASE, length: 520 },
      { base: at(4096), length: 0 },
    ];
    expect(scanMemory(memory, ranges).map(({ address }) => address)).toEqual([at(512)]);
  });

  test('an event is found in a range that has its first byte only', () => {
    const memory = memoryImage(bytes, { abi: 'x64', base: BASE });
    expect(scanMemory(memory, [{ base: at(512), length: 1 }]).map(({ address }) => address)).toEqual([
      at(512),
    ]);
    expect(scanMemory(memory, [{ base: at(513), length: 1000 }])).toEqual([]);
  });

  test('a range that is longer than the memory ends with it', () => {
    const memory = memoryImage(bytes, { abi: 'x64', base: BASE });
    const ranges = [
      { base: 0, length: 2 ** 40 },
      { base: BASE, length: 2 ** 45 },
    ];
    expect(scanMemory(memory, ranges).map(({ address }) => address)).toEqual([at(512)]);
  });
});

/** Memory that has no windows. */
class PlainMemory implements Memory {
  readonly abi = 'x64';
  readonly #image: MemoryImage;

  constructor(bytes: Uint8Array) {
    this.#image = memoryImage(bytes, { abi: 'x64', base: BASE });
  }

  readable(address: bigint, wanted: number): number {
    return this.#image.readable(address, wanted);
  }

  place(address: bigint) {
    return this.#image.place(address);
  }

  offsetOf(address: bigint): number {
    return this.#image.offsetOf(address);
  }
}

function sourceOf(bytes: Uint8Array): ByteSource {
  return {
    abi: 'x64',
    origin: BASE,
    read(address, length) {
      const start = Number(address - BASE);
      return start < 0 ? new Uint8Array(0) : bytes.slice(start, start + length);
    },
  };
}

describe('the same is found in', () => {
  const fixtures = movableFixtures().filter(({ name }) => /^x64-ev.*-full$/.test(name));
  const memory = new Uint8Array(3 * CHUNK + 12345);
  const planted: Planted[] = fixtures.flatMap((fixture, i) =>
    eventsOf(plant(memory, BASE, 48 * 1024 * (i + 1), fixture)),
  );
  const range = { base: BASE, length: memory.length };

  test.each<[string, () => Memory]>([
    ['one image', () => memoryImage(memory, { abi: 'x64', base: BASE })],
    ['memory that is read on demand', () => new OnDemandMemory(sourceOf(memory))],
    ['memory without windows', () => new PlainMemory(memory)],
    [
      'ranges of a page',
      () =>
        memoryRanges(
          Array.from({ length: Math.ceil(memory.length / 4096) }, (_, i) => ({
            base: at(4096 * i),
            bytes: memory.subarray(4096 * i, 4096 * (i + 1)),
          })),
          { abi: 'x64' },
        ),
    ],
  ])('%s', (_, make) => {
    expect(planted.length).toBeGreaterThan(30);
    expectFound(scanMemory(make(), [range]), planted);
  });
});
