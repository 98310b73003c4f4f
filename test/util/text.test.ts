/** Text that is cut. */
import assert from 'node:assert/strict';
import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { cutText, excerpt } from '../../src/util/text.ts';

const PAIR = '\u{1f600}';

test.each([
  ['abc', 3, 'abc'],
  ['abc', 2, 'ab'],
  ['abc', 0, ''],
  [`a${PAIR}b`, 2, 'a'],
  [`a${PAIR}b`, 3, `a${PAIR}`],
  [`${PAIR}`, 1, ''],
  // Halves that stand alone in the text stay what they are.
  ['a\ud800b', 2, 'a\ud800'],
  ['a\udc00\udc00', 2, 'a\udc00'],
  ['\ud800\ud800\udc00', 2, '\ud800'],
])('cutText(%j, %i)', (text, most, expected) => {
  expect(cutText(text, most)).toBe(expected);
});

test('an excerpt shows that it is one', () => {
  expect(excerpt('abc', 3)).toBe('abc');
  expect(excerpt('abcd', 3)).toBe('abc…');
  expect(excerpt(`ab${PAIR}d`, 3)).toBe('ab…');
  expect(excerpt('x'.repeat(1_000_000)).length).toBe(101);
});

describe('whatever the text', () => {
  const texts = fc.string({ unit: 'binary', maxLength: 30 });

  property.prop([texts, fc.nat(60)])('what is cut is a beginning, and as long as it can be', (text, most) => {
    const cut = cutText(text, most);
    assert(text.startsWith(cut) && cut.length <= most);
    assert(cut === text || cut.length >= most - 1);
    // Well-formed text stays well-formed.
    assert(/^\P{Cs}*$/u.test(cut));
  });
});
