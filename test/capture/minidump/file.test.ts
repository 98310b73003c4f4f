/** openMinidump: what it takes, and what it reads of files that are read on demand. */
import { runInNewContext } from 'node:vm';
import { describe, expect, test } from 'vitest';
import {
  type FileInput,
  type FileSource,
  looksLikeMinidump,
  MINIDUMP_START_BYTES,
  type MinidumpOptions,
  openMinidump,
} from '../../../src/capture/index.ts';
import { type Abi, decodeEntries, FWPM_NET_EVENT5 } from '../../../src/index.ts';
import { OnDemandMemory, RangesMemory } from '../../../src/memory/index.ts';
import { decodeErrorOf } from '../../support/decode.ts';
import { CountingFile, DIRECTORY, minidump, STREAM } from '../../support/minidump.ts';
import { bytesAt, edit, expectEvents, filled, sample, split } from './support.ts';

const KiB = 2 ** 10;
const MiB = 2 ** 20;
const GiB = 2 ** 30;

/** Copies what of `from`, which lies at an offset, belongs into a part that lies at another one. */
function copyOverlap(part: Uint8Array, partAt: number, from: Uint8Array, fromAt: number): void {
  const start = Math.max(partAt, fromAt);
  const end = Math.min(partAt + part.length, fromAt + from.length);
  if (start < end) part.set(from.subarray(start - fromAt, end - fromAt), start - partAt);
}

/**
 * A dump of 10 GiB. Nothing of it is there but its head and the events, which are in a range after 6 GiB: all other
 * bytes are made when they are read.
 */
function hugeDump(rangeSize: number): {
  readonly file: CountingFile;
  readonly listSize: number;
  readonly eventsAt: number;
} {
  const count = (10 * GiB) / rangeSize;
  const withEvents = (6 * GiB) / rangeSize;
  const listSize = 16 + 16 * count;
  const built = minidump({ modules: [{ name: 'a.exe', base: 1n, size: 2 }], memory64: [] });
  const list = built.stream(STREAM.memory64List);
  // The builder's list is empty, and the last thing in the file: the real one stands in its place.
  const bytes = new Uint8Array(list + listSize);
  bytes.set(built.bytes);
  edit({ bytes }, { at: built.entry(STREAM.memory64List) + 4, u32: listSize });
  edit({ bytes }, { at: list, u64: BigInt(count) });
  edit({ bytes }, { at: list + 8, u64: BigInt(bytes.length) });
  for (let i = 0; i < count; i++) {
    const base = i === withEvents ? 0x350000n : 0x1_0000_0000n + BigInt(i) * BigInt(rangeSize + 4096);
    edit({ bytes }, { at: list + 16 + 16 * i, u64: base });
    edit({ bytes }, { at: list + 24 + 16 * i, u64: BigInt(rangeSize) });
  }
  const eventsAt = bytes.length + withEvents * rangeSize + Number(sample.base - 0x350000n);
  const file = new CountingFile(bytes.length + 10 * GiB, (offset, length) => {
    const part = filled(length, 0xee);
    copyOverlap(part, offset, bytes, 0);
    copyOverlap(part, offset, sample.bytes, eventsAt);
    return part;
  });
  return { file, listSize, eventsAt };
}

describe('a dump of 10 GiB', () => {
  test.each([64 * KiB, MiB, 64 * MiB])('in ranges of %i bytes is opened by its lists alone', (rangeSize) => {
    const { file, listSize, eventsAt } = hugeDump(rangeSize);
    const dump = openMinidump(file);
    expect(dump.warnings).toEqual([]);
    expect(file.bytesRead).toBeLessThan(listSize + 16 * KiB);
    expect(file.reads).toBeLessThan(10 + listSize / (32 * KiB));

    const opened = file.bytesRead;
    expectEvents(dump.memory, sample);
    expect(dump.memory.offsetOf(sample.base)).toBe(eventsAt);
    expect(eventsAt).toBeGreaterThan(6 * GiB);
    expect(file.bytesRead - opened).toBeLessThan(MiB);
  });

  test('tells how much is there without reading it', () => {
    const { file } = hugeDump(64 * MiB);
    const { memory } = openMinidump(file);
    const opened = file.bytesRead;
    expect(memory.readable(0x350000n, 2 ** 40)).toBe(64 * MiB);
    expect(memory.readable(0x350001n, 64 * MiB)).toBe(64 * MiB - 1);
    expect(memory.readable(0x34ffffn, 1)).toBe(0);
    expect(file.bytesRead).toBe(opened);
  });

  test('lists its ranges by address', () => {
    const { file } = hugeDump(64 * MiB);
    const { ranges } = openMinidump(file);
    expect(ranges).toHaveLength(160);
    expect(ranges[0]).toEqual({ base: 0x350000n, length: 64 * MiB, offset: file.size - 4 * GiB });
  });
});

