/** What a scan finds: every event of the fixtures, wherever it lies, and nothing else. */
import { describe, expect, test } from 'vitest';
import type { Abi } from '../../src/index.ts';
import { rows } from '../support/exhaustive.ts';
import type { HealthyFixture } from '../support/fixtures.ts';
import {
  BACKGROUNDS,
  background,
  eventFixtures,
  eventsOf,
  expectFound,
  movableFixtures,
  plantAll,
  randomOf,
  scanImage,
} from './support.ts';

/** Events that a scan does not look for, since they have no … */
const NOT_LOOKED_FOR: Readonly<Record<string, string>> = {
  'x64-ev4-ikeext-mm-failure-poison': 'time of these centuries, flags and ipVersion that have names',
  'x64-ev5-classify-drop-poison': 'time of these centuries, flags and ipVersion that have names',
  'x64-filetime-max': 'time of these centuries',
  'x64-filetime-neg': 'time of these centuries',
  'x64-filetime-zero': 'time of these centuries',
  'event5-unknown-type': 'flags and ipVersion that have names',
};

const fixtures = eventFixtures();
const found = fixtures.filter(({ name }) => !(name in NOT_LOOKED_FOR));

describe('in the image of a fixture', () => {
  test.each(rows(found, 2))('$name: its events, and nothing else', (fixture) => {
    const { bytes, abi, base } = fixture;
    expectFound(scanImage(bytes, abi, base), eventsOf(fixture));
  });

  test.each(fixtures.filter(({ name }) => name in NOT_LOOKED_FOR))('$name: nothing', (fixture) => {
    const { name, bytes, abi, base } = fixture;
    expect(scanImage(bytes, abi, base, { minScore: 0 }), NOT_LOOKED_FOR[name]).toEqual([]);
  });

  test('every version is among them, every type and every ABI', () => {
    const types = found.flatMap(({ expect: events }) => events.map((event) => Object(event)['type']));
    expect(new Set(found.map(({ struct }) => struct)).size).toBe(6);
    expect(new Set(found.map(({ abi }) => abi)).size).toBe(3);
    expect(new Set(types.filter((type) => typeof type === 'string')).size).toBe(11);
  });
});

/** Where memory of an ABI lies: in x86 around the addresses that are the upper words of times of these years. */
const BASES: readonly (readonly [abi: Abi, base: bigint])[] = [
  ['x64', 0x1d2_3c4b_0000n],
  ['x86', 0x01d0_0000n],
  ['arm64', 0xffff_a58f_1234_0000n],
];

const cases = BASES.flatMap(([abi, base]) =>
  BACKGROUNDS.map((name, i) => ({ abi, base, name, seed: 5 + i })),
);

describe('planted in memory', () => {
  const SIZE = 2 ** 22;
  const movable = movableFixtures().filter(({ name }) => !(name in NOT_LOOKED_FOR));

  test.each(rows(cases))('of $name, $abi: all of them, and nothing else', ({ abi, base, name, seed }) => {
    const memory = background(name, SIZE, abi, base, seed);
    const own = movable.filter((fixture) => fixture.abi === abi);
    const planted: HealthyFixture[] = plantAll(memory, base, own, randomOf(seed));
    expect(planted.length).toBeGreaterThan(0);
    expectFound(scanImage(memory, abi, base), planted.flatMap(eventsOf));
  });
});

describe('nothing is found in memory', () => {
  const SIZE = 2 ** 23;

  test.each(rows(cases))('of $name, $abi', ({ abi, base, name, seed }) => {
    expect(scanImage(background(name, SIZE, abi, base, 100 + seed), abi, base)).toEqual([]);
  });
});
