import { fc, test as property } from '@fast-check/vitest';
import { expect, test } from 'vitest';
import { rowsOf } from '../../../src/cli/output/rows.ts';

test.each([
  ['', 0],
  ['\n', 1],
  ['a\n', 1],
  ['a\nb\n', 2],
  ['a\n\nb', 3],
  [`${'a'.repeat(10)}\n`, 1],
  [`${'a'.repeat(11)}\n`, 2],
  [`\x1b[1m${'a'.repeat(10)}\x1b[22m\n`, 1],
  [`${'漢'.repeat(5)}\n`, 1],
  [`${'漢'.repeat(6)}\n`, 2],
  [`${'é'.repeat(10)}\n`, 1],
])('%j takes %i rows of ten columns', (lines, rows) => {
  expect(rowsOf(lines, 10, 1000)).toBe(rows);
});

property.prop([fc.array(fc.stringMatching(/^[ -~]{0,30}$/)), fc.integer({ min: 1, max: 40 })])(
  'rows of lines add up, whichever chunks they come in',
  (lines, columns) => {
    const texts = lines.map((line) => `${line}\n`);
    const each = texts.map((text) => rowsOf(text, columns, 1e9));
    expect(rowsOf(texts.join(''), columns, 1e9)).toBe(each.reduce((sum, rows) => sum + rows, 0));
  },
);

test('nothing is counted beyond the bound', () => {
  expect(rowsOf('a\n'.repeat(1000), 80, 23)).toBe(24);
});
