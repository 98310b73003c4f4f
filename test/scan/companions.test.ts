/** Events that nothing proves alone: an array proves them that has them beside others. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { decode, encode, FWPM_NET_EVENT2, memoryImage } from '../../src/index.ts';
import { rows } from '../support/exhaustive.ts';
import type { HealthyFixture } from '../support/fixtures.ts';
import type { Image } from '../support/image.ts';
import { oracleLayouts } from '../support/oracle.ts';
import { at, BASE, FLAGS, image, putClassifyDrop, putEvent, TYPE } from './events.ts';
import { eventFixtures, eventsOf, isEvent, plant, scanImage } from './support.ts';

const CHUNK = 2 ** 20;

/** Where the event is that is in question, and where its struct, which is not known. */
const ODD = 2048;
const BODY = ODD + 256;
const ARRAY = 512;

const DROPS = [1024, 3072, 4096];

function drop(target: Image, offset: number): Image {
  return putClassifyDrop(putEvent(target, offset, TYPE.classifyDrop, offset + 256), offset + 256);
}

/** Drops, and an event of a type without a name among them; no array yet. */
function events(size = 8192): Image {
  const target = image(size);
  for (const offset of DROPS) drop(target, offset);
  return putEvent(target, ODD, TYPE.unknown, BODY).u64(BODY, 0x0102030405060708n);
}

/** The finds in a line each: where, and of an array how many pointers. */
function lines(bytes: Uint8Array): string[] {
  return scanImage(bytes, 'x64', BASE).map((find) => {
    const offset = Number(find.address - BASE);
    return 'entries' in find ? `${offset}: ${find.entries} entries` : `${offset}`;
  });
}

/** An array of four, the second of them in question. */
function inArray(change: (target: Image) => Image): string[] {
  return lines(change(events()).u64(ARRAY, at(1024), at(ODD), at(3072), at(4096)).bytes);
}

/** An event of the one version that x86 aligns to four. */
function event2OfX86(): HealthyFixture {
  const fixture = eventFixtures().find(({ struct }) => struct === 'FWPM_NET_EVENT2');
  if (fixture === undefined) throw new Error('no event of FWPM_NET_EVENT2');
  const { abi, bytes, base, address } = fixture;
  const event = decode(FWPM_NET_EVENT2, memoryImage(bytes, { abi, base }), address);
  return {
    ...fixture,
    abi: 'x86',
    base: 0x1000000n,
    ...encode(FWPM_NET_EVENT2, event, { abi: 'x86', base: 0x1000000n }),
  };
}

const WHOLE = ['512: 4 entries', '1024', '2048', '3072', '4096'];
const BROKEN = ['528: 2 entries', '1024', '3072', '4096'];

