/** What columns hold, where they have no value, and what they say of what they cannot read. */
import { describe, expect, test } from 'vitest';
import {
  bool,
  byteBlob,
  bytes,
  type Column,
  columns,
  counted,
  type DecodeError,
  enumeration,
  FWPM_NET_EVENT_HEADER1,
  FWPM_NET_EVENT_LPM_PACKET_ARRIVAL0,
  FWPM_NET_EVENT_SUBSCRIPTION0,
  FWPM_VSWITCH_EVENT0,
  filetime,
  flags32,
  float32,
  float64,
  GUID,
  guid,
  IKEEXT_NAME_CREDENTIAL0,
  int8,
  int16,
  int32,
  int64,
  ipv4,
  ipv6,
  type Limits,
  mac,
  memoryImage,
  pointer,
  type Roots,
  SID,
  sid,
  struct,
  textOf,
  uint8,
  uint16,
  uint32,
  uint64,
  union,
  untagged,
  type ValueLayout,
  when,
  wideString,
} from '../../../src/index.ts';
import { decodeErrorIn, everyWay } from '../../support/columns.ts';
import { factsOf } from '../../support/decode.ts';
import { Image } from '../../support/image.ts';

const BASE = 0x10000n;
const x64 = (image: Image, base = BASE) => memoryImage(image.bytes, { abi: 'x64', base });
const x86 = (image: Image, base = BASE) => memoryImage(image.bytes, { abi: 'x86', base });

/** The type of array, the values, and where there are some. */
function contentOf({ values, valid }: Column): unknown[] {
  return [values.constructor.name, [...values], [...valid].join('')];
}

const COLOR = enumeration('COLOR', { RED: 1, CRIMSON: 1, GREEN: 2, BLUE: 0xffffffff });
const BLOB = byteBlob('BLOB');

describe('each kind of leaf', () => {
  const KINDS = struct('KINDS', {
    u8: uint8, //         0
    i8: int8, //          1
    u16: uint16, //       2
    i16: int16, //        4
    u32: uint32, //       8
    i32: int32, //       12
    f32: float32, //     16
    f64: float64, //     24
    u64: uint64, //      32
    i64: int64, //       40
    time: filetime, //   48
    yes: bool, //        56
    color: COLOR, //     60
    flags: flags32('FLAGS', { HIGH: 0x80000000 }), // 64
    guid, //             68
    v4: ipv4, //         84
    v6: ipv6, //         88
    mac, //             104
    raw: bytes(3), //   110
    blob: BLOB, //      120: size, 128: data
    text: textOf(BLOB), // 136: size, 144: data
    sid: pointer(sid), //  152
    name: pointer(wideString), // 160
    far: pointer(pointer(int64)), // 168
  }); // 176 bytes
  const image = new Image(176 + 64)
    .u8(0, 200, 0x80)
    .u16(2, 0xfffe, 0x8000)
    .u32(8, 0xfffffffd, 0x80000000)
    .f32(16, -1.5)
    .f64(24, 1e300)
    .u64(32, 0xfedcba9876543210n, 0xfedcba9876543210n, 0xffffffff00000001n)
    .u32(56, 0x100, 2, 0x80000001)
    .u8(68, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16)
    .u8(84, 4, 3, 2, 1)
    .u8(88, 0x20, 1, 0xd, 0xb8)
    .u8(103, 1)
    .u8(104, 0xaa, 0xbb, 0xcc, 1, 2, 3)
    .u8(110, 7, 8, 9)
    .u32(120, 2)
    .u64(128, BASE + 176n)
    .u32(136, 6)
    .u64(144, BASE + 178n)
    .u64(152, BASE + 184n)
    .u64(160, BASE + 196n)
    .u64(168, BASE + 208n)
    .u8(176, 0xca, 0xfe)
    .text(178, 'ab\0')
    .u8(184, 1, 1, 0, 0, 0, 0, 0, 5, 18)
    .text(196, '\ufeffx\ud800\0')
    .u64(208, BASE + 216n, -2n & 0xffffffffffffffffn);

  const expected = {
    u8: ['Uint8Array', 200],
    i8: ['Int8Array', -128],
    u16: ['Uint16Array', 0xfffe],
    i16: ['Int16Array', -32768],
    u32: ['Uint32Array', 0xfffffffd],
    i32: ['Int32Array', -0x80000000],
    f32: ['Float32Array', -1.5],
    f64: ['Float64Array', 1e300],
    u64: ['BigUint64Array', 0xfedcba9876543210n],
    i64: ['BigInt64Array', 0xfedcba9876543210n - 2n ** 64n],
    time: ['BigUint64Array', 0xffffffff00000001n],
    yes: ['Uint8Array', 1],
    color: ['Uint32Array', 2],
    flags: ['Uint32Array', 0x80000001],
    guid: ['Array', '04030201-0605-0807-090a-0b0c0d0e0f10'],
    v4: ['Array', '1.2.3.4'],
    v6: ['Array', '2001:db8::1'],
    mac: ['Array', 'AA-BB-CC-01-02-03'],
    raw: ['Array', Uint8Array.of(7, 8, 9)],
    blob: ['Array', Uint8Array.of(0xca, 0xfe)],
    text: ['Array', 'ab'],
    sid: ['Array', 'S-1-5-18'],
    name: ['Array', '\ufeffx\ud800'],
    far: ['BigInt64Array', -2n],
  } as const;

  for (const [way, memory] of everyWay(x64(image))) {
    test.each(Object.entries(expected))(`${way}: %s`, (path, [type, value]) => {
      const { column } = columns(KINDS, memory, { address: BASE }, { column: path });
      expect(contentOf(column)).toEqual([type, [value], '1']);
    });
  }

  test('bytes are copies', () => {
    const copy = new Image(240);
    copy.bytes.set(image.bytes);
    const { raw, blob } = columns(KINDS, x64(copy), { address: BASE }, { raw: 'raw', blob: 'blob' });
    copy.bytes.fill(0);
    expect([raw.values, blob.values]).toEqual([[Uint8Array.of(7, 8, 9)], [Uint8Array.of(0xca, 0xfe)]]);
  });

  test.each([
    [1, 1],
    [2, 2],
    [0xffffffff, 0xffffffff],
    [77, 77],
  ])('an enum of %i is that number, with a name or without', (number, value) => {
    const layout = struct('S', { color: COLOR });
    for (const [way, memory] of everyWay(x64(new Image(4).u32(0, number)))) {
      expect(columns(layout, memory, { address: BASE }, { c: 'color' }).c.values, way).toEqual(
        Uint32Array.of(value),
      );
    }
  });
});

