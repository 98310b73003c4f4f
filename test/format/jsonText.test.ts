/** JSON as text. */
import { expect, test } from 'vitest';
import { jsonText, textJson, withMember } from '../../src/format/jsonText.ts';

test.each([
  ['{}', '{"a":[1]}'],
  ['{"b":2}', '{"b":2,"a":[1]}'],
  ['{"b":{}}', '{"b":{},"a":[1]}'],
])('a member more than %s has', (object, expected) => {
  expect(withMember(object, 'a', '[1]')).toBe(expected);
});

test.each([
  ['\u007f\u0080\u009f', '"\\u007f\\u0080\\u009f"'],
  ['\u001b"\\', '"\\u001b\\"\\\\"'],
  ['\ud800', '"\\ud800"'],
  ['ä😀\u2027\u2030\u061b', '"ä😀\u2027\u2030\u061b"'],
  ['\u061c\u200e\u202e\u2028\u2029\u2066', '"\\u061c\\u200e\\u202e\\u2028\\u2029\\u2066"'],
  [{ '\u009b': ['\u009b'] }, '{"\\u009b":["\\u009b"]}'],
])('%j as text', (value, expected) => {
  expect(jsonText(value)).toBe(expected);
});

test.each([
  ['', '""'],
  ['a b', '"a b"'],
  ['"\\', '"\\"\\\\"'],
  ['\u007f', '"\\u007f"'],
  ['\ud800a', '"\ufffda"'],
  ['\\ud800', '"\\\\ud800"'],
  ['\u{1f600}', '"\u{1f600}"'],
])('the text %j for other programs', (text, expected) => {
  expect(textJson(text)).toBe(expected);
  // And when it comes again.
  expect(textJson(text)).toBe(expected);
});
