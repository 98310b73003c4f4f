/** Results in parts that servers take. */
import { fc, test as property } from '@fast-check/vitest';
import { expect, test } from 'vitest';
import { splitBytes, splitLines } from '../../src/nats/split.ts';
import { runs } from '../support/exhaustive.ts';

const SEED = 20261130;
const textOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');

test.each<[lines: string, most: number, parts: readonly string[], tooLong: number]>([
  ['', 4, [], 0],
  ['a\n', 4, ['a\n'], 0],
  ['a\nb\n', 4, ['a\nb\n'], 0],
  ['a\nb\nc\n', 4, ['a\nb\n', 'c\n'], 0],
  ['abc\nd\n', 4, ['abc\n', 'd\n'], 0],
  ['abcd\nd\n', 4, ['d\n'], 1],
  ['a\nabcd\nabcde\nb\n', 4, ['a\n', 'b\n'], 2],
  ['abcdef\n', 4, [], 1],
])('%j by %i', (lines, most, parts, tooLong) => {
  const split = splitLines(Buffer.from(lines), most);
  expect([split.parts.map(textOf), split.tooLong]).toEqual([parts, tooLong]);
});

const lines = fc.array(fc.nat(12).map((length) => `${'x'.repeat(length)}\n`));

property.prop([lines, fc.integer({ min: 1, max: 20 })], { seed: SEED, numRuns: runs(2000) })(
  'loses what is too long, and nothing else',
  (all, most) => {
    const { parts, tooLong } = splitLines(Buffer.from(all.join('')), most);
    const fitting = all.filter((line) => line.length <= most);
    expect(parts.map(textOf).join('')).toBe(fitting.join(''));
    expect(tooLong).toBe(all.length - fitting.length);
    for (const part of parts) {
      expect(part.length).toBeLessThanOrEqual(most);
      expect(textOf(part).endsWith('\n')).toBe(true);
    }
  },
);

property.prop([fc.uint8Array({ maxLength: 50 }), fc.integer({ min: 1, max: 20 })], {
  seed: SEED,
  numRuns: runs(500),
})('any bytes are what their parts are together', (bytes, most) => {
  const parts = splitBytes(bytes, most);
  expect(Buffer.concat(parts).equals(bytes)).toBe(true);
  expect(parts.length).toBe(Math.max(1, Math.ceil(bytes.length / most)));
});
