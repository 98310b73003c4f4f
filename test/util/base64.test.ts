import { fc, test as property } from '@fast-check/vitest';
import { expect, test } from 'vitest';
import { base64 } from '../../src/util/base64.ts';

// RFC 4648, section 10.
test.each([
  ['', ''],
  ['f', 'Zg=='],
  ['fo', 'Zm8='],
  ['foo', 'Zm9v'],
  ['foob', 'Zm9vYg=='],
  ['fooba', 'Zm9vYmE='],
  ['foobar', 'Zm9vYmFy'],
])('%j', (text, expected) => {
  expect(base64(Buffer.from(text))).toBe(expected);
});

property.prop([fc.uint8Array({ maxLength: 100 })])('is what Node writes', (bytes) => {
  expect(base64(bytes)).toBe(Buffer.from(bytes).toString('base64'));
});
