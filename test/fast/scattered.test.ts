/** Events whose parts lie far apart: every way of reading them gives what it gives of one image. */
import { describe, expect, test } from 'vitest';
import { packCapture } from '../../src/capture/index.ts';
import { openMinidump } from '../../src/capture/minidump/minidump.ts';
import {
  columns,
  type DecodeError,
  decodeArray,
  decodeEntries,
  FWPM_NET_EVENT5,
  type Limits,
  type Memory,
  memoryImage,
  memoryRanges,
  ndjson,
  type Roots,
} from '../../src/index.ts';
import { OnDemandMemory } from '../../src/memory/index.ts';
import { rows } from '../support/exhaustive.ts';
import { Image } from '../support/image.ts';
import { onDemand } from '../support/memories.ts';
import { minidump } from '../support/minidump.ts';

const BASE = 0x1f4a2000000n;
const PAGE = 4096;
const PAGES = 1200;
const COUNT = 300;
const EVENT = 152;
const EVENTS = 16 * PAGE;
const ENTRIES = 8 * PAGE;

/** Numbers that look like any, the same each time. */
function* noise(): Generator<number, never> {
  for (let x = 1; ; x = (Math.imul(x, 1103515245) + 12345) >>> 0) yield x >>> 8;
}

/**
 * Events as an array, each part of which lies in some page or over the end of one, or in one that nothing else is in; every `damage`th event has a SID
 * where nothing is, and every one after that a blob that runs out of memory.
 */
function scattered(damage: number, isAlone: boolean): Uint8Array {
  const image = new Image(PAGES * PAGE, 0xcc);
  const random = noise();
  let last = 0;
  const placed = (size: number): number => {
    const page = isAlone ? last++ : random.next().value % (PAGES - 42);
    const at = (40 + page) * PAGE;
    return at + (random.next().value % 2 === 0 ? 8 * (random.next().value % 400) : PAGE - (size >> 1));
  };
  for (let i = 0; i < COUNT; i++) {
    const event = EVENTS + EVENT * i;
    const text = `\\device\\harddiskvolume3\\app${i % 50}.exe\0`;
    const [app, sid, drop] = [placed(2 * text.length), placed(28), placed(56)];
    image
      .u64(ENTRIES + 8 * i, i % 17 === 16 ? 0n : BASE + BigInt(event))
      .u64(event, 133_500_000_000_000_000n + BigInt(i))
      .u32(event + 8, 0x11ff, 0)
      .u32(event + 16, 6, 0x0a000000 + i)
      .u32(event + 36, 0x08080808)
      .u32(event + 64, i % damage === 1 ? 2 ** 20 : 2 * text.length)
      .u64(event + 72, BASE + BigInt(i % damage === 1 ? (PAGES - 1) * PAGE : app))
      .text(app, text)
      .u64(event + 80, i % damage === 0 ? 0x123n : BASE + BigInt(sid))
      .u64(event + 88, 0n, 0n, 0n, 0n, 0n, 0n)
      .u32(event + 136, 3, 0)
      .u64(event + 144, BASE + BigInt(drop));
    image.bytes.fill(0, drop, drop + 56).set([1, 5, 0, 0, 0, 0, 0, 5], sid);
    image
      .u32(sid + 8, 21, 1000 + i, 2, 3, 4)
      .u64(drop, BigInt(i))
      .u32(drop + 8, 44, 0, 1, 1, 0x3900);
  }
  return image.bytes;
}

