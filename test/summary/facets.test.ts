/** What numbers mean is found out once, and every event is counted. */
import { fc, test } from '@fast-check/vitest';
import { expect } from 'vitest';
import { Facets } from '../../src/summary/facets.ts';
import { SEED } from '../properties/cases.ts';
import { runs } from '../support/exhaustive.ts';

fc.configureGlobal({ seed: SEED, numRuns: runs(50) });

/** Few numbers, all of one hash, or more than there is room for. */
const columns = fc
  .tuple(
    fc.constantFrom(1, 2 ** 32, 2 ** 40),
    fc.constantFrom(3, 20_000),
    fc.integer({ min: 1, max: 30_000 }),
  )
  .map(([step, range, length]) => [
    Float64Array.from({ length }, (_, i) => step * ((i * 7919) % range)),
    Float64Array.from({ length }, (_, i) => i % 2),
  ]);

test.prop([columns])('each is what its numbers mean, and is counted as often as it came', (all) => {
  const taken = new Map<string, number>();
  const facets = new Facets(
    2,
    (numbers) => [...numbers].join(' '),
    (facet, times) => taken.set(facet, (taken.get(facet) ?? 0) + times),
  );
  const [first = new Float64Array(), second = new Float64Array()] = all;
  const rows = Array.from(first, (_, row) => row);
  const expected = rows.map((row) => `${first[row]} ${second[row]}`);
  expect(facets.count(all, rows)).toEqual(expected);
  facets.flush();
  facets.flush();
  const counts = new Map<string, number>();
  for (const facet of expected) counts.set(facet, (counts.get(facet) ?? 0) + 1);
  expect(taken).toEqual(counts);
});
