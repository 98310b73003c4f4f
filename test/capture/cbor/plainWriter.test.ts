/** What is written by hand is what the library writes. */
import { fc, test as property } from '@fast-check/vitest';
import { cdeEncodeOptions, encode } from 'cbor2';
import { expect, test } from 'vitest';
import { encodePlain } from '../../../src/capture/cbor/plainWriter.ts';

const uint64 = fc.bigInt(0n, 2n ** 64n - 1n);
const uint32 = fc.nat(0xffffffff);
const member = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  uint32,
  uint64,
  fc.uint8Array({ maxLength: 300 }),
  fc.array(fc.tuple(uint64, fc.uint8Array({ maxLength: 70_000 })), { maxLength: 30 }),
  fc.record({ entries: uint64, count: uint32 }),
);
const name = fc.constantFrom(
  'fwpm',
  'abi',
  'struct',
  'roots',
  'ranges',
  'host',
  'time',
  'osBuild',
  'note',
  'n'.repeat(30),
);

property.prop([fc.uniqueArray(fc.tuple(name, member), { selector: ([key]) => key })])(
  'items of captures',
  (members) => {
    const item = new Map(members);
    expect(encodePlain(item)).toEqual(encode(item, cdeEncodeOptions));
  },
);

test.each([0, 23, 24, 255, 256, 65535, 65536, 2 ** 32 - 1, 2n ** 32n, 2n ** 64n - 1n])('%s', (value) => {
  expect(encodePlain(value)).toEqual(encode(value, cdeEncodeOptions));
});

test.each([
  ['negative', -1],
  ['minus zero', -0],
  ['a fraction', 1.5],
  ['above 32 bits', 2 ** 32],
  ['above 64 bits', 2n ** 64n],
  ['half of a pair', '\ud800'],
  ['null', null],
  ['a key that is no name', new Map([[1, 2]])],
  ['something of a class', new Date(0)],
  ['within a list', [[true]]],
])('%s is for the library', (_, value) => {
  expect(encodePlain(value)).toBeUndefined();
});

test('a large item does not spoil the next one', () => {
  const large = new Uint8Array(3_000_000).fill(7);
  // Element by element would take half a minute.
  expect(Buffer.compare(encodePlain(large) ?? large, encode(large, cdeEncodeOptions))).toBe(0);
  expect(encodePlain('after it')).toEqual(encode('after it', cdeEncodeOptions));
});
