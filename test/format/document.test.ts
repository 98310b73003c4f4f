/** Documents without what is not known. */
import assert from 'node:assert/strict';
import { fc, test as propertyTest } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { Constant, Members, type MembersOf, type Said, within } from '../../src/format/document.ts';
import { textJson, wellFormedJson } from '../../src/format/jsonText.ts';
import { LineBytes } from '../../src/format/lineBytes.ts';
import { isObject } from '../../src/util/objects.ts';
import { SEED } from '../properties/cases.ts';

fc.configureGlobal({ seed: SEED });

interface Document {
  readonly [name: string]: Said | Document;
}

/** What writes a document, whatever the subject is. */
function membersOf(document: Document): Members<unknown> {
  const members: MembersOf<unknown> = Object.fromEntries(
    Object.entries(document).map(([name, value]) => [
      name,
      isDocument(value) ? membersOf(value) : () => value,
    ]),
  );
  return new Members(members);
}

function isDocument(value: Said | Document): value is Document {
  return isObject(value) && !Array.isArray(value) && !(value instanceof Constant);
}

const DECODER = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function written(write: (out: LineBytes) => void): string {
  const out = new LineBytes();
  write(out);
  return DECODER.decode(out.written);
}

const jsonOf = (document: Document): string =>
  written((out) => {
    membersOf({ ...document, event: 1 }).write(out, undefined);
  });

test.each<[Document, string]>([
  [{ a: undefined }, '{"event":1}'],
  [{ a: undefined, b: 0, c: '', d: false, e: true }, '{"b":0,"c":"","d":false,"e":true,"event":1}'],
  [{ a: { b: undefined }, c: { d: { e: undefined } } }, '{"event":1}'],
  [{ a: [], b: { c: [] } }, '{"event":1}'],
  [{ a: { b: 1, c: undefined }, d: ['x', '"'] }, '{"a":{"b":1},"d":["x","\\""],"event":1}'],
  [{ a: Number.NaN, b: -0, c: 1e21 }, '{"a":null,"b":0,"c":1e+21,"event":1}'],
  [
    { a: new Constant({ b: { c: '\ud800' } }), d: new Constant('é') },
    '{"a":{"b":{"c":"\ufffd"}},"d":"é","event":1}',
  ],
])('what is known of %j', (document, expected) => {
  expect(jsonOf(document)).toBe(expected);
});

test('of nothing that is known, nothing is written', () => {
  const out = new LineBytes();
  expect(membersOf({ a: undefined, b: { c: [] } }).write(out, undefined)).toBe(false);
  expect(out.length).toBe(0);
});

test('members of several parts follow each other', () => {
  expect(
    written((out) => {
      for (const part of [{ a: 1 }, {}, { b: undefined }, { c: { d: 2 } }])
        membersOf(part).writeMembers(out, undefined);
    }),
  ).toBe('"a":1,"c":{"d":2},');
});

test('what belongs to a subject is written where it has that', () => {
  const members = new Members<{ inner?: { a: number } }>({
    inner: within(({ inner }) => inner, new Members<{ a: number }>({ a: ({ a }) => a })),
    b: () => 2,
  });
  expect(written((out) => members.write(out, { inner: { a: 1 } }))).toBe('{"inner":{"a":1},"b":2}');
  expect(written((out) => members.write(out, {}))).toBe('{"b":2}');
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
  const expected = wellFormedJson(Object(known({ ...given, event: 1 })));
  assert.equal(jsonOf(given), expected);
});

describe('bytes', () => {
  propertyTest.prop([fc.array(fc.oneof(texts, fc.string({ unit: 'grapheme', minLength: 100 })))])(
    'texts are as textJson writes them, wherever the room ends',
    (all) => {
      const out = new LineBytes();
      // So little is left of the first room that all of them need more.
      out.all(new Uint8Array(2 ** 16 - 10).fill(0x20));
      for (const text of all) out.text(text);
      assert.equal(DECODER.decode(out.written).trimStart(), all.map(textJson).join(''));
    },
  );

  test('what was written can be taken back', () => {
    const out = new LineBytes();
    out.text('é');
    const { length } = out;
    out.utf8('{"日本":1}');
    out.length = length;
    out.number(-12.5);
    expect(DECODER.decode(out.written)).toBe('"é"-12.5');
  });
});

describe('cells', () => {
  const cells = fc.string({ unit: fc.constantFrom('"', 'a', ',', 'é', '\ud800') });
  propertyTest.prop([cells])('bytes are quoted as CSV has it', (text) => {
    const bytes = new TextEncoder().encode(text);
    assert.equal(
      written((out) => out.quoted(bytes)),
      `"${text.replaceAll('"', '""')}"`.replaceAll(/\p{Cs}/gu, '\ufffd'),
    );
  });
});
