/** What is inferred from the bytes of an image alone: right, or nothing; never wrong. */
import { readFileSync } from 'node:fs';
import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { type ImageInference, inferImage } from '../../src/capture/index.ts';
import type { Abi } from '../../src/index.ts';
import { EXHAUSTIVE, rows, runs } from '../support/exhaustive.ts';
import { compiledFixtures, type Fixture, hexFixtures, sampleFixtures } from '../support/fixtures.ts';

fc.configureGlobal({ seed: 20261127 });

const fixtures = [...compiledFixtures(), ...hexFixtures(), ...sampleFixtures()];

/** arm64 lays structs out as x64 does. */
const laidOutAs = (abi: Abi): Abi => (abi === 'arm64' ? 'x64' : abi);

interface Truth {
  readonly abi: Abi;
  readonly base: bigint;
}

function expectNotWrong({ image }: ImageInference, { abi, base }: Truth): void {
  if (image !== undefined) expect(image).toMatchObject({ abi: laidOutAs(abi), base });
}

/** The images that say enough. */
const CERTAIN = fixtures.filter(({ bytes }) => inferImage(bytes).image !== undefined);

describe('an image alone', () => {
  test.each(rows(fixtures, 10))('$name is inferred right, or not at all', (fixture) => {
    expectNotWrong(inferImage(fixture.bytes), fixture);
  });

  test('most images of events are inferred', () => {
    const events = fixtures.filter(({ struct }) => struct.startsWith('FWPM_NET_EVENT'));
    const inferred = events.filter((fixture) => CERTAIN.includes(fixture));
    expect(inferred.length / events.length).toBeGreaterThan(0.8);
  });

  test.each(sampleFixtures())('$name of a process: every event, and what it points to', ({ bytes, base }) => {
    const { image } = inferImage(bytes);
    expect(image).toMatchObject({ abi: 'x64', base, events: 16 });
    expect(image?.pointers).toBeGreaterThan(48);
  });
});

describe('an array of pointers to events', () => {
  const ARRAY = new URL('../../fixtures/cases/unknown-type-body.bin', import.meta.url);

  test('says what events that point to little do not say', () => {
    const { image } = inferImage(readFileSync(ARRAY));
    expect(image).toMatchObject({ abi: 'x64', base: 0x20000000n, pointers: 10 });
    // Without the array several places fit as well as each other.
    expect(inferImage(readFileSync(ARRAY).fill(0, 0, 48)).image).toBeUndefined();
  });

  test('does not outweigh what the events say', () => {
    const { bytes, base } = sampleFixtures()[0] ?? expect.unreachable();
    const shifted = Buffer.from(bytes);
    for (let i = 0; i < 16; i++) shifted.writeBigUInt64LE(shifted.readBigUInt64LE(8 * i) + 0x1000n, 8 * i);
    expect(inferImage(shifted).image).toMatchObject({ base });
  });

  test('costs as little where an image is full of such pairs', () => {
    const { bytes } = sampleFixtures()[0] ?? expect.unreachable();
    const full = Buffer.alloc(2 ** 22);
    for (let at = 0; at < full.length; at += 8) full.writeBigUInt64LE(0x10000n + BigInt(at * 0x4e), at);
    expect(
      inferImage(Buffer.concat([bytes, Buffer.alloc(-bytes.length & 7), full])).candidates.length,
    ).toBeLessThan(9);
  });
});

describe('parts of an image', () => {
  property.prop([fc.constantFrom(...CERTAIN), fc.double({ min: 0, max: 0.6, noNaN: true })], {
    numRuns: runs(200),
  })('cut at the beginning: right, or not at all', ({ bytes, abi, base }, part) => {
    const cut = 8 * Math.floor((part * bytes.length) / 8);
    expectNotWrong(inferImage(bytes.subarray(cut)), { abi, base: base + BigInt(cut) });
  });

  property.prop([fc.constantFrom(...CERTAIN), fc.double({ min: 0.4, max: 1, noNaN: true })], {
    numRuns: runs(200),
  })('cut at the end: right, or not at all', (fixture, part) => {
    const { bytes } = fixture;
    expectNotWrong(inferImage(bytes.subarray(0, Math.floor(part * bytes.length))), fixture);
  });

  property.prop([fc.constantFrom(...CERTAIN), fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 8 })], {
    numRuns: runs(200),
  })('damaged: right, or not at all', (fixture, changes) => {
    const bytes = fixture.bytes.slice();
    for (const [place, value] of changes) bytes[place % bytes.length] = value;
    expectNotWrong(inferImage(bytes), fixture);
  });
});

/** Images with room in the address space before and after them. */
const ROOM = 2n ** 15n;
const AMID = CERTAIN.filter(({ abi, base, bytes }) => {
  const end = abi === 'x86' ? 2n ** 32n : 2n ** 64n;
  return base >= ROOM && base + BigInt(bytes.length) <= end - ROOM;
});

/** The image with `before` and `after` around it. */
function within(before: Uint8Array, { bytes }: Fixture, after: Uint8Array): Uint8Array {
  const all = new Uint8Array(before.length + bytes.length + after.length);
  all.set(before);
  all.set(bytes, before.length);
  all.set(after, before.length + bytes.length);
  return all;
}

