import { readFileSync } from 'node:fs';
import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { unzstandardized } from '../../../src/cli/input/zstandard.ts';
import { EXHAUSTIVE } from '../../support/exhaustive.ts';
import { xxh64 } from '../../support/xxh64.ts';
import { fixture } from '../command.ts';

const MAGIC = [0x28, 0xb5, 0x2f, 0xfd];
/** No checksum, no size, and a window of 2^n bytes. */
const windowed = (n: number): number[] => [...MAGIC, 0x00, (n - 10) << 3];
/** A single segment of n bytes, with a checksum. */
const single = (n: number): number[] => [...MAGIC, 0x24, n];

const RAW = 0;
const RLE = 1;
function block(type: number, size: number, bytes: readonly number[], isLast = false): number[] {
  const head = (size << 3) | (type << 1) | Number(isLast);
  return [head & 255, (head >>> 8) & 255, head >>> 16, ...bytes];
}
const END = block(RAW, 0, [], true);
/** Of the bytes of a frame. */
function checksum(bytes: readonly number[]): number[] {
  const low = Number(xxh64(Uint8Array.from(bytes)) & 0xffffffffn);
  return [low & 255, (low >>> 8) & 255, (low >>> 16) & 255, low >>> 24];
}
const skippable = (size: number): number[] => [
  0x5a,
  0x2a,
  0x4d,
  0x18,
  size,
  0,
  0,
  0,
  ...new Array(size).fill(7),
];

async function* inPieces(
  bytes: readonly number[],
  size: number,
): AsyncGenerator<Uint8Array, void, undefined> {
  for (let at = 0; at < bytes.length; at += size) yield Uint8Array.from(bytes.slice(at, at + size));
}

async function unpacked(bytes: readonly number[], size: number): Promise<number[]> {
  const out: number[] = [];
  for await (const chunk of unzstandardized(inPieces(bytes, size))) out.push(...chunk);
  return out;
}

describe('frames, whatever the pieces are in which they come', () => {
  const two = [...single(2), ...block(RAW, 2, [5, 6], true), ...checksum([5, 6])];
  const cases: readonly [what: string, bytes: readonly number[], expected: readonly number[]][] = [
    ['nothing', [], []],
    ['one frame', two, [5, 6]],
    ['several', [...two, ...two, ...two], [5, 6, 5, 6, 5, 6]],
    ['frames of others, passed over', [...skippable(9), ...two, ...skippable(0), ...skippable(30)], [5, 6]],
    [
      'blocks, some of them empty',
      [...windowed(10), ...block(RAW, 0, []), ...block(RLE, 3, [9]), ...END],
      [9, 9, 9],
    ],
  ];
  it.each(cases)('%s', async (_, bytes, expected) => {
    for (const size of [1, 3, 1000]) expect(await unpacked(bytes, size)).toEqual(expected);
  });

  it('a frame that says its size in two bytes', async () => {
    const sized = [...MAGIC, 0x60, 1, 0];
    expect(await unpacked([...sized, ...block(RLE, 257, [7], true)], 5)).toEqual(new Array(257).fill(7));
    await expect(unpacked([...sized, ...block(RLE, 256, [7], true)], 5)).rejects.toThrow(
      'it unpacks to 256 bytes where it says 257',
    );
  });

  it('as many as there are', async () => {
    const COUNT = EXHAUSTIVE ? 20_000 : 2000;
    const bytes = new Array(COUNT).fill(two).flat();
    expect(await unpacked(bytes, 2 ** 16)).toHaveLength(2 * COUNT);
  });
});

describe('what is refused', () => {
  const cases: readonly [what: string, bytes: readonly number[], message: RegExp][] = [
    ['a frame that is cut', single(2), /unexpected end/],
    ['a block that is cut', [...windowed(10), ...block(RAW, 9, [1])], /unexpected end/],
    ['a checksum that is cut', [...single(1), ...block(RAW, 1, [5], true), 1], /unexpected end/],
    ['a frame of others that is cut', skippable(9).slice(0, -1), /unexpected end/],
    [
      'a checksum of other data',
      [...single(1), ...block(RAW, 1, [5], true), ...checksum([6])],
      /checksum is that of other data/,
    ],
    [
      'less than it says',
      [...single(2), ...block(RAW, 1, [5], true), ...checksum([5])],
      /unpacks to 1 bytes where/,
    ],
    ['other data after it', [...windowed(10), ...END, 1, 2, 3, 4], /other data follows/],
    ['a block of 2 MiB', [...windowed(10), ...block(RLE, 2 ** 21 - 1, [1])], /block of it is too large/],
    ['a window of 16 MiB', [...windowed(24), ...END], /window of more than 8 MiB/],
    ['the largest window', [...MAGIC, 0x00, 0xff, ...END], /window of more than 8 MiB/],
    [
      'a segment of 2^64 - 1 bytes',
      [...MAGIC, 0xe0, ...new Array(8).fill(255), ...END],
      /window of more than 8 MiB/,
    ],
  ];
  it.each(cases)('%s', async (_, bytes, message) => {
    await expect(unpacked(bytes, 1000)).rejects.toThrow(message);
  });
});

describe('one block at a time', () => {
  it('no more comes out than is asked for', async () => {
    const bomb = [...windowed(17), ...new Array(10_000).fill(block(RLE, 2 ** 17, [0])).flat()];
    const chunks = unzstandardized(inPieces(bomb, 2 ** 16));
    const { value } = await chunks.next();
    expect(value).toHaveLength(2 ** 17);
    await chunks.return();
  });
});

/** What zstd made: blocks of literals and sequences, with a checksum. */
const PACKED = readFileSync(fixture('cases/enum5.bin.zst'));

describe('what zstd made', () => {
  it('is unpacked', async () => {
    expect(Uint8Array.from(await unpacked([...PACKED], 100))).toEqual(
      Uint8Array.from(readFileSync(fixture('samples/enum5.bin'))),
    );
  });

  property.prop([fc.nat(PACKED.length - 1), fc.integer({ min: 1, max: 255 })])(
    'with a byte that is damaged, is never taken for other bytes',
    async (at, change) => {
      const damaged = [...PACKED];
      damaged[at] = (damaged[at] ?? 0) ^ change;
      const outcome = await unpacked(damaged, 2 ** 16).catch(() => undefined);
      if (outcome !== undefined)
        expect(Buffer.from(outcome).equals(readFileSync(fixture('samples/enum5.bin')))).toBe(true);
    },
  );
});
