/** The limits: how much passes, what is refused, and that nothing is allocated for what is refused. */
import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import {
  DEFAULT_LIMITS,
  type DecodeError,
  type DecodeOptions,
  decode,
  decodeArray,
  decodeEntries,
  explain,
  FWPM_NET_EVENT_IKEEXT_MM_FAILURE1,
  FWPM_NET_EVENT_SUBSCRIPTION0,
  FWPM_SYSTEM_PORTS_BY_TYPE0,
  IKEEXT_NAME_CREDENTIAL0,
  IKEEXT_PRESHARED_KEY_AUTHENTICATION1,
  type Infer,
  LIMITS,
  type Limits,
  layoutOf,
  type Memory,
  memoryImage,
  pointer,
  uint32,
  type ValueLayout,
} from '../../src/index.ts';
import { decodeErrorOf } from '../support/decode.ts';
import { Image } from '../support/image.ts';

const BASE = 0x10000n;

function read<L extends ValueLayout>(layout: L, image: Image, limits: Partial<Limits>): Infer<L> {
  return decode(layout, memoryImage(image.bytes, { abi: 'x64', base: BASE }), BASE, { limits });
}

// FWPM_SYSTEM_PORTS_BY_TYPE0: numPorts at 4, ports at 8. Behind it `there` ports.
const ports = (count: number, there = count): Image =>
  new Image(16 + 2 * there).u32(4, count).u64(8, BASE + 16n);
// IKEEXT_NAME_CREDENTIAL0: principalName at 0. Behind it the text as it is.
const name = (text: string): Image => new Image(8 + 2 * text.length).u64(0, BASE + 8n).text(8, text);
// IKEEXT_PRESHARED_KEY_AUTHENTICATION1: presharedKey.size at 0, .data at 8. Behind it `there` bytes.
const key = (size: number, there = size): Image => new Image(24 + there).u32(0, size).u64(8, BASE + 24n);
// FWPM_NET_EVENT_SUBSCRIPTION0 (32 bytes) points to its template (32 bytes), that to one condition (40 bytes).
const subscription = (size = 104): Image =>
  new Image(104)
    .u64(0, BASE + 32n)
    .u32(32 + 16, 1)
    .u64(32 + 24, BASE + 64n)
    .cut(size);
/** A number after as many pointers, each after the one before: 8 bytes each, and 4. */
const chainLayout = (length: number): ValueLayout =>
  length === 0 ? uint32 : pointer(chainLayout(length - 1));
const chain = (length: number): Image =>
  new Image(8 * length + 4).u64(0, ...Array.from({ length }, (_, i) => BASE + BigInt(8 * i + 8)));

interface Case {
  readonly limit: keyof Limits;
  readonly value: number;
  readonly layout: ValueLayout;
  /** What is exactly as large as the limit. */
  readonly fits: Image;
  /** What is one larger. */
  readonly tooLarge: Image;
  readonly message: string;
}

const cases: Case[] = [
  {
    limit: 'elements',
    value: 3,
    layout: FWPM_SYSTEM_PORTS_BY_TYPE0,
    fits: ports(3),
    tooLarge: ports(4),
    message:
      'FWPM_SYSTEM_PORTS_BY_TYPE0: ports: 4 elements at 0x10010 exceed the limit elements of 3: raise it with limits.elements or --limit elements=N (stored at offset 0x8)',
  },
  {
    limit: 'characters',
    value: 3,
    layout: IKEEXT_NAME_CREDENTIAL0,
    fits: name('abc\0'),
    tooLarge: name('abcd\0'),
    message:
      'IKEEXT_NAME_CREDENTIAL0: principalName: 4 characters at 0x10008 exceed the limit characters of 3: raise it with limits.characters or --limit characters=N (stored at offset 0x0)',
  },
  {
    limit: 'blobBytes',
    value: 3,
    layout: IKEEXT_PRESHARED_KEY_AUTHENTICATION1,
    fits: key(3),
    tooLarge: key(4),
    message:
      'IKEEXT_PRESHARED_KEY_AUTHENTICATION1: presharedKey: 4 bytes at 0x10018 exceed the limit blobBytes of 3: raise it with limits.blobBytes or --limit blobBytes=N (stored at offset 0x8)',
  },
];

