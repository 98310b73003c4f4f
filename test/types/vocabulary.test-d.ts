import { describe, expectTypeOf, test } from 'vitest';
import {
  anonymous,
  bytes,
  counted,
  decode,
  enumeration,
  flags32,
  float64,
  guid,
  type Infer,
  memoryImage,
  pointer,
  sid,
  struct,
  toJson,
  uint8,
  uint16,
  uint32,
  uint64,
  union,
  untagged,
  when,
  wideString,
} from '../../src/index.ts';
import { unionByBit } from '../../src/layout/objectVocabulary.ts';

const KIND = enumeration('KIND', { KIND_NONE: 0, KIND_ONE: 1, KIND_TWO: 2 });
const MODE = enumeration('MODE', { MODE_A: 0, MODE_B: 1 });

/** Two unions on one tag, a third on another, and an anonymous struct with a union of its own. */
const RECORD = struct('RECORD', {
  kind: KIND,
  mode: MODE,
  /** Bytes of the whole. */
  length: uint32,
  numItems: uint16,
  items: counted(
    'numItems',
    untagged({ key: guid, numNames: uint8, names: counted('numNames', pointer(wideString)) }),
  ),
  first: union('kind', {
    one: when('KIND_ONE', uint64),
    two: when('KIND_TWO', pointer(sid)),
  }),
  second: union('kind', {
    alsoOne: when('KIND_ONE', bytes(4)),
    many: when(['KIND_NONE', 'KIND_TWO'], float64),
  }),
  third: union('mode', {
    b: when('MODE_B', anonymous({ inner: KIND, deep: union('inner', { deepest: when('KIND_TWO', uint8) }) })),
  }),
  marks: flags32('MARK', { MARK_A: 1 }),
});
type RECORD = Infer<typeof RECORD>;

describe('a struct of the user', () => {
  const record = {} as RECORD;

  test('has its plain members, without counts and unions', () => {
    expectTypeOf(record.length).toEqualTypeOf<number>();
    expectTypeOf(record.marks).toEqualTypeOf<number>();
    expectTypeOf(record.items).toEqualTypeOf<{ key: string; names: (string | null)[] | null }[] | null>();
    expectTypeOf(record).not.toHaveProperty('numItems');
    expectTypeOf(record).not.toHaveProperty('first');
  });

  test('narrows both unions of a tag together', () => {
    if (record.kind === 'KIND_ONE') {
      expectTypeOf(record.one).toEqualTypeOf<bigint>();
      expectTypeOf(record.alsoOne).toEqualTypeOf<Uint8Array>();
      expectTypeOf(record).not.toHaveProperty('many');
      expectTypeOf(record.mode).toEqualTypeOf<'MODE_A' | 'MODE_B' | number>();
    } else if (record.kind === 'KIND_TWO') {
      expectTypeOf(record.two).toEqualTypeOf<string | null>();
      expectTypeOf(record.many).toEqualTypeOf<number>();
    } else if (record.kind === 'KIND_NONE') {
      expectTypeOf(record.many).toEqualTypeOf<number>();
      expectTypeOf(record).not.toHaveProperty('two');
    } else {
      expectTypeOf(record.kind).toEqualTypeOf<number>();
      expectTypeOf(record).not.toHaveProperty('many');
    }
  });

  test('narrows by another tag by itself', () => {
    if (record.mode === 'MODE_B') {
      expectTypeOf(record.inner).toEqualTypeOf<'KIND_NONE' | 'KIND_ONE' | 'KIND_TWO' | number>();
      if (record.inner === 'KIND_TWO') expectTypeOf(record.deepest).toEqualTypeOf<number>();
      if (record.kind === 'KIND_ONE') expectTypeOf(record.one).toEqualTypeOf<bigint>();
    } else expectTypeOf(record).not.toHaveProperty('inner');
  });

  test('goes through the same functions', () => {
    const memory = memoryImage(new Uint8Array(), { abi: 'x64', base: 0 });
    expectTypeOf(decode(RECORD, memory, 0)).toEqualTypeOf<RECORD>();
    expectTypeOf(toJson(RECORD, record)).toEqualTypeOf<string>();
  });
});

