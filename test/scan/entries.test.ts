/** Arrays of pointers to events, and the order of the finds. */
import { describe, expect, test } from 'vitest';
import { type Abi, memoryRanges } from '../../src/index.ts';
import type { Image } from '../support/image.ts';
import { at, BASE, image, putApp, putClassifyDrop, putEvent, putMmFailure, TYPE } from './events.ts';
import { eventFixtures, eventsOf, expectFound, scanImage, scanMemory } from './support.ts';

const CHUNK = 2 ** 20;

/** Events at offsets, each with its app and its struct right after it. */
function eventsAt(size: number, offsets: readonly number[], type: number = TYPE.classifyDrop): Image {
  const target = image(size);
  for (const offset of offsets) {
    putApp(putEvent(target, offset, type, offset + 256), offset, offset + 160);
    if (type === TYPE.classifyDrop) putClassifyDrop(target, offset + 256);
  }
  return target;
}

/** The finds in a line each: where, and of an array how many pointers. */
function lines(bytes: Uint8Array): string[] {
  return scanImage(bytes, 'x64', BASE).map((find) => {
    const offset = Number(find.address - BASE);
    return 'entries' in find ? `${offset}: ${find.entries} entries` : `${offset}`;
  });
}

describe('in the images of compilers', () => {
  const fixtures = eventFixtures().filter(
    ({ kind, name }) => kind === 'entries' && name !== 'entries-event5',
  );

  test.each(fixtures)('$name: its array', (fixture) => {
    const finds = scanImage(fixture.bytes, fixture.abi, fixture.base);
    expectFound(finds, eventsOf(fixture));
    const arrays = finds.filter((find) => 'entries' in find);
    expect(arrays).toEqual([
      // Of the types in these arrays one is FWPM_NET_EVENT5's alone, and all are of the array's version.
      {
        address: fixture.address,
        struct: fixture.struct,
        alternatives: [],
        score: Math.min(...finds.map(({ score }) => score)),
        entries: fixture.count,
      },
    ]);
  });

  test('every ABI is among them', () => {
    expect(new Set<Abi>(fixtures.map(({ abi }) => abi)).size).toBe(3);
  });
});