describe.each(cases)('$limit', ({ limit, value, layout, fits, tooLarge, message }) => {
  test(`of ${value} lets ${value} pass`, () => {
    expect(read(layout, fits, { [limit]: value })).toEqual(read(layout, fits, {}));
  });

  test(`of ${value} refuses ${value + 1}`, () => {
    const error = decodeErrorOf(() => read(layout, tooLarge, { [limit]: value }));
    expect([error.code, error.message]).toEqual(['LIMIT_EXCEEDED', message]);
    expect([error.limit, error.actual]).toEqual([limit, value + 1]);
    expect(() => read(layout, tooLarge, { [limit]: value + 1 })).not.toThrow();
  });
});

describe.each<[keyof Limits, ValueLayout, Image, ValueLayout, Image, string]>([
  ['elements', FWPM_SYSTEM_PORTS_BY_TYPE0, ports(65536), FWPM_SYSTEM_PORTS_BY_TYPE0, ports(65537), 'ports'],
  [
    'characters',
    IKEEXT_NAME_CREDENTIAL0,
    name(`${'a'.repeat(65536)}\0`),
    IKEEXT_NAME_CREDENTIAL0,
    name(`${'a'.repeat(65537)}\0`),
    'principalName',
  ],
  [
    'blobBytes',
    IKEEXT_PRESHARED_KEY_AUTHENTICATION1,
    key(2 ** 20),
    IKEEXT_PRESHARED_KEY_AUTHENTICATION1,
    key(2 ** 20 + 1),
    'presharedKey',
  ],
  ['depth', chainLayout(32), chain(32), chainLayout(33), chain(33), ''],
])('%s by default', (limit, layout, fits, largerLayout, tooLarge, path) => {
  test(`lets ${DEFAULT_LIMITS[limit]} pass`, () => {
    expect(() => read(layout, fits, {})).not.toThrow();
  });

  test(`refuses ${DEFAULT_LIMITS[limit] + 1}`, () => {
    const error = decodeErrorOf(() => read(largerLayout, tooLarge, {}));
    expect(error).toMatchObject({ code: 'LIMIT_EXCEEDED', path });
    expect(error.reason).toContain(`exceed the limit ${limit} of ${DEFAULT_LIMITS[limit]}`);
  });
});

test('the default limits', () => {
  expect(DEFAULT_LIMITS).toEqual({
    elements: 65536,
    characters: 65536,
    blobBytes: 2 ** 20,
    depth: 32,
    objects: 100_000,
    totalBytes: 2 ** 21,
    issues: 256,
  });
  for (const [name, { default: value }] of Object.entries(LIMITS)) {
    expect(DEFAULT_LIMITS).toHaveProperty(name, value);
  }
});

test('docs/errors.md has them with their defaults and ranges', async () => {
  const page = await readFile(new URL('../../docs/errors.md', import.meta.url), 'utf8');
  const rows = [...page.matchAll(/^\| `(\w+)` \| ([\d,]+) \| ([\d,]+) \| ([\d,]+) \| (.+) \|$/gm)];
  const number = (text = ''): number => Number(text.replaceAll(',', ''));
  expect(
    rows.map(([, name, value, minimum, maximum, unit]) => [
      name,
      { default: number(value), minimum: number(minimum), maximum: number(maximum), unit },
    ]),
  ).toEqual(Object.entries(LIMITS));
});

