/** The simulation of docs/scale.md obeys the laws that every queue obeys. */
import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { chanceFrom, type Scenario, simulate } from '../../bench/scale/simulate.ts';
import { runs } from '../support/exhaustive.ts';

const SEED = 20261130;

const scenario = fc.record({
  workers: fc.integer({ min: 1, max: 5 }),
  rate: fc.integer({ min: 1, max: 50 }),
  length: fc.integer({ min: 1, max: 40 }),
  service: fc.double({ min: 0.001, max: 0.2, noNaN: true }),
  batch: fc.integer({ min: 1, max: 20 }),
  losses: fc.array(fc.double({ min: 0, max: 40, noNaN: true }), { maxLength: 3 }),
  burst: fc.option(fc.constant({ from: 1, to: 5, factor: 10 }), { nil: undefined }),
  deadly: fc.option(fc.nat(20), { nil: undefined }),
  seed: fc.nat(),
}) satisfies fc.Arbitrary<Omit<Scenario, 'burst' | 'deadly'>>;

/** What is undefined is absent. */
function given({ burst, deadly, ...rest }: Parameters<Parameters<typeof scenario.map>[0]>[0]): Scenario {
  return { ...rest, ...(burst && { burst }), ...(deadly !== undefined && { deadly }) };
}

property.prop([scenario], { seed: SEED, numRuns: runs(600) })(
  'nothing is lost, whatever happens to workers',
  (any) => {
    const { arrived, done, dead, utilisation } = simulate(given(any));
    expect(done + dead).toBe(arrived);
    expect(dead === 0 || any.deadly !== undefined).toBe(true);
    expect(utilisation).toBeGreaterThanOrEqual(0);
    expect(utilisation).toBeLessThanOrEqual(1 + 1e-9);
  },
);

property.prop([scenario], { seed: SEED, numRuns: runs(600) })(
  "Little's law: as many are there as arrive in the time that one stays",
  (any) => {
    const { arrived, done, mean, meanInSystem, end } = simulate(given({ ...any, deadly: undefined }));
    expect(done).toBe(arrived);
    // From empty to empty it holds of any run, and not only in the long run.
    expect(meanInSystem * end).toBeCloseTo(mean * arrived, 5);
  },
);

property.prop([scenario], { seed: SEED, numRuns: runs(300) })(
  'a run is the same for the same seed',
  (any) => {
    expect(simulate(given(any))).toEqual(simulate(given(any)));
  },
);

describe('what is known in advance', () => {
  const regular = { isRegular: true, length: 100, service: 0.1 } as const;

  test.each<[what: string, scenario: Scenario, outcome: Partial<ReturnType<typeof simulate>>]>([
    ['nobody waits where one worker has time', { ...regular, workers: 1, rate: 8 }, { most: 1, done: 800 }],
    [
      'half of the time',
      { ...regular, workers: 1, rate: 5 },
      { utilisation: expect.closeTo(0.5, 2), mean: expect.closeTo(0.1, 9) },
    ],
    [
      'half of the time of two',
      { ...regular, workers: 2, rate: 10 },
      { utilisation: expect.closeTo(0.5, 2) },
    ],
    // 11 a second come, 10 are done: a tenth of them is left at the end.
    [
      'what is too much piles up',
      { ...regular, workers: 1, rate: 11 },
      { most: expect.closeTo(100, -0.5), end: expect.closeTo(110, 0) },
    ],
    [
      'a deadly one is tried as often as allowed',
      { ...regular, workers: 1, rate: 1, length: 10, deadly: 3, maxDeliver: 2 },
      { dead: 1, done: 9 },
    ],
  ])('%s', (_, given, outcome) => {
    expect(simulate(given)).toMatchObject(outcome);
  });

  test('what a lost worker held comes again after the time that the server waits', () => {
    const one = { ...regular, workers: 1, rate: 1, length: 1, service: 2, losses: [2], back: 1, ackWait: 30 };
    // It arrives at 1, is lost at 2, comes again at 32.
    expect(simulate(one)).toMatchObject({ arrived: 1, done: 1, mean: 33, end: 34 });
  });

  test('utilisation is arrivals by service by workers', () => {
    for (const [workers, rate, service] of [
      [1, 50, 0.01],
      [3, 200, 0.01],
      [8, 300, 0.02],
    ] as const) {
      const { utilisation } = simulate({ workers, rate, service, length: 300 });
      expect(utilisation).toBeCloseTo((rate * service) / workers, 1);
    }
  });

  test('one worker waits as Pollaczek and Khinchine say', () => {
    const [rate, service] = [60, 0.01];
    const load = rate * service;
    // A half is fixed, the other exponential: the variance is a quarter of the square of the mean.
    const waiting = ((load * service) / (2 * (1 - load))) * (1 + 0.25);
    const { mean } = simulate({ workers: 1, rate, service, length: 3000, batch: 1 });
    expect(mean / (waiting + service)).toBeCloseTo(1, 1);
  });
});

test('chances are of 0 to 1, and even', () => {
  const chance = chanceFrom(1);
  const all = Array.from({ length: 20_000 }, chance);
  expect(all.every((one) => one >= 0 && one < 1)).toBe(true);
  for (let tenth = 0; tenth < 10; tenth++) {
    expect(all.filter((one) => Math.floor(10 * one) === tenth).length / all.length).toBeCloseTo(0.1, 1);
  }
});
