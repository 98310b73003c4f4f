/** When the filters of a capture were there, as far as it says. */
import { describe, expect, test } from 'vitest';
import type { StateFilter } from '../../src/formats.ts';
import { rulesIn } from '../support/filters.ts';

/** 2026-03-14T15:00:00Z */
const START = 134179740000000000n;
const SECOND = 10_000_000n;

const filter = (name: string): string =>
  `<filter><filterKey>{aaaaaaaa-0000-4000-8000-00000000000${name.length}}</filterKey><displayData><name>${name}</name></displayData><filterId>5</filterId></filter>`;
const type = (word: string): string => `<changeType>FWPM_CHANGE_${word}</changeType>`;
const change = (inside: string): string => `<filterChange>${inside}</filterChange>`;

/** `1` is an event of that second, `+a` adds a filter and `-a` deletes it, `?a` does not say which. */
function eventXml(word: string): string {
  const name = word.slice(1);
  if (word.startsWith('+')) return change(type('ADD') + filter(name));
  if (word.startsWith('-')) return change(type('DELETE') + filter(name));
  if (word.startsWith('?')) return change(filter(name));
  if (word.startsWith('!')) return change(filter(name) + type('ADD'));
  return `<netEvent><header><timeStamp>2026-03-14T15:00:0${word}Z</timeStamp></header></netEvent>`;
}

/** Seconds in place of times, and `open` for what need not have been there. */
function told({ name, isChange, from, until }: StateFilter): string {
  const seconds = (time: bigint) => (time === 0n ? 'ever' : `${(time - START) / SECOND}`);
  return [
    name,
    ...(from === undefined ? [] : [`from ${seconds(from)}`]),
    ...(until === undefined ? [] : [`until ${seconds(until)}`]),
    ...(isChange ? ['open'] : []),
  ].join(' ');
}

async function presencesIn(first: string, events: string): Promise<string[]> {
  const item = first === '' ? '' : filter(first).replaceAll('filter>', 'item>');
  const xml = `<wfpdiag><filters>${item}</filters><events>${events.split(' ').map(eventXml).join('')}</events></wfpdiag>`;
  return ((await rulesIn(xml, { state: true })).state?.filters ?? []).map(told);
}

/** Filters are others where their names have other lengths. */
describe('a filter', () => {
  test.each<[what: string, first: string, events: string, told: readonly string[]]>([
    ['that stays', 'a', '1 2', ['a']],
    ['that comes', '', '1 +a 2', ['a from 1 open']],
    ['that comes before the first event', '', '+a 1', ['a open']],
    ['that goes', 'a', '1 -a 2', ['a until 1']],
    ['that goes before the first event', 'a', '-a 1', ['a open']],
    ['that goes, and was not listed', '', '1 -a 2', ['a until 1 open']],
    ['that comes and goes', '', '1 +a 2 -a 3', ['a from 1 until 2 open']],
    ['that goes and comes again', 'a', '1 -a 2 +a 3', ['a open']],
    ['that comes although it was there', 'a', '1 +a 2', ['a open']],
    ['that goes twice', 'a', '1 -a 2 -a 3', ['a until 2']],
    ['of which a change does not say what it does', 'a', '1 ?a 2', ['a open']],
    ['that is new, and of which a change does not say what it does', '', '1 ?a 2', ['a open']],
    ['that goes after an event that came late', 'a', '3 1 -a 4', ['a until 3']],
    ['that comes after an event that came late', '', '3 1 +a 4', ['a from 3 open']],
    ['whose id another one gets', 'a', '1 -a 2 +bb 3', ['a until 1', 'bb from 2 open']],
    [
      'whose id another one gets, and which was not seen to go',
      'a',
      '1 +bb 2',
      ['a until 1 open', 'bb from 1 open'],
    ],
    ['whose id another one gets before the first event', 'a', '-a +bb 1', ['a until ever open', 'bb open']],
    ['whose id another one lost', 'a', '1 -bb 2', ['a until 1 open', 'bb until 1 open']],
    ['whose id another one gets of which it is not said', 'a', '1 ?bb 2', ['a until 1 open', 'bb open']],
    [
      'whose id two others get',
      '',
      '1 +a -a 2 +bb 3 -bb +ccc',
      ['a from 1 until 1 open', 'bb from 2 until 3 open', 'ccc from 3 open'],
    ],
    [
      'in a file with types after filters: none is that of the next one',
      '',
      '1 !a 2 !bb',
      ['a until 2 open', 'bb open'],
    ],
  ])('%s', async (_what, first, events, expected) => {
    expect(await presencesIn(first, events)).toEqual(expected);
  });
});
