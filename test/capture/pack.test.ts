/** Raw memory as captures: what is in them, and that it decodes as the memory does. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { openMinidump, packCapture, reach } from '../../src/capture/index.ts';
import {
  type Address,
  byteBlob,
  encode,
  FWP_BYTE_BLOB,
  FWP_V4_ADDR_AND_MASK,
  FWPM_NET_EVENT_ENUM_TEMPLATE0,
  FWPM_NET_EVENT_IKEEXT_MM_FAILURE1,
  FWPM_NET_EVENT5,
  FWPM_SYSTEM_PORTS0,
  type Limits,
  type Memory,
  memoryImage,
  memoryRanges,
  type Place,
  type Roots,
  struct,
  type ValueLayout,
} from '../../src/index.ts';
import { layoutNamed } from '../support/decode.ts';
import { EXHAUSTIVE, rows } from '../support/exhaustive.ts';
import {
  compiledFixtures,
  type Fixture,
  hexFixtures,
  isHealthy,
  sampleFixtures,
} from '../support/fixtures.ts';
import { Image } from '../support/image.ts';
import { capturesOf, decodedFrom, decodedFromCaptures } from './cbor/support.ts';

const BASE = 0x10000n;

/** Roots as the lists of a capture stand for them. */
function rootsOf({ kind, address, count }: Fixture): Roots {
  if (kind === 'struct') return { address };
  return kind === 'array' ? { array: address, count } : { entries: address, count };
}

/** What a memory decodes to, and what its capture does. */
async function everyWay(
  struct: ValueLayout,
  memory: Memory,
  roots: Roots | readonly Address[],
  limits: Partial<Limits> = {},
) {
  const items = [...packCapture(struct, memory, roots, { limits })];
  const captures = await capturesOf(items);
  const asRoots = 'length' in roots ? roots.map((address) => ({ address })) : [roots];
  return {
    items,
    captures,
    packed: decodedFromCaptures(captures, limits),
    source: decodedFrom(struct, memory, asRoots, limits),
  };
}

describe('every image decodes from its capture as it does itself', () => {
  const fixtures = [...sampleFixtures(), ...compiledFixtures(), ...hexFixtures()];

  test.each(rows(fixtures))('$name', async (fixture) => {
    const { struct, abi, base, bytes } = fixture;
    const memory = memoryImage(bytes, { abi, base });
    const roots = rootsOf(fixture);
    const { captures, packed, source } = await everyWay(layoutNamed(struct), memory, roots);
    expect(packed).toEqual(source);
    expect(packed.issues).toHaveLength(isHealthy(fixture) ? 0 : 1);
    expect(captures).toHaveLength(1);
    expect(captures[0]).toMatchObject({ abi, roots: 'address' in roots ? [roots.address] : roots });
    for (const range of captures[0]?.ranges ?? []) {
      const at = Number(range.base - base);
      expect(range.bytes).toEqual(new Uint8Array(bytes.slice(at, at + range.bytes.length)));
    }
  });
});

