import { createHash } from 'node:crypto';
import { fc, test as property } from '@fast-check/vitest';
import { expect, test } from 'vitest';
import { sha1 } from '../../src/util/sha1.ts';

function hexOf(bytes: Uint8Array): string {
  return Buffer.from(sha1(bytes)).toString('hex');
}

// The first three are those of FIPS 180; the others have lengths around which a block more is needed.
test.each([
  ['abc', 'a9993e364706816aba3e25717850c26c9cd0d89d'],
  ['abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq', '84983e441c3bd26ebaae4aa1f95129e5e54670f1'],
  ['a'.repeat(1_000_000), '34aa973cd4c4daa4f61eeb2bdbad27316534016f'],
  ['', 'da39a3ee5e6b4b0d3255bfef95601890afd80709'],
  ['a'.repeat(55), 'c1c8bbdc22796e28c0e15163d20899b65621d65a'],
  ['a'.repeat(56), 'c2db330f6083854c99d4b5bfb6e8f29f201be699'],
  ['a'.repeat(64), '0098ba824b5c16427bd7a1122a5a442a25ec644d'],
])('the hash of a known text', (text, hash) => {
  expect(hexOf(Buffer.from(text))).toBe(hash);
});

property.prop([fc.uint8Array({ maxLength: 300 })])('is the hash that Node gives', (bytes) => {
  expect(hexOf(bytes)).toBe(createHash('sha1').update(bytes).digest('hex'));
});

test('takes a part of a buffer for what it is', () => {
  expect(hexOf(Buffer.from('xabcx').subarray(1, 4))).toBe('a9993e364706816aba3e25717850c26c9cd0d89d');
});
