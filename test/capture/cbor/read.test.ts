/** Captures that were written by others: what is read of them, and what is told. */
import { ReadableStream } from 'node:stream/web';
import { describe, expect, test } from 'vitest';
import { type CaptureSource, readCaptures, rootsOf } from '../../../src/capture/index.ts';
import { DecodeError, decode, layouts, struct, toJson, uint32 } from '../../../src/index.ts';
import { EXHAUSTIVE, rows } from '../../support/exhaustive.ts';
import {
  array,
  BREAK,
  bytes,
  endless,
  float64,
  head,
  item,
  join,
  MASK,
  MASK_JSON,
  map,
  member,
  NULL,
  SOUND,
  tag,
  text,
  uint,
} from './cbor.ts';
import { captureErrorOf, capturesOf, decodedFromCaptures, readTolerantly } from './support.ts';

const ROOT = 0x1000n;

describe('an item says what it is', () => {
  test('a struct at an address', async () => {
    const [capture, ...others] = await capturesOf(item());
    expect(others).toEqual([]);
    expect(capture).toMatchObject({ index: 0, offset: 0, abi: 'x64', roots: [ROOT] });
    expect(capture?.struct).toBe(layouts.FWP_V4_ADDR_AND_MASK);
    expect(capture?.ranges).toEqual([{ base: ROOT, bytes: Uint8Array.from(MASK) }]);
    expect(Object.keys(capture ?? {})).toEqual([
      'index',
      'offset',
      'abi',
      'struct',
      'roots',
      'ranges',
      'memory',
    ]);
    expect(capture && toJson(capture.struct, decode(capture.struct, capture.memory, ROOT))).toBe(MASK_JSON);
  });

  test.each([
    ['addresses', array(uint(0x1000), uint(0)), [ROOT, 0n], [{ address: ROOT }, { address: 0n }]],
    ['no roots', array(), [], []],
    [
      'entries',
      map(['count', uint(3)], ['entries', uint(0x2000)]),
      { entries: 0x2000n, count: 3 },
      [{ entries: 0x2000n, count: 3 }],
    ],
    [
      'an array',
      map(['array', uint(2n ** 64n - 8n)], ['count', uint(2 ** 32 - 1)]),
      { array: 2n ** 64n - 8n, count: 2 ** 32 - 1 },
      [{ array: 2n ** 64n - 8n, count: 2 ** 32 - 1 }],
    ],
  ])('roots: %s', async (_, roots, expected, asRoots) => {
    const [capture] = await capturesOf(item({ roots }));
    expect(capture?.roots).toEqual(expected);
    expect(capture && [...rootsOf(capture)]).toEqual(asRoots);
  });

  test('notes', async () => {
    const notes = {
      host: text('Büro-7'),
      time: text('2026-11-22T08:00:00.1234567+01:00'),
      osBuild: uint(19045),
    };
    const [capture] = await capturesOf(item({ ...notes, note: text('drops\nonly') }));
    expect(capture).toMatchObject({
      host: 'Büro-7',
      time: '2026-11-22T08:00:00.1234567+01:00',
      osBuild: 19045,
      note: 'drops\nonly',
    });
  });

  test.each([
    ['text', text('1999-12-31t23:59:60z'), '1999-12-31t23:59:60z'],
    ['text with its tag', tag(0, text('2026-02-28T00:00:00-23:59')), '2026-02-28T00:00:00-23:59'],
    ['seconds', tag(1, uint(1700000000)), '2023-11-14T22:13:20.000Z'],
    ['seconds before 1970', tag(1, head('negative', 0)), '1969-12-31T23:59:59.000Z'],
    ['seconds with a fraction', tag(1, float64(0.25)), '1970-01-01T00:00:00.250Z'],
  ])('time as %s', async (_, time, expected) => {
    const [capture] = await capturesOf(item({ time }));
    expect(capture?.time).toBe(expected);
  });

  test.each(['x86', 'x64', 'arm64'] as const)('ABI %s', async (abi) => {
    const [capture] = await capturesOf(item({ abi: text(abi) }));
    expect([capture?.abi, capture?.memory.abi]).toEqual([abi, abi]);
  });

  test('ranges in any order, adjacent or one over the other, are one memory', async () => {
    const ranges = array(
      array(uint(0x1004), bytes(MASK.slice(4))),
      array(uint(0x1000), bytes(MASK.slice(0, 4))),
      array(uint(0x1001), bytes(MASK.slice(1, 3))),
      array(uint(2n ** 64n - 1n), bytes([7])),
    );
    const captures = await capturesOf(item({ ranges }));
    expect(decodedFromCaptures(captures).lines).toBe(`${MASK_JSON}\n`);
    expect(captures[0]?.ranges.map(({ base }) => base)).toEqual([0x1004n, 0x1000n, 0x1001n, 2n ** 64n - 1n]);
  });

  test('a range may end exactly with the address space', async () => {
    const top = 2n ** 32n - 8n;
    const ranges = array(array(uint(top), bytes(MASK)));
    const captures = await capturesOf(item({ abi: text('x86'), roots: array(uint(top)), ranges }));
    expect(decodedFromCaptures(captures).lines).toBe(`${MASK_JSON}\n`);
  });
});

