import { fc, test as property } from '@fast-check/vitest';
import { expect, test } from 'vitest';
import { Xxh64 } from '../../../src/cli/input/xxh64.ts';
import { xxh64 } from '../../support/xxh64.ts';

function hashOf(...parts: readonly Uint8Array[]): bigint {
  const hash = new Xxh64();
  for (const part of parts) hash.update(part);
  const [low, high] = hash.digest();
  return (BigInt(high) << 32n) | BigInt(low);
}

/** As xxhsum -H64 prints them. */
test.each<[string, bigint]>([
  ['', 0xef46db3751d8e999n],
  ['a', 0xd24ec4f1a98c6e5bn],
  ['abc', 0x44bc2cf5ad770999n],
])('"%s"', (text, expected) => {
  const bytes = Buffer.from(text);
  expect(hashOf(bytes)).toBe(expected);
  expect(xxh64(bytes)).toBe(expected);
});

property.prop([fc.array(fc.uint8Array({ maxLength: 100 }), { maxLength: 6 })])(
  'bytes in whatever parts they come, against the specification in bigints',
  (parts) => {
    const all = Uint8Array.from(parts.flatMap((part) => [...part]));
    expect(hashOf(...parts)).toBe(xxh64(all));
  },
);

test('bytes of all lengths', () => {
  for (let length = 0; length < 100; length++) {
    const bytes = Uint8Array.from({ length }, (_, i) => (i * 151 + length) & 255);
    expect([length, hashOf(bytes)]).toEqual([length, xxh64(bytes)]);
  }
});
