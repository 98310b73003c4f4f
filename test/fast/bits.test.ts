/** Readers and writers that the generator makes of unions by bits: they run, and give what the careful decoder gives. */
import { build } from 'esbuild';
import { describe, expect, test } from 'vitest';
import { DEFAULT_LIMITS, type Limits } from '../../src/codec/index.ts';
import { C } from '../../src/fast/generator/c.ts';
import { generateReaders } from '../../src/fast/generator/readers.ts';
import { TYPESCRIPT } from '../../src/fast/generator/typescript.ts';
import { generateWriters } from '../../src/fast/generator/writers.ts';
import {
  decode,
  enumeration,
  flags32,
  guid,
  memoryImage,
  pointer,
  struct,
  toJson,
  uint8,
  uint16,
  uint32,
  uint64,
  union,
  when,
} from '../../src/index.ts';
import { opaque, unionByBit } from '../../src/layout/objectVocabulary.ts';
import { Image } from '../support/image.ts';

const KIND = enumeration('KIND', { ONE: 1, TWO: 2, CALLED: 0x4001 });

/** Two bits of one word, a bit of an enumeration that has names, too, and an arm that no bit selects. */
const BITS = struct('BITS', {
  flags: flags32('FLAG', { FLAG_ONE: 1, FLAG_HIGH: 0x80000000 }),
  kind: KIND,
  byHigh: unionByBit('flags', 0x80000000, { raw: when('clear', uint64), key: when('set', guid) }),
  byKind: union('kind', { one: when('ONE', uint16), called: when('CALLED', uint32) }),
  byCall: unionByBit('kind', 0x4000, { callout: when('set', pointer(uint8)) }),
  byLow: unionByBit('flags', 1, { low: when('set', uint8), none: when('clear', uint16) }),
});

const CASES = [0, 1, 2, 0x80000000, 0x80000001, 0xffffffff].flatMap((flags) =>
  [0, 1, 2, 0x4000, 0x4001, 0x8001, 0xffffffff].map((kind) => ({ flags, kind })),
);

function imageOf({ flags, kind }: (typeof CASES)[number]): Uint8Array {
  const image = new Image(64).u32(0, flags).u32(4, kind);
  for (let i = 8; i < 48; i++) image.u8(i, i);
  // The pointer is at 32 for 8 bytes and at 28 for 4, after the arm by name at 24.
  image.u64(32, 0x30n);
  return image.bytes;
}

/** The module that generated code makes with the run time of its folder. */
async function moduleOf(
  generated: string,
  runTime: string,
): Promise<{ run(bytes: Uint8Array, limits: Limits): unknown }> {
  const { outputFiles } = await build({
    stdin: { contents: `${generated}\n${runTime}`, resolveDir: 'src/fast/generated', loader: 'ts' },
    bundle: true,
    format: 'esm',
    write: false,
  });
  const code = Buffer.from(outputFiles[0]?.contents ?? '').toString('base64');
  return import(/* @vite-ignore */ `data:text/javascript;base64,${code}`);
}

describe('a reader', () => {
  test.each(CASES)('of flags $flags and kind $kind', async (fields) => {
    const bytes = imageOf(fields);
    const { run } = await reader;
    const careful = decode(BITS, memoryImage(bytes, { abi: 'x64', base: 0 }), 0);
    expect(run(bytes, DEFAULT_LIMITS)).toEqual(careful);
    expect(Object.keys(careful)).toContain(fields.flags >= 0x80000000 ? 'key' : 'raw');
    expect('callout' in careful).toBe((fields.kind & 0x4000) !== 0);
  });

  const reader = moduleOf(
    generateReaders([BITS], 8),
    `import { Source as S } from '../source.ts';
    export function run(bytes: Uint8Array, limits: never) {
      const source = new S(new DataView(bytes.buffer), 0n);
      source.begin(limits, 1000);
      return readers['BITS']?.read(source, 0);
    }`,
  );
});

describe('a writer', () => {
  test.each(CASES)('of flags $flags and kind $kind', async (fields) => {
    const bytes = imageOf(fields);
    const { run } = await writer;
    const careful = decode(BITS, memoryImage(bytes, { abi: 'x64', base: 0 }), 0);
    expect(run(bytes, DEFAULT_LIMITS)).toBe(toJson(BITS, careful));
  });

  const writer = moduleOf(
    generateWriters([BITS], 8, TYPESCRIPT),
    `import { Source as S } from '../source.ts';
    import { Sink as K } from '../json/sink.ts';
    export function run(bytes: Uint8Array, limits: never) {
      const source = new S(new DataView(bytes.buffer), 0n);
      source.begin(limits, 1000);
      const sink = new K(1 << 16);
      const end = writers['BITS']?.write(source, sink, 0, 0);
      return new TextDecoder().decode(sink.bytes.subarray(0, end));
    }`,
  );

  test('is the same in C', () => {
    const text = generateWriters([BITS], 8, C);
    expect(text).toContain('if ((loadUint32(o) & 2147483648) != 0) {');
    expect(text).toContain('if ((loadUint32(o + 4) & 16384) != 0) {');
  });
});

describe('a pointer to what is not described', () => {
  const OPAQUE = struct('OPAQUE', { policy: opaque('POLICY'), one: pointer(uint64) });

  test('is an address to a reader', () => {
    expect(generateReaders([OPAQUE], 4)).toContain(
      'policy: address(s, o),\n    one: pointer_to_uint64(s, o + 4),',
    );
  });

  test('has no writer', () => {
    expect(() => generateWriters([OPAQUE], 8, TYPESCRIPT)).toThrow(
      new TypeError('POLICY * leads to what is not described'),
    );
  });
});