describe('the ways that CBOR has to write the same', () => {
  const { fwpm, abi, struct, roots, ranges } = SOUND;
  const members = [
    ['fwpm', fwpm],
    ['abi', abi],
    ['struct', struct],
    ['roots', roots],
    ['ranges', ranges],
  ] as const;

  test.each([
    ['members in another order', map(...[...members].reverse())],
    ['a self-described item', tag(55799, item())],
    ['a map that a break ends', endless('map', ...members.flatMap(member))],
    [
      'lists that a break ends',
      item({
        roots: endless('array', uint(0x1000)),
        ranges: endless('array', endless('array', uint(0x1000), bytes(MASK))),
      }),
    ],
    [
      'strings in pieces',
      item({
        abi: endless('text', text('x'), text('64')),
        ranges: array(
          array(uint(0x1000), endless('bytes', bytes(MASK.slice(0, 3)), bytes([]), bytes(MASK.slice(3)))),
        ),
      }),
    ],
    [
      'heads that are longer than they need to be',
      item({
        fwpm: uint(1, 8),
        abi: text('x64', 4),
        roots: array(uint(0x1000, 8)),
        ranges: array(array(uint(0x1000, 4), bytes(MASK, 8))),
      }),
    ],
    [
      'addresses as bignums',
      item({
        roots: array(tag(2, bytes([0, 0, 0, 0, 0, 0, 0, 0, 0x10, 0]))),
        ranges: array(array(tag(2, bytes([0x10, 0])), bytes(MASK))),
      }),
    ],
    [
      'members that nobody knows yet',
      map(...members, ['color', tag(4711, array(NULL))], [uint(9), float64(1.5)]),
    ],
    ['a member called __proto__', map(...members, ['__proto__', map(['abi', text('x86')])])],
  ])('%s', async (_, bytesOfItem) => {
    const captures = await capturesOf(bytesOfItem);
    expect(captures).toHaveLength(1);
    expect(captures[0]).toMatchObject({ abi: 'x64', roots: [ROOT] });
    expect(decodedFromCaptures(captures).lines).toBe(`${MASK_JSON}\n`);
  });
});