describe('depth', () => {
  test('counts the pointers from the root', () => {
    expect(read(FWPM_NET_EVENT_SUBSCRIPTION0, subscription(), { depth: 2 })).toMatchObject({
      enumTemplate: { filterCondition: [{}] },
    });
    const error = decodeErrorOf(() => read(FWPM_NET_EVENT_SUBSCRIPTION0, subscription(), { depth: 1 }));
    expect(error).toMatchObject({
      code: 'LIMIT_EXCEEDED',
      path: 'enumTemplate.filterCondition',
      address: BASE + 64n,
    });
  });
});

describe('totalBytes', () => {
  test.each([
    [103, 'enumTemplate.filterCondition'],
    [63, 'enumTemplate'],
    [31, ''],
  ])('of %i stops at "%s"', (totalBytes, path) => {
    const error = decodeErrorOf(() => read(FWPM_NET_EVENT_SUBSCRIPTION0, subscription(), { totalBytes }));
    expect(error).toMatchObject({ code: 'LIMIT_EXCEEDED', path });
    expect(error.reason).toContain(`exceed the limit totalBytes of ${totalBytes}`);
  });

  test('of 104 lets 32 + 32 + 40 bytes pass', () => {
    expect(() => read(FWPM_NET_EVENT_SUBSCRIPTION0, subscription(), { totalBytes: 104 })).not.toThrow();
  });

  test('counts anew for each struct of an array', () => {
    const image = new Image(28).u64(0, BASE + 16n, BASE + 16n).text(16, 'abcde\0');
    const memory = memoryImage(image.bytes, { abi: 'x64', base: BASE });
    const names = decodeArray(IKEEXT_NAME_CREDENTIAL0, memory, BASE, 2, { limits: { totalBytes: 8 + 12 } });
    expect([...names]).toEqual([{ principalName: 'abcde' }, { principalName: 'abcde' }]);
  });
});

describe('objects', () => {
  test.each([
    [2, 'enumTemplate.filterCondition', 3],
    [1, 'enumTemplate', 2],
  ])('of %i stops at "%s"', (objects, path, actual) => {
    const error = decodeErrorOf(() => read(FWPM_NET_EVENT_SUBSCRIPTION0, subscription(), { objects }));
    expect(error).toMatchObject({ code: 'LIMIT_EXCEEDED', path, limit: 'objects', actual });
    expect(error.reason).toContain(`${actual} objects, with what is at`);
    expect(error.reason).toContain(`exceed the limit objects of ${objects}: raise it with limits.objects`);
  });

  test('of 3 lets a struct, a struct and an array of one pass', () => {
    expect(() => read(FWPM_NET_EVENT_SUBSCRIPTION0, subscription(), { objects: 3 })).not.toThrow();
  });

  test('are the elements of an array, before room is made for them', () => {
    expect(() => read(FWPM_SYSTEM_PORTS_BY_TYPE0, ports(4), { objects: 5 })).not.toThrow();
    const error = decodeErrorOf(() => read(FWPM_SYSTEM_PORTS_BY_TYPE0, ports(5), { objects: 5 }));
    expect(error).toMatchObject({ path: 'ports', limit: 'objects', actual: 6 });
  });

  test('count anew for each struct of an array, and what several pointers lead to each time', () => {
    const image = new Image(28).u64(0, BASE + 16n, BASE + 16n).text(16, 'abcde\0');
    const memory = memoryImage(image.bytes, { abi: 'x64', base: BASE });
    const names = decodeArray(IKEEXT_NAME_CREDENTIAL0, memory, BASE, 2, { limits: { objects: 2 } });
    expect([...names]).toEqual([{ principalName: 'abcde' }, { principalName: 'abcde' }]);
  });
});

