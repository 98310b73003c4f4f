/** The words for C declarations: what they refuse, and where they put the members of small structs. */
import { describe, expect, test } from 'vitest';
import * as fwpm from '../../src/index.ts';
import {
  type Abi,
  anonymous,
  byteBlob,
  bytes,
  counted,
  enumeration,
  type Fields,
  filetime,
  flags32,
  guid,
  ipv6,
  layoutOf,
  mac,
  pointer,
  sid,
  struct,
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

const COLOUR = enumeration('COLOUR', { RED: 1, GREEN: 2, BLUE: 3 });

/** Fields that the compiler would not take. */
const wrong = (fields: unknown): never => fields as never;

describe('refused when it is built', () => {
  const tables: Record<string, [what: string, build: () => unknown, message: string][]> = {
    leaves: [
      ['no bytes', () => bytes(0), 'bytes(0): a length is 1 or more'],
      ['bytes below nothing', () => bytes(-1), 'bytes(-1): a length is 1 or more'],
      ['half a byte', () => bytes(1.5), 'bytes(1.5): a length is 1 or more'],
      ['an enum without names', () => enumeration('E', {}), 'E has no names'],
      ['a negative constant', () => enumeration('E', { A: -1 }), 'E.A: -1 is not an unsigned 32-bit integer'],
      [
        'a constant above 32 bits',
        () => enumeration('E', { A: 2 ** 32 }),
        'E.A: 4294967296 is not an unsigned 32-bit integer',
      ],
      ['a broken constant', () => enumeration('E', { A: 0.5 }), 'E.A: 0.5 is not an unsigned 32-bit integer'],
      ['NaN', () => enumeration('E', { A: Number.NaN }), 'E.A: NaN is not an unsigned 32-bit integer'],
      ['a flag of two bits', () => flags32('F', { A: 1, B: 3 }), 'F.B is not a single bit'],
      ['flags without names', () => flags32('F', {}), 'F has no names'],
    ],
    names: [
      ['of a struct: none', () => struct('', { a: uint8 }), '"" cannot name a struct'],
      ['of a struct: a digit first', () => struct('1S', { a: uint8 }), '"1S" cannot name a struct'],
      ['of a struct: two words', () => struct('struct S', { a: uint8 }), '"struct S" cannot name a struct'],
      ['of a blob', () => byteBlob('B-1'), '"B-1" cannot name a blob'],
      ['of a flag group', () => flags32('F 1', { A: 1 }), '"F 1" cannot name a flag group'],
      ['of a constant', () => enumeration('E', { 'A-B': 1 }), '"A-B" cannot name a constant'],
      ['of a member', () => struct('S', { 'a.b': uint8 }), '"a.b" cannot name a member'],
      ['of a member: a number', () => struct('S', { 0: uint8 }), '"0" cannot name a member'],
      [
        'of a member: __proto__',
        () => struct('S', { ['__proto__']: uint8 }),
        '"__proto__" cannot name a member',
      ],
    ],
    members: [
      ['none', () => struct('S', {}), 'S has no members'],
      ['none, untagged', () => untagged({}), 'untagged struct has no members'],
      ['none, anonymous', () => anonymous({}), 'anonymous struct has no members'],
      [
        'an arm under the name of a member',
        () => struct('S', { t: COLOUR, a: uint8, u: union('t', { a: when('RED', uint8) }) }),
        'S has two members a',
      ],
      [
        'two arms under one name',
        () =>
          struct('S', {
            t: COLOUR,
            u: union('t', { a: when('RED', uint8) }),
            v: union('t', { a: when('RED', uint8) }),
          }),
        'S has two members a',
      ],
      [
        'a member of an anonymous struct under the name of a member',
        () =>
          struct('S', { t: COLOUR, a: uint8, u: union('t', { x: when('RED', anonymous({ a: uint8 })) }) }),
        'S has two members a',
      ],
      ['a SID', () => struct('S', { s: sid }), 'S.s: SID has no fixed size: a member can only point to it'],
      [
        'a string',
        () => untagged({ s: wideString }),
        'untagged struct.s: wchar_t has no fixed size: a member can only point to it',
      ],
      [
        'a SID in a union',
        () => struct('S', { t: COLOUR, u: union('t', { s: when('RED', sid) }) }),
        'S.u.s: SID has no fixed size: a member can only point to it',
      ],
    ],
    counts: [
      ['that are not there', () => struct('S', wrong({ a: counted('n', uint8) })), COUNT('n')],
      ['behind the array', () => struct('S', wrong({ a: counted('n', uint8), n: uint32 })), COUNT('n')],
      ['that are signed', () => struct('S', wrong({ n: fwpm.int32, a: counted('n', uint8) })), COUNT('n')],
      ['of 64 bits', () => struct('S', wrong({ n: uint64, a: counted('n', uint8) })), COUNT('n')],
      ['with names', () => struct('S', wrong({ n: COLOUR, a: counted('n', uint8) })), COUNT('n')],
      [
        'outside an anonymous struct',
        () => anonymous(wrong({ a: counted('n', uint8) })),
        COUNT('n').replace('S.a', 'anonymous struct.a'),
      ],
      [
        'of strings',
        () => counted('n', wideString),
        "counted('n', wchar_t): elements without a fixed size need a pointer each",
      ],
      [
        'of SIDs',
        () => counted('n', sid),
        "counted('n', SID): elements without a fixed size need a pointer each",
      ],
    ],
    unions: [
      ['without arms', () => union('t', {}), "union('t'): a union has at least one arm"],
      [
        'with an arm without case',
        () => union('t', { a: when([], uint8) }),
        "union('t'): the arm a has no case",
      ],
      [
        'with two arms for one case',
        () => union('t', { a: when('RED', uint8), b: when(['BLUE', 'RED'], uint8) }),
        "union('t'): RED selects two arms",
      ],
      [
        'with one case twice',
        () => union('t', { a: when(['RED', 'RED'], uint8) }),
        "union('t'): RED selects two arms",
      ],
      ['whose tag is not there', () => struct('S', wrong({ u: union('t', { a: when('RED', uint8) }) })), TAG],
      [
        'whose tag is behind it',
        () => struct('S', wrong({ u: union('t', { a: when('RED', uint8) }), t: COLOUR })),
        TAG,
      ],
      [
        'whose tag is a number',
        () => struct('S', wrong({ t: uint32, u: union('t', { a: when('RED', uint8) }) })),
        TAG,
      ],
      [
        'with a case that the tag has not',
        () => struct('S', wrong({ t: COLOUR, u: union('t', { a: when('PINK', uint8) }) })),
        'S.u: COLOUR has no PINK',
      ],
      [
        'with a case that every object has',
        () => struct('S', wrong({ t: COLOUR, u: union('t', { a: when('constructor', uint8) }) })),
        'S.u: COLOUR has no constructor',
      ],
    ],
    'unions by bits': [
      ...[0, 3].map((bit): [string, () => unknown, string] => [
        `with ${bit} for a bit`,
        () => unionByBit('t', bit, { a: when('set', uint8) }),
        't.bit is not a single bit',
      ]),
      ...[-1, 0.5, 2 ** 32, Number.NaN].map((bit): [string, () => unknown, string] => [
        `with ${bit} for a bit`,
        () => unionByBit('t', bit, { a: when('set', uint8) }),
        `t.bit: ${bit} is not an unsigned 32-bit integer`,
      ]),
      ['without arms', () => unionByBit('t', 1, {}), "union('t'): a union has at least one arm"],
      [
        'with two arms for one state',
        () => unionByBit('t', 1, { a: when('set', uint8), b: when('set', uint16) }),
        "union('t'): set selects two arms",
      ],
      [
        'with a name for a case',
        () => struct('S', wrong({ t: COLOUR, u: unionByBit('t', 1, wrong({ a: when('RED', uint8) })) })),
        'S.u: COLOUR has no RED',
      ],
      ...[
        ['is not there', {}],
        ['has 16 bits', { t: uint16 }],
        ['has 64 bits', { t: uint64 }],
      ].map(([what, before]): [string, () => unknown, string] => [
        `whose tag ${what}`,
        () => struct('S', wrong({ ...Object(before), u: unionByBit('t', 1, { a: when('set', uint8) }) })),
        "S.u: the tag 't' is not a UINT32 that stands before it in the same struct",
      ]),
    ],
  };

  describe.each(Object.entries(tables))('%s', (_, table) => {
    test.each(table)('%s', (_, build, message) => {
      expect(build).toThrow(new TypeError(message));
    });
  });

  // Only a member of a struct has a count beside it.
  test.each<[string, () => unknown]>([
    ['a pointer to an array', () => pointer(counted('n', uint8))],
    ['an array of arrays', () => counted('n', counted('m', uint8))],
  ])('%s, which nothing counts', (_, build) => {
    expect(build).toThrow(TypeError);
  });
});

function COUNT(name: string): string {
  return `S.a: the count '${name}' is not an unsigned integer that stands before it in the same struct`;
}

const TAG = "S.u: the tag 't' is not an enumeration that stands before it in the same struct";

describe('placement', () => {
  /** `name@offset`, then size/alignment. */
  const placed = (layout: fwpm.ValueLayout, abi: Abi): string => {
    const { members, size, align } = layoutOf(layout, abi);
    return [...members.map(({ path, offset }) => `${path}@${offset}`), `${size}/${align}`].join(' ');
  };
  const inner = struct('INNER', { x: uint8, y: uint64 });

  test.each<[what: string, fields: Fields, x64: string, x86: string]>([
    ['padding before and behind', { a: uint8, b: uint32, c: uint8 }, 'a@0 b@4 c@8 12/4', 'a@0 b@4 c@8 12/4'],
    ['16 bits', { a: uint8, b: uint16, c: uint8 }, 'a@0 b@2 c@4 6/2', 'a@0 b@2 c@4 6/2'],
    ['64 bits are 8-aligned everywhere', { a: uint32, b: uint64 }, 'a@0 b@8 16/8', 'a@0 b@8 16/8'],
    ['double too', { a: uint32, b: fwpm.float64 }, 'a@0 b@8 16/8', 'a@0 b@8 16/8'],
    ['FILETIME is 4-aligned', { a: uint8, b: filetime }, 'a@0 b@4 12/4', 'a@0 b@4 12/4'],
    ['LUID too', { a: uint8, b: fwpm.LUID }, 'a@0 b@4 12/4', 'a@0 b@4 12/4'],
    ['GUID too', { a: uint8, b: guid }, 'a@0 b@4 20/4', 'a@0 b@4 20/4'],
    [
      'bytes are not aligned',
      { a: uint8, b: bytes(3), c: mac, d: ipv6 },
      'a@0 b@1 c@4 d@10 26/1',
      'a@0 b@1 c@4 d@10 26/1',
    ],
    [
      'BOOL, enum and flags',
      { a: uint8, b: fwpm.bool, c: COLOUR, d: flags32('F', { A: 1 }) },
      'a@0 b@4 c@8 d@12 16/4',
      'a@0 b@4 c@8 d@12 16/4',
    ],
    ['a pointer', { a: uint8, p: pointer(uint8), b: uint8 }, 'a@0 p@8 b@16 24/8', 'a@0 p@4 b@8 12/4'],
    ['an array', { n: uint16, p: counted('n', uint64) }, 'n@0 p@8 16/8', 'n@0 p@4 8/4'],
    ['a blob', { a: uint8, b: byteBlob('B'), c: uint8 }, 'a@0 b@8 c@24 32/8', 'a@0 b@4 c@12 16/4'],
    ['a struct', { a: uint8, s: inner, b: uint8 }, 'a@0 s@8 b@24 32/8', 'a@0 s@8 b@24 32/8'],
    [
      'an untagged struct',
      { a: uint8, s: untagged({ x: uint8, p: pointer(uint8) }), b: uint8 },
      'a@0 s@8 s.x@8 s.p@16 b@24 32/8',
      'a@0 s@4 s.x@4 s.p@8 b@12 16/4',
    ],
    [
      'a union is as large as its largest arm',
      { t: COLOUR, u: union('t', { a: when('RED', uint8), b: when('BLUE', pointer(uint8)) }), c: uint8 },
      't@0 a@8 b@8 c@16 24/8',
      't@0 a@4 b@4 c@8 12/4',
    ],
    [
      'and padded to its most aligned one',
      { t: COLOUR, u: union('t', { a: when('RED', bytes(9)), b: when('BLUE', uint64) }), c: uint8 },
      't@0 a@8 b@8 c@24 32/8',
      't@0 a@8 b@8 c@24 32/8',
    ],
    [
      'a union by a bit like any other',
      { f: uint32, u: unionByBit('f', 4, { a: when('clear', uint64), b: when('set', guid) }), c: uint8 },
      'f@0 a@8 b@8 c@24 32/8',
      'f@0 a@8 b@8 c@24 32/8',
    ],
    [
      'an anonymous struct in a union',
      { t: COLOUR, u: union('t', { x: when('RED', anonymous({ a: uint8, p: pointer(uint8) })) }), c: uint8 },
      't@0 a@8 p@16 c@24 32/8',
      't@0 a@4 p@8 c@12 16/4',
    ],
  ])('%s', (_, fields, x64, x86) => {
    const layout = struct('S', wrong(fields));
    expect(placed(layout, 'x64')).toBe(x64);
    expect(placed(layout, 'arm64')).toBe(x64);
    expect(placed(layout, 'x86')).toBe(x86);
  });
});

test.each<[spelling: string, layout: fwpm.ValueLayout]>([
  ['UINT32 *', pointer(uint32)],
  ['UINT32 **', pointer(pointer(uint32))],
  ['UINT32 **', counted('n', pointer(uint32))],
  ['LPWSTR *', counted('n', fwpm.alias('LPWSTR', pointer(wideString)))],
  ['UINT8[20]', bytes(20)],
  ['B', byteBlob('B')],
  ['B', fwpm.textOf(byteBlob('B'))],
  ['struct {...}', untagged({ a: uint8 })],
])('%s is spelled so', (spelling, layout) => {
  expect(layout.ctype).toBe(spelling);
});