describe('an item that is wrong', () => {
  const badRange = (...range: Uint8Array[]) => ({
    ranges: array(array(uint(0), bytes([])), array(...range)),
  });
  const NO_RANGE = 'a range is a list of two: an address and the bytes that begin there';
  const NO_ROOTS = 'the roots are a list of addresses, or a map of count and either entries or array';
  const NO_TIME = 'neither a time as RFC 3339 writes it nor seconds since 1970 with tag 1';
  const NO_UINT32 = 'not an integer of 0 to 4294967295';

  const required: [what: string, changed: Parameters<typeof item>[0], path: string, reason: string][] = [
    ['no version', { fwpm: undefined }, '', 'the item has no member fwpm'],
    [
      'a newer version',
      { fwpm: uint(2), abi: NULL },
      '.fwpm',
      'the item is of version 2 of the format, and version 1 is what this fwpm reads: take a newer one',
    ],
    ['a version that is none', { fwpm: text('1') }, '.fwpm', '"1" is no version of the format'],
    ['no ABI', { abi: undefined }, '', 'the item has no member abi'],
    ['an unknown ABI', { abi: text('mips') }, '.abi', '"mips" is no ABI: it is one of x64, x86, arm64'],
    [
      'an ABI that objects have',
      { abi: text('toString') },
      '.abi',
      '"toString" is no ABI: it is one of x64, x86, arm64',
    ],
    ['no struct', { struct: undefined }, '', 'the item has no member struct'],
    [
      'a struct of a newer version',
      { struct: text('FWPM_NET_EVENT6') },
      '.struct',
      'this fwpm knows no struct "FWPM_NET_EVENT6": take a newer one, or give its descriptor with the option structs',
    ],
    [
      'a struct that objects have',
      { struct: text('__proto__') },
      '.struct',
      'this fwpm knows no struct "__proto__": take a newer one, or give its descriptor with the option structs',
    ],
    ['a struct that is no text', { struct: uint(5) }, '.struct', '5 is not the C name of a struct'],
    ['no roots', { roots: undefined }, '', 'the item has no member roots'],
    ['roots that are one address', { roots: uint(4096) }, '.roots', NO_ROOTS],
    [
      'roots of both kinds',
      { roots: map(['entries', uint(0)], ['array', uint(0)], ['count', uint(0)]) },
      '.roots',
      NO_ROOTS,
    ],
    ['roots of no kind', { roots: map(['count', uint(0)]) }, '.roots', NO_ROOTS],
    [
      'entries without a count',
      { roots: map(['entries', uint(0)]) },
      '.roots.count',
      `undefined is ${NO_UINT32}`,
    ],
    [
      'a count of 2^32',
      { roots: map(['array', uint(0)], ['count', uint(2 ** 32)]) },
      '.roots.count',
      `4294967296 is ${NO_UINT32}`,
    ],
    [
      'a count with a fraction',
      { roots: map(['array', uint(0)], ['count', float64(1.5)]) },
      '.roots.count',
      `1.5 is ${NO_UINT32}`,
    ],
    [
      'entries at no address',
      { roots: map(['entries', NULL], ['count', uint(0)]) },
      '.roots.entries',
      'null is no address of x64',
    ],
    [
      'a negative address',
      { roots: array(uint(0), head('negative', 7)) },
      '.roots[1]',
      '-8 is no address of x64',
    ],
    ['an address with a fraction', { roots: array(float64(0.5)) }, '.roots[0]', '0.5 is no address of x64'],
    [
      'an address as a float that is not exact',
      { roots: array(float64(2 ** 60)) },
      '.roots[0]',
      '1152921504606847000 is no address of x64',
    ],
    ['an address as text', { roots: array(text('0x1000')) }, '.roots[0]', '"0x1000" is no address of x64'],
    [
      'an address of 65 bits',
      { roots: array(tag(2, bytes([1, 0, 0, 0, 0, 0, 0, 0, 0]))) },
      '.roots[0]',
      '18446744073709551616 is no address of x64',
    ],
    [
      'an address of 17 bytes',
      { roots: array(tag(2, bytes(new Uint8Array(17)))) },
      '.roots[0]',
      'a value with tag 2 is no address of x64',
    ],
    [
      'an address of 33 bits under x86',
      { abi: text('x86'), roots: array(uint(2 ** 32)) },
      '.roots[0]',
      '4294967296 is no address of x86',
    ],
    ['no ranges', { ranges: undefined }, '', 'the item has no member ranges'],
    ['ranges that are bytes', { ranges: bytes(MASK) }, '.ranges', 'a byte string is no list'],
    ['ranges that are a map', { ranges: map() }, '.ranges', 'a map is no list'],
    ['a range that is bytes', { ranges: array(bytes(MASK)) }, '.ranges[0]', NO_RANGE],
    ['a range of three', badRange(uint(0), bytes([]), uint(0)), '.ranges[1]', NO_RANGE],
    ['a range of text', badRange(uint(0), text('MZ')), '.ranges[1]', '"MZ" is no byte string'],
    ['a range of numbers', badRange(uint(0), array(uint(1))), '.ranges[1]', 'a list is no byte string'],
    [
      'a range at no address',
      badRange(bytes([]), bytes([])),
      '.ranges[1]',
      'a byte string is no address of x64',
    ],
    [
      'a range past the end',
      badRange(uint(2n ** 64n - 7n), bytes(MASK)),
      '.ranges[1]',
      '8 bytes at 0xfffffffffffffff9 run past the end of the address space of x64',
    ],
    [
      'a key that is there twice',
      { note: join(text(''), text('abi'), text('x86')) },
      '',
      'the item is no valid CBOR: the key "abi" is there twice',
    ],
    ['text that is no UTF-8', { host: Uint8Array.of(0x61, 0xff) }, '', 'the item is no valid CBOR: '],
  ];

  const optional: typeof required = [
    ['a host that is no text', { host: uint(7) }, '.host', '7 is no text'],
    ['a note that is no text', { note: bytes([]) }, '.note', 'a byte string is no text'],
    [
      'a time in no zone',
      { time: text('2026-11-22T08:00:00') },
      '.time',
      `"2026-11-22T08:00:00" is ${NO_TIME}`,
    ],
    ['a time without a tag', { time: uint(1700000000) }, '.time', `1700000000 is ${NO_TIME}`],
    [
      'a time that is none',
      { time: tag(1, float64(Number.NaN)) },
      '.time',
      `a value with tag 1 is ${NO_TIME}`,
    ],
    [
      'a time in a year of five digits',
      { time: tag(1, uint(253402300800)) },
      '.time',
      `a value with tag 1 is ${NO_TIME}`,
    ],
    ['a time with another tag', { time: tag(100, uint(1)) }, '.time', `a value with tag 100 is ${NO_TIME}`],
    [
      'a time of text with the tag of seconds',
      { time: tag(1, text('2026-11-22T08:00:00Z')) },
      '.time',
      `a value with tag 1 is ${NO_TIME}`,
    ],
    ['a month 13', { time: text('2026-13-01T00:00:00Z') }, '.time', `"2026-13-01T00:00:00Z" is ${NO_TIME}`],
    ['a build as text', { osBuild: text('10.0.19045') }, '.osBuild', `"10.0.19045" is ${NO_UINT32}`],
    ['a build that is negative', { osBuild: head('negative', 0) }, '.osBuild', `-1 is ${NO_UINT32}`],
  ];

  /** A map says how many members it has: one that has a second one within needs one more. */
  const bytesOf = (what: string, changed: (typeof required)[number][1]): Uint8Array => {
    const bytesOfItem = item(changed);
    if (what === 'a key that is there twice') bytesOfItem[0] = (bytesOfItem[0] ?? 0) + 1;
    return bytesOfItem;
  };

  test.each([...required, ...optional])('%s is refused', async (what, changed, path, reason) => {
    const error = await captureErrorOf([item(), bytesOf(what, changed)]);
    expect(error).toMatchObject({
      name: 'DecodeError',
      code: 'BAD_CAPTURE',
      struct: 'capture',
      path: `[1]${path}`,
      address: 0n,
      offset: item().length,
    });
    expect(error.reason).toContain(reason);
    expect(error.reason).toMatch(new RegExp(` \\(item at offset 0x${item().length.toString(16)}\\)$`));
    expect(error.message).toBe(`capture: [1]${path}: ${error.reason}`);
  });

  test.each(required)('%s: it is told, and the others are read', async (what, changed, path, reason) => {
    const { captures, issues } = await readTolerantly([item(), bytesOf(what, changed), item()]);
    expect(captures.map(({ index }) => index)).toEqual([0, 2]);
    expect(issues).toHaveLength(1);
    expect(issues[0]).toMatchObject({ path: `[1]${path}`, reason: expect.stringContaining(reason) });
  });

  test.each(optional)('%s: it is told, and left out', async (_, changed, path, reason) => {
    const { captures, issues } = await readTolerantly([item(), item(changed), item()]);
    expect(captures.map(({ index }) => index)).toEqual([0, 1, 2]);
    expect(Object.keys(captures[1] ?? {})).toEqual(Object.keys(captures[0] ?? {}));
    expect(issues).toHaveLength(1);
    expect(issues[0]).toMatchObject({ path: `[1]${path}`, reason: expect.stringContaining(reason) });
  });

  test('messages stay short', async () => {
    const error = await captureErrorOf(item({ struct: text('A'.repeat(100_000)) }));
    expect(error.message).toContain(`"${'A'.repeat(40)}…"`);
    expect(error.message.length).toBeLessThan(300);
  });
});

