/** Items that are written: the same bytes for the same content, and read as what they are. */
import assert from 'node:assert/strict';
import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import {
  CAPTURE_START_BYTES,
  type CaptureContent,
  looksLikeCapture,
  readCaptures,
  writeCapture,
} from '../../../src/capture/index.ts';
import { ABIS, FWP_V4_ADDR_AND_MASK, FWPM_NET_EVENT5, GUID, struct, uint8 } from '../../../src/index.ts';
import { bases, endOfSpace, SEED } from '../../properties/cases.ts';
import { runs } from '../../support/exhaustive.ts';
import { array, bytes, endless, head, item, join, MASK, map, SOUND, tag, text, uint } from './cbor.ts';
import { capturesOf } from './support.ts';

fc.configureGlobal({ seed: SEED, numRuns: runs(300) });

const CONTENT: CaptureContent = {
  abi: 'x64',
  struct: FWP_V4_ADDR_AND_MASK,
  roots: [0x1000n],
  ranges: [{ base: 0x1000n, bytes: Uint8Array.from(MASK) }],
};

describe('an item', () => {
  test('has its members in the order that RFC 8949 has, and the shortest heads', () => {
    const notes = { host: 'ä', time: '2026-11-22T08:00:00Z', osBuild: 19045, note: '' };
    expect(Buffer.from(writeCapture({ ...CONTENT, ...notes })).toString('hex')).toBe(
      Buffer.from(
        map(
          ['abi', text('x64')],
          ['fwpm', uint(1)],
          ['host', text('ä')],
          ['note', text('')],
          ['time', text('2026-11-22T08:00:00Z')],
          ['roots', array(uint(0x1000))],
          ['ranges', array(array(uint(0x1000), bytes(MASK)))],
          ['struct', text('FWP_V4_ADDR_AND_MASK')],
          ['osBuild', uint(19045)],
        ),
      ).toString('hex'),
    );
  });

  test.each([
    [
      'entries',
      { entries: 2n ** 64n - 1n, count: 2 ** 32 - 1 },
      map(['count', uint(2 ** 32 - 1)], ['entries', uint(2n ** 64n - 1n)]),
    ],
    ['an array', { array: 0, count: 0 }, map(['array', uint(0)], ['count', uint(0)])],
    [
      'addresses',
      [23, 24n, 255, 256, 65535, 65536, 2 ** 32 - 1, 2 ** 32],
      array(...[23, 24, 255, 256, 65535, 65536, 2 ** 32 - 1, 2 ** 32].map((it) => uint(it))),
    ],
  ])('has its roots: %s', (_, roots, expected) => {
    expect(writeCapture({ ...CONTENT, roots })).toEqual(
      map(
        ['abi', SOUND.abi],
        ['fwpm', SOUND.fwpm],
        ['roots', expected],
        ['ranges', SOUND.ranges],
        ['struct', SOUND.struct],
      ),
    );
  });

  test('has ranges of any kind of bytes, in the order in which they are given', async () => {
    const own = Uint8Array.of(9, 1, 2, 9);
    const ranges = [
      { base: 8, bytes: own.buffer },
      { base: 4n, bytes: own.subarray(1, 3) },
      { base: 0, bytes: new DataView(own.buffer, 3) },
      { base: 0, bytes: Buffer.from([7]) },
      { base: 0, bytes: new Uint16Array([0x0201]) },
      { base: 0, bytes: new SharedArrayBuffer(2) },
    ];
    const [capture] = await capturesOf(writeCapture({ ...CONTENT, ranges }));
    expect(capture?.ranges.map(({ base, bytes: it }) => [base, [...it]])).toEqual([
      [8n, [9, 1, 2, 9]],
      [4n, [1, 2]],
      [0n, [9]],
      [0n, [7]],
      [0n, [1, 2]],
      [0n, [0, 0]],
    ]);
  });

  test("has the name of a struct of one's own", async () => {
    const OWN = struct('OWN', { only: uint8 });
    const [capture] = await capturesOf(writeCapture({ ...CONTENT, struct: OWN }), { structs: [OWN] });
    expect(capture?.struct).toBe(OWN);
  });

  test('is a copy of its bytes', () => {
    const own = Uint8Array.from(MASK);
    const written = writeCapture({ ...CONTENT, ranges: [{ base: 0, bytes: own }] });
    const before = written.slice();
    own.fill(0xff);
    expect(written).toEqual(before);
  });

  const contents = fc.constantFrom(...ABIS).chain((abi) =>
    fc.record({
      abi: fc.constant(abi),
      struct: fc.constantFrom(FWPM_NET_EVENT5, GUID),
      roots: fc.oneof(
        fc.array(bases(abi)),
        fc.record({ entries: bases(abi), count: fc.nat(0xffffffff) }),
        fc.record({ array: fc.constantFrom(0n, endOfSpace(abi) - 1n), count: fc.nat(0xffffffff) }),
      ),
      ranges: fc.array(fc.record({ base: bases(abi), bytes: fc.uint8Array({ maxLength: 300 }) })),
    }),
  );
  const notes = fc.record(
    {
      host: fc.string({ unit: 'grapheme' }),
      time: fc
        .date({
          min: new Date('0000-01-01T00:00:00Z'),
          max: new Date('9999-12-31T23:59:59Z'),
          noInvalidDate: true,
        })
        .map((date) => date.toISOString()),
      osBuild: fc.nat(0xffffffff),
      note: fc.string({ unit: 'grapheme' }),
    },
    { requiredKeys: [] },
  );
  property.prop([contents, notes])(
    'is read as what was written, and written as what was read',
    async (content, said) => {
      const written = writeCapture({ ...content, ...said });
      assert(looksLikeCapture(written.subarray(0, CAPTURE_START_BYTES)));
      const [capture, ...others] = await capturesOf(written);
      assert.deepEqual(others, []);
      assert(capture);
      const { memory, index, offset, ...read } = capture;
      expect(read).toEqual({ ...content, ...said });
      assert.deepEqual([memory.abi, index, offset], [content.abi, 0, 0]);
      assert.deepEqual(writeCapture(capture), written);
    },
  );
});