describe('rows', () => {
  // { spi }: three pointers, to the second number, NULL, and the first.
  const entries64 = new Image(32).u64(0, BASE + 28n, 0n, BASE + 24n).u32(24, 5, 6);
  const entries86 = new Image(20).u32(0, 0x10010, 0, 0x1000c, 5, 6);
  const array = new Image(12).u32(0, 7, 8, 9);

  test.each([
    ['entries under x64', x64(entries64), { entries: BASE, count: 3 }, [6, 0, 5], '101'],
    ['entries under x86', x86(entries86), { entries: BASE, count: 3 }, [6, 0, 5], '101'],
    ['an array', x64(array), { array: BASE + 4n, count: 2 }, [8, 9], '11'],
    ['one struct', x64(array), { address: BASE + 8n }, [9], '1'],
    ['none', x64(array), { array: 0xdead_0000n, count: 0 }, [], ''],
    ['none of the entries', x64(array), { entries: 0xdead_0000n, count: 0 }, [], ''],
  ] as const)('of %s', (_, image, roots: Roots, values, valid) => {
    for (const [way, memory] of everyWay(image)) {
      const { spi } = columns(FWPM_NET_EVENT_LPM_PACKET_ARRIVAL0, memory, roots, { spi: 'spi' });
      expect(contentOf(spi), way).toEqual(['Uint32Array', values, valid]);
    }
  });

  test('of more structs than are read at once', () => {
    const count = 1000;
    const image = new Image(4 * count);
    for (let i = 0; i < count; i++) image.u32(4 * i, i * i);
    for (const [way, memory] of everyWay(x64(image))) {
      const roots = { array: BASE, count };
      const { spi } = columns(FWPM_NET_EVENT_LPM_PACKET_ARRIVAL0, memory, roots, { spi: 'spi' });
      expect([...spi.values], way).toEqual(Array.from({ length: count }, (_, i) => i * i));
    }
  });

  test('of a memory that ends where the address space does', () => {
    const base = 2n ** 64n - 8n;
    const image = new Image(8).u32(0, 1, 2);
    for (const [way, memory] of everyWay(x64(image, base))) {
      const { spi } = columns(
        FWPM_NET_EVENT_LPM_PACKET_ARRIVAL0,
        memory,
        { array: base, count: 2 },
        {
          spi: 'spi',
        },
      );
      expect([...spi.values], way).toEqual([1, 2]);
    }
  });

  test('have a column for every name, in the order of the names, one path twice too', () => {
    const result = columns(
      FWPM_NET_EVENT_LPM_PACKET_ARRIVAL0,
      x64(array),
      { address: BASE },
      {
        b: 'spi',
        a: 'spi',
        constructor: 'spi',
      },
    );
    expect(Object.keys(result)).toEqual(['b', 'a', 'constructor']);
    expect(result.a.values).toEqual(result.b.values);
    expect(result.a.values).not.toBe(result.b.values);
  });

  test.each<[string, ValueLayout, Image, unknown]>([
    ['GUID', GUID, new Image(16), '00000000-0000-0000-0000-000000000000'],
    ['SID', SID, new Image(8).u8(0, 1), 'S-1-0'],
    ['uint64', uint64, new Image(8).u64(0, 5n), 5n],
  ])('of %s, which is a leaf itself and has the path ""', (_, layout, image, value) => {
    for (const [way, memory] of everyWay(x64(image))) {
      const { it } = columns(layout, memory, { address: BASE }, { it: '' });
      expect([...it.values], way).toEqual([value]);
    }
  });
});