describe('structs that are not of the headers', () => {
  const PAIR = struct('PAIR', { first: uint32, second: uint32 });

  test('are known when they are given', async () => {
    const captures = await capturesOf(item({ struct: text('PAIR') }), { structs: [PAIR] });
    expect(captures[0]?.struct).toBe(PAIR);
    expect(decodedFromCaptures(captures).lines).toBe('{"first":167772160,"second":4278190080}\n');
  });

  test('come before those of the headers', async () => {
    const own = struct('FWP_V4_ADDR_AND_MASK', { all: uint32 });
    expect((await capturesOf(item(), { structs: [own] }))[0]?.struct).toBe(own);
  });
});

test('the name of each struct of the headers is its name in a capture', () => {
  for (const [name, layout] of Object.entries(layouts)) expect(layout?.ctype).toBe(name);
});

describe('a sequence', () => {
  test('of no items has none', async () => {
    expect(await capturesOf([])).toEqual([]);
    expect(await capturesOf(new Uint8Array(0))).toEqual([]);
    expect(await capturesOf([new Uint8Array(0), new Uint8Array(0)])).toEqual([]);
  });

  test('of files one behind the other has all items, and says where they are', async () => {
    const parts = [item(), tag(55799, item({ host: text('b') })), item({ host: text('c') })];
    const captures = await capturesOf(join(...parts));
    expect(captures.map(({ index, offset, host }) => [index, offset, host])).toEqual([
      [0, 0, undefined],
      [1, item().length, 'b'],
      [2, item().length + (parts[1]?.length ?? 0), 'c'],
    ]);
  });

  test('can be cut into chunks anywhere', async () => {
    const whole = join(item({ note: text('ä') }), item(), item({ roots: endless('array') }));
    const read = async (source: CaptureSource) =>
      (await capturesOf(source)).map(({ memory, ...what }) => ({ ...what, abi: memory.abi }));
    const expected = await read(whole);
    expect(expected).toHaveLength(3);
    for (const first of rows(Array.from({ length: whole.length + 1 }, (_, index) => index))) {
      for (const second of [first, first + 1, first + 9, whole.length]) {
        const chunks = [whole.subarray(0, first), whole.subarray(first, second), whole.subarray(second)];
        expect(await read(chunks), `${first}, ${second}`).toEqual(expected);
      }
    }
    expect(await read(Array.from(whole, (byte) => Uint8Array.of(byte)))).toEqual(expected);
  });
});

