/** Ids that were given more than once: which filter had one at a time. */
import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { Lives } from '../../src/filters/lives.ts';
import { readRules } from '../../src/formats.ts';

const SECOND = 10_000_000n;
/** 2026-03-14T15:00:00Z */
const START = 134179740000000000n;

const filter = (name: string, key?: number): string =>
  `<filter>${key === undefined ? '' : `<filterKey>{aaaaaaaa-0000-4000-8000-00000000000${key}}</filterKey>`}<displayData><name>${name}</name></displayData><filterId>5</filterId></filter>`;
const event = (second: number): string =>
  `<netEvent><header><timeStamp>2026-03-14T15:00:0${second}Z</timeStamp></header></netEvent>`;
const change = (name: string, key?: number): string => `<filterChange>${filter(name, key)}</filterChange>`;
const capture = (...events: readonly string[]): string =>
  `<wfpdiag><filters>${filter('first', 1).replaceAll('filter>', 'item>')}</filters><events>${events.join('')}</events></wfpdiag>`;

/** Names at whole seconds from the start on, and without a time. */
async function namesIn(xml: string): Promise<(string | undefined)[]> {
  const rules = await readRules([Buffer.from(xml)]);
  const times = [0n, 1n, 2n, 3n, 4n].map((second) => START + second * SECOND);
  return [...times, undefined].map((time) => rules.rule(5n, time)?.name);
}

describe('a filter in a capture', () => {
  test.each<[what: string, events: readonly string[], names: readonly string[]]>([
    ['that stays', [event(1), event(2)], ['first', 'first', 'first', 'first', 'first', 'first']],
    [
      'that is deleted',
      [event(1), change('first', 1), event(2)],
      ['first', 'first', 'first', 'first', 'first', 'first'],
    ],
    [
      'whose id another one gets',
      [event(1), change('first', 1), change('second', 2), event(2)],
      ['first', 'first', 'second', 'second', 'second', 'second'],
    ],
    [
      'whose id two others get, one after another',
      [event(1), change('second', 2), event(3), change('third', 3), event(4)],
      ['first', 'first', 'second', 'second', 'third', 'third'],
    ],
    [
      'whose id another one gets before the first event',
      [change('second', 2), event(1)],
      ['second', 'second', 'second', 'second', 'second', 'second'],
    ],
    [
      'whose id another one gets after an event that came late',
      [event(3), change('second', 2), event(1), change('third', 3)],
      ['first', 'first', 'first', 'first', 'third', 'third'],
    ],
    [
      'that is another by its name alone',
      [event(1), change('second')],
      ['first', 'first', 'second', 'second', 'second', 'second'],
    ],
  ])('%s', async (_, events, names) => {
    expect(await namesIn(capture(...events))).toEqual(names);
  });

  test('that has its id alone is the same at all times, and nobody has to ask for one', async () => {
    const rules = await readRules([Buffer.from(capture(event(1)))]);
    expect(rules.since).toBeUndefined();
  });
});

describe('lives', () => {
  const time = fc.bigInt({ min: 0n, max: 50n });
  property.prop([
    fc.array(fc.option(time, { nil: undefined }), { maxLength: 12 }),
    fc.option(time, { nil: undefined }),
  ])('are those of a plain search, and what had an id since a time had it right after', (since, at) => {
    const lives = new Lives<number>();
    lives.set(1n, 0);
    let last = 0n;
    const begun = since.map((start, i) => {
      lives.add(1n, i + 1, start);
      last = start === undefined || start < last ? last : start;
      return last;
    });
    const index = at === undefined ? begun.length : begun.filter((start) => start < at).length;
    expect(lives.at(1n, at)).toBe(index);
    const start = lives.since(1n, at);
    expect(start === undefined).toBe(begun.length === 0);
    if (start !== undefined && index > 0)
      expect(lives.at(1n, start + 1n)).toBe(begun.filter((each) => each <= start).length);
    expect([...lives.entries()].length).toBe(begun.length + 1);
    expect([...lives.moved((value) => value).entries()]).toHaveLength(begun.length + 1);
  });
});
