/** Pages are compressed as the library's own compressor does it, byte for byte. */
import assert from 'node:assert/strict';
import { fc, test } from '@fast-check/vitest';
import { snappyCompress } from 'hyparquet-writer/src/snappy.js';
import { describe, test as plainTest } from 'vitest';
import { snappy } from '../../src/tables/snappy.ts';
import { SEED } from '../properties/cases.ts';

fc.configureGlobal({ seed: SEED, numRuns: 300 });

function assertSame(input: Uint8Array): void {
  assert.deepEqual(Buffer.from(snappy(input)), Buffer.from(snappyCompress(input)));
}

const random = fc.uint8Array({ maxLength: 300 });

/** Pieces that come again, near and far. */
const repeating = fc
  .tuple(
    fc.array(fc.uint8Array({ maxLength: 40, max: 3 }), { minLength: 1, maxLength: 8 }),
    fc.infiniteStream(fc.nat()),
  )
  .chain(([pieces, order]) =>
    fc.integer({ min: 0, max: 400 }).map((count) => {
      const chosen = [...order.take(count)].map((at) => pieces[at % pieces.length] ?? new Uint8Array(0));
      return new Uint8Array(Buffer.concat(chosen));
    }),
  );

test.prop([fc.oneof(random, repeating)])('bytes of all kinds', assertSame);

describe('sizes', () => {
  // Lengths of literals and of copies change their form at some of these.
  plainTest.each([
    0, 1, 14, 15, 16, 59, 60, 61, 64, 65, 67, 68, 69, 255, 256, 257, 65_535, 65_536, 65_537, 200_000,
  ])('%d bytes', (size) => {
    assertSame(new Uint8Array(size));
    assertSame(Uint8Array.from({ length: size }, (_, i) => (i * i * 31 + (i >>> 3)) & 255));
    assertSame(Uint8Array.from({ length: size }, (_, i) => Math.imul(i, 0x9e3779b1) >>> 24));
  });
});