describe('a value that is not there is no issue', () => {
  // FWPM_NET_EVENT_SUBSCRIPTION0 (32 bytes): enumTemplate at 0. FWPM_NET_EVENT_ENUM_TEMPLATE0: startTime at 0.
  const subscriptions = new Image(96)
    .u64(0, 0n)
    .u64(32, BASE + 64n)
    .u64(64, 9n);
  // FWPM_VSWITCH_EVENT0 (32 bytes): eventType at 0, vSwitchId at 8, reorderInfo.inRequiredPosition at 16.
  const switches = new Image(96).u32(0, 4).u32(16, 1).u32(32, 3).u32(48, 1).u32(64, 99).u32(80, 1);
  // FWPM_NET_EVENT_HEADER1 (144 bytes): ipVersion at 12 (NONE is 2), localAddrV6 at 20, reserved1 at 88
  // (FWP_AF_ETHER is 2), reserved2 at 96, reserved10 at 136.
  const headers = new Image(3 * 144)
    .u32(12, 2)
    .u32(88, 2)
    .u8(96, 1, 2, 3, 4, 5, 6)
    .u64(136, 7n)
    .u32(144 + 12, 2)
    .u32(144 + 88, 1)
    .u64(144 + 136, 7n)
    .u32(288 + 12, 1)
    .u8(288 + 20 + 15, 1);
  // A blob of size 1 with NULL, of size 0 with NULL, and of size 0 with a pointer that leads nowhere.
  const blobs = new Image(48).u32(0, 1).u64(40, 0xdeadn);

  test.each<[string, ValueLayout, Image, number, string, unknown[], string]>([
    ['a pointer', FWPM_NET_EVENT_SUBSCRIPTION0, subscriptions, 2, 'enumTemplate.startTime', [0n, 9n], '01'],
    ['an arm', FWPM_VSWITCH_EVENT0, switches, 3, 'reorderInfo.inRequiredPosition', [1, 0, 0], '100'],
    ['a NULL string', FWPM_VSWITCH_EVENT0, switches, 3, 'vSwitchId', [null, null, null], '000'],
    ['an anonymous arm', FWPM_NET_EVENT_HEADER1, headers, 3, 'reserved1', [2, 1, 0], '110'],
    [
      'an anonymous arm in another',
      FWPM_NET_EVENT_HEADER1,
      headers,
      3,
      'reserved2',
      ['01-02-03-04-05-06', null, null],
      '100',
    ],
    ['64 bits in such an arm', FWPM_NET_EVENT_HEADER1, headers, 3, 'reserved10', [7n, 0n, 0n], '100'],
    ['a text in an arm', FWPM_NET_EVENT_HEADER1, headers, 3, 'localAddrV6', [null, null, '::1'], '001'],
    ['bytes', struct('S', { it: BLOB }), blobs, 3, 'it', [null, null, new Uint8Array(0)], '001'],
    ['text', struct('S', { it: textOf(BLOB) }), blobs, 3, 'it', [null, null, ''], '001'],
  ])('%s', (_, layout, image, count, path, values, valid) => {
    for (const [way, memory] of everyWay(x64(image))) {
      const { column } = columns(layout, memory, { array: BASE, count }, { column: path });
      expect([[...column.values], [...column.valid].join('')], way).toEqual([values, valid]);
    }
  });

  test('an arm with a name that every object has', () => {
    const arms = union('color', { constructor: when('RED', uint32), toString: when('GREEN', pointer(GUID)) });
    const layout = struct('S', { color: COLOR, arms });
    for (const [way, memory] of everyWay(x64(new Image(32).u32(0, 2).u32(16, 1).u32(24, 5)))) {
      const paths = { number: 'constructor', text: 'toString' } as const;
      const { number, text } = columns(layout, memory, { array: BASE, count: 2 }, paths);
      expect(contentOf(number), way).toEqual(['Uint32Array', [0, 5], '01']);
      expect(contentOf(text), way).toEqual(['Array', [null, null], '00']);
    }
  });

  test('where two cases have one number, it selects the first arm', () => {
    const layout = struct('S', {
      color: COLOR,
      byColor: union('color', {
        first: when(['BLUE', 'RED'], uint32),
        second: when(['CRIMSON', 'GREEN'], uint32),
      }),
    });
    const image = new Image(32).u32(0, 1, 11, 2, 12, 0xffffffff, 13, 3, 14);
    for (const [way, memory] of everyWay(x64(image))) {
      const roots = { array: BASE, count: 4 };
      const { first, second } = columns(layout, memory, roots, { first: 'first', second: 'second' });
      expect(contentOf(first), way).toEqual(['Uint32Array', [11, 0, 13, 0], '1010']);
      expect(contentOf(second), way).toEqual(['Uint32Array', [0, 12, 0, 0], '0100']);
    }
  });
});

