/** JSON as text. */
import { expect, test } from 'vitest';
import { type Document, jsonText, withMember, withoutUnknown } from '../../src/format/jsonText.ts';

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

test.each<[Document, Document | undefined]>([
  [{ a: undefined }, undefined],
  [
    { a: undefined, b: 0, c: '', d: false },
    { b: 0, c: '', d: false },
  ],
  [{ a: { b: undefined }, c: { d: { e: undefined } } }, undefined],
  [{ a: [], b: { c: [] } }, undefined],
  [
    { a: { b: 1, c: undefined }, d: [1] },
    { a: { b: 1 }, d: [1] },
  ],
])('what is known of %j', (document, expected) => {
  expect(withoutUnknown(document)).toEqual(expected);
  expect(JSON.stringify(withoutUnknown(document))).toBe(JSON.stringify(expected));
});
