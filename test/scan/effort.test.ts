/** Hostile memory: what a scan looks at is bounded by the size of the memory, whatever the memory holds. */
import { describe, expect, test } from 'vitest';
import { type Memory, type MemoryImage, memoryImage } from '../../src/index.ts';
import { type Find, scan } from '../../src/scan/index.ts';
import { EXHAUSTIVE } from '../support/exhaustive.ts';
import { Image } from '../support/image.ts';
import { at, BASE, FLAGS, image, putClassifyDrop, putEvent, putMmFailure, TIME, TYPE } from './events.ts';

/** Counts what it is asked for. */
class CountingMemory implements Memory {
  readonly abi = 'x64';
  readonly #image: MemoryImage;
  calls = 0;
  bytes = 0;
  longest = 0;

  constructor({ bytes }: Image) {
    this.#image = memoryImage(bytes, { abi: 'x64', base: BASE });
  }

  readable(address: bigint, wanted: number): number {
    this.calls++;
    return this.#image.readable(address, wanted);
  }

  place(address: bigint, length: number) {
    this.bytes += length;
    this.longest = Math.max(this.longest, length);
    return this.#image.place(address);
  }

  offsetOf(address: bigint): number {
    return this.#image.offsetOf(address);
  }
}

function scanCounting(target: Image): { finds: Find[]; memory: CountingMemory } {
  const memory = new CountingMemory(target);
  const finds = [...scan({ memory, ranges: [{ base: BASE, length: target.bytes.length }] })];
  return { finds, memory };
}

/** What all candidates share: 64 KiB of text without an end, a SID, an array of many strings, a failure that has it. */
const TEXT = 1024;
const GROUPS = TEXT + 65536;
const COUNT = 4096;
const SHARED = GROUPS + 8 * COUNT;

/** Memory of `count` times `step` bytes after what they share, each begun by `put`. */
function hostile(count: number, step: number, put: (target: Image, offset: number) => void): Image {
  const target = new Image(SHARED + count * step);
  putMmFailure(target, 256, GROUPS, TEXT)
    .u32(256 + 80, COUNT)
    .u64(GROUPS, ...new Array<bigint>(COUNT).fill(at(TEXT)))
    .text(TEXT, 'a'.repeat(32767))
    .u8(512, 1, 1, 0, 0, 0, 0, 0, 5)
    .u32(520, 18);
  for (let i = 0; i < count; i++) put(target, SHARED + i * step);
  return target;
}

/** A main mode failure with all that a header can promise, and all of it there. */
function putPromises(target: Image, offset: number): void {
  target
    .u64(offset, TIME)
    .u32(offset + 8, FLAGS | 0x2c60, 0)
    .u32(offset + 64, 65534)
    .u64(offset + 72, at(TEXT))
    .u64(offset + 80, at(512))
    .u64(offset + 96, at(512))
    .u64(offset + 104, at(TEXT))
    .u32(offset + 120, 65534)
    .u64(offset + 128, at(TEXT))
    .u64(offset + 144, at(256));
}

/** Each of these candidates costs no more than this, whatever it leads to. */
const CALLS_EACH = 80;
const BYTES_EACH = 16384;

describe('candidates that all lead to the same', () => {
  const COUNTS = 3000;

  test.runIf(EXHAUSTIVE)('large objects, each an event that can be proven', () => {
    const { finds, memory } = scanCounting(hostile(COUNTS, 152, putPromises));
    expect(finds).toHaveLength(COUNTS);
    // Of each event all can be read that it shares, 256 KiB, until 16 MiB and 4 bytes for each byte are spent; to tell
    // which are copies, as much again, and each of them is read twice.
    const shared = 2 ** 24 + 2 ** 18 + 4 * (SHARED + 152 * COUNTS);
    expect(memory.bytes).toBeLessThan(2 * shared + (3 * 4096 + CALLS_EACH * 128 + BYTES_EACH) * COUNTS);
    expect(memory.bytes).toBeGreaterThan(2 ** 24);
    // The first ones are read as far as the limits of an event allow, the last ones a little only.
    expect(finds[0]).toMatchObject({
      event: { ikeMmFailure: { localPrincipalGroupSids: { length: COUNT } } },
    });
    expect(finds.at(-1)).toMatchObject({ event: { header: { userId: 'S-1-5-18' }, ikeMmFailure: null } });
  });

  test('large objects, each an event that cannot be proven', () => {
    const broken = hostile(COUNTS, 152, (target, offset) => {
      putPromises(target, offset);
      // The type of FWPM_NET_EVENT3 to 5 and 2, so that no reading has an event struct.
      target.u32(offset + 136, 20);
    });
    broken.u8(512, 9).text(TEXT, '\u0001'.repeat(32767));
    const { finds, memory } = scanCounting(broken);
    expect(finds).toEqual([]);
    expect(memory.calls).toBeLessThan(CALLS_EACH * COUNTS);
    expect(memory.bytes - broken.bytes.length).toBeLessThan(BYTES_EACH * COUNTS);
  });

  test('as close together as they can be', () => {
    // Every other 8 bytes a time, and between them flags, which are at the same time the pointers of others.
    const target = hostile(COUNTS, 16, (dense, offset) => dense.u64(offset, TIME).u32(offset + 8, 0x1f, 0));
    const { memory } = scanCounting(target);
    expect(memory.calls).toBeLessThan(CALLS_EACH * COUNTS);
    expect(memory.bytes - target.bytes.length).toBeLessThan(BYTES_EACH * COUNTS);
  });
});

test('arrays of pointers to events and to what is almost one', () => {
  const COUNT = 3000;
  const ALMOST = 2048;
  const ARRAY = 4096;
  const target = image(ARRAY + 16 * COUNT);
  putClassifyDrop(putEvent(target, 0, TYPE.classifyDrop, 256), 256);
  putClassifyDrop(putEvent(target, ALMOST, TYPE.classifyDrop, 256), 256).u64(ALMOST + 144, at(ALMOST));
  for (let i = 0; i < COUNT; i++) target.u64(ARRAY + 16 * i, at(0), at(ALMOST));
  const { finds, memory } = scanCounting(target);
  expect(finds).toHaveLength(1);
  // Each pointer is looked at from both sides.
  expect(memory.calls).toBeLessThan(2 * CALLS_EACH * COUNT);
});

test('no more is held than a chunk, and what one object has', () => {
  const target = image(3 * 2 ** 20);
  const { memory } = scanCounting(target);
  expect(memory.longest).toBeLessThan(2 ** 20 + 4096);
  expect(memory.bytes).toBeLessThan(target.bytes.length + 3 * 4096);
});

test('memory that is claimed and not there costs nothing', () => {
  const memory = new CountingMemory(image(4096));
  const ranges = Array.from({ length: 1000 }, (_, i) => ({ base: BigInt(i) * 2n ** 50n, length: 2 ** 50 }));
  expect([...scan({ memory, ranges })]).toEqual([]);
  expect(memory.calls).toBeLessThan(3 * ranges.length);
});