describe('wrong content is refused', () => {
  test.each([
    ['nothing', undefined, TypeError],
    ['an unknown ABI', { abi: 'mips' }, RangeError],
    ['a struct that is a name', { struct: 'FWPM_NET_EVENT5' }, TypeError],
    ['roots of no kind', { roots: {} }, TypeError],
    ['no roots', { roots: undefined }, TypeError],
    ['a root that is text', { roots: ['0x1000'] }, TypeError],
    ['a root below 0', { roots: [-1] }, RangeError],
    ['a root of 65 bits', { roots: [2n ** 64n] }, RangeError],
    ['a root of 33 bits under x86', { abi: 'x86', roots: [2n ** 32n] }, RangeError],
    ['a root that is not exact', { roots: [2 ** 60] }, RangeError],
    ['a count that is none', { roots: { entries: 0, count: 2 ** 32 } }, RangeError],
    ['a count of an array that is none', { roots: { array: 0, count: -1 } }, RangeError],
    ['a count that is text', { roots: { array: 0, count: '1' } }, RangeError],
    ['a range past the end', { ranges: [{ base: 2n ** 64n - 1n, bytes: new Uint8Array(2) }] }, RangeError],
    ['a range of no bytes', { ranges: [{ base: 0, bytes: 'MZ' }] }, TypeError],
    ['a host that is no text', { host: 7 }, TypeError],
    ['a note that is no text', { note: null }, TypeError],
    ['a time that is a Date', { time: new Date(0) }, TypeError],
    ['a time in no zone', { time: '2026-11-22T08:00:00' }, RangeError],
    ['a day 32', { time: '2026-01-32T08:00:00Z' }, RangeError],
    ['an hour 24', { time: '2026-01-31T24:00:00Z' }, RangeError],
    ['more and a time', { time: 'at 2026-01-31T23:00:00Z' }, RangeError],
    ['a time and more', { time: '2026-01-31T23:00:00Z\n' }, RangeError],
    ['a build of 2^32', { osBuild: 2 ** 32 }, RangeError],
    ['a build that is text', { osBuild: '19045' }, RangeError],
  ])('%s', (_, changed, type) => {
    // @ts-expect-error: that is what is tested.
    expect(() => writeCapture(changed && { ...CONTENT, ...changed })).toThrow(type);
  });
});

describe('a capture is told by its first bytes', () => {
  const members = { ...SOUND, host: text('h'), time: text('t'), osBuild: uint(1), note: text('n') };

  test.each(Object.entries(members))('whose first key is %s', (name, value) => {
    expect(looksLikeCapture(map([name, value]))).toBe(true);
    expect(looksLikeCapture(tag(55799, map([name, value])))).toBe(true);
    expect(looksLikeCapture(endless('map', text(name), value))).toBe(true);
    expect(
      looksLikeCapture(join(tag(55799, head('map', 5, 8)), text(name, 8)).subarray(0, CAPTURE_START_BYTES)),
    ).toBe(true);
    expect(looksLikeCapture(map([name, value]).subarray(0, 1 + name.length))).toBe(false);
  });

  test.each([
    ['no bytes', new Uint8Array(0)],
    ['a map of nothing', map()],
    ['a map of something else', map(['abc', uint(1)])],
    ['a map with a longer key', map(['fwpm2', uint(1)])],
    ['a map with a key of bytes', map([bytes(Buffer.from('fwpm')), uint(1)])],
    ['a list', array(item())],
    ['a list of a key', array(text('fwpm'))],
    ['a map behind another tag', tag(24, item())],
    ['a minidump', Buffer.from('MDMP\x93\xa7')],
    ['pointers', Buffer.from('e807350000000000', 'hex')],
    ['an executable', Buffer.from('MZ\x90')],
    ['a file of events', Buffer.from('ElfFile\0')],
    ['JSON', Buffer.from('{"fwpm":1}')],
  ])('and %s is none', (_, start) => {
    expect(looksLikeCapture(start)).toBe(false);
  });

  test('what the others write is told, too', async () => {
    expect(looksLikeCapture(item())).toBe(true);
    for await (const capture of readCaptures(item()))
      expect(looksLikeCapture(writeCapture(capture))).toBe(true);
  });
});
