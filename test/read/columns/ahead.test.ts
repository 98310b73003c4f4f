/** Structs that are read ahead: in few reads where they lie together, and in other ways where they do not. */
import { readFileSync } from 'node:fs';
import { describe, expect, test, vi } from 'vitest';
import { AHEAD_BYTES, readingAhead } from '../../../src/fast/columns/aheadRoots.ts';
import { FastColumns } from '../../../src/fast/columns/columns.ts';
import { PLAIN_LOOPS } from '../../../src/fast/columns/plainLoops.ts';
import { columns, FWPM_NET_EVENT5, layouts, type Memory, memoryImage } from '../../../src/index.ts';
import { ENGINES } from '../../fast/wasm/engines.ts';
import { inFile } from '../../support/memories.ts';

const BASE = 0x3507c0n;
const EVENTS = readFileSync(new URL('../../../fixtures/samples/enum5.bin', import.meta.url));
const PATHS = { time: 'header.timeStamp', app: 'header.appId', filter: 'classifyDrop.filterId' };

/** What is found in bytes, and what it took: reads, their bytes, and rows that only the careful decoder could read. */
function looked<T>(bytes: Uint8Array, ahead: boolean | Uint8Array, look: (memory: Memory) => T) {
  const fast = vi.spyOn(FastColumns.prototype, 'read');
  const lengths: number[] = [];
  const memory = inFile(bytes, BASE, 'x64', (length) => lengths.push(length));
  const room = ahead instanceof Uint8Array ? ahead : undefined;
  const found = look(ahead === false ? memory : readingAhead(memory, room));
  const careful = fast.mock.results.reduce((sum, { value }) => sum + value.length, 0);
  fast.mockRestore();
  return { found, reads: lengths.length, bytes: lengths.reduce((sum, length) => sum + length, 0), careful };
}

test('a block of events takes two reads: of the pointers, and of the events', () => {
  const look = (memory: Memory) => columns(FWPM_NET_EVENT5, memory, { entries: BASE, count: 16 }, PATHS);
  const { found, reads, careful } = looked(EVENTS, true, look);
  expect([reads, careful]).toEqual([2, 0]);
  expect(found).toEqual(look(memoryImage(EVENTS, { abi: 'x64', base: BASE })));
});

/** A struct that is a pointer, and its text, in slots one after another: the text is in the slot so many after that of its struct. */
const SLOT = 16;
const BLOCKS = 64;
const COUNT = BLOCKS * PLAIN_LOOPS.rows;

function namesAt(slotOf: (i: number) => number, slots: number): Uint8Array {
  const bytes = new Uint8Array(SLOT * slots);
  const view = new DataView(bytes.buffer);
  for (let i = 0; i < COUNT; i++) {
    const text = SLOT * slotOf(i) + SLOT / 2;
    // Some have no text, and one leads nowhere.
    if (i % 100 === 99) continue;
    view.setBigUint64(SLOT * i, i === 5000 ? 1n : BASE + BigInt(text), true);
    view.setUint16(text, 0x4e00 + (i & 0xff), true);
    view.setUint16(text + 2, 0x4e00 + (i >> 8), true);
  }
  return bytes;
}

function namesIn(memory: Memory): unknown {
  const struct = layouts['IKEEXT_NAME_CREDENTIAL0'];
  if (struct?.kind !== 'struct') throw new Error('there is no such struct');
  const issues: string[] = [];
  const onIssue = ({ message }: Error): number => issues.push(message);
  const addresses = Array.from({ length: COUNT }, (_, i) => BASE + BigInt(SLOT * i));
  return { found: columns(struct, memory, { addresses }, { name: 'principalName' }, { onIssue }), issues };
}

/** More than is read around a block, and less than a window has. */
const BEYOND = 2048;

describe.each([
  ['beside it', (i: number) => i, COUNT, BLOCKS],
  // It is tried now and then.
  ['beyond what is read with it', (i: number) => i + BEYOND, COUNT + BEYOND, BLOCKS / 2],
  ['far away', (i: number) => i + COUNT, 2 * COUNT, BLOCKS / 2],
  ['far away, in another order', (i: number) => 2 * COUNT - 1 - i, 2 * COUNT, BLOCKS / 2],
])('what a struct points to may lie %s', (_, slotOf, slots, more) => {
  const bytes = namesAt(slotOf, slots);
  const plain = looked(bytes, false, namesIn);
  const ways: [string, boolean | Uint8Array][] = [
    ['by JavaScript', true],
    ...ENGINES.map(([name, engine]): [string, Uint8Array] => [name, engine.allocate(AHEAD_BYTES, 'x64')]),
  ];

  describe.each(ways)('%s', (_, way) => {
    const ahead = looked(bytes, way, namesIn);

    test('and is the same', () => {
      expect(ahead.found).toEqual(plain.found);
      expect(plain.found).toEqual(namesIn(memoryImage(bytes, { abi: 'x64', base: BASE })));
    });

    test('and takes few reads more, and no more care', () => {
      expect(ahead.careful).toBe(plain.careful);
      expect(ahead.reads).toBeLessThanOrEqual(plain.reads + more);
    });
  });
});

test('structs that lie apart are not read with what is between them', () => {
  const bytes = new Uint8Array(1 << 22);
  const view = new DataView(bytes.buffer);
  const addresses = Array.from({ length: 512 }, (_, i) => BASE + BigInt(8192 * ((i * 37) % 512)));
  for (const [i, address] of addresses.entries()) view.setUint32(Number(address - BASE), i, true);
  const look = (memory: Memory) => columns(FWPM_NET_EVENT5, memory, { addresses }, PATHS).time.values;
  const ahead = looked(bytes, true, look);
  expect(Array.from(ahead.found, Number)).toEqual(addresses.map((_, i) => i));
  expect(ahead.bytes).toBe(looked(bytes, false, look).bytes);
});