describe('issues', () => {
  // FWPM_NET_EVENT_IKEEXT_MM_FAILURE1: numLocalPrincipalGroupSids and its array of strings, all of them wild.
  const wild = (count: number): Memory => {
    const members = layoutOf(FWPM_NET_EVENT_IKEEXT_MM_FAILURE1, 'x64').members;
    const offsetOf = (path: string): number => members.find((member) => member.path === path)?.offset ?? 0;
    const image = new Image(128 + 8 * count)
      .u32(offsetOf('numLocalPrincipalGroupSids'), count)
      .u64(offsetOf('localPrincipalGroupSids'), BASE + 128n);
    for (let i = 0; i < count; i++) image.u64(128 + 8 * i, 0x666n);
    return memoryImage(image.bytes, { abi: 'x64', base: BASE });
  };
  const tell = (memory: Memory, limits: Partial<Limits>): DecodeError[] => {
    const issues: DecodeError[] = [];
    decode(FWPM_NET_EVENT_IKEEXT_MM_FAILURE1, memory, BASE, { limits, onIssue: (it) => issues.push(it) });
    return issues;
  };

  test.each([3, 4])('%i of them are told of', (count) => {
    expect(tell(wild(count), { issues: 4 }).map(({ path }) => path)).toEqual(
      Array.from({ length: count }, (_, i) => `localPrincipalGroupSids[${i}]`),
    );
  });

  test('more of them are counted, and the last issue tells how many', () => {
    const issues = tell(wild(11), { issues: 4 });
    expect(issues.map(({ path }) => path)).toEqual([
      ...Array.from({ length: 4 }, (_, i) => `localPrincipalGroupSids[${i}]`),
      '',
    ]);
    expect(issues[4]).toMatchObject({
      code: 'LIMIT_EXCEEDED',
      struct: 'FWPM_NET_EVENT_IKEEXT_MM_FAILURE1',
      address: BASE,
      offset: 0,
      limit: 'issues',
      actual: 11,
      reason:
        '7 more things cannot be read: 11 issues exceed the limit issues of 4: raise it with limits.issues or --limit issues=N',
    });
  });

  test('by default 256 are told of for one event, and each event has as many', () => {
    const memory = wild(2000);
    const twice: DecodeError[] = [];
    const onIssue = (issue: DecodeError): void => {
      twice.push(issue);
    };
    for (const _ of [1, 2]) decode(FWPM_NET_EVENT_IKEEXT_MM_FAILURE1, memory, BASE, { onIssue });
    expect(twice.map(({ actual }) => actual).filter((it) => it !== undefined)).toEqual([2000, 2000]);
    expect(twice).toHaveLength(2 * 257);
  });

  test.each([
    [11, 11],
    [10, 10],
    [1, 1],
  ])('explain tells of %i of 11 at their pointers, and of the number at the first bytes', (issues, told) => {
    const limits = { issues };
    const ranges = explain(FWPM_NET_EVENT_IKEEXT_MM_FAILURE1, wild(11), BASE, { limits });
    const at = ranges.filter(({ kind, issue }) => kind === 'pointer' && issue !== undefined);
    expect(at).toHaveLength(told);
    expect([ranges[0]?.issue?.limit, ranges[0]?.issue?.actual]).toEqual(
      issues < 11 ? ['issues', 11] : [undefined, undefined],
    );
  });

  test('the first one is thrown, whatever the limit', () => {
    const error = decodeErrorOf(() =>
      decode(FWPM_NET_EVENT_IKEEXT_MM_FAILURE1, wild(3), BASE, { limits: { issues: 1 } }),
    );
    expect(error).toMatchObject({ code: 'UNMAPPED_POINTER', path: 'localPrincipalGroupSids[0]' });
  });
});

