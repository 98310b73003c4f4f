/** Files that are cut off or are not XML at all: one clear error or a result, and nothing else. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rows, runs } from '../support/exhaustive.ts';
import { bytesOf, errorOf, fixtureBytes, utf16 } from '../support/filters.ts';

const SEED = 20261122;

const CUT_OFF = /^the file ends inside|^there is no <filters>/;

/** One byte does not tell that it is UTF-16. */
const HALF = /^the file ends inside|^text outside of all elements/;

test.each([
  ['filters.xml', bytesOf('</wfpdiag>')],
  ['filters-utf16le.xml', utf16('</wfpdiag>', true)],
  ['wfpstate.xml', bytesOf('</wfpstate>')],
])('%s cut off at every byte', async (file, end) => {
  const bytes = fixtureBytes(file);
  // What follows the first element at the top can be missing unnoticed.
  const whole = Buffer.from(bytes).indexOf(end) + end.length;
  expect(whole).toBeGreaterThan(end.length);
  const lengths = Array.from({ length: whole }, (_, index) => index);
  for (const length of new Set([1, ...rows(lengths)])) {
    const error = await errorOf([bytes.subarray(0, length)]);
    expect(error?.reason, `${length} bytes`).toMatch(length === 1 ? HALF : CUT_OFF);
  }
  expect(await errorOf([bytes.subarray(0, whole)])).toBeUndefined();
});

/** Pieces of markup, right and wrong. */
const WORDS =
  '< > / </ /> <!-- --> <![CDATA[ ]]> <? ?> <!DOCTYPE ] & ; &# &lt; " \' = <wfpdiag> </wfpdiag> <filters> </filters> \
<item> </item> <item <filterId> </filterId> 1 <layer> <layerId> </fwpm> <fwpm> name &#x110000; &#xD800; ä'
    .split(' ')
    .concat(' ', '\n', '\0', '\ud800');

test('random bytes', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.uint8Array({ maxLength: 64 }), { maxLength: 8 }), async (pieces) => {
      expect((await errorOf(pieces))?.reason).toMatch(/./);
    }),
    { seed: SEED, numRuns: runs(2000) },
  );
});

test('random markup, in pieces', async () => {
  const words = fc.array(fc.constantFrom(...WORDS), { maxLength: 24 });
  await fc.assert(
    fc.asyncProperty(words, async (pieces) => {
      const error = await errorOf(pieces.map(bytesOf));
      if (error === undefined) expect(pieces.join('')).toContain('<filters>');
      else expect(error.line).toBeGreaterThan(0);
    }),
    { seed: SEED, numRuns: runs(5000) },
  );
});

test('a whole file with random bytes in it', async () => {
  const bytes = fixtureBytes('filters.xml');
  const place = fc.nat({ max: bytes.length - 1 });
  const outcomes = new Set<boolean>();
  await fc.assert(
    fc.asyncProperty(place, fc.uint8Array({ minLength: 1, maxLength: 4 }), async (at, noise) => {
      const damaged = bytes.slice();
      damaged.set(noise.subarray(0, bytes.length - at), at);
      outcomes.add((await errorOf([damaged])) === undefined);
    }),
    { seed: SEED, numRuns: runs(500) },
  );
  expect([...outcomes].sort()).toEqual([false, true]);
});