describe('an array', () => {
  const EVENTS = [1024, 2048, 4096];
  const pointers = EVENTS.map(at);

  test.each([
    ['before its events', 512, ['512: 3 entries', '1024', '2048', '4096']],
    ['among its events', 3072, ['1024', '2048', '3072: 3 entries', '4096']],
    ['behind its events', 8000, ['1024', '2048', '4096', '8000: 3 entries']],
    ['where the memory begins', 0, ['0: 3 entries', '1024', '2048', '4096']],
    ['where the memory ends', 8192 - 24, ['1024', '2048', '4096', '8168: 3 entries']],
  ])('is found %s', (_, offset, expected) => {
    const target = eventsAt(8192, EVENTS).u64(offset, ...pointers);
    expect(lines(target.bytes)).toEqual(expected);
  });

  test('has two pointers at least, and not to one event', () => {
    const target = eventsAt(8192, EVENTS)
      .u64(512, at(1024))
      .u64(600, at(2048), at(2048), at(2048))
      .u64(704, at(1024), at(2048))
      // No pointer is stored at such an address.
      .u64(804, at(1024), at(2048));
    expect(lines(target.bytes)).toEqual(['704: 2 entries', '1024', '2048', '4096']);
  });

  test('ends at NULL, and at whatever leads to no event', () => {
    const target = eventsAt(8192, EVENTS)
      .u64(8, ...pointers, 0n, ...pointers, at(1032), at(1024))
      .u64(160, at(1024), at(2048) + (1n << 32n), at(4096));
    expect(lines(target.bytes)).toEqual(['8: 3 entries', '40: 3 entries', '1024', '2048', '4096']);
  });

  test('is found once across the border of two chunks, with finds on both sides', () => {
    const events = [CHUNK - 8192, CHUNK - 4096, CHUNK + 4096, 2 * CHUNK + 512];
    for (let before = 0; before <= 32; before += 8) {
      const target = eventsAt(3 * CHUNK, events).u64(CHUNK - before, ...events.map(at));
      expect(lines(target.bytes)).toEqual([
        `${CHUNK - 8192}`,
        `${CHUNK - 4096}`,
        `${CHUNK - before}: 4 entries`,
        `${CHUNK + 4096}`,
        `${2 * CHUNK + 512}`,
      ]);
    }
  });

  test('is found across the border of two ranges, and not across a gap', () => {
    const { bytes } = eventsAt(8192, EVENTS).u64(8, ...pointers);
    const pieces = (border: number, gap: number) => [
      { base: BASE, bytes: bytes.subarray(0, border), length: border },
      { base: at(border + gap), bytes: bytes.subarray(border), length: bytes.length - border },
    ];
    const arrays = (gap: number) => {
      const ranges = pieces(24, gap);
      return scanMemory(memoryRanges(ranges, { abi: 'x64' }), ranges).filter((find) => 'entries' in find);
    };
    expect(arrays(0)).toMatchObject([{ address: at(8), entries: 3 }]);
    expect(arrays(8)).toEqual([]);
  });

  test('says of all its events what one of them tells', () => {
    const target = eventsAt(8192, [1024, 2048])
      .u32(2048 + 136, TYPE.lpmPacketArrival)
      .u64(512, at(1024), at(2048));
    expect(
      scanImage(target.bytes, 'x64', BASE).map(({ struct, alternatives }) => [struct, alternatives]),
    ).toEqual([
      ['FWPM_NET_EVENT5', []],
      ['FWPM_NET_EVENT5', ['FWPM_NET_EVENT4', 'FWPM_NET_EVENT3']],
      ['FWPM_NET_EVENT5', []],
    ]);
  });

  test('is of the version that reads best for all, where others could', () => {
    // FWPM_NET_EVENT4 and 5 have a longer struct, which the memory cuts off.
    const target = eventsAt(8192, [1024, 2048]);
    putMmFailure(
      target.u32(2048 + 136, TYPE.mmFailure).u64(2048 + 144, at(8192 - 112)),
      8192 - 112,
      600,
      640,
    );
    target.u64(512, at(1024), at(2048));
    expect(
      scanImage(target.bytes, 'x64', BASE).map(({ struct, alternatives }) => [struct, alternatives]),
    ).toEqual([
      ['FWPM_NET_EVENT3', ['FWPM_NET_EVENT5', 'FWPM_NET_EVENT4']],
      ['FWPM_NET_EVENT5', ['FWPM_NET_EVENT4', 'FWPM_NET_EVENT3']],
      ['FWPM_NET_EVENT3', ['FWPM_NET_EVENT5', 'FWPM_NET_EVENT4']],
    ]);
  });

  test('is one for each version', () => {
    const target = eventsAt(8192, [1024, 2048, 3072, 4096]);
    // Of the last two an FWPM_NET_EVENT2 each: type and pointer stand where 3 to 5 have enterpriseId and policyFlags.
    for (const offset of [3072, 4096]) {
      target.u32(offset + 136, 21).u64(offset + 144, 0n);
      target.u32(offset + 104, TYPE.classifyDrop).u64(offset + 112, at(offset + 256));
    }
    target.u64(512, at(1024), at(2048), at(3072), at(4096));
    const arrays = scanImage(target.bytes, 'x64', BASE).filter((find) => 'entries' in find);
    expect(arrays).toMatchObject([
      { address: at(512), entries: 2, struct: 'FWPM_NET_EVENT5' },
      { address: at(528), entries: 2, struct: 'FWPM_NET_EVENT2' },
    ]);
  });
});

test('many events, many arrays: all of them in the order of their addresses', () => {
  const events = Array.from({ length: 1500 }, (_, i) => 1024 * (i + 1));
  const target = eventsAt(1024 * 1600, events);
  for (const offset of events)
    target.u64(offset + 600, at(offset), at(offset === 1024 ? 2048 : 1024), at(offset));
  const finds = scanImage(target.bytes, 'x64', BASE);
  expect(finds).toHaveLength(3000);
  expect(finds.filter((find) => 'entries' in find && find.entries === 3)).toHaveLength(1500);
  for (const [i, { address }] of finds.entries()) expect(address > (finds[i - 1]?.address ?? 0n)).toBe(true);
});