describe('a region with other data around', () => {
  property.prop(
    [
      fc.constantFrom(...AMID),
      fc.uint8Array({ maxLength: 2 ** 14, size: 'max' }),
      fc.uint8Array({ maxLength: 2 ** 14, size: 'max' }),
    ],
    { numRuns: runs(100) },
  )('of any bytes', (fixture, some, after) => {
    const before = some.subarray(some.length % 8);
    const { image } = inferImage(within(before, fixture, after));
    expect(image).toMatchObject({ abi: laidOutAs(fixture.abi), base: fixture.base - BigInt(before.length) });
  });

  test('of pointers into the image, at every place', () => {
    for (const fixture of rows(AMID.filter(({ abi }) => abi === 'x64'))) {
      const before = new Uint8Array(4096);
      const view = new DataView(before.buffer);
      for (let at = 0; at < before.length; at += 8) {
        view.setBigUint64(at, BigInt.asUintN(64, fixture.base + BigInt(at % fixture.bytes.length)), true);
      }
      expectNotWrong(inferImage(within(before, fixture, before)), { ...fixture, base: fixture.base - 4096n });
    }
  });

  test.runIf(EXHAUSTIVE)('of 32 MiB', () => {
    const fixture = CERTAIN.find(({ name }) => name === 'x64-enum5-all-types');
    if (fixture === undefined) throw new Error('the enumeration is not inferred by itself');
    const before = new Uint8Array(2 ** 24);
    const { image } = inferImage(within(before, fixture, before));
    expect(image).toMatchObject({ abi: 'x64', base: fixture.base - BigInt(before.length) });
  });
});

describe('two copies of an image', () => {
  test.each(rows(AMID.slice(0, 20), 10))('$name: neither is taken', (fixture) => {
    const { image, candidates } = inferImage(within(new Uint8Array(0), fixture, fixture.bytes));
    const { length } = fixture.bytes;
    expectNotWrong({ image, candidates }, fixture);
    if (length % 8 === 0) {
      expect(image).toBeUndefined();
      expect(candidates.map(({ base }) => base)).toContain(fixture.base);
    }
  });
});

describe('what holds no events', () => {
  const text = new TextEncoder().encode('A text file, line by line.\n'.repeat(1000));
  const wide = new Uint8Array(Buffer.from('\\device\\harddiskvolume3\\windows\\'.repeat(500), 'utf16le'));
  const png = Uint8Array.of(
    0x89,
    0x50,
    0x4e,
    0x47,
    0x0d,
    0x0a,
    0x1a,
    0x0a,
    ...new Uint8Array(500).fill(0x55),
  );
  test.each<[string, Uint8Array]>([
    ['no bytes', new Uint8Array(0)],
    ['one byte', Uint8Array.of(1)],
    ['zeros', new Uint8Array(2 ** 20)],
    ['ones', new Uint8Array(2 ** 16).fill(0xff)],
    ['a text file', text],
    ['UTF-16', wide],
    ['a PNG', png],
  ])('%s', (_, bytes) => {
    expect(inferImage(bytes)).toEqual({ image: undefined, candidates: [] });
  });

  property.prop([fc.uint8Array({ maxLength: 2 ** 16, size: 'max' })], { numRuns: runs(100) })(
    'random bytes',
    (bytes) => {
      expect(inferImage(bytes).image).toBeUndefined();
    },
  );
});

describe('what is given', () => {
  const [fixture] = sampleFixtures();
  if (fixture === undefined) throw new Error('no sample');
  const { bytes, base } = fixture;

  test('the base wins, right or not', () => {
    expect(inferImage(bytes, { base }).image).toMatchObject({ abi: 'x64', base });
    const { image, candidates } = inferImage(bytes, { base: base + 0x1000n });
    expect(image).toBeUndefined();
    for (const candidate of candidates) expect(candidate.base).toBe(base + 0x1000n);
  });

  test('the ABI wins', () => {
    expect(inferImage(bytes, { abi: 'arm64' }).image).toMatchObject({ abi: 'arm64', base });
    expect(inferImage(bytes, { abi: 'x86' }).image).toBeUndefined();
  });

  test('any buffer is taken, at any offset', () => {
    const moved = new Uint8Array(new ArrayBuffer(bytes.length + 3), 3);
    moved.set(bytes);
    expect(inferImage(moved)).toEqual(inferImage(bytes));
    expect(inferImage(Buffer.from(bytes))).toEqual(inferImage(bytes));
  });

  test.each<[string, () => unknown]>([
    ['no bytes', () => Reflect.apply(inferImage, undefined, ['0'])],
    ['another ABI', () => Reflect.apply(inferImage, undefined, [bytes, { abi: 'arm' }])],
    ['a base that is a text', () => Reflect.apply(inferImage, undefined, [bytes, { base: '0' }])],
  ])('%s is a TypeError', (_, call) => {
    expect(call).toThrow(TypeError);
  });

  test('an image that would run past the end of the address space is a RangeError', () => {
    expect(() => inferImage(bytes, { base: 2n ** 64n - 8n, abi: 'x64' })).toThrow(RangeError);
  });
});