describe('only what is reached is packed', () => {
  // FWPM_NET_EVENT_IKEEXT_MM_FAILURE1: localPrincipalNameForAuth at 64, remotePrincipalNameForAuth at 72.
  const SECRET = 'not to be told';
  const image = new Image(600, 0xee)
    .u64(64, BASE + 200n, BASE + 300n)
    .u32(80, 0, 0)
    .u64(88, 0n, 0n, 0n)
    .text(112, SECRET)
    .text(200, 'CONTOSO\\a\0')
    .text(220, SECRET)
    .text(300, '\0');
  const memory = memoryImage(image.bytes, { abi: 'x64', base: BASE });

  test('without what lies between', () => {
    expect(reach(FWPM_NET_EVENT_IKEEXT_MM_FAILURE1, memory, { address: BASE })).toEqual([
      { start: BASE, end: BASE + 112n },
      { start: BASE + 200n, end: BASE + 220n },
      { start: BASE + 300n, end: BASE + 302n },
    ]);
    const [item] = packCapture(FWPM_NET_EVENT_IKEEXT_MM_FAILURE1, memory, { address: BASE });
    expect(Buffer.from(item ?? []).includes(Buffer.from(SECRET, 'utf16le'))).toBe(false);
    expect(Buffer.from(item ?? []).includes(Buffer.from('CONTOSO\\a', 'utf16le'))).toBe(true);
  });

  test('what adjoins is one range, and what is reached twice is there once', () => {
    // Two names that are one and the same, and begin where the struct ends.
    const tight = new Image(130, 0xee)
      .u64(64, BASE + 112n, BASE + 112n)
      .u32(80, 0, 0)
      .u64(88, 0n, 0n, 0n)
      .text(112, 'abc\0');
    const around = memoryImage(tight.bytes, { abi: 'x64', base: BASE });
    expect(reach(FWPM_NET_EVENT_IKEEXT_MM_FAILURE1, around, { address: BASE })).toEqual([
      { start: BASE, end: BASE + 120n },
    ]);
  });

  test('of an array of pointers the pointers, NULL or not', () => {
    const entries = new Image(100).u64(0, BASE + 40n, 0n, BASE + 48n, BASE + 200n);
    const around = memoryImage(entries.bytes, { abi: 'x64', base: BASE });
    expect(reach(FWP_V4_ADDR_AND_MASK, around, { entries: BASE, count: 4 })).toEqual([
      { start: BASE, end: BASE + 32n },
      { start: BASE + 40n, end: BASE + 56n },
    ]);
  });

  // Two structs of 8 bytes, and what lies between them: all of it, or with a hole from `hole` to 15.
  const apart = (next: bigint): [bigint, number][] => [
    [BASE, 8],
    [BASE + next, 8],
  ];
  test.each<[what: string, next: bigint, hole: number, expected: [bigint, number][]]>([
    ['of 7 bytes is packed, as alignment leaves it', 15n, 15, [[BASE, 23]]],
    ['of 8 bytes is not', 16n, 15, apart(16n)],
    ['that has a hole is not', 15n, 12, apart(15n)],
  ])('a gap %s', async (_, next, hole, expected) => {
    const bytes = new Uint8Array(30).map((_, i) => i + 1);
    const around = memoryRanges(
      [
        { base: BASE, bytes: bytes.subarray(0, hole) },
        { base: BASE + 15n, bytes: bytes.subarray(15) },
      ],
      { abi: 'x64' },
    );
    const [capture] = await capturesOf(packCapture(FWP_V4_ADDR_AND_MASK, around, [BASE, BASE + next]));
    expect(capture?.ranges.map((range) => [range.base, range.bytes.length])).toEqual(expected);
    for (const range of capture?.ranges ?? []) {
      const start = Number(range.base - BASE);
      expect(range.bytes).toEqual(bytes.slice(start, start + range.bytes.length));
    }
  });

  test('a blob of no bytes is not followed', () => {
    const blob = new Image(40).u32(0, 0).u64(8, BASE + 20n);
    const around = memoryImage(blob.bytes, { abi: 'x64', base: BASE });
    expect(reach(FWP_BYTE_BLOB, around, { address: BASE })).toEqual([{ start: BASE, end: BASE + 16n }]);
  });
});

/** Zeros that go on for as long as is said, without being there: what is asked of them is noted. */
class Zeros implements Memory {
  readonly abi = 'x64';
  readonly #image: Image;
  readonly #length: number;

  constructor(image: Image, length: number) {
    this.#image = image;
    this.#length = length;
  }