describe('a file', () => {
  // The second half stands first, so that what straddles the two is read in two parts.
  const { bytes } = minidump({ memory: split(sample, 3000).reverse() });

  test('that gives more than it is asked for is read as far as it was asked', () => {
    const file = { size: bytes.length, read: (offset: number) => bytes.slice(offset) };
    const { memory } = openMinidump(file);
    expectEvents(memory, sample);
    expect(memory.readable(sample.base, 99999)).toBe(sample.bytes.length);
  });

  test('may give parts of one buffer', () => {
    const file = {
      size: bytes.length,
      read: (offset: number, length: number) => bytes.subarray(offset, offset + length),
    };
    expectEvents(openMinidump(file).memory, sample);
  });

  test.each([0, 1, 31, 200])('that has %i bytes where it says more is a bad capture', (there) => {
    const read = (offset: number, length: number): Uint8Array =>
      bytes.slice(offset, Math.min(there, offset + length));
    expect(decodeErrorOf(() => openMinidump({ size: bytes.length, read }))).toMatchObject({
      code: 'BAD_CAPTURE',
      struct: 'MINIDUMP',
      path: '',
      offset: 0,
      reason: expect.stringMatching(
        /^\d+ of the \d+ bytes at offset 0 could be read, though the file should have \d+: it must not change while it is read$/,
      ),
    });
  });

  test('that becomes shorter later is a bad capture, too', () => {
    let end = bytes.length;
    const read = (offset: number, length: number): Uint8Array =>
      bytes.slice(offset, Math.min(end, offset + length));
    const { memory } = openMinidump({ size: bytes.length, read });
    end = bytes.length - 1000;
    const error = decodeErrorOf(() => [
      ...decodeEntries(FWPM_NET_EVENT5, memory, sample.address, sample.count),
    ]);
    expect(error).toMatchObject({ code: 'BAD_CAPTURE', struct: 'MINIDUMP' });
  });

  test('whose reading fails says so itself', () => {
    const failure = new Error('EIO');
    const read = (): Uint8Array => {
      throw failure;
    };
    expect(() => openMinidump({ size: bytes.length, read })).toThrow(failure);
  });

  test('is not read for what does not lie in it', () => {
    // CountingFile refuses reads that leave the file; every offset of this dump leads out of it.
    const built = minidump({
      modules: [{ name: 'a', base: 1n, size: 1 }],
      memory: [sample],
      memory64: [sample],
    });
    for (let at = DIRECTORY; at < DIRECTORY + 12 * 4; at += 12) edit(built, { at: at + 8, u32: 0xffffffff });
    expect(openMinidump(CountingFile.of(built.bytes)).ranges).toEqual([]);
  });
});

describe('the bytes can be', () => {
  const { bytes } = minidump({ memory: [sample] });
  const padded = new Uint8Array(bytes.length + 5);
  padded.set(bytes, 3);
  const shared = new SharedArrayBuffer(bytes.length);
  new Uint8Array(shared).set(bytes);
  const foreign: ArrayBuffer = runInNewContext(`new ArrayBuffer(${bytes.length})`);
  new Uint8Array(foreign).set(bytes);

  test.each<[string, FileInput]>([
    ['an ArrayBuffer', bytes.buffer],
    ['a SharedArrayBuffer', shared],
    ['an ArrayBuffer of another realm', foreign],
    ['a Buffer', Buffer.from(bytes)],
    ['a part of a Uint8Array', padded.subarray(3, 3 + bytes.length)],
    ['a DataView', new DataView(padded.buffer, 3, bytes.length)],
  ])('%s', (_, input) => {
    const before = padded.slice();
    expectEvents(openMinidump(input).memory, sample);
    expect(padded).toEqual(before);
  });

  test('those of very many ranges, which are then not made views', () => {
    const pieces = Array.from({ length: 66_000 }, (_, i) => ({
      base: 0x10_0000n * BigInt(66_000 - i),
      bytes: filled(1, i & 0xff),
    }));
    const { memory, ranges, warnings } = openMinidump(minidump({ memory: [...pieces, sample] }).bytes);
    expect([ranges.length, warnings]).toEqual([66_001, []]);
    expect(memory).toBeInstanceOf(OnDemandMemory);
    expect(openMinidump(minidump({ memory: pieces.slice(0, 9) }).bytes).memory).toBeInstanceOf(RangesMemory);
    expect(bytesAt(memory, 0x10_0000n * 65_999n, 2)).toEqual([1]);
    expectEvents(memory, sample);
  });
});

describe('wrong arguments', () => {
  const { bytes } = minidump({ memory: [sample] });
  const NO_FILE = 'a file is an ArrayBuffer, a SharedArrayBuffer, a view of one, or an object { size, read }';
  const read = (): Uint8Array => bytes;

  // What a JavaScript program may hand over.
  test.each<[string, unknown]>([
    ['text', 'bytes'],
    ['an array', [1, 2]],
    ['null', null],
    ['undefined', undefined],
    ['an object', {}],
    ['a file without a size', { read }],
    ['a size without a file', { size: 5 }],
    ['a size that is none', { size: -1, read }],
    ['half a byte', { size: 0.5, read }],
    ['no number', { size: Number.NaN, read }],
    ['text for the size', { size: '5', read }],
    ['text for the reader', { size: 5, read: 'bytes' }],
  ])('%s for the file', (_, input) => {
    expect(() => openMinidump(input as FileSource)).toThrow(new TypeError(NO_FILE));
  });

  test.each(['x32', 'X64', '', null, 64])('%j for the ABI', (abi) => {
    expect(() => openMinidump(bytes, { abi: abi as Abi })).toThrow(
      new RangeError(`no ABI ${JSON.stringify(abi)}: take one of x64, x86, arm64`),
    );
    // The arguments first: whatever is in the file.
    expect(() => openMinidump(new Uint8Array(9), { abi: abi as Abi })).toThrow(RangeError);
  });

  test.each([null, 'x86'])('%j for the options', (options) => {
    expect(() => openMinidump(bytes, options as MinidumpOptions)).toThrow(
      new TypeError("openMinidump: the options are an object, such as { abi: 'x86' }"),
    );
  });
});

test.each<[string, boolean]>([
  ['MDMP', true],
  ['MDMP\x93\xa7', true],
  ['MDM', false],
  ['', false],
  ['PMDM', false],
])('%j begins as a minidump: %s', (start, expected) => {
  expect(looksLikeMinidump(Uint8Array.from(start, (letter) => letter.charCodeAt(0)))).toBe(expected);
  expect(MINIDUMP_START_BYTES).toBe(4);
});
