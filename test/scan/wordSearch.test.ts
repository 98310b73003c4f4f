/** The search for words in a range, four at a time, finds what one at a time finds. */
import assert from 'node:assert/strict';
import { fc, test } from '@fast-check/vitest';
import { nextInRange } from '../../src/scan/wordSearch.ts';
import { SEED } from '../properties/cases.ts';
import { runs } from '../support/exhaustive.ts';

fc.configureGlobal({ seed: SEED, numRuns: runs(5000) });

const bound = fc.constantFrom(-(2 ** 31), -2, -1, 0, 1, 2, 2 ** 31 - 1);
/** Most words are in few ranges, so that there is something to go over. */
const word = fc.oneof({ weight: 9, arbitrary: fc.constant(7000) }, { weight: 1, arbitrary: bound });
const place = fc.nat(24);

test.prop([
  fc.array(word, { minLength: 12, maxLength: 24 }),
  place,
  place,
  fc.constantFrom(1, 2),
  bound,
  fc.constantFrom(1, 2, 3, 2 ** 31, 2 ** 32 - 1),
])('whatever the words are', (values, start, end, step, least, count) => {
  const words = Int32Array.from(values);
  const last = Math.min(end, words.length);
  let expected = start;
  while (expected < last && ((words[expected] ?? 0) - least) >>> 0 >= count) expected += step;
  const found = nextInRange(words, start, last, step, least, count);
  if (expected < last) assert.equal(found, expected);
  else assert(found >= last);
});
