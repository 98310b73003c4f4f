/** Events that are in memory more than once: which one a find is a copy of. */
import { describe, expect, test } from 'vitest';
import { rows } from '../support/exhaustive.ts';
import type { Image } from '../support/image.ts';
import { at, BASE, EVENT_SIZE, image, putApp, putClassifyDrop, putEvent, TYPE } from './events.ts';
import { eventsOf, isEvent, movableFixtures, plant, scanImage } from './support.ts';

const FIRST = 1024;
const SECOND = 4096;
const THIRD = 8192;
const NOWHERE = 2 ** 24;

/** A drop with an app and a user, all of it after it. */
function drop(target: Image, offset: number): Image {
  putApp(putEvent(target, offset, TYPE.classifyDrop, offset + 256), offset, offset + 160);
  return putClassifyDrop(target, offset + 256);
}

/** The bytes of the event itself, elsewhere, as memcpy leaves them. */
function copied(target: Image, from: number, to: number): Image {
  target.bytes.copyWithin(to, from, from + EVENT_SIZE);
  return target;
}

/** Where each event is, and of a copy where the other one is. */
function copies({ bytes }: Image): Record<number, number | undefined> {
  const finds = scanImage(bytes, 'x64', BASE, { minScore: 0.2 }).filter(isEvent);
  return Object.fromEntries(
    finds.map(({ address, copyOf }) => [
      Number(address - BASE),
      copyOf === undefined ? undefined : Number(copyOf - BASE),
    ]),
  );
}

const two = (): Image => drop(drop(image(16384), FIRST), SECOND);

/** Without its app: what is promised is not in the memory. */
const withoutApp = (target: Image, offset: number): Image => target.u64(offset + 72, at(NOWHERE));
const withoutStruct = (target: Image, offset: number): Image => target.u64(offset + 144, at(NOWHERE));

describe('of two events', () => {
  const cases: [what: string, target: () => Image, expected: Record<number, number | undefined>][] = [
    ['with the same values', two, { [FIRST]: undefined, [SECOND]: FIRST }],
    [
      'with the same bytes',
      () => copied(drop(image(16384), FIRST), FIRST, SECOND),
      { [FIRST]: undefined, [SECOND]: FIRST },
    ],
    [
      'with the same bytes, the second of which has everything after it',
      () => copied(drop(image(16384), SECOND), SECOND, FIRST),
      { [FIRST]: undefined, [SECOND]: FIRST },
    ],
    ['the second without its app', () => withoutApp(two(), SECOND), { [FIRST]: undefined, [SECOND]: FIRST }],
    ['the first without its app', () => withoutApp(two(), FIRST), { [FIRST]: SECOND, [SECOND]: undefined }],
    [
      'both without their apps',
      () => withoutApp(withoutApp(two(), FIRST), SECOND),
      { [FIRST]: undefined, [SECOND]: undefined },
    ],
    [
      'with the same bytes, and without apps',
      () => copied(withoutApp(drop(image(16384), FIRST), FIRST), FIRST, SECOND),
      { [FIRST]: undefined, [SECOND]: FIRST },
    ],
    [
      'the second without its struct, which could be another',
      () => withoutStruct(two(), SECOND),
      { [FIRST]: undefined, [SECOND]: undefined },
    ],
    [
      'the second without its struct and the first as well, but the same bytes',
      () => copied(withoutStruct(two(), FIRST), FIRST, SECOND),
      { [FIRST]: undefined, [SECOND]: FIRST },
    ],
  ];

  test.each(cases)('%s', (_, target, expected) => {
    expect(copies(target())).toEqual(expected);
  });

  const others: [what: string, change: (target: Image) => Image][] = [
    ['another time', (target) => target.u32(SECOND, 1)],
    ['other flags', (target) => target.u32(SECOND + 8, 0x17b)],
    ['another protocol', (target) => target.u8(SECOND + 16, 17)],
    ['another address', (target) => target.u32(SECOND + 20, 1)],
    ['another port', (target) => target.u16(SECOND + 54, 446)],
    ['another app', (target) => target.text(SECOND + 160, 'Sistem')],
    ['another user', (target) => target.u32(SECOND + 160 + 24, 19)],
    ['another filter', (target) => target.u64(SECOND + 256, 66242n)],
    ['another direction', (target) => target.u32(SECOND + 256 + 24, 0x3901)],
    ['another type', (target) => target.u32(SECOND + 136, 6)],
  ];

  test.each(others)('with %s none is a copy', (_, change) => {
    expect(copies(change(two()))).toEqual({ [FIRST]: undefined, [SECOND]: undefined });
    // Nor when some of it is missing.
    if (_ !== 'another app') {
      expect(copies(withoutApp(change(two()), SECOND))).toEqual({ [FIRST]: undefined, [SECOND]: undefined });
    }
  });
});