describe('in an array with events that are proven, an event', () => {
  const cases: [what: string, change: (target: Image) => Image][] = [
    ['of a type without a name', (target) => target],
    ['of the last type that Windows has', (target) => target.u32(ODD + 136, 20)],
    ['of a type that Windows does not have yet', (target) => target.u32(ODD + 136, 21)],
    ['of the last number that can be a type', (target) => target.u32(ODD + 136, 255)],
    ['of a type without a name, and a NULL struct', (target) => target.u64(ODD + 144, 0n)],
    ['with a struct that was not captured', (target) => target.u64(ODD + 144, at(2 ** 24))],
    ['with a struct in the upper half', (target) => target.u64(ODD + 144, 0xffff_8000_0000_0000n)],
    ['with a struct at the lowest address that Windows gives', (target) => target.u64(ODD + 144, 0x10000n)],
    ['of a type with a name, and a NULL struct', (target) => target.u32(ODD + 136, 3).u64(ODD + 144, 0n)],
    [
      'of a type with a name, and a struct that was not captured',
      (target) => target.u32(ODD + 136, 3).u64(ODD + 144, at(2 ** 24)),
    ],
    ['of a type with a name, and a struct of zeros', (target) => target.u32(ODD + 136, 3).u64(BODY, 0n)],
    [
      'whose app and user were not captured',
      (target) =>
        target
          .u32(ODD + 8, FLAGS | 0x60)
          .u32(ODD + 64, 20)
          .u64(ODD + 72, at(2 ** 24), at(2 ** 25)),
    ],
    ['whose promised user is NULL', (target) => target.u32(ODD + 8, FLAGS | 0x40)],
    ['with few flags', (target) => target.u32(ODD + 8, 0x100)],
  ];

  test.each(cases)('%s is one', (_, change) => {
    expect(inArray(change)).toEqual(WHOLE);
  });

  const others: [what: string, change: (target: Image) => Image][] = [
    ['a type that cannot be one', (target) => target.u32(ODD + 136, 256)],
    ['a struct within the event', (target) => target.u64(ODD + 144, at(ODD + 8))],
    ['the event as its struct', (target) => target.u64(ODD + 144, at(ODD))],
    ['a struct that is not aligned', (target) => target.u64(ODD + 144, at(BODY + 4))],
    ['a struct at an address that cannot be one', (target) => target.u64(ODD + 144, 0xcccc_cccc_cccc_ccc8n)],
    ['a struct below all addresses', (target) => target.u64(ODD + 144, 0xfff8n)],
    ['no time', (target) => target.u64(ODD, 0n)],
    ['no flags', (target) => target.u32(ODD + 8, 0)],
    ['an address family that is none', (target) => target.u32(ODD + 88, 4)],
    [
      'texts and SIDs that are none',
      (target) =>
        target
          .u32(ODD + 8, FLAGS | 0xc60)
          .u32(ODD + 64, 20)
          .u64(ODD + 72, at(6000), at(6400))
          .u64(ODD + 96, at(6400), at(6000))
          .u16(6000, ...new Array<number>(100).fill(1))
          .u8(6400, ...new Array<number>(16).fill(9)),
    ],
    [
      'a struct of a type with a name that is none',
      (target) =>
        target
          .u32(ODD + 136, 0)
          .u32(BODY, 1, 99)
          .u32(BODY + 12, 99, 99),
    ],
  ];

  test.each(others)('with %s is none', (_, change) => {
    expect(inArray(change)).toEqual(BROKEN);
  });

  test.each([
    ['after it', 2048, 4],
    // Its last four bytes: where the event is not at a multiple of eight, they are nearest to what is outside.
    ['in its last bytes', 84, 2],
  ])('of x86 at a multiple of four, whose struct is %s', (_, distance, entries) => {
    const base = 0x2000000n;
    const memory = new Uint8Array(32768);
    const found = [4100, 8196, 12292, 16388].map(
      (offset) => plant(memory, base, offset, event2OfX86()).address,
    );
    const view = new DataView(memory.buffer);
    for (const [i, address] of found.entries()) view.setUint32(512 + 4 * i, Number(address), true);
    const odd = Number((found[1] ?? 0n) - base);
    expect(odd % 8).toBe(4);
    // With one flag and a type that is not known it does not stand alone.
    view.setUint32(odd + 8, 0x100, true);
    view.setUint32(odd + 80, 200, true);
    view.setUint32(odd + 84, Number(base) + odd + distance, true);
    const arrays = scanImage(memory, 'x86', base).filter((find) => 'entries' in find);
    expect(arrays.map((find) => 'entries' in find && find.entries)).toEqual([entries]);
  });

  test('that was not captured is none', () => {
    const target = events().u64(ARRAY, at(1024), at(2 ** 24), at(3072), at(4096));
    expect(lines(target.bytes)).toEqual(BROKEN);
  });

  test('has the score of the event beside it, and is decoded', () => {
    const target = events().u64(ARRAY, at(1024), at(ODD), at(3072), at(4096));
    const finds = scanImage(target.bytes, 'x64', BASE);
    const [array, drop, odd] = finds;
    expect(odd).toMatchObject({ score: drop?.score, struct: array?.struct, event: { type: 13 } });
    expect(array?.score).toBe(drop?.score);
  });
});

