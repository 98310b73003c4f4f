/** Sets of numbers as ranges, against sets of numbers. */
import { fc, test as property } from '@fast-check/vitest';
import { expect, test } from 'vitest';
import { Sequences } from '../../../src/cli/worker/sequences.ts';
import { runs } from '../../support/exhaustive.ts';

const SEED = 20261130;
const MOST = 40;

test.each([
  [[1, 2, 3], [[1, 3]]],
  [[3, 1, 2], [[1, 3]]],
  [
    [1, 3],
    [
      [1, 1],
      [3, 3],
    ],
  ],
  [[1, 1], [[1, 1]]],
  [
    [5, 0],
    [
      [0, 0],
      [5, 5],
    ],
  ],
] as const)('%j is %j', (numbers, ranges) => {
  const set = new Sequences();
  for (const number of numbers) set.add(number);
  expect(set.ranges).toEqual(ranges);
});

const range = fc.tuple(fc.nat(MOST), fc.nat(6)).map(([from, length]) => [from, from + length - 1] as const);

property.prop([fc.array(range)], { seed: SEED, numRuns: runs(5000) })('has what was added', (added) => {
  const set = new Sequences();
  const numbers = new Set<number>();
  for (const [from, to] of added) {
    set.addRange(from, to);
    for (let number = from; number <= to; number++) numbers.add(number);
  }
  for (let number = -1; number <= MOST + 8; number++) expect(set.has(number)).toBe(numbers.has(number));
  // As few ranges as there can be: what follows the end of one is not there.
  for (const [from, to] of set.ranges) {
    expect(from).toBeLessThanOrEqual(to);
    expect(numbers.has(from - 1) || numbers.has(to + 1)).toBe(false);
  }
  expect(new Sequences(set.ranges).ranges).toEqual(set.ranges);
});