describe('what is not there is refused for that, before the limits', () => {
  test.each<[string, ValueLayout, Image, Partial<Limits>, string]>([
    ['an array', FWPM_SYSTEM_PORTS_BY_TYPE0, ports(5, 4), { elements: 3 }, 'TRUNCATED'],
    ['the largest array', FWPM_SYSTEM_PORTS_BY_TYPE0, ports(2 ** 32 - 1, 4), {}, 'TRUNCATED'],
    ['a blob', IKEEXT_PRESHARED_KEY_AUTHENTICATION1, key(5, 4), { blobBytes: 3 }, 'TRUNCATED'],
    ['the largest blob', IKEEXT_PRESHARED_KEY_AUTHENTICATION1, key(2 ** 32 - 1, 4), {}, 'TRUNCATED'],
    ['a string', IKEEXT_NAME_CREDENTIAL0, name('abcdef'), { characters: 3 }, 'UNTERMINATED_STRING'],
    ['a long string', IKEEXT_NAME_CREDENTIAL0, name('a'.repeat(70_000)), {}, 'UNTERMINATED_STRING'],
    ['a struct too deep', FWPM_NET_EVENT_SUBSCRIPTION0, subscription(80), { depth: 1 }, 'TRUNCATED'],
    ['a struct too deep', FWPM_NET_EVENT_SUBSCRIPTION0, subscription(64), { depth: 1 }, 'UNMAPPED_POINTER'],
    [
      'a struct of too many bytes',
      FWPM_NET_EVENT_SUBSCRIPTION0,
      subscription(80),
      { totalBytes: 70 },
      'TRUNCATED',
    ],
  ])('%s', (_, layout, image, limits, code) => {
    expect(decodeErrorOf(() => read(layout, image, limits)).code).toBe(code);
  });
});

describe('wrong limits', () => {
  const memory = memoryImage(new Uint8Array(8), { abi: 'x64', base: BASE });
  const readers: [string, (options: DecodeOptions) => unknown][] = [
    ['decode', (options) => decode(IKEEXT_NAME_CREDENTIAL0, memory, BASE, options)],
    ['decodeArray', (options) => decodeArray(IKEEXT_NAME_CREDENTIAL0, memory, BASE, 1, options)],
    ['decodeEntries', (options) => decodeEntries(IKEEXT_NAME_CREDENTIAL0, memory, BASE, 1, options)],
  ];

  describe.each(readers)('%s', (_, use) => {
    test.each<[keyof Limits, unknown]>([
      ['elements', 0],
      ['characters', -1],
      ['blobBytes', 0.5],
      ['elements', 2 ** 32],
      ['totalBytes', Number.NaN],
      ['totalBytes', Number.POSITIVE_INFINITY],
      ['totalBytes', '65536'],
      ['totalBytes', null],
    ])('refuses %s: %s at once', (limit, value) => {
      expect(() => use({ limits: { [limit]: value } })).toThrow(
        new RangeError(`limits.${limit}: ${value} is not an integer of 1 to ${LIMITS[limit].maximum}`),
      );
    });

    test.each(['element', 'constructor', '__proto__'])('refuses the name %s at once', (limit) => {
      expect(() => use({ limits: Object.fromEntries([[limit, 1]]) })).toThrow(
        new TypeError(
          `limits.${limit}: there is no such limit: take elements, characters, blobBytes, depth, objects, totalBytes, issues${limit === 'element' ? ' (did you mean elements?)' : ''}`,
        ),
      );
    });

    test('takes the least and the largest', () => {
      for (const [name, { minimum, maximum }] of Object.entries(LIMITS)) {
        for (const value of [minimum, maximum]) {
          const tolerant = { limits: { [name]: value }, onIssue: () => undefined };
          expect(() => use(tolerant), name).not.toThrow();
        }
        for (const value of [minimum - 1, maximum + 1]) {
          expect(() => use({ limits: { [name]: value } })).toThrow(
            new RangeError(`limits.${name}: ${value} is not an integer of ${minimum} to ${maximum}`),
          );
        }
      }
    });
  });

  test('undefined is the default', () => {
    const limits: Record<string, unknown> = { characters: undefined };
    expect(read(IKEEXT_NAME_CREDENTIAL0, name('abc\0'), limits)).toEqual({ principalName: 'abc' });
  });
});