// FWPM_NET_EVENT_SUBSCRIPTION0 once more: four of them, of which the second has a pointer to nowhere, and the third
// one to something that is not all there (the template takes 32 bytes).
const broken = new Image(4 * 32 + 8)
  .u64(0, BASE)
  .u32(8, 10)
  .u64(32, 0x9000n)
  .u32(40, 11)
  .u64(64, BASE + 128n)
  .u32(72, 12)
  .u32(104, 13);
const BROKEN = { array: BASE, count: 4 } as const;
const OUTSIDE = '[1].enumTemplate: pointer 0x9000 leads outside the captured memory (stored at offset 0x20)';
const TOO_SHORT =
  '[2].enumTemplate: FWPM_NET_EVENT_ENUM_TEMPLATE0 at 0x10080 takes 32 bytes, and the captured memory ends after 8 of them (stored at offset 0x40)';

describe.each(everyWay(x64(broken)))('what cannot be read, the %s way:', (_, memory) => {
  const layout = FWPM_NET_EVENT_SUBSCRIPTION0;

  test('is no matter to the columns that do not need it', () => {
    const { flags, key } = columns(layout, memory, BROKEN, { flags: 'flags', key: 'sessionKey' });
    expect([...flags.values, ...flags.valid]).toEqual([10, 11, 12, 13, 1, 1, 1, 1]);
    expect([...key.valid]).toEqual([1, 1, 1, 1]);
  });

  test('is thrown, the first of it', () => {
    const paths = { flags: 'flags', start: 'enumTemplate.startTime' } as const;
    const error = decodeErrorIn(() => columns(layout, memory, BROKEN, paths));
    expect(error?.message).toBe(`FWPM_NET_EVENT_SUBSCRIPTION0: ${OUTSIDE}`);
    expect(error).toMatchObject({ code: 'UNMAPPED_POINTER', path: '[1].enumTemplate', offset: 32 });
  });

  test('is told with onIssue, and once for all columns', () => {
    const issues: string[] = [];
    const onIssue = ({ message }: DecodeError) => issues.push(message);
    const paths = { start: 'enumTemplate.startTime', flags: 'flags', end: 'enumTemplate.endTime' } as const;
    const { start, flags, end } = columns(layout, memory, BROKEN, paths, { onIssue });
    expect(issues).toEqual([OUTSIDE, TOO_SHORT].map((issue) => `FWPM_NET_EVENT_SUBSCRIPTION0: ${issue}`));
    for (const { valid, values } of [start, end]) {
      expect([...valid]).toEqual([1, 0, 0, 0]);
      expect([...values].slice(1)).toEqual([0n, 0n, 0n]);
    }
    expect([...flags.values, ...flags.valid]).toEqual([10, 11, 12, 13, 1, 1, 1, 1]);
  });

  test('may be a struct itself', () => {
    const issues: unknown[] = [];
    const onIssue = ({ code, path }: DecodeError) => issues.push([code, path]);
    const roots = { address: BASE + 130n };
    const { flags } = columns(layout, memory, roots, { flags: 'flags' }, { onIssue });
    expect([contentOf(flags), issues]).toEqual([['Uint32Array', [0], '0'], [['TRUNCATED', '']]]);
    expect(decodeErrorIn(() => columns(layout, memory, roots, { flags: 'flags' }))?.path).toBe('');
  });
});

