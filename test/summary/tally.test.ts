/** Tables count exactly as long as they can, and say how wrong they can be after that. */
import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { Tally } from '../../src/summary/tally.ts';
import type { Top } from '../../src/summary/top.ts';
import { WordTally } from '../../src/summary/wordTally.ts';
import { SEED } from '../properties/cases.ts';

fc.configureGlobal({ seed: SEED, numRuns: 200 });

/** Both kinds of table, over small numbers. */
const TABLES: Readonly<
  Record<string, (values: readonly number[], most: number, rows: number) => Top<bigint>>
> = {
  Tally: (values, most, rows) => {
    const tally = new Tally<bigint>(most);
    for (const value of values) tally.add(value, BigInt(value));
    return tally.top(rows);
  },
  WordTally: (values, most, rows) => {
    const tally = new WordTally(most);
    for (const value of values) tally.add(0, value);
    return tally.top(rows);
  },
};

/** Few values often, others once. */
const values = fc.array(fc.oneof(fc.nat(5), fc.nat(5), fc.nat(1000)), { maxLength: 600 });

describe.each(Object.entries(TABLES))('%s', (_, tableOf) => {
  property.prop([values, fc.integer({ min: 1, max: 20 })])('is exact where there is room', (all, rows) => {
    const top = tableOf(all, 1000, rows);
    const counts = new Map<number, number>();
    for (const value of all) counts.set(value, (counts.get(value) ?? 0) + 1);
    const expected = [...counts].sort(([a, m], [b, n]) => n - m || a - b).slice(0, rows);
    expect(top.rows.map(({ value, count }) => [Number(value), count])).toEqual(expected);
    expect(top).toMatchObject({ distinct: counts.size, missed: 0, none: 0 });
    expect(top.other).toBe(all.length - expected.reduce((sum, [, count]) => sum + count, 0));
  });

  property.prop([values, fc.integer({ min: 1, max: 40 })])('says how much it can be wrong', (all, most) => {
    const { rows, other, missed, distinct } = tableOf(all, most, 1000);
    expect(distinct).toBeLessThanOrEqual(most);
    expect(rows.reduce((sum, { count }) => sum + count, other)).toBe(all.length);
    const found = new Map(rows.map(({ value, count }) => [Number(value), count]));
    for (const value of new Set(all)) {
      const real = all.filter((it) => it === value).length;
      const count = found.get(value) ?? 0;
      expect(count).toBeLessThanOrEqual(real);
      expect(real).toBeLessThanOrEqual(count + missed);
    }
  });

  test('drops the rarer half, and keeps what comes often', () => {
    const often = Array.from({ length: 50 }, () => 7);
    const { rows, missed } = tableOf([...often, ...Array.from({ length: 40 }, (_, i) => 100 + i)], 10, 1);
    expect(rows).toEqual([{ value: 7n, count: 50 }]);
    expect(missed).toBeGreaterThan(0);
  });
});

describe('a Tally', () => {
  test('of long texts has room for as many characters as it may have', () => {
    const tally = new Tally<string>(1000, 100);
    for (let i = 0; i < 20; i++) tally.add(`${i}`.padStart(30), '', 20 - i);
    const { rows, other, distinct, missed } = tally.top(20);
    expect(distinct).toBeLessThanOrEqual(3);
    expect(missed).toBeGreaterThan(0);
    expect(rows.reduce((sum, { count }) => sum + count, other)).toBe(210);
  });

  test('takes no text that is longer than that', () => {
    const tally = new Tally<string>(1000, 100);
    tally.add('x'.repeat(101), 'x');
    expect(tally.top(10)).toEqual({ rows: [], other: 1, none: 0, distinct: 0, missed: 1 });
  });

  test('puts equal counts in the order of numbers and then of texts', () => {
    const tally = new Tally<string | number>();
    for (const key of ['b', 10, 'a', 9, 2]) tally.add(key, key);
    expect(tally.top(9).rows.map(({ value }) => value)).toEqual([2, 9, 10, 'a', 'b']);
  });

  test('counts what has no value apart', () => {
    const tally = new Tally<string>();
    tally.add('a', 'a', 3);
    tally.addNone(2);
    expect(tally.total).toBe(5);
    expect(tally.top(1)).toMatchObject({ none: 2, other: 0 });
  });
});

describe('a WordTally', () => {
  property.prop([fc.array(fc.tuple(fc.nat(2), fc.nat(2)))])('tells numbers by both words', (words) => {
    const tally = new WordTally();
    for (const [high, low] of words) tally.add(high, low);
    const all = words.map(([high, low]) => BigInt(high) * 2n ** 32n + BigInt(low));
    expect(tally.top(9).rows.map(({ value, count }) => [value, count])).toEqual(
      [...new Set(all)]
        .map((value): [bigint, number] => [value, all.filter((it) => it === value).length])
        .sort(([a, m], [b, n]) => n - m || Number(a - b)),
    );
  });

  test('grows', () => {
    const tally = new WordTally();
    for (let i = 0; i < 5000; i++) tally.add(0xffffffff, 0xffffffff - (i % 2500));
    expect(tally.top(1)).toEqual({
      rows: [{ value: 0xfffffffffffff63cn, count: 2 }],
      other: 4998,
      none: 0,
      distinct: 2500,
      missed: 0,
    });
  });
});