describe('where they stand', () => {
  const cases: [what: string, pointers: bigint[], expected: string[]][] = [
    ['first', [at(ODD), at(1024), at(3072)], ['512: 3 entries', '1024', '2048', '3072', '4096']],
    ['last', [at(1024), at(3072), at(ODD)], ['512: 3 entries', '1024', '2048', '3072', '4096']],
    ['with one proven event', [at(ODD), at(1024)], ['512: 2 entries', '1024', '2048', '3072', '4096']],
    ['twice', [at(ODD), at(1024), at(ODD)], ['512: 3 entries', '1024', '2048', '3072', '4096']],
    ['alone', [at(ODD)], ['1024', '3072', '4096']],
    ['among themselves', [at(ODD), at(ODD), at(ODD)], ['1024', '3072', '4096']],
    ['after NULL', [at(1024), 0n, at(ODD)], ['1024', '3072', '4096']],
    ['before NULL', [at(ODD), 0n, at(1024)], ['1024', '3072', '4096']],
  ];

  test.each(cases)('%s', (_, pointers, expected) => {
    expect(lines(events().u64(ARRAY, ...pointers).bytes)).toEqual(expected);
  });

  test('between arrays that end there', () => {
    const target = events().u64(ARRAY, at(1024), at(ODD), 8n, at(ODD), at(3072));
    expect(lines(target.bytes)).toEqual(['512: 2 entries', '536: 2 entries', '1024', '2048', '3072', '4096']);
  });

  test('across the border of two chunks', () => {
    for (let before = 0; before <= 40; before += 8) {
      const target = events(CHUNK + 8192).u64(CHUNK - before, at(ODD), at(1024), at(ODD), at(3072), at(ODD));
      expect(lines(target.bytes)).toEqual(['1024', '2048', '3072', '4096', `${CHUNK - before}: 5 entries`]);
    }
  });

  test('one that lies over a proven event is none', () => {
    const inner = 1024 + 112;
    const target = events()
      .u64(inner, 0x01da_b8b1_f9d7_ac91n)
      .u32(inner + 8, 0x1f, 0);
    const finds = lines(target.u64(ARRAY, at(1024), at(inner), at(3072), at(4096)).bytes);
    expect(finds).toEqual(BROKEN);
  });

  test('of two that overlap the first is taken', () => {
    const inner = ODD + 112;
    const target = events()
      .u64(inner, 0x01da_b8b1_f9d7_ac91n)
      .u32(inner + 8, 0x1f, 0)
      .u64(ARRAY, at(1024), at(ODD), at(inner), at(3072));
    expect(lines(target.bytes)).toEqual(['512: 2 entries', '1024', '2048', '3072', '4096']);
  });

  test('the version is that of the array', () => {
    // FWPM_NET_EVENT2 has type and pointer where 3 to 5 have enterpriseId and policyFlags.
    const target = image(8192);
    for (const [offset, type] of [
      [1024, 3],
      [ODD, 14],
      [3072, 3],
    ] as const) {
      drop(target, offset)
        .u32(offset + 136, 0)
        .u64(offset + 144, 0n)
        .u32(offset + 104, type)
        .u64(offset + 112, at(offset + 256));
    }
    target.u64(ARRAY, at(1024), at(ODD), at(3072));
    expect(scanImage(target.bytes, 'x64', BASE)).toMatchObject([
      { entries: 3, struct: 'FWPM_NET_EVENT2' },
      { struct: 'FWPM_NET_EVENT2' },
      { struct: 'FWPM_NET_EVENT2', event: { type: 14 } },
      { struct: 'FWPM_NET_EVENT2' },
    ]);
  });
});

describe('an array of a compiler, some of its events of types without a name', () => {
  // One array has a NULL, which ends it.
  const fixtures = eventFixtures().filter(
    ({ kind, count, name }) => kind === 'entries' && count > 3 && name !== 'entries-event5',
  );

  test.each(rows(fixtures, 8))('$name', (fixture) => {
    const { abi, base, struct } = fixture;
    const type = oracleLayouts[abi][struct]?.members.find(({ path }) => path === 'type')?.offset ?? -1;
    const planted = eventsOf(fixture);
    for (const first of [0, 1]) {
      const bytes = fixture.bytes.slice();
      const view = new DataView(bytes.buffer);
      const odd = planted.filter((_, i) => i % 2 === first);
      for (const [i, { address }] of odd.entries())
        view.setUint32(Number(address - base) + type, 13 + i, true);
      const finds = scanImage(bytes, abi, base);
      expect(finds.filter((find) => 'entries' in find)).toMatchObject([
        { address: fixture.address, entries: fixture.count },
      ]);
      const addresses = planted.map(({ address }) => address).sort((a, b) => (a < b ? -1 : 1));
      expect(finds.filter(isEvent).map(({ address }) => address)).toEqual(addresses);
    }
  });

  test('there are some of each ABI', () => {
    expect(new Set(fixtures.map(({ abi }) => abi)).size).toBe(3);
  });
});

test('the case from use: one array of six, and six events', () => {
  const bytes = readFileSync(new URL('../../fixtures/cases/unknown-type-body.bin', import.meta.url));
  const [array, ...found] = scanImage(bytes, 'x64', 0x20000000n);
  expect(array).toMatchObject({ address: 0x20000000n, entries: 6 });
  expect(found.map(({ address }) => Number(address - 0x20000000n))).toEqual([
    0x30, 0x160, 0x278, 0x390, 0x4a8, 0x5d8,
  ]);
  expect(found.filter(isEvent).map(({ event }) => event.type)).toMatchObject({ 2: 13, 3: 15 });
});
