/** Documents without what is not known. */
import assert from 'node:assert/strict';
import { fc, test as propertyTest } from '@fast-check/vitest';
import { expect, test } from 'vitest';
import { Constant, type Document, documentJson } from '../../src/format/documentJson.ts';
import { wellFormedJson } from '../../src/format/jsonText.ts';
import { isObject } from '../../src/util/objects.ts';
import { SEED } from '../properties/cases.ts';

fc.configureGlobal({ seed: SEED });

test.each<[Document, string]>([
  [{ a: undefined }, '{"event":1}'],
  [{ a: undefined, b: 0, c: '', d: false }, '{"b":0,"c":"","d":false,"event":1}'],
  [{ a: { b: undefined }, c: { d: { e: undefined } } }, '{"event":1}'],
  [{ a: [], b: { c: [] } }, '{"event":1}'],
  [{ a: { b: 1, c: undefined }, d: ['x', '"'] }, '{"a":{"b":1},"d":["x","\\""],"event":1}'],
  [{ a: Number.NaN, b: -0, c: 1e21 }, '{"a":null,"b":0,"c":1e+21,"event":1}'],
  [{ a: new Constant({ b: { c: '\ud800' } }), d: new Constant([]) }, '{"a":{"b":{"c":"\ufffd"}},"event":1}'],
])('what is known of %j', (document, expected) => {
  expect(documentJson([document], 'event', '1')).toBe(expected);
});

test('members of several parts follow each other', () => {
  expect(documentJson([{ a: 1 }, {}, { b: undefined }, { c: { d: 2 } }], 'event', '{}')).toBe(
    '{"a":1,"c":{"d":2},"event":{}}',
  );
});

/** The same with JSON.stringify, from a copy without what is not known. */
function known(value: unknown): unknown {
  if (Array.isArray(value)) return value.length === 0 ? undefined : value;
  if (!isObject(value)) return value;
  const members = Object.entries(value).flatMap(([name, member]) => {
    const part = known(member);
    return part === undefined ? [] : [[name, part]];
  });
  return members.length === 0 ? undefined : Object.fromEntries(members);
}

const names = fc.stringMatching(/^[a-z@.]{1,3}$/);
const texts = fc.string({ unit: 'binary' });
const { document } = fc.letrec<{ document: Document; value: Document[string] }>((tie) => ({
  document: fc.dictionary(names, tie('value'), { maxKeys: 5 }),
  value: fc.oneof(
    { maxDepth: 3 },
    texts,
    fc.double(),
    fc.integer(),
    fc.boolean(),
    fc.constant(undefined),
    fc.array(texts, { maxLength: 3 }),
    tie('document'),
  ),
}));

propertyTest.prop([document])('a document is the JSON of what is known of it', (given) => {
  const expected = wellFormedJson(Object(known({ ...given, last: 1 })));
  assert.equal(documentJson([given], 'last', '1'), expected);
});