  readable(address: bigint, wanted: number): number {
    const offset = Number(address - BASE);
    return offset < 0 ? 0 : Math.max(0, Math.min(wanted, this.#length - offset));
  }

  place(address: bigint, length: number): Place {
    const offset = Number(address - BASE);
    const bytes = new Uint8Array(length);
    bytes.set(this.#image.bytes.subarray(offset, offset + length));
    return { view: new DataView(bytes.buffer), offset: 0 };
  }

  offsetOf(address: bigint): number {
    return Number(address - BASE);
  }
}

describe('of what cannot be decoded', () => {
  const MIB = 2 ** 20;

  test.each([
    // FWP_BYTE_BLOB: size at 0, data at 8.
    ['a blob over its limit', 17 * MIB, 2 ** 32, 'LIMIT_EXCEEDED', 17 * MIB],
    ['a blob over 64 MiB', 65 * MIB, 2 ** 32, 'LIMIT_EXCEEDED', 64 * MIB],
    ['a blob that is cut', 100, 60, 'TRUNCATED', 60 - 16],
    ['a blob that is cut behind more than 64 MiB', 2 ** 32 - 1, 2 ** 31, 'TRUNCATED', 64 * MIB],
  ])('%s is kept as far as it is there, and 64 MiB of it', (_, size, length, code, kept) => {
    const memory = new Zeros(new Image(16).u32(0, size).u64(8, BASE + 16n), length);
    expect(decodedFrom(FWP_BYTE_BLOB, memory, [{ address: BASE }]).issues).toMatchObject([{ code }]);
    expect(reach(FWP_BYTE_BLOB, memory, { address: BASE })).toEqual([
      { start: BASE, end: BASE + 16n + BigInt(kept) },
    ]);
  });

  test('many objects of one root share 64 MiB, and each has 4 KiB', () => {
    // FWPM_NET_EVENT_ENUM_TEMPLATE0: numFilterConditions at 16, filterCondition at 24. Of each condition (40 bytes)
    // the type is at 24 and its pointer at 32: to a blob of 30 MiB, each at a place of its own.
    const image = new Image(32 + 40 * 10 + 16 * 10).u32(16, 10).u64(24, BASE + 32n);
    for (let i = 0; i < 10; i++) {
      const blob = 32 + 40 * 10 + 16 * i;
      image.u32(32 + 40 * i + 24, 12).u64(32 + 40 * i + 32, BASE + BigInt(blob));
      image.u32(blob, 30 * MIB).u64(blob + 8, BASE + BigInt((i + 1) * 2 ** 26));
    }
    const memory = new Zeros(image, 2 ** 33);
    const spans = reach(FWPM_NET_EVENT_ENUM_TEMPLATE0, memory, { address: BASE });
    const [root, ...blobs] = spans;
    expect(root).toEqual({ start: BASE, end: BASE + BigInt(image.bytes.length) });
    expect(blobs.map(({ end, start }) => Number(end - start))).toEqual([
      30 * MIB,
      30 * MIB,
      4 * MIB,
      ...Array.from({ length: 7 }, () => 4096),
    ]);
  });

  test('they count once', () => {
    const TWO = struct('TWO', { first: byteBlob('FIRST'), second: byteBlob('SECOND') });
    const image = new Image(32)
      .u32(0, 40 * MIB)
      .u64(8, BASE + 2n ** 27n)
      .u32(16, 40 * MIB)
      .u64(24, BASE + 2n ** 28n);
    const spans = reach(TWO, new Zeros(image, 2 ** 33), { address: BASE });
    expect(spans.map(({ start, end }) => Number(end - start))).toEqual([32, 40 * MIB, 24 * MIB]);
  });

  test('each root has 64 MiB of its own', () => {
    const image = new Image(32)
      .u32(0, 30 * MIB)
      .u64(8, BASE + 2n ** 27n)
      .u32(16, 80 * MIB)
      .u64(24, BASE + 2n ** 28n);
    const spans = reach(FWP_BYTE_BLOB, new Zeros(image, 2 ** 33), { array: BASE, count: 2 });
    expect(spans.map(({ start, end }) => Number(end - start))).toEqual([32, 30 * MIB, 64 * MIB]);
  });

  // FWPM_NET_EVENT_IKEEXT_MM_FAILURE1 (112 bytes): numLocalPrincipalGroupSids at 80, localPrincipalGroupSids at 88.
  // Pointers to one text: what its search costs is not there for those after it, from the capture neither.
  const strings = (count: number, letters: number, end: string): Image =>
    new Image(112 + 8 * count + 2 * (letters + end.length))
      .u32(80, count)
      .u64(88, BASE + 112n)
      .u64(112, ...Array.from({ length: count }, (_, i) => BASE + BigInt(112 + 8 * count + 2 * i)))
      .text(112 + 8 * count, 'a'.repeat(letters) + end);

  test.each([
    ['a text that has no NUL', strings(1, 10_000, ''), {}],
    ['a text that is too long', strings(1, 70_000, '\0'), {}],
    [
      'a text whose last half is missing',
      new Image(115, 0x41)
        .u32(80, 1)
        .u64(88, BASE + 104n)
        .u64(104, BASE + 113n),
      {},
    ],
    ['texts that cost too much', strings(60, 30_000, '\0bcd'), { totalBytes: 2 ** 20 }],
    ['texts that cost too much and have no NUL', strings(60, 30_000, ''), { totalBytes: 2 ** 20 }],
    [
      'texts over the limit of characters',
      strings(60, 30_000, '\0'),
      { totalBytes: 2 ** 20, characters: 29_970 },
    ],
  ])('%s decodes to the same issues', async (_, image, limits) => {
    const memory = memoryImage(image.bytes, { abi: 'x64', base: BASE });
    const { packed, source } = await everyWay(
      FWPM_NET_EVENT_IKEEXT_MM_FAILURE1,
      memory,
      { address: BASE },
      limits,
    );
    expect(source.issues.length).toBeGreaterThan(0);
    expect(packed).toEqual(source);
  });

  test('nothing at all is packed as such', async () => {
    const memory = memoryRanges([], { abi: 'x86' });
    const { captures, packed, source } = await everyWay(FWPM_NET_EVENT5, memory, { address: 8 });
    expect(captures).toMatchObject([{ roots: [8n], ranges: [] }]);
    expect(packed).toEqual(source);
    expect(packed.issues).toMatchObject([{ code: 'UNMAPPED_POINTER', address: 8n }]);
  });
});

describe('memory of ranges', () => {
  test('is stitched where an object straddles two', async () => {
    const { bytes, address } = encode(
      FWPM_SYSTEM_PORTS0,
      { types: [{ type: 'FWPM_SYSTEM_PORT_RPC_EPMAP', ports: [1, 2, 3] }] },
      { abi: 'x64', base: BASE },
    );
    const ranges = Array.from(bytes, (_, i) => ({ base: BASE + BigInt(i), bytes: bytes.subarray(i, i + 1) }));
    const { captures, packed, source } = await everyWay(
      FWPM_SYSTEM_PORTS0,
      memoryRanges(ranges, { abi: 'x64' }),
      { address },
    );
    expect(packed).toEqual(source);
    expect(packed.issues).toEqual([]);
    expect(captures[0]?.ranges.length).toBeLessThan(5);
  });
});

test('a dump and the block that it holds are packed to the same bytes', () => {
  const block = sampleFixtures().find(({ name }) => name === 'enum5');
  if (block === undefined) throw new Error('fixtures/samples/enum5 is not there');
  const { abi, base, bytes } = block;
  const dump = openMinidump(readFileSync(new URL('../../fixtures/samples/process-x64.dmp', import.meta.url)));
  const pack = (memory: Memory) => [...packCapture(FWPM_NET_EVENT5, memory, rootsOf(block))];
  expect(pack(dump.memory)).toEqual(pack(memoryImage(bytes, { abi, base })));
});

describe('items', () => {
  const image = memoryImage(
    new Uint8Array(8 * 10_000).map((_, i) => i * 7),
    { abi: 'x64', base: BASE },
  );

  test('have 4096 roots of an array at the most', async () => {
    const { captures, packed, source } = await everyWay(FWP_V4_ADDR_AND_MASK, image, {
      array: BASE,
      count: 10_000,
    });
    expect(
      captures.map(({ roots, ranges }) => [roots, ranges.map(({ base, bytes }) => [base, bytes.length])]),
    ).toEqual([
      [{ array: BASE, count: 4096 }, [[BASE, 8 * 4096]]],
      [{ array: BASE + 8n * 4096n, count: 4096 }, [[BASE + 8n * 4096n, 8 * 4096]]],
      [{ array: BASE + 8n * 8192n, count: 1808 }, [[BASE + 8n * 8192n, 8 * 1808]]],
    ]);
    expect(packed.lines).toBe(source.lines);
  });

  test.each([
    ['x64', 8n],
    ['x86', 4n],
  ] as const)('have 4096 entries at the most under %s', async (abi, size) => {
    const base = 0x100n;
    const entries = memoryImage(new Uint8Array(Number(size) * 5000), { abi, base });
    const { captures, packed, source } = await everyWay(FWPM_NET_EVENT5, entries, {
      entries: base,
      count: 5000,
    });
    expect(captures.map(({ roots }) => roots)).toEqual([
      { entries: base, count: 4096 },
      { entries: base + size * 4096n, count: 904 },
    ]);
    expect(packed).toEqual(source);
  });

  test.runIf(EXHAUSTIVE).each([4095, 4096, 4097, 8192, 8193])(
    'have 4096 of %i addresses at the most',
    async (count) => {
      const addresses = Array.from({ length: count }, (_, i) => BASE + BigInt(8 * i));
      const { captures, packed, source } = await everyWay(FWP_V4_ADDR_AND_MASK, image, addresses);
      const lengths = captures.map(({ roots }) => ('length' in roots ? roots.length : -1));
      expect(lengths).toEqual([
        ...Array.from({ length: Math.ceil(count / 4096) - 1 }, () => 4096),
        count % 4096 === 0 ? 4096 : count % 4096,
      ]);
      expect(captures.flatMap(({ roots }) => ('length' in roots ? roots : []))).toEqual(addresses);
      expect(packed).toEqual(source);
    },
  );

  test('end when their roots reach 16 MiB', async () => {
    // Ten blobs that lead to 5 MiB each, the same ones or others.
    const blobs = new Image(160);
    for (let i = 0; i < 10; i++)
      blobs.u32(16 * i, 5 * 2 ** 20).u64(16 * i + 8, BASE + BigInt((1 + (i >> 1)) * 2 ** 24));
    const memory = new Zeros(blobs, 2 ** 30);
    const items = [...packCapture(FWP_BYTE_BLOB, memory, { array: BASE, count: 10 })];
    const captures = await capturesOf(items);
    expect(captures.map(({ roots }) => roots)).toEqual([
      { array: BASE, count: 4 },
      { array: BASE + 64n, count: 4 },
      { array: BASE + 128n, count: 2 },
    ]);
    // What two roots reach is there once.
    const mib = (bytes: number) => Math.floor(bytes / 2 ** 20);
    expect(items.map(({ length }) => mib(length))).toEqual([10, 10, 5]);
  });

  test.runIf(EXHAUSTIVE)('end when their roots reach 65,536 places, so that they can be read', async () => {
    // FWPM_NET_EVENT_IKEEXT_MM_FAILURE1 (112 bytes), 30 of them, with 5000 empty strings each, all apart.
    const [roots, strings] = [30, 5000];
    const pointers = 112 * roots;
    const texts = pointers + 8 * strings * roots;
    const scattered = new Image(texts + 16 * strings * roots);
    for (let root = 0; root < roots; root++) {
      const first = strings * root;
      scattered.u32(112 * root + 80, strings).u64(112 * root + 88, BASE + BigInt(pointers + 8 * first));
      for (let i = first; i < first + strings; i++) {
        scattered.u64(pointers + 8 * i, BASE + BigInt(texts + 16 * i));
      }
    }
    const memory = memoryImage(scattered.bytes, { abi: 'x64', base: BASE });
    const all = { array: BASE, count: roots };
    const { captures, packed, source } = await everyWay(FWPM_NET_EVENT_IKEEXT_MM_FAILURE1, memory, all);
    expect(captures.map(({ roots: part }) => ('count' in part ? part.count : -1))).toEqual([14, 14, 2]);
    expect(captures[0]?.ranges.length).toBeGreaterThan(strings * 13);
    expect(packed).toEqual(source);
  });

  test.each([
    ['entries', { entries: BASE, count: 0 }],
    ['an array', { array: BASE, count: 0 }],
    ['addresses', []],
  ])('there is one for no %s, too', async (_, roots) => {
    const { captures, packed } = await everyWay(FWPM_NET_EVENT5, image, roots);
    expect(captures).toMatchObject([{ roots, ranges: [] }]);
    expect(packed.lines).toBe('');
  });

  test('none begins behind the end of the address space', async () => {
    const top = 2n ** 32n - 4n * 4096n;
    const memory = memoryImage(new Uint8Array(4 * 4096), { abi: 'x86', base: top });
    for (const start of [top, top + 4n]) {
      const { captures, packed, source } = await everyWay(FWPM_NET_EVENT5, memory, {
        entries: start,
        count: 6000,
      });
      expect(captures).toMatchObject([{ roots: { entries: start, count: 6000 } }]);
      expect(packed).toEqual(source);
      expect(packed.issues).toHaveLength(6000 - Number((2n ** 32n - start) / 4n));
    }
  });

  test('are made when they are asked for', () => {
    let asked = 0;
    function* addresses(): Generator<bigint> {
      for (;;) yield BASE + BigInt(8 * (asked++ % 1000));
    }
    const items = packCapture(FWP_V4_ADDR_AND_MASK, image, addresses());
    expect(asked).toBe(0);
    expect(items.next().done).toBe(false);
    expect(asked).toBe(4097);
    items.return();
    expect(items.next().done).toBe(true);
    expect(asked).toBe(4097);
  });

  test('are the same each time', () => {
    const pack = () => [
      ...packCapture(FWP_V4_ADDR_AND_MASK, image, { array: BASE, count: 5000 }, { host: 'h' }),
    ];
    expect(pack()).toEqual(pack());
  });

  test('carry the notes, each of them', async () => {
    const notes = { host: 'h', time: '2026-11-22T08:00:00Z', osBuild: 19045, note: 'n' };
    const items = packCapture(FWP_V4_ADDR_AND_MASK, image, { array: BASE, count: 4097 }, notes);
    expect(await capturesOf(items)).toMatchObject([notes, notes]);
  });
});

describe('wrong arguments are refused at once', () => {
  const memory = memoryImage(new Uint8Array(8), { abi: 'x86', base: 0 });
  const roots = { address: 0 };

  test.each([
    ['a struct that is a name', () => packCapture('GUID' as never, memory, roots), TypeError],
    ['roots of no kind', () => packCapture(FWPM_NET_EVENT5, memory, {} as never), TypeError],
    [
      'an address that is none',
      () => packCapture(FWPM_NET_EVENT5, memory, { address: 2n ** 32n }),
      RangeError,
    ],
    ['a count that is none', () => packCapture(FWPM_NET_EVENT5, memory, { array: 0, count: -1 }), RangeError],
    [
      'a limit that is none',
      () => packCapture(FWPM_NET_EVENT5, memory, roots, { limits: { depth: 0 } }),
      RangeError,
    ],
    ['a time that is none', () => packCapture(FWPM_NET_EVENT5, memory, roots, { time: 'now' }), RangeError],
    ['a build that is none', () => packCapture(FWPM_NET_EVENT5, memory, roots, { osBuild: 1.5 }), RangeError],
    ['a struct that is a name, to reach', () => reach('GUID' as never, memory, roots), TypeError],
    [
      'a count that is none, to reach',
      () => reach(FWPM_NET_EVENT5, memory, { array: 0, count: 0.5 }),
      RangeError,
    ],
  ])('%s', (_, call, type) => {
    expect(call).toThrow(type);
  });

  test('an address of a list when its turn comes', () => {
    const items = packCapture(FWPM_NET_EVENT5, memory, [0, 2n ** 32n]);
    expect(() => items.next()).toThrow(RangeError);
  });
});