/** The same bytes under other roofs. */
function memoriesOf(bytes: Uint8Array): [name: string, memory: Memory][] {
  const ranges = Array.from({ length: PAGES }, (_, i) => ({
    base: BASE + BigInt(i * PAGE),
    bytes: bytes.subarray(i * PAGE, (i + 1) * PAGE),
  }));
  const inRoom = new OnDemandMemory({
    abi: 'x64',
    origin: BASE,
    offsetOf: (address) => Number(address - BASE),
    spanAt: (address) => {
      const end = BASE + BigInt(bytes.length);
      return address >= BASE && address < end ? { start: BASE, end } : undefined;
    },
    read(address, length, room = new Uint8Array(length)) {
      const at = Number(address - BASE);
      room.set(bytes.subarray(at, at + length));
      return room.subarray(0, length);
    },
  });
  return [
    ['ranges', memoryRanges(ranges, { abi: 'x64' })],
    ['on demand', onDemand(bytes, BASE, 'x64')],
    ['on demand, in the room that is given', inRoom],
    ['a minidump', dumpOf(bytes)],
  ];
}

/** A dump that is read from a file, with ranges of uneven lengths that lie in it from the last to the first. */
function dumpOf(bytes: Uint8Array): Memory {
  const memory64: { base: bigint; bytes: Uint8Array }[] = [];
  for (let start = 0, length = 1000; start < bytes.length; start += length, length = 1000 + (start % 9000)) {
    memory64.unshift({ base: BASE + BigInt(start), bytes: bytes.subarray(start, start + length) });
  }
  const dump = minidump({ memory64 });
  const read = (offset: number, length: number, room = new Uint8Array(length)): Uint8Array => {
    room.set(dump.bytes.subarray(offset, offset + length));
    return room.length === length ? room : room.subarray(0, length);
  };
  return openMinidump({ size: dump.bytes.length, read }).memory;
}

/** What is wrong where, but not where in a file: that is the memory's own. */
function factOf({ path, address, reason }: DecodeError): string {
  return `${path} at ${address}: ${reason.replace(/ at offset 0x[0-9a-f]+/g, '')}`;
}

/** All that can be made of a memory, and what was said. */
function everything(memory: Memory, limits: Partial<Limits>) {
  const said: string[] = [];
  const options = { limits, onIssue: (issue: DecodeError) => void said.push(factOf(issue)) };
  const array = { array: BASE + BigInt(EVENTS), count: COUNT };
  const entries = { entries: BASE + BigInt(ENTRIES), count: COUNT };
  const addresses = { addresses: Array.from({ length: COUNT }, (_, i) => array.array + BigInt(EVENT * i)) };
  const each = (roots: Roots) => ({
    lines: Buffer.concat([...ndjson(FWPM_NET_EVENT5, memory, roots, options)]).toString(),
    columns: columns(
      FWPM_NET_EVENT5,
      memory,
      roots,
      { app: 'header.appId', user: 'header.userId', filter: 'classifyDrop.filterId' },
      options,
    ),
    packed: [...packCapture(FWPM_NET_EVENT5, memory, roots, { limits })].map((item) =>
      Buffer.from(item).toString('latin1'),
    ),
  });
  return {
    decoded: [
      ...decodeArray(FWPM_NET_EVENT5, memory, array.array, COUNT, options),
      ...decodeEntries(FWPM_NET_EVENT5, memory, entries.entries, COUNT, options),
    ],
    made: [array, entries, addresses].map(each),
    said,
  };
}

describe.each(
  rows(
    [
      [40, false],
      [1000, true],
      [1000, false],
      [40, true],
      [2, false],
    ],
    3,
  ),
)('one of %s is damaged, each part is alone: %s', (damage, isAlone) => {
  const bytes = scattered(damage, isAlone);

  describe.each<[what: string, limits: Partial<Limits>]>(
    rows([
      ['no limits', {}],
      ['a limit that some exceed', { totalBytes: 330 }],
    ]),
  )('%s', (_, limits) => {
    const expected = everything(memoryImage(bytes, { abi: 'x64', base: BASE }), limits);

    test.each(memoriesOf(bytes))('%s', (_, memory) => {
      const got = everything(memory, limits);
      expect(got.said).toEqual(expected.said);
      expect(got).toEqual(expected);
    });
  });
});
