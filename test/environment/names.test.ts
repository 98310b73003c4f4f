/** Names and texts that mean something to JavaScript mean nothing to the library: prototypes are out of its reach. */
import { runInNewContext } from 'node:vm';
import { afterAll, describe, expect, test } from 'vitest';
import {
  columns,
  counted,
  decode,
  decodeEntries,
  encode,
  enumeration,
  FWPM_NET_EVENT5,
  GUID,
  layoutOf,
  memoryImage,
  ndjson,
  pointer,
  struct,
  toJson,
  uint8,
  uint32,
  union,
  when,
  wideString,
} from '../../src/index.ts';
import { SAMPLE } from './expected.ts';

/** Members of Object.prototype, and names that JavaScript asks objects for by itself. */
const NAMES = [
  ...Object.getOwnPropertyNames(Object.prototype).filter((name) => name !== '__proto__'),
  ...['prototype', 'then', 'toJSON', 'length', 'name', 'message', 'caller', 'arguments'],
];

/** What the prototype of all objects has in an engine that nobody has touched. */
const UNTOUCHED: unknown = runInNewContext('Object.getOwnPropertyNames(Object.prototype)');

afterAll(() => expect(Object.getOwnPropertyNames(Object.prototype)).toEqual(UNTOUCHED));

const OF_X64 = { abi: 'x64', base: 0 } as const;

describe.each(NAMES)('%s', (name) => {
  const LAYOUT = struct(name, {
    before: uint8,
    [name]: uint32,
    kind: enumeration(name, { [name]: 7, other: 8 }),
    byKind: union('kind', { [`_${name}`]: when([name], uint32) }),
  });
  const value = { before: 1, [name]: 0xfefefefe, kind: name, [`_${name}`]: 5 };

  test('is a member, a constant and an arm like any other', () => {
    const { bytes, address } = encode(LAYOUT, value);
    const memory = memoryImage(bytes, OF_X64);
    const decoded = decode(LAYOUT, memory, address);
    expect(Object.entries(decoded)).toEqual(Object.entries(value));
    expect(Object.getPrototypeOf(decoded)).toBe(Object.prototype);

    const json = `{"before":1,"${name}":4278124286,"kind":"${name}","_${name}":5}`;
    expect(toJson(LAYOUT, decoded)).toBe(json);
    expect(Buffer.concat([...ndjson(LAYOUT, memory, { address })]).toString()).toBe(`${json}\n`);
  });

  test('is a path and a column like any other', () => {
    const { bytes, address } = encode(LAYOUT, value);
    const read = columns<typeof LAYOUT, Record<string, string>>(
      LAYOUT,
      memoryImage(bytes, OF_X64),
      { address },
      {
        [name]: name,
      },
    );
    expect(Object.keys(read)).toEqual([name]);
    expect(read[name]?.values).toEqual(Uint32Array.of(0xfefefefe));
    expect(layoutOf(LAYOUT, 'x64').members.map(({ path }) => path)).toContain(name);
  });

  test('is no constant where none is declared', () => {
    const KIND = enumeration('KIND', { SOME: 1 });
    expect(() => encode(KIND, name as 'SOME')).toThrow(TypeError);
  });

  test('is no path where no member has it', () => {
    const memory = memoryImage(new Uint8Array(8), OF_X64);
    const plain = struct('PLAIN', { member: uint8 });
    const read = () =>
      columns<typeof plain, Record<string, string>>(plain, memory, { address: 0 }, { column: name });
    expect(read).toThrow(TypeError);
  });

  test('is a text like any other', () => {
    const TEXTS = struct('TEXTS', { count: uint32, texts: counted('count', pointer(wideString)) });
    const texts = { texts: [name, '__proto__', null] };
    const { bytes, address } = encode(TEXTS, texts);
    const decoded = decode(TEXTS, memoryImage(bytes, OF_X64), address);
    expect(decoded).toEqual(texts);
    expect(JSON.parse(toJson(TEXTS, decoded))).toEqual(texts);
  });
});

describe('__proto__', () => {
  const memory = memoryImage(SAMPLE, { abi: 'x64', base: 0x3507c0n });
  const roots = { entries: 0x3507c0n, count: 16 };

  test('names no member, constant or arm', () => {
    expect(() => struct('S', { ['__proto__']: uint8 })).toThrow(TypeError);
    expect(() => enumeration('E', { ['__proto__']: 1 })).toThrow(TypeError);
    expect(() =>
      struct('S', {
        kind: enumeration('E', { A: 1 }),
        byKind: union('kind', { ['__proto__']: when('A', uint8) }),
      }),
    ).toThrow(TypeError);
  });

  test('names a column, which is a member of the result', () => {
    const read = columns(FWPM_NET_EVENT5, memory, roots, { ['__proto__']: 'type' });
    expect(Object.keys(read)).toEqual(['__proto__']);
    expect(Object.getPrototypeOf(read)).toBe(Object.prototype);
  });

  test('is no path', () => {
    for (const path of [
      '__proto__',
      'header.__proto__',
      'header.__proto__.timeStamp',
      'constructor.prototype',
    ]) {
      const paths: Record<string, string> = { path };
      expect(() => columns(FWPM_NET_EVENT5, memory, roots, paths), path).toThrow(TypeError);
    }
  });

  test('of options that came as JSON is refused like any wrong name', () => {
    const limits = JSON.parse('{ "__proto__": { "elements": 1 } }');
    expect(() => [...decodeEntries(FWPM_NET_EVENT5, memory, 0x3507c0n, 16, { limits })]).toThrow(TypeError);
  });

  test('of a value that came as JSON is passed over', () => {
    const [event] = decodeEntries(FWPM_NET_EVENT5, memory, 0x3507c0n, 1);
    const polluted = Object.assign(JSON.parse('{ "__proto__": { "type": 99, "polluted": true } }'), event);
    expect(encode(FWPM_NET_EVENT5, polluted)).toEqual(
      encode(FWPM_NET_EVENT5, event as NonNullable<typeof event>),
    );
    expect(toJson(FWPM_NET_EVENT5, polluted)).toBe(toJson(FWPM_NET_EVENT5, event ?? null));
  });

  test('is no GUID, address or SID', () => {
    expect(() => encode(GUID, '__proto__')).toThrow(TypeError);
  });
});
