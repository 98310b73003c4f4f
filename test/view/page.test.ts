/** What a page keeps in its address, and what of its lists is in sight. */
import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { quotedValue, withChip, withoutTimes, withTimes } from '../../src/view/model/chips.ts';
import { lengthFor } from '../../src/view/model/histogram.ts';
import {
  columnWidth,
  FIRST_STATE,
  type PageState,
  stateOf,
  stateText,
} from '../../src/view/model/urlState.ts';
import { listHeight, rangeAt, scrollTo } from '../../src/view/model/virtualRange.ts';
import { WordTable } from '../../src/view/model/wordTable.ts';
import { parseWhere } from '../../src/where/index.ts';
import { SEED } from '../properties/cases.ts';

fc.configureGlobal({ seed: SEED, numRuns: 200 });

const STATE: PageState = {
  chips: [
    { condition: 'app="C:\\\\a, b & c=d#e.exe"', isExcluded: true },
    { condition: 'remote=10.0.0.0/8', isExcluded: false },
  ],
  search: 'a&b=c #',
  sort: { key: 'time', isDescending: true },
  columns: ['error', 'time', 'user'],
  widths: { error: 300 },
  event: 12,
  field: 'header.appId',
  by: 'type',
  isHistogramHidden: true,
  isOverviewHidden: true,
};

describe('the address', () => {
  test('at first says nothing', () => {
    expect(stateText(FIRST_STATE)).toBe('');
    expect(stateOf('#')).toEqual(FIRST_STATE);
  });

  test('says all that is shown', () => {
    expect(stateOf(`#${stateText(STATE)}`)).toEqual(STATE);
  });

  property.prop([fc.string(), fc.string()])('keeps any condition and any search', (condition, search) => {
    const chips = [{ condition: condition.trim().replace(/^!+/, '').trim(), isExcluded: true }];
    const state = { ...FIRST_STATE, chips, search };
    expect(stateOf(stateText(state))).toEqual(state);
  });

  property.prop([fc.string()])('that somebody typed is read as far as it says something', (text) => {
    const state = stateOf(text);
    expect(state.columns.length).toBeGreaterThan(0);
    expect(stateOf(stateText(state))).toEqual(state);
  });

  test.each(['sort=no', 'columns=no,none', 'event=-1', 'event=1e3', 'widths=no:1,time', 'by=no', 'hide=no'])(
    '%s says nothing',
    (text) => {
      expect(stateOf(text)).toEqual(FIRST_STATE);
    },
  );
});

describe('chips', () => {
  test('that are added twice are there once, and rule each other out', () => {
    const [chip] = STATE.chips;
    if (chip === undefined) throw new Error('there is none');
    expect(withChip(STATE.chips, chip).length).toBe(2);
    expect(withChip(STATE.chips, { ...chip, isExcluded: false })).toEqual([
      STATE.chips[1],
      { ...chip, isExcluded: false },
    ]);
  });

  test('a range of time takes the place of another', () => {
    const once = withTimes(STATE.chips, 133000000000000000n, 133000000010000000n);
    expect(once.slice(2).map(({ condition }) => condition)).toEqual([
      'time>=2022-06-18T04:26:40.0000000Z',
      'time<2022-06-18T04:26:41.0000000Z',
    ]);
    expect(withTimes(once, 133000000000000000n, 133000000010000000n)).toEqual(once);
    expect(withoutTimes(once)).toEqual(STATE.chips);
  });

  property.prop([fc.string({ minLength: 1 })])('any path can be the value of a condition', (path) => {
    expect(parseWhere([`header.appId=${quotedValue(path)}`]).members?.[0]?.values).toEqual([path]);
  });
});

const LISTS = fc.record({
  count: fc.integer({ min: 1, max: 5_000_000 }),
  rowHeight: fc.integer({ min: 10, max: 40 }),
  height: fc.integer({ min: 40, max: 2000 }),
});

describe('a long list', () => {
  property.prop([LISTS, fc.double({ min: 0, max: 1, noNaN: true })])(
    'shows a row that is scrolled to, from anywhere',
    (list, part) => {
      const last = Math.max(0, listHeight(list) - list.height);
      const row = Math.min(list.count - 1, Math.floor(part * list.count));
      for (const from of [0, last / 2, last]) {
        const to = scrollTo(list, from, row);
        const { first, end, top } = rangeAt(list, to, 0);
        expect(row >= first && row < end).toBe(true);
        const y = top + (row - first) * list.rowHeight - to;
        expect(y).toBeGreaterThan(-list.rowHeight);
        expect(y).toBeLessThan(list.height);
        expect(scrollTo(list, to, row)).toBe(to);
      }
    },
  );

  property.prop([LISTS])('begins with its first row and ends with its last one', (list) => {
    expect(rangeAt(list, 0).first).toBe(0);
    expect(rangeAt(list, Math.max(0, listHeight(list) - list.height)).end).toBe(list.count);
  });

  test('of no rows has none', () => {
    expect(rangeAt({ count: 0, rowHeight: 20, height: 100 }, 0)).toMatchObject({ first: 0, end: 0 });
  });
});

describe('numbers of keys', () => {
  const word = fc.integer({ min: 0, max: 0xffffffff });
  test('more than there is room for at first', () => {
    const table = new WordTable();
    const keys = Array.from({ length: 5000 }, (_, i) => [i % 3, i, i * 0x10001, 0xffffffff - i] as const);
    for (const [i, key] of keys.entries()) expect(table.find(...key) || table.add(...key, i + 1)).toBe(i + 1);
    expect(keys.map((key) => table.find(...key))).toEqual(keys.map((_, i) => i + 1));
  });

  property.prop([fc.array(fc.tuple(word, word, word, word), { maxLength: 3000 })])(
    'each key keeps its own',
    (keys) => {
      const table = new WordTable();
      const codes = new Map<string, number>();
      for (const [a, b, c, d] of [...keys, ...keys]) {
        const key = `${a} ${b} ${c} ${d}`;
        const code = table.find(a, b, c, d) || table.add(a, b, c, d, codes.size + 1);
        expect(codes.get(key) ?? codes.size + 1).toBe(code);
        codes.set(key, code);
      }
    },
  );
});

test.each([
  [0, 1],
  [15 * 10_000_000, 2_000_000],
  [3600 * 10_000_000, 600_000_000],
])('%i ticks are counted in spans of %i', (ticks, length) => {
  expect(lengthFor(ticks, 90)).toBe(length);
});

test.each([
  [1, 40],
  [99.6, 100],
  [1e9, 2000],
])('a column of %f pixels is %i wide', (pixels, width) => {
  expect(columnWidth(pixels)).toBe(width);
});