describe('a union by a bit', () => {
  const TAGGED = struct('TAGGED', {
    flags: uint32,
    kind: KIND,
    context: unionByBit('flags', 4, { raw: when('clear', uint64), key: when('set', guid) }),
    high: unionByBit('kind', 2, {
      deep: when('set', anonymous({ inner: KIND, more: union('inner', { two: when('KIND_TWO', uint8) }) })),
    }),
    byKind: union('kind', { one: when('KIND_ONE', pointer(sid)) }),
  });
  const value = {} as Infer<typeof TAGGED>;

  test('keeps its tag, and has one of its arms, which `in` tells', () => {
    expectTypeOf(value.flags).toEqualTypeOf<number>();
    expectTypeOf(value).not.toHaveProperty('raw');
    if ('raw' in value) expectTypeOf(value.raw).toEqualTypeOf<bigint>();
    else expectTypeOf(value.key).toEqualTypeOf<string>();
    if ('inner' in value && value.inner === 'KIND_TWO') expectTypeOf(value.two).toEqualTypeOf<number>();
  });

  test('leaves the narrowing by an enumeration as it is', () => {
    if (value.kind === 'KIND_ONE') expectTypeOf(value.one).toEqualTypeOf<string | null>();
    else expectTypeOf(value).not.toHaveProperty('one');
  });

  test('needs a tag of 32 bits that is there, and arms by the bit', () => {
    struct('X', {
      flags: uint64,
      // @ts-expect-error a bit is one of 32
      value: unionByBit('flags', 1, { a: when('set', uint8) }),
    });
    struct('X', {
      flags: uint32,
      // @ts-expect-error no member has this name
      value: unionByBit('flag', 1, { a: when('set', uint8) }),
    });
    // @ts-expect-error a bit has no names
    unionByBit('kind', 1, { a: when('KIND_ONE', uint8) });
  });
});

describe('a wrong name is an error at its field', () => {
  test('of a count', () => {
    struct('X', {
      num: uint32,
      // @ts-expect-error no member has this name
      items: counted('nun', uint8),
    });
    struct('X', {
      num: uint64,
      // @ts-expect-error a count is a number
      items: counted('num', uint8),
    });
    untagged({
      num: pointer(uint32),
      // @ts-expect-error a pointer is not a count
      items: counted('num', uint8),
    });
  });

  test('of a tag', () => {
    struct('X', {
      kind: KIND,
      // @ts-expect-error no member has this name
      value: union('kin', { one: when('KIND_ONE', uint8) }),
    });
    struct('X', {
      kind: uint32,
      // @ts-expect-error a tag is an enumeration
      value: union('kind', { one: when('KIND_ONE', uint8) }),
    });
    anonymous({
      kind: KIND,
      // @ts-expect-error no member has this name
      value: union('mode', { one: when('KIND_ONE', uint8) }),
    });
  });

  test('of a case', () => {
    struct('X', {
      kind: KIND,
      // @ts-expect-error the tag has no such value
      value: union('kind', { one: when('KIND_ON', uint8) }),
    });
    struct('X', {
      kind: KIND,
      // @ts-expect-error the tag has no such value
      value: union('kind', { one: when(['KIND_ONE', 'KIND_THREE'], uint8) }),
    });
    struct('X', {
      kind: KIND,
      // @ts-expect-error the tag has no such value
      value: union('kind', { inner: when('MODE_A', anonymous({ kind2: KIND })) }),
    });
  });

  test('and what is no layout is one too', () => {
    // @ts-expect-error a string is not a layout
    struct('X', { member: 'uint8' });
    // @ts-expect-error a string is not a layout
    pointer('uint8');
    // @ts-expect-error an enumeration's values are numbers
    enumeration('X', { A: '0' });
  });
});