test('an entry that cannot be read is told with the place of its pointer', () => {
  const image = new Image(28).u64(0, 0x9000n, BASE + 24n, BASE + 26n).u32(24, 5);
  for (const [way, memory] of everyWay(x64(image))) {
    const issues: unknown[] = [];
    const onIssue = ({ code, path, offset }: DecodeError) => issues.push([code, path, offset]);
    const roots = { entries: BASE, count: 3 };
    const { spi } = columns(FWPM_NET_EVENT_LPM_PACKET_ARRIVAL0, memory, roots, { spi: 'spi' }, { onIssue });
    expect(contentOf(spi), way).toEqual(['Uint32Array', [0, 5, 0], '010']);
    expect(issues, way).toEqual([
      ['UNMAPPED_POINTER', '[0]', 0],
      ['TRUNCATED', '[2]', 16],
    ]);
  }
});

describe('a run that is not wholly in the memory', () => {
  const spi = { spi: 'spi' } as const;
  const layout = FWPM_NET_EVENT_LPM_PACKET_ARRIVAL0;

  test.each<[string, Image, (count: number) => Roots, number[], Partial<DecodeError>]>([
    [
      'an array',
      new Image(14).u32(0, 1, 2, 3),
      (count) => ({ array: BASE, count }),
      [1, 2, 3],
      { code: 'TRUNCATED', path: '[3]', address: BASE + 12n, offset: 12 },
    ],
    [
      'an array that ends with the memory',
      new Image(8).u32(0, 1, 2),
      (count) => ({ array: BASE, count }),
      [1, 2],
      { code: 'UNMAPPED_POINTER', path: '[2]', address: BASE + 8n, offset: 8 },
    ],
    [
      'entries',
      new Image(28).u64(8, BASE + 8n, BASE + 12n).u32(24, 4),
      (count) => ({ entries: BASE, count }),
      [0, 0x10008, 0],
      { code: 'TRUNCATED', path: '[3]', address: BASE + 24n, offset: 24 },
    ],
    [
      'an array that is elsewhere',
      new Image(8),
      (count) => ({ array: 0x9000n, count }),
      [],
      { code: 'UNMAPPED_POINTER', path: '[0]', address: 0x9000n, offset: -0x7000 },
    ],
  ])('%s gives what is there, and one issue, for whatever count', (_, image, roots, values, expected) => {
    for (const [way, memory] of everyWay(x64(image))) {
      for (const count of [values.length + 1, 1000, 2 ** 32 - 1]) {
        const where = `${way}, ${count}`;
        const issues: DecodeError[] = [];
        const onIssue = (issue: DecodeError) => issues.push(issue);
        const result = columns(layout, memory, roots(count), spi, { onIssue });
        expect([...result.spi.values], where).toEqual(values);
        expect(result.spi.valid, where).toHaveLength(values.length);
        expect(issues, where).toHaveLength(1);
        expect(issues[0], where).toMatchObject(expected);

        const error = decodeErrorIn(() => columns(layout, memory, roots(count), spi));
        expect(error && factsOf(error), where).toEqual(issues[0] && factsOf(issues[0]));
      }
    }
  });

  test('throws what comes before the end of it first', () => {
    const image = new Image(24).u64(0, 1n);
    for (const [way, memory] of everyWay(x64(image))) {
      const roots = { array: BASE, count: 9 };
      const read = () => columns(IKEEXT_NAME_CREDENTIAL0, memory, roots, { name: 'principalName' });
      expect(decodeErrorIn(read)?.path, way).toBe('[0].principalName');
    }
  });
});