test('of three the first whole one is the original of the others', () => {
  expect(copies(withoutApp(drop(two(), THIRD), FIRST))).toEqual({
    [FIRST]: SECOND,
    [SECOND]: undefined,
    [THIRD]: SECOND,
  });
});

test('copies of two events of the same moment are told apart', () => {
  const FOURTH = 12288;
  const target = drop(drop(two(), THIRD), FOURTH);
  target.u64(SECOND + 256, 5n).u64(FOURTH + 256, 5n);
  expect(copies(target)).toEqual({
    [FIRST]: undefined,
    [SECOND]: undefined,
    [THIRD]: FIRST,
    [FOURTH]: SECOND,
  });
});

test('a type without a name: the same bytes are the same, and nothing else', () => {
  const target = drop(image(16384), 512);
  for (const offset of [FIRST, SECOND]) putEvent(target, offset, TYPE.unknown, offset + 256);
  copied(target, FIRST, THIRD).u64(64, at(512), at(FIRST), at(SECOND), at(THIRD));
  expect(copies(target)).toEqual({
    512: undefined,
    [FIRST]: undefined,
    [SECOND]: undefined,
    [THIRD]: FIRST,
  });
});

test('what the flags do not promise does not count', () => {
  const FLAGS = 0x11f;
  const target = two()
    .u32(FIRST + 8, FLAGS)
    .u32(SECOND + 8, FLAGS);
  withoutApp(target, SECOND).u64(FIRST + 80, 0n);
  expect(copies(target)).toEqual({ [FIRST]: undefined, [SECOND]: FIRST });
});

test('of very many events of one moment, copies of the first 16 are known', () => {
  const offsets = Array.from({ length: 40 }, (_, i) => 1024 * (i + 1));
  const target = image(1024 * 42);
  for (const [i, offset] of offsets.entries()) drop(target, offset).u64(offset + 256, BigInt(i % 20));
  const expected = offsets.map((offset, i) => [offset, i >= 20 && i < 36 ? 1024 * (i - 19) : undefined]);
  expect(copies(target)).toEqual(Object.fromEntries(expected));
});

describe('images of compilers that are in a memory twice', () => {
  const BASES: Readonly<Record<string, bigint>> = { x64: BASE, arm64: BASE, x86: 0x2000000n };

  // Not those that a scan does not find, and those of which only the same bytes would be the same.
  const fixtures = movableFixtures().filter(
    ({ name }) => !/filetime|poison|hugetype|unknown-type/.test(name),
  );

  test.each(rows(fixtures, 8))('$name', (fixture) => {
    const base = BASES[fixture.abi] ?? 0n;
    const memory = new Uint8Array(2 * 65536);
    const offset = 1024 + Number(fixture.base % 16n);
    const [first, second] = [offset, 65536 + offset].map((place) =>
      eventsOf(plant(memory, base, place, fixture)),
    );
    const finds = scanImage(memory, fixture.abi, base, { minScore: 0 }).filter(isEvent);
    const copyOf = new Map(finds.map((find) => [find.address, find.copyOf]));
    const values = (first ?? []).map(({ expected }) => JSON.stringify(expected));
    for (const [i, { address }] of (second ?? []).entries()) {
      // Some images hold the same event more than once.
      const original = first?.[values.indexOf(values[i] ?? '')]?.address;
      expect(copyOf.get(address)).toBe(original);
    }
    expect(second?.length).toBeGreaterThan(0);
  });
});
