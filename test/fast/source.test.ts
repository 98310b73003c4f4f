/** Addresses in two halves become the offsets that they are as whole numbers. */
import { fc, test } from '@fast-check/vitest';
import { expect } from 'vitest';
import { NOWHERE, Source } from '../../src/fast/source.ts';
import { runs } from '../support/exhaustive.ts';

const SIZE = 0x1000;
const END = 2n ** 64n;
const view = new DataView(new ArrayBuffer(SIZE));

/** Where halves are carried, have signs, and end. */
const borders = fc
  .constantFrom(0n, 1n << 31n, 1n << 32n, 3n << 32n, 1n << 47n, 0x7fffffffn << 32n, 1n << 63n, END)
  .chain((border) => fc.bigInt({ min: -2n * BigInt(SIZE), max: 2n * BigInt(SIZE) }).map((by) => border + by));
const bases = borders.filter((base) => base >= 0n && base + BigInt(SIZE) <= END);
const addresses = fc
  .oneof(borders, fc.bigInt({ min: 0n, max: END - 1n }))
  .filter((it) => it >= 0n && it < END);

test.prop([bases, addresses, fc.bigInt({ min: -8n, max: BigInt(SIZE) + 8n }), fc.boolean()], {
  numRuns: runs(2000),
})('the offset of an address', (base, far, near, isNear) => {
  const address = isNear ? BigInt.asUintN(64, base + near) : far;
  const isInside = address >= base && address < base + BigInt(SIZE);
  const [low, high] = [Number(address & 0xffffffffn), Number(address >> 32n)];
  const expected = isInside ? Number(address - base) : NOWHERE;
  const source = new Source(view, base);
  expect(source.offsetOf(low, high)).toBe(expected);
  expect(source.offsetOf(low | 0, high | 0)).toBe(expected);
});