describe('limits', () => {
  const layout = struct('S', {
    name: pointer(wideString), // 0
    other: pointer(wideString), // 8
    blob: BLOB, // 16: size, 24: data
    sid: pointer(pointer(sid)), // 32
  }); // 40 bytes
  const image = new Image(40 + 40)
    .u64(0, BASE + 40n, BASE + 40n)
    .u32(16, 6)
    .u64(24, BASE + 40n)
    .u64(32, BASE + 48n)
    .text(40, 'abc\0')
    .u64(48, BASE + 56n)
    .u8(56, 1, 1);
  const paths = { name: 'name', other: 'other', blob: 'blob', sid: 'sid' } as const;

  // The struct has 40 bytes, each of the strings 8, the blob 6, and behind a pointer of 8 the SID 12.
  test.each<[Partial<Limits>, (keyof typeof paths)[], string]>([
    [{}, [], 'name other blob sid'],
    [{ characters: 2 }, ['name', 'other'], 'blob sid'],
    [{ blobBytes: 5 }, ['blob'], 'name other sid'],
    [{ depth: 1 }, ['sid'], 'name other blob'],
    [{ totalBytes: 82 }, [], 'name other blob sid'],
    [{ totalBytes: 81 }, ['sid'], 'name other blob'],
    [{ totalBytes: 55 }, ['other', 'sid'], 'name blob'],
    [{ totalBytes: 40 }, ['name', 'other', 'blob', 'sid'], ''],
    // The struct, two strings, the blob, the pointer to the SID and the SID.
    [{ objects: 6 }, [], 'name other blob sid'],
    [{ objects: 5 }, ['sid'], 'name other blob'],
    [{ objects: 2 }, ['other', 'blob', 'sid'], 'name'],
  ])('%o', (limits, exceeded, there) => {
    for (const [way, memory] of everyWay(x64(image))) {
      const issues: DecodeError[] = [];
      const onIssue = (issue: DecodeError) => issues.push(issue);
      const result = columns(layout, memory, { address: BASE }, paths, { limits, onIssue });
      expect(
        issues.map(({ path }) => path),
        way,
      ).toEqual(exceeded);
      for (const { code } of issues) expect(code, way).toBe('LIMIT_EXCEEDED');
      const valid = Object.entries(result).filter(([, column]) => column.valid[0] === 1);
      expect(valid.map(([name]) => name).join(' '), way).toBe(there);
    }
  });

  test('of depth counts the pointer in a blob', () => {
    const far = struct('FAR', { blob: pointer(BLOB) });
    const behind = new Image(32)
      .u64(0, BASE + 8n)
      .u32(8, 1)
      .u64(16, BASE + 24n)
      .u8(24, 9);
    for (const [way, memory] of everyWay(x64(behind))) {
      const read = (depth: number) =>
        columns(far, memory, { address: BASE }, { blob: 'blob' }, { limits: { depth } });
      expect(read(2).blob.values, way).toEqual([Uint8Array.of(9)]);
      expect(decodeErrorIn(() => read(1))?.reason, way).toMatch(/^2 pointers .* exceed the limit depth of 1/);
    }
  });

  test('hold for what the pointers of entries lead to, and not for the pointers', () => {
    for (const [way, memory] of everyWay(x64(new Image(12).u64(0, BASE + 8n).u32(8, 5)))) {
      const read = (totalBytes: number) => {
        const roots = { entries: BASE, count: 1 };
        return columns(
          FWPM_NET_EVENT_LPM_PACKET_ARRIVAL0,
          memory,
          roots,
          { spi: 'spi' },
          { limits: { totalBytes } },
        );
      };
      expect([...read(4).spi.values], way).toEqual([5]);
      expect(decodeErrorIn(() => read(3))?.code, way).toBe('LIMIT_EXCEEDED');
    }
  });

  test('hold for what the columns need alone', () => {
    for (const [way, memory] of everyWay(x64(image))) {
      const limits = { totalBytes: 48, blobBytes: 1, depth: 1 };
      const { other } = columns(layout, memory, { address: BASE }, { other: 'other' }, { limits });
      expect(other.values, way).toEqual(['abc']);
    }
  });

  test('count for each struct anew', () => {
    const twice = new Image(160);
    twice.bytes.set(image.bytes);
    twice.bytes.copyWithin(80, 0, 40);
    for (const [way, memory] of everyWay(x64(twice))) {
      const array = { array: BASE, count: 2 };
      const strided = struct('T', { s: layout, rest: bytes(40) });
      const limits = { totalBytes: 80 + 8 };
      const { name } = columns(strided, memory, array, { name: 's.name' }, { limits });
      expect(name.values, way).toEqual(['abc', 'abc']);
    }
  });
});