describe('a capture that is cut', () => {
  const whole = join(item(), item({ host: text('b') }));
  const first = item().length;

  test('anywhere loses the item that is cut, and says so', async () => {
    for (let length = 0; length < whole.length; length += EXHAUSTIVE ? 1 : 5) {
      const { captures, issues } = await readTolerantly(whole.subarray(0, length));
      expect(captures).toHaveLength(length < first ? 0 : 1);
      const there = length < first ? length : length - first;
      if (there === 0) expect(issues).toEqual([]);
      else {
        expect(issues).toHaveLength(1);
        expect(issues[0]).toMatchObject({
          code: 'BAD_CAPTURE',
          path: length < first ? '[0]' : '[1]',
          offset: length < first ? 0 : first,
        });
        const [, missing] =
          new RegExp(
            `^the capture ends within this item: ${there} bytes of it are there, (\\d+) more at the least are missing`,
          ).exec(issues[0]?.reason ?? '') ?? [];
        expect(Number(missing)).toBeGreaterThan(0);
        expect(Number(missing)).toBeLessThanOrEqual((length < first ? first : whole.length) - length);
      }
    }
  });

  test('is refused strictly, behind the items that are whole', async () => {
    const reader = readCaptures(whole.subarray(0, -1));
    expect((await reader.next()).value).toMatchObject({ index: 0 });
    await expect(reader.next()).rejects.toMatchObject({
      code: 'BAD_CAPTURE',
      message: `capture: [1]: the capture ends within this item: ${item({ host: text('b') }).length - 1} bytes of it are there, 1 more at the least are missing (item at offset 0x${first.toString(16)})`,
    });
    expect(await reader.next()).toEqual({ done: true, value: undefined });
  });

  test.each([
    ['in a byte string', join(head('bytes', 100), Uint8Array.of(1, 2)), 98],
    ['in a head', head('uint', 1, 8).subarray(0, 3), 6],
    ['behind a tag', head('tag', 1), 1],
    ['in lists within lists', join(head('array', 3), head('array', 5), uint(1)), 6],
    ['in a map', join(head('map', 3), text('a')), 5],
    ['before a break', join(Uint8Array.of(0xbf, 0x9f, 0x5f), bytes([1])), 3],
  ])('%s: what is missing is counted', async (_, start, missing) => {
    const reason = `${start.length} bytes of it are there, ${missing} more at the least are missing`;
    expect((await captureErrorOf(start)).reason).toContain(reason);
  });
});

function* chunked(whole: Uint8Array, size: number): Generator<Uint8Array> {
  for (let at = 0; at < whole.length; at += size) yield whole.subarray(at, at + size);
}

