/** The caches: what they give is what the bytes say, whatever was in them before. */
import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { ByteCache } from '../../src/fast/byteCache.ts';
import { SEED } from '../properties/cases.ts';

fc.configureGlobal({ seed: SEED });

describe('a cache of two slots', () => {
  // Few different bytes, among them those of zeros, negative zeros and NaN, so that runs nearly agree.
  const byte = fc.constantFrom(0, 0, 0x41, 0x80, 0xf0, 0x7f, 0xff);
  const run = fc.array(byte, { minLength: 16, maxLength: 32 }).map((list) => Uint8Array.from(list));

  test.prop([fc.array(run, { minLength: 1, maxLength: 6 }), fc.array(fc.nat(5), { maxLength: 60 })])(
    'never takes one run for another',
    (runs, order) => {
      const cache = new ByteCache(2, 32);
      const kept = new Map<number, string>();
      for (const index of order) {
        const bytes = runs[index % runs.length] ?? new Uint8Array(16);
        const view = new DataView(bytes.buffer);
        const found = cache.find(view, 0, bytes.length);
        if (found >= 0) expect(kept.get(found)).toBe(bytes.join());
        else if (found < -1) {
          kept.delete(-2 - found);
          if (cache.keep(-2 - found, view, 0, bytes.length)) kept.set(-2 - found, bytes.join());
        }
      }
    },
  );

  test('keeps what is seen twice, and gives it from the third time on', () => {
    const cache = new ByteCache(2, 32);
    const view = new DataView(new Uint8Array(20).fill(0x41).buffer);
    expect(cache.find(view, 0, 20)).toBe(-1);
    const offered = cache.find(view, 0, 20);
    expect(offered).toBeLessThan(-1);
    expect(cache.keep(-2 - offered, view, 0, 20)).toBe(true);
    expect(cache.find(view, 0, 20)).toBe(-2 - offered);
    expect(cache.find(view, 0, 16)).toBeLessThan(0);
  });
});