describe('wrong arguments are refused at once', () => {
  const layout = struct('ROOT', {
    type: COLOR,
    of: uint8,
    list: counted('of', uint16),
    arm: union('type', {
      inner: when('RED', pointer(untagged({ x: uint8, n: uint32, ns: counted('n', uint32) }))),
      only: when('GREEN', untagged({ m: uint32, ms: counted('m', uint32) })),
    }),
    blob: BLOB,
  });
  const memory = x64(new Image(64));
  const read = (path: string) => () => columns(layout, memory, { address: BASE }, { column: path });

  test.each([
    ['typ', 'ROOT has no typ; it has type, inner, only, blob'],
    ['', 'ROOT is a struct; it has type, inner, only, blob'],
    ['inner', 'inner is a struct; it has x'],
    ['inner.y', 'inner has no y; it has x'],
    ['inner.', 'inner has no member without a name; it has x'],
    ['.type', 'ROOT has no member without a name; it has type, inner, only, blob'],
    ['inner.n', 'inner has n as the length of an array; it has x'],
    ['inner.ns', 'inner has ns as an array; it has x'],
    ['inner.ns.0', 'inner has ns as an array; it has x'],
    ['only.z', 'only has no z; it has arrays only'],
    ['of', 'ROOT has of as the length of an array; it has type, inner, only, blob'],
    ['list', 'ROOT has list as an array; it has type, inner, only, blob'],
    ['arm', 'ROOT has no arm; it has type, inner, only, blob'],
    ['arm.inner.x', 'ROOT has no arm; it has type, inner, only, blob'],
    ['inner.x.y', 'inner.x is of type UINT8, which has no members'],
    ['blob.size', 'blob is of type BLOB, which has no members'],
    ['constructor', 'ROOT has no constructor; it has type, inner, only, blob'],
  ])('the path %s', (path, why) => {
    expect(read(path)).toThrow(new TypeError(`'${path}' is no path in ROOT: ${why}`));
  });

  test('a path that is none', () => {
    const paths: Record<string, string> = JSON.parse('{"a":5}');
    expect(() => columns(layout, memory, { address: BASE }, paths)).toThrow(
      new TypeError('a path is a string, not number'),
    );
  });

  test.each<[string, () => unknown, string]>([
    [
      'a count',
      () => columns(layout, memory, { array: BASE, count: -1 }, {}),
      'count -1 is not an integer of 0 to 4294967295',
    ],
    ['an address', () => columns(layout, memory, { entries: -1, count: 1 }, {}), 'address -1 is outside'],
    [
      'a limit',
      () => columns(layout, memory, { address: BASE }, {}, { limits: { depth: 0 } }),
      'limits.depth: 0',
    ],
  ])('%s', (_, run, message) => {
    expect(run).toThrow(RangeError);
    expect(run).toThrow(message);
  });

  test('an array of what has no fixed size', () => {
    expect(() => columns(SID, memory, { array: BASE, count: 1 }, { sid: '' })).toThrow(
      new TypeError('SID has no fixed size: it cannot be read as an array'),
    );
  });
});

test('bytes that lie where the memory begins are there', () => {
  const HOLDER = struct('HOLDER', { blob: BLOB });
  const image = new Image(32).u8(0, 1, 2, 3).u32(16, 3).u64(24, BASE);
  const { blob } = columns(HOLDER, x64(image), { address: BASE + 16n }, { blob: 'blob' });
  expect([...blob.valid]).toEqual([1]);
  expect(blob.values[0]).toEqual(Uint8Array.of(1, 2, 3));
});