describe('what is no capture', () => {
  test.each([
    ['a number', uint(0)],
    ['a list', array(item())],
    ['null', NULL],
    ['a byte string', bytes(item())],
    ['a map behind a tag', tag(24, item())],
    ['a number behind the tag of CBOR itself', tag(55799, uint(1))],
  ])('%s is refused', async (_, other) => {
    const error = await captureErrorOf([item(), other, item()]);
    expect(error).toMatchObject({ code: 'BAD_CAPTURE', path: '[1]', offset: item().length });
    expect(error.reason).toContain('the item is no capture: it is no map (item');
  });

  test('zeros behind the last item are told of once', async () => {
    const { captures, issues } = await readTolerantly([
      item(),
      new Uint8Array(5000),
      item(),
      new Uint8Array(1),
    ]);
    expect(captures.map(({ index }) => index)).toEqual([0, 5001]);
    expect(issues.map(({ path, reason }) => [path, reason.split(' (')[0]])).toEqual([
      ['[1]', '5000 items from here on are no captures: they are no maps'],
      ['[5002]', 'the item is no capture: it is no map'],
    ]);
  });

  test.each(
    rows(
      Array.from({ length: 256 }, (_, byte) => [byte]),
      13,
    ),
  )('a run of %i after an item is told of once, however its bytes come in', async (byte) => {
    const garbage = new Uint8Array(3000).fill(byte);
    const whole = join(item(), garbage);
    const { captures, issues } = await readTolerantly(whole);
    expect(captures).toHaveLength(1);
    // What the run is, and that it ends within an item.
    expect([1, 2]).toContain(issues.length);
    for (const size of [1, 7, 999]) {
      const pieces = await readTolerantly(chunked(whole, size));
      expect(pieces.issues.map(({ message }) => message)).toEqual(issues.map(({ message }) => message));
    }
    const [first] = issues;
    const strictly = await captureErrorOf(whole);
    expect([strictly.path, strictly.offset]).toEqual([first?.path, first?.offset]);
  });

  test.each([
    [[0x00], 'they are no maps'],
    [[0xf6, 0x80, 0x18, 0x18], 'they are no maps'],
    [[0xa0], 'they are no maps, or too small'],
    [[0xa1, 0x00, 0x00, 0x40], 'they are no maps, or too small'],
  ])('what is made of %j again and again is one run', async (unit, why) => {
    const garbage = new Uint8Array(600).map((_, i) => unit[i % unit.length] ?? 0);
    const { captures, issues } = await readTolerantly([item(), garbage, item()]);
    expect(captures).toHaveLength(2);
    expect(issues).toHaveLength(1);
    expect(issues[0]?.reason).toMatch(new RegExp(`^\\d+ items from here on are no captures: ${why} \\(`));
  });

  test.each([
    ['an empty map', Uint8Array.of(0xa0), 'the item has no member fwpm'],
    ['a small map', Uint8Array.of(0xa1, 0, 0), 'the item has no member fwpm'],
    ['a small map with one key twice', Uint8Array.of(0xa2, 0, 0, 0, 0), 'the item is no valid CBOR'],
  ])('%s alone is told of for what it is', async (_, other, reason) => {
    const { captures, issues } = await readTolerantly([item(), other, item()]);
    expect(captures).toHaveLength(2);
    expect(issues.map((issue) => issue.path)).toEqual(['[1]']);
    expect(issues[0]?.reason).toContain(reason);
  });

  test('a run of items above a limit is told of for each', async () => {
    const { issues } = await readTolerantly(new Uint8Array(4).fill(0x18), { limits: { itemBytes: 1 } });
    expect(issues.map(({ reason }) => reason.includes('limit itemBytes'))).toEqual([true, true]);
  });

  test('strictly the first of them is refused, and nothing behind it read', async () => {
    function* source(): Generator<Uint8Array> {
      yield new Uint8Array(2);
      fail();
    }
    const error = await captureErrorOf(source());
    expect([error.path, error.reason]).toEqual([
      '[0]',
      'the item is no capture: it is no map (item at offset 0x0)',
    ]);
  });

  test('they are told of before what comes behind them', async () => {
    const { issues } = await readTolerantly([
      new Uint8Array(2),
      item({ abi: NULL }),
      uint(1),
      item().subarray(0, 9),
    ]);
    expect(issues.map(({ path }) => path)).toEqual(['[0]', '[2].abi', '[3]', '[4]']);
  });

  const nested = (depth: number): Uint8Array =>
    join(...Array.from({ length: depth }, () => head('array', 1)), NULL);
  test.each([
    ['a break', BREAK, 'a break stands where nothing is to be ended', 1],
    [
      'a break in a list that has a length',
      join(head('array', 2), BREAK),
      'a break stands where nothing is to be ended',
      2,
    ],
    ['a break behind a key', join(Uint8Array.of(0xbf), text('a'), BREAK), 'a map ends after a key', 4],
    ['a byte that is reserved', Uint8Array.of(0xfc), 'the byte 0xfc begins no value of CBOR', 1],
    ['a number without a length', Uint8Array.of(0x1f), 'the byte 0x1f begins no value of CBOR', 1],
    ['a tag without a number', Uint8Array.of(0xdf), 'the byte 0xdf begins no value of CBOR', 1],
    [
      'text in pieces of bytes',
      join(Uint8Array.of(0x7f), bytes([])),
      'a string in pieces has a piece that is none',
      2,
    ],
    ['pieces of pieces', Uint8Array.of(0x5f, 0x5f), 'a string in pieces has a piece that is none', 2],
    [
      '17 lists within each other',
      nested(17),
      'more than 16 arrays, maps and tags lie one within the other',
      17,
    ],
  ])('%s: nothing can be read behind it', async (_, broken, reason, length) => {
    const at = item().length;
    const { captures, issues } = await readTolerantly([item(), broken, item()]);
    expect(captures).toHaveLength(1);
    expect(issues.map(({ path, offset, reason }) => [path, offset, reason])).toEqual([
      [
        '[1]',
        at,
        `${reason}: nothing can be read from offset 0x${(at + length - 1).toString(16)} on (item at offset 0x${at.toString(16)})`,
      ],
    ]);
    expect(await captureErrorOf([item(), broken])).toMatchObject({ code: 'BAD_CAPTURE', path: '[1]' });
  });

  test('16 lists within each other can be read', async () => {
    expect((await readTolerantly([nested(16), item()])).captures).toHaveLength(1);
  });
});

