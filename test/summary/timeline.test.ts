/** When events were: from the first to the last, and in spans of equal length. */
import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { Timeline } from '../../src/summary/timeline.ts';
import { SEED } from '../properties/cases.ts';

fc.configureGlobal({ seed: SEED, numRuns: 200 });

const SECOND = 10_000_000n;
const MOST = 2n ** 64n - 1n;

function timelineOf(times: readonly bigint[], every?: number): Timeline {
  const timeline = new Timeline(every);
  for (const time of times) timeline.add(Number(time >> 32n), Number(time & 0xffffffffn));
  return timeline;
}

/** Any time, and times that are near each other or near where the words change. */
const time = fc.oneof(
  fc.bigInt({ min: 0n, max: MOST }),
  fc.bigInt({ min: 133_000_000_000_000_000n, max: 133_000_000_600_000_000n }),
  fc.tuple(fc.nat(0xffffffff), fc.integer({ min: -2, max: 2 })).map(([high, by]) => {
    const at = (BigInt(high) << 32n) + BigInt(by);
    return at < 0n ? 0n : at;
  }),
  fc.tuple(fc.nat(2 ** 34), fc.integer({ min: -1, max: 1 })).map(([s, by]) => {
    const at = BigInt(s) * SECOND + BigInt(by);
    return at < 0n ? 0n : at;
  }),
);
const times = fc.array(time, { minLength: 1, maxLength: 50 });

property.prop([times, fc.constantFrom(1, 7, 60, 3600, 86_400, 1_000_000)])(
  'every event is in its span',
  (all, every) => {
    const timeline = timelineOf(all, every);
    const ordered = [...all].sort((a, b) => Number(a > b) - Number(a < b));
    expect(timeline.span()).toEqual({ from: ordered[0], to: ordered.at(-1) });
    const length = BigInt(every) * SECOND;
    const starts = ordered.map((at) => at - (at % length));
    const expected = [...new Set(starts)].map((start) => ({
      start,
      count: starts.filter((it) => it === start).length,
    }));
    expect(timeline.histogram()).toEqual({ every, spans: expected });
  },
);

property.prop([times])('where nobody says, there are about 30 spans at most', (all) => {
  const { every, spans } = timelineOf(all).histogram();
  const [first, last] = [spans[0]?.start ?? 0n, spans.at(-1)?.start ?? 0n];
  expect((last - first) / (BigInt(every) * SECOND) + 1n).toBeLessThanOrEqual(30n);
  expect(spans.reduce((sum, { count }) => sum + count, 0)).toBe(all.length);
});

describe('the length of spans', () => {
  const START = 133_000_000_000_000_000n - (133_000_000_000_000_000n % (864_000n * SECOND));
  test.each<[string, bigint, number]>([
    ['nothing', 0n, 1],
    ['half a minute', 29n, 1],
    ['more than that', 31n, 10],
    ['an hour', 3599n, 600],
    ['a day', 86_399n, 3600],
    ['a week', 7n * 86_400n - 1n, 21_600],
    ['a month', 30n * 86_400n - 1n, 86_400],
    ['a year', 365n * 86_400n, 8_640_000],
  ])('for %s', (_, seconds, every) => {
    expect(timelineOf([START, START + seconds * SECOND]).histogram().every).toBe(every);
  });

  test.each([
    [undefined, 20_000, 3600],
    [1, 20_000, 10],
    [7, 20_000, 7],
  ])('grows when there are too many: %s', (every, seconds, expected) => {
    const all = Array.from({ length: seconds }, (_, i) => START + BigInt(i) * SECOND);
    const histogram = timelineOf(all, every).histogram();
    expect(histogram.every).toBe(expected);
    expect(histogram.spans.reduce((sum, { count }) => sum + count, 0)).toBe(seconds);
  });
});

test('without events there is no time', () => {
  expect(new Timeline().span()).toBeUndefined();
  expect(new Timeline().histogram()).toEqual({ every: 1, spans: [] });
});
