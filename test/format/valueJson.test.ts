/** The writers that are made once write what `toJson` writes, which looks at the layout anew for each value. */
import assert from 'node:assert/strict';
import { fc, test } from '@fast-check/vitest';
import { describe } from 'vitest';
import { eventJson, writeKeywords } from '../../src/format/eventJson.ts';
import { LineBytes } from '../../src/format/lineBytes.ts';
import { valueJson } from '../../src/format/valueJson.ts';
import { factsOf, isNetEventName, type NetEventName } from '../../src/formats.ts';
import { type Enumeration, layouts, toJson, type ValueLayout } from '../../src/index.ts';
import { presentMembers } from '../../src/layout/index.ts';
import { isObject } from '../../src/util/objects.ts';
import { arbitraryOf } from '../properties/arbitrary.ts';
import { SEED } from '../properties/cases.ts';
import { EXHAUSTIVE, runs } from '../support/exhaustive.ts';

fc.configureGlobal({ seed: SEED, numRuns: EXHAUSTIVE ? 50 : 5 });

const STRUCTS: readonly (readonly [name: string, layout: ValueLayout])[] = Object.entries(layouts).flatMap(
  ([name, layout]) => (layout === undefined ? [] : [[name, layout]]),
);

const FOR_OTHERS = { surrogates: 'replace', absent: 'omit' } as const;

/** The same value with the text of each enumeration in its place. */
function withTextualEnums(layout: ValueLayout, value: unknown): unknown {
  switch (layout.kind) {
    case 'enum':
      return typeof value === 'number' ? enumText(layout, value) : value;
    case 'pointer':
      return withTextualEnums(layout.to, value);
    case 'counted':
      return Array.isArray(value) ? value.map((element) => withTextualEnums(layout.of, element)) : value;
    case 'struct': {
      if (!isObject(value)) return value;
      const members = Array.from(presentMembers(layout.fields, value), ([name, member]) => [
        name,
        withTextualEnums(member, value[name]),
      ]);
      return Object.fromEntries(members);
    }
    default:
      return value;
  }
}

function enumText({ values }: Enumeration<string>, value: number): string {
  return Object.keys(values).find((name) => values[name] === value) ?? String(value);
}

describe.each(STRUCTS)('%s', (_, layout) => {
  test.prop([arbitraryOf(layout)])('as it is', (value) => {
    assert.equal(valueJson(layout, value, 'asTheyAre'), toJson(layout, value, FOR_OTHERS));
  });

  test.prop([arbitraryOf(layout)])('with enumerations as text', (value) => {
    const expected = toJson(layout, withTextualEnums(layout, value), FOR_OTHERS);
    assert.equal(valueJson(layout, value, 'asText'), expected);
  });
});

// --- what decoding does not give ---------------------------------------------------------------------------------

/** Somewhere in a value, something else. */
const wrong = fc.constantFrom<unknown>(
  undefined,
  null,
  '',
  'FWPM_NET_EVENT_TYPE_CLASSIFY_DROP',
  '\ud800"\\\u009b',
  0,
  -1,
  1.5,
  Number.NaN,
  2 ** 40,
  3n,
  -3n,
  true,
  [],
  [undefined],
  {},
  new Uint8Array([1]),
);

function replaced(value: unknown, path: readonly number[], by: unknown): unknown {
  const [first, ...rest] = path;
  if (first === undefined || !isObject(value) || ArrayBuffer.isView(value)) return by;
  if (Array.isArray(value))
    return value.map((element, i) => (i === first ? replaced(element, rest, by) : element));
  const names = Object.keys(value);
  const name = names[first % Math.max(names.length, 1)];
  return name === undefined ? by : { ...value, [name]: replaced(value[name], rest, by) };
}

const paths = fc.array(fc.nat({ max: 40 }), { minLength: 1, maxLength: 4 });

/** What is written, or the error. */
function outcomeOf(write: () => string): string {
  try {
    return write();
  } catch (error) {
    return String(error);
  }
}

function keywordsOf(name: NetEventName, value: unknown): string {
  const out = new LineBytes();
  writeKeywords(out, { facts: factsOf(name, value), event: value });
  return new TextDecoder().decode(out.written);
}

describe.each(STRUCTS.filter(([name]) => isNetEventName(name)))(
  '%s with something else in it',
  (name, layout) => {
    if (!isNetEventName(name)) return;

    test.prop([arbitraryOf(layout), paths, wrong], { numRuns: runs(400) })(
      'is written, or refused, as before',
      (...given) => {
        const [whole, path, by] = given;
        const value = replaced(whole, path, by);
        const expected = outcomeOf(() => toJson(layout, value ?? null, FOR_OTHERS));
        assert.equal(
          outcomeOf(() => eventJson(name, value)),
          expected,
        );
        if (isObject(value) && 'header' in value) {
          const textual = outcomeOf(() => toJson(layout, withTextualEnums(layout, value), FOR_OTHERS));
          assert.equal(
            outcomeOf(() => keywordsOf(name, value)),
            textual,
          );
        }
      },
    );
  },
);