describe('limits', () => {
  const long = item({ ranges: array(array(uint(0), bytes(new Uint8Array(1000)))) });

  test.each([
    ['itemBytes', long.length],
    // The map, its five keys, and fwpm, abi, struct; the list of roots and its root; two lists, an address, bytes.
    ['values', 1 + 5 + 3 + 2 + 4],
  ])('%s admits what is as large as it, and nothing larger', async (name, size) => {
    expect(await capturesOf(long, { limits: { [name]: size } })).toHaveLength(1);
    const error = await captureErrorOf(long, { limits: { [name]: size - 1 } });
    expect(error).toMatchObject({ code: 'BAD_CAPTURE', path: '[0]' });
    expect(error.reason).toContain(`the limit ${name} of ${size - 1}`);
  });

  test.each([
    ['bytes', { itemBytes: 500 }, { ranges: array(array(uint(0), bytes(new Uint8Array(1000)))) }],
    ['values', { values: 20 }, { roots: endless('array', ...Array.from({ length: 30 }, () => uint(0))) }],
  ])('an item of too many %s is told of once, and passed over', async (_, limits, large) => {
    const whole = join(item(), item({ ...large, note: text('and more') }), item());
    const chunks = Array.from({ length: whole.length }, (_, i) => whole.subarray(i, i + 1));
    const [first, ...others] = await Promise.all(
      [whole, chunks].map(async (source) => {
        const { captures, issues } = await readTolerantly(source, { limits });
        return { read: captures.map(({ index }) => index), told: issues.map(({ message }) => message) };
      }),
    );
    expect(first).toEqual({ read: [0, 2], told: [expect.stringMatching(/^capture: \[1\]: the item /)] });
    // However it comes in, the same is said of it.
    expect(others).toEqual([first]);
  });

  test.each([
    [
      'a byte string of 2^60 bytes',
      join(head('map', 1), text('ranges'), head('bytes', 2n ** 60n)),
      'takes 1152921504606847000 bytes at the least',
    ],
    ['a text of 2^64-1 bytes', head('text', 2n ** 64n - 1n), 'bytes at the least'],
    ['a list of 2^60 values', head('array', 2n ** 60n), 'more values than the limit values of 1048576'],
    ['a map of 2^63 values', head('map', 2n ** 63n), 'more values than the limit values of 1048576'],
    ['a list of 2^20 values', head('array', 2 ** 20), 'more values than the limit values of 1048576'],
  ])('%s is refused by its head', async (_, start, reason) => {
    const { captures, issues } = await readTolerantly([start, new Uint8Array(100)]);
    expect(captures).toEqual([]);
    expect(issues).toHaveLength(1);
    expect(issues[0]?.reason).toContain(reason);
    // Strictly nothing after the head is asked for.
    function* source(): Generator<Uint8Array> {
      yield start;
      fail();
    }
    await expect(capturesOf(source())).rejects.toMatchObject({ code: 'BAD_CAPTURE' });
  });

  test('what is announced is not allocated', async () => {
    const before = process.memoryUsage().arrayBuffers;
    let grown = 0;
    function* source(): Generator<Uint8Array> {
      yield join(head('map', 1), text('note'), head('bytes', 2 ** 29));
      yield Uint8Array.of(0);
      grown = process.memoryUsage().arrayBuffers - before;
    }
    expect(await captureErrorOf(source())).toMatchObject({ code: 'BAD_CAPTURE' });
    expect(grown).toBeLessThan(2 ** 26);
  });
});

function fail(): never {
  throw new Error('asked for too much');
}

