/** Which folder of a data set an event is in. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type PartitionKey, partitionOf } from '../../src/tables/partition.ts';
import { wellFormed } from '../../src/util/text.ts';
import { drop, event5 } from '../support/events.ts';
import { runs } from '../support/exhaustive.ts';

const SEED = 20261130;

const EVENT = event5('CLASSIFY_DROP', drop({}));

const at = (timeStamp: bigint): unknown => ({ ...EVENT, header: { ...EVENT.header, timeStamp } });

describe('the folder of an event', () => {
  test.each<[string, readonly PartitionKey[], unknown, string | undefined, string]>([
    ['a day', ['day'], at(0x1d882e86b0a1b40n), undefined, 'day=2022-06-18'],
    ['a day and its hour', ['day', 'hour'], at(0x1d882e86b0a1b40n), undefined, 'day=2022-06-18/hour=07'],
    ['the first day', ['day'], at(0n), undefined, 'day=1601-01-01'],
    ['a time that has no day', ['day'], at(2n ** 64n - 1n), undefined, 'day=__HIVE_DEFAULT_PARTITION__'],
    ['a machine', ['host'], EVENT, 'DC01.example.org', 'host=DC01.example.org'],
    ['no machine', ['host'], EVENT, undefined, 'host=__HIVE_DEFAULT_PARTITION__'],
    ['a machine without a name', ['host'], EVENT, '', 'host=__HIVE_DEFAULT_PARTITION__'],
    ['a way out', ['host'], EVENT, '../../etc', 'host=..%2F..%2Fetc'],
    ['the folder above', ['host'], EVENT, '..', 'host=.%2E'],
    ['what systems forbid', ['host'], EVENT, 'a:b*c?"<>|\\ ~', 'host=a%3Ab%2Ac%3F%22%3C%3E%7C%5C%20%7E'],
    ['half of a pair', ['host'], EVENT, 'x\ud800', 'host=x%EF%BF%BD'],
    ['a type', ['type', 'host'], EVENT, 'a', 'type=CLASSIFY_DROP/host=a'],
    ['a type without a name', ['type'], { ...EVENT, type: 77 }, undefined, 'type=77'],
    [
      'nothing that can be read',
      ['type', 'day'],
      null,
      'a',
      'type=__HIVE_DEFAULT_PARTITION__/day=__HIVE_DEFAULT_PARTITION__',
    ],
  ])('%s', (_, keys, event, host, folder) => {
    expect(partitionOf(keys, event, { host })).toBe(folder);
  });

  test('is a name that any system has, and another one for another host', () => {
    const host = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ minLength: 150, maxLength: 400 }));
    fc.assert(
      fc.property(host, host, (one, other) => {
        const [a, b] = [
          partitionOf(['host'], EVENT, { host: one }),
          partitionOf(['host'], EVENT, { host: other }),
        ];
        expect(a).toMatch(/^host=[\w.%-]{1,240}$/);
        expect(a).not.toMatch(/\.$/);
        if (wellFormed(one) !== wellFormed(other)) expect(a).not.toBe(b);
      }),
      { seed: SEED, numRuns: runs(100) },
    );
  });
});
