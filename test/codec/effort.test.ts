/** What small images can cost that lead to the same bytes again and again: no more than totalBytes says. */
import { describe, expect, test } from 'vitest';
import {
  type DecodeError,
  decode,
  FWPM_NET_EVENT_ENUM_TEMPLATE0,
  FWPM_NET_EVENT_IKEEXT_MM_FAILURE1,
  type Memory,
  type MemoryImage,
  memoryImage,
} from '../../src/index.ts';
import { decodeErrorOf } from '../support/decode.ts';
import { rows } from '../support/exhaustive.ts';
import { Image } from '../support/image.ts';

const BASE = 0x10000n;

describe('many pointers to the same bytes', () => {
  // FWPM_NET_EVENT_ENUM_TEMPLATE0: numFilterConditions at 16, filterCondition at 24. Of each condition (40 bytes)
  // conditionValue is at 24 and its pointer at 32. 1600 of them lead to one blob: all 64 KiB of the image.
  const bomb = new Image(65536)
    .u32(16, 1600)
    .u64(24, BASE + 32n)
    .u32(65520, 65536)
    .u64(65528, BASE);
  for (let i = 0; i < 1600; i++) bomb.u32(32 + 40 * i + 24, 12).u64(32 + 40 * i + 32, BASE + 65520n);
  const before = 32 + 1600 * 40;
  const memory = memoryImage(bomb.bytes, { abi: 'x64', base: BASE });

  test.each(rows([2 ** 20, 2 ** 26]))('are stopped at totalBytes of %i', (totalBytes) => {
    const allowed = Math.floor((totalBytes - before) / (16 + 65536));
    const error = decodeErrorOf(() =>
      decode(FWPM_NET_EVENT_ENUM_TEMPLATE0, memory, BASE, { limits: { totalBytes } }),
    );
    expect(error).toMatchObject({
      code: 'LIMIT_EXCEEDED',
      path: `filterCondition[${allowed}].conditionValue.byteBlob`,
    });
  });

  test('are copied no further with onIssue either', () => {
    const issues: DecodeError[] = [];
    const options = { limits: { totalBytes: 2 ** 20 }, onIssue: (issue: DecodeError) => issues.push(issue) };
    const template = decode(FWPM_NET_EVENT_ENUM_TEMPLATE0, memory, BASE, options);
    const blobs = template?.filterCondition?.map(({ conditionValue }) =>
      conditionValue.type === 'FWP_BYTE_BLOB_TYPE' ? conditionValue.byteBlob : undefined,
    );
    expect(blobs?.map((blob) => blob?.length ?? null)).toEqual(
      Array.from({ length: 1600 }, (_, i) => (i < 15 ? 65536 : null)),
    );
    // 256 are reported, and then how many more there are.
    expect(issues).toHaveLength(257);
    expect(issues.at(-1)).toMatchObject({ limit: 'issues', actual: 1600 - 15 });
  });
});

/** Counts the bytes that are asked for. */
class CountingMemory implements Memory {
  readonly abi = 'x64';
  readonly #image: MemoryImage;
  asked = 0;

  constructor(image: Image) {
    this.#image = memoryImage(image.bytes, { abi: 'x64', base: BASE });
  }

  readable(address: bigint, wanted: number): number {
    return this.#image.readable(address, wanted);
  }

  place(address: bigint, length: number) {
    this.asked += length;
    return this.#image.place(address);
  }

  offsetOf(address: bigint): number {
    return this.#image.offsetOf(address);
  }
}

describe('many pointers to the same string', () => {
  // FWPM_NET_EVENT_IKEEXT_MM_FAILURE1 (112 bytes): numLocalPrincipalGroupSids at 80, localPrincipalGroupSids at 88.
  // 2000 pointers to one text of 30000 letters.
  const text = 112 + 8 * 2000;
  const pointers = new Array<bigint>(2000).fill(BASE + BigInt(text));
  const strings = (end: string): Image =>
    new Image(text + 2 * (30_000 + end.length))
      .u32(80, 2000)
      .u64(88, BASE + 112n)
      .u64(112, ...pointers)
      .text(text, 'a'.repeat(30_000) + end);

  test.each([
    ['that has a NUL', '\0'],
    ['that has none', ''],
  ])('%s: its end is not searched for without end', (_, end) => {
    const memory = new CountingMemory(strings(end));
    const totalBytes = 2 ** 20;
    const issues: DecodeError[] = [];
    const options = { limits: { totalBytes }, onIssue: (issue: DecodeError) => issues.push(issue) };
    decode(FWPM_NET_EVENT_IKEEXT_MM_FAILURE1, memory, BASE, options);
    expect(issues.at(-1)?.actual).toBeGreaterThan(1900);
    // What is decoded is looked at twice: for its end, and to be read. Once the total is spent, a page is enough.
    expect(memory.asked).toBeLessThan(2 * totalBytes + 2000 * 4096);
  });
});