describe('sources', () => {
  const whole = join(item(), item());
  const halves = [whole.subarray(0, 50), whole.subarray(50)];

  async function* later(): AsyncGenerator<Uint8Array> {
    yield* halves;
  }

  const sources: [string, () => CaptureSource][] = [
    ['a Uint8Array', () => whole],
    ['a Buffer', () => Buffer.from(whole)],
    ['a part of a buffer', () => new DataView(join(uint(7), whole, uint(7)).buffer, 1, whole.length)],
    ['an ArrayBuffer', () => whole.slice().buffer],
    [
      'a SharedArrayBuffer',
      () => {
        const shared = new SharedArrayBuffer(whole.length);
        new Uint8Array(shared).set(whole);
        return shared;
      },
    ],
    ['an array of chunks', () => halves],
    ['a generator', () => halves.values()],
    ['an asynchronous generator', later],
    ['a ReadableStream', () => ReadableStream.from(halves)],
    [
      'a ReadableStream that is no iterable',
      () => {
        const stream = ReadableStream.from(halves);
        return { getReader: () => stream.getReader() };
      },
    ],
  ];

  test.each(sources)('%s', async (_, source) => {
    const captures = await capturesOf(source());
    expect(decodedFromCaptures(captures).lines).toBe(`${MASK_JSON}\n${MASK_JSON}\n`);
  });

  test.each([null, undefined, 'a.cbor', 7, {}])('%j is none', (source) => {
    // @ts-expect-error: it is not a source.
    expect(() => readCaptures(source)).toThrow(TypeError);
  });

  test.each([['text'], [7], [undefined]])("a chunk that is %j is the caller's mistake", async (chunk) => {
    // @ts-expect-error: chunks are bytes.
    await expect(capturesOf([chunk])).rejects.toThrow(TypeError);
    // @ts-expect-error: chunks are bytes.
    await expect(capturesOf({ getReader: () => ReadableStream.from([chunk]).getReader() })).rejects.toThrow(
      TypeError,
    );
  });

  async function* broken(): AsyncGenerator<Uint8Array> {
    yield item();
    throw new Error('unplugged');
  }

  test.each<[string, () => CaptureSource]>([
    ['an iterable', broken],
    ['a stream', () => ({ getReader: () => ReadableStream.from(broken()).getReader() })],
  ])('what %s throws goes on', async (_, source) => {
    const reader = readCaptures(source(), { onIssue: () => fail() });
    expect((await reader.next()).done).toBe(false);
    await expect(reader.next()).rejects.toThrow('unplugged');
  });

  test('are asked for no more than the next item takes', async () => {
    let asked = 0;
    let isClosed = false;
    function* chunks(): Generator<Uint8Array> {
      try {
        for (;;) {
          asked++;
          yield item();
        }
      } finally {
        isClosed = true;
      }
    }
    const reader = readCaptures(chunks());
    expect(asked).toBe(0);
    await reader.next();
    expect(asked).toBe(1);
    await reader.next();
    await reader.next();
    expect(asked).toBe(3);
    await reader.return();
    expect([asked, isClosed]).toEqual([3, true]);
  });

  test('a stream is let go of when nobody reads on', async () => {
    const cancelled: string[] = [];
    const streamOf = (name: string, chunk: unknown) => {
      const stream = new ReadableStream({
        pull(controller) {
          controller.enqueue(chunk);
          if (name === 'ends') controller.close();
        },
        cancel: () => void cancelled.push(name),
      });
      return { getReader: () => stream.getReader() };
    };
    for await (const { index } of readCaptures(streamOf('goes on', item()))) if (index === 2) break;
    await expect(capturesOf(streamOf('is no capture', NULL))).rejects.toThrow(DecodeError);
    await expect(capturesOf(streamOf('is text', 'text'))).rejects.toThrow(TypeError);
    expect(await capturesOf(streamOf('ends', item()))).toHaveLength(1);
    expect(cancelled).toEqual(['goes on', 'is no capture', 'is text']);
  });

  test('may use their chunks again', async () => {
    const withMask = (mask: readonly number[]) => item({ ranges: array(array(uint(0x1000), bytes(mask))) });
    const chunk = new Uint8Array(item().length);
    function* chunks(): Generator<Uint8Array> {
      for (const mask of [MASK, [1, 2, 3, 4, 5, 6, 7, 8], new Array(8).fill(0)]) {
        chunk.set(withMask(mask));
        yield chunk;
      }
    }
    const captures = await capturesOf(chunks());
    expect(decodedFromCaptures(captures).lines).toBe(
      `${MASK_JSON}\n{"addr":"4.3.2.1","mask":"8.7.6.5"}\n{"addr":"0.0.0.0","mask":"0.0.0.0"}\n`,
    );
  });
});

describe('wrong options are refused at once', () => {
  test.each([
    ['onIssue', { onIssue: 'log' }, TypeError],
    ['structs', { structs: ['FWPM_NET_EVENT6'] }, TypeError],
    ['a limit of 0', { limits: { itemBytes: 0 } }, RangeError],
    ['a limit that is not there', { limits: { elements: 5 } }, TypeError],
  ])('%s', (_, options, type) => {
    // @ts-expect-error: that is what is tested.
    expect(() => readCaptures(item(), options)).toThrow(type);
  });
});

test('what onIssue throws goes on', async () => {
  const onIssue = (issue: DecodeError): never => {
    throw new Error(`stop: ${issue.path}`);
  };
  await expect(capturesOf([NULL, item()], { onIssue })).rejects.toThrow('stop: [0]');
  await expect(capturesOf([item({ abi: NULL })], { onIssue })).rejects.toThrow('stop: [0].abi');
  await expect(capturesOf([item({ host: NULL })], { onIssue })).rejects.toThrow('stop: [0].host');
});
