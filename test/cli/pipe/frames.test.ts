/** Frames: what each codec makes of bytes, however they are cut. */
import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { CODECS } from '../../../src/cli/pipe/codecs.ts';
import { frameReader } from '../../../src/cli/pipe/frames.ts';
import { runs } from '../../support/exhaustive.ts';
import { CODEC_NAMES, type CodecName, framedAsIs } from './support.ts';

const SEED = 20261130;

const MOST = 8;

/** What is found, as words. */
function partsIn(codec: CodecName, chunks: readonly Uint8Array[], most = MOST): string[] {
  const reader = frameReader(CODECS[codec], most);
  const found: string[] = [];
  let passed = '';
  const take = (parts: ReturnType<typeof reader.end>): void => {
    for (const part of parts) {
      const { kind } = part;
      if (kind === 'message') found.push(Buffer.from(part.bytes).toString('latin1'));
      if (kind === 'tooLong') found.push(`too long: ${part.length ?? '?'}`);
      if (kind === 'piece') passed += Buffer.from(part.bytes).toString('latin1');
      if (kind === 'passed') found.push(`passed: ${passed}`);
      if (kind === 'passed') passed = '';
      if (kind === 'broken') found.push(`broken: ${part.reason}`);
    }
  };
  for (const chunk of chunks) take(reader.push(chunk));
  take(reader.end());
  return found;
}

const U32 = 'length_prefixed_uint32_be';
const CUT = 'the input ended';

const CASES: readonly [codec: CodecName, bytes: string, parts: readonly string[]][] = [
  [U32, '', []],
  [U32, '\0\0\0\0', ['']],
  [U32, '\0\0\0\x03abc\0\0\0\0\0\0\0\x01d', ['abc', '', 'd']],
  [U32, '\0\0\0\x08abcdefgh', ['abcdefgh']],
  [U32, '\0\0\0\x09abcdefghi\0\0\0\x01j', ['too long: 9', 'passed: abcdefghi', 'j']],
  [U32, '\0\0\0\x01a\0\0', ['a', `broken: ${CUT} within its length`]],
  [U32, '\0\0\0\x05abc', [`broken: ${CUT} after 3 of its 5 bytes`]],
  [U32, '\xff\xff\xff\xffabc', ['too long: 4294967295', `broken: ${CUT} after 3 of its 4294967295 bytes`]],
  ['netstring', '', []],
  ['netstring', '0:,', ['']],
  ['netstring', '3:abc,0:,12:abcdefghijkl,1:,,', ['abc', '', 'too long: 12', 'passed: abcdefghijkl', ',']],
  ['netstring', '003:abc,', ['abc']],
  ['netstring', '3:abcd', ['broken: no comma follows it']],
  ['netstring', '1:a,9:abcdefghi;', ['a', 'too long: 9', 'broken: no comma follows it']],
  ['netstring', '3:abc', [`broken: ${CUT} after 3 of its 3 bytes`]],
  ['netstring', '3', [`broken: ${CUT} within its length`]],
  [
    'netstring',
    '1:a,-1:b,',
    ['a', 'broken: a netstring begins with digits and a colon, and there is a byte 0x2d'],
  ],
  ['netstring', ':,', ['broken: a netstring begins with digits and a colon, and there is a byte 0x3a']],
  ['netstring', '1234567890123456:', ['broken: the length of a netstring has more than 15 digits']],
  ['lines', '', []],
  ['lines', '\n', ['']],
  ['lines', 'abc\n\ndef\r\ng', ['abc', '', 'def\r', 'g']],
  ['lines', 'abcdefgh\n', ['abcdefgh']],
  ['lines', 'abcdefghi\nj\n', ['too long: ?', 'passed: abcdefghi', 'j']],
  ['lines', 'abcdefghi', ['too long: ?', 'passed: abcdefghi']],
];

/** Every way to cut bytes in two, and all bytes apart. */
function cutsOf(bytes: Buffer): Uint8Array[][] {
  const cuts = Array.from(bytes, (_, at) => [bytes.subarray(0, at), bytes.subarray(at)]);
  return [[bytes], ...cuts, Array.from(bytes, (_, at) => bytes.subarray(at, at + 1))];
}

describe.each(CASES)('%s %j', (codec, text, parts) => {
  test('is the same however it is cut', () => {
    for (const chunks of cutsOf(Buffer.from(text, 'latin1'))) expect(partsIn(codec, chunks)).toEqual(parts);
  });
});

test('what is too long is not held', () => {
  const reader = frameReader(CODECS.netstring, 2 ** 20);
  const before = process.memoryUsage().arrayBuffers;
  const parts = [...reader.push(Buffer.from('900000000000000:'))];
  const piece = Buffer.alloc(2 ** 16);
  for (let i = 0; i < 2000; i++) {
    for (const part of reader.push(piece)) expect(part.kind).toBe('piece');
  }
  expect(parts).toEqual([{ kind: 'tooLong', length: 9e14 }]);
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(2 ** 24);
});

test('a length that is not kept costs nothing', () => {
  const reader = frameReader(CODECS.length_prefixed_uint32_be, 2 ** 30);
  const before = process.memoryUsage().arrayBuffers;
  expect([...reader.push(Buffer.from([0x3f, 0xff, 0xff, 0xff, 1, 2, 3]))]).toEqual([]);
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(2 ** 24);
});

describe.each(CODEC_NAMES)('%s', (codec) => {
  // Nothing else can travel in lines.
  const messages = fc.array(
    fc
      .uint8Array({ maxLength: 20 })
      .map((bytes) => (codec === 'lines' ? bytes.filter((b) => b !== 10) : bytes)),
    { maxLength: 8 },
  );

  property.prop([messages, fc.array(fc.nat(40))], { seed: SEED, numRuns: runs(2000) })(
    'gives what was framed, in any chunks',
    (all, sizes) => {
      const bytes = Buffer.concat(all.map((message) => framedAsIs(codec, message)));
      const expected = all.map((message) => Buffer.from(message).toString('latin1'));
      expect(partsIn(codec, chunksOf(bytes, sizes), 20)).toEqual(expected);
    },
  );

  property.prop([fc.uint8Array({ maxLength: 60 }), fc.array(fc.nat(10))], {
    seed: SEED,
    numRuns: runs(2000),
  })('makes the same of any bytes, in any chunks', (bytes, sizes) => {
    expect(partsIn(codec, chunksOf(Buffer.from(bytes), sizes))).toEqual(partsIn(codec, [bytes]));
  });
});

/** Bytes in chunks of such sizes; what is left is the last one. */
function chunksOf(bytes: Buffer, sizes: readonly number[]): Uint8Array[] {
  const chunks: Uint8Array[] = [];
  let rest = bytes;
  for (const size of sizes) {
    chunks.push(rest.subarray(0, size));
    rest = rest.subarray(size);
  }
  return [...chunks, rest];
}
