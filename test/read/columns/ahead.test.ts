/** Structs that are read ahead: in few reads where they lie together, and in other ways where they do not. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readingAhead } from '../../../src/fast/columns/aheadRoots.ts';
import { BLOCK_ROWS } from '../../../src/fast/columns/columns.ts';
import { columns, FWPM_NET_EVENT5, layouts, type Memory, memoryImage } from '../../../src/index.ts';
import { inFile, readAhead } from '../../support/memories.ts';

const BASE = 0x3507c0n;
const EVENTS = readFileSync(new URL('../../../fixtures/samples/enum5.bin', import.meta.url));
const PATHS = { time: 'header.timeStamp', app: 'header.appId', filter: 'classifyDrop.filterId' };

test('a block of events takes two reads: of the pointers, and of the events', () => {
  let reads = 0;
  const memory = readingAhead(inFile(EVENTS, BASE, 'x64', () => reads++));
  const roots = { entries: BASE, count: 16 };
  const found = columns(FWPM_NET_EVENT5, memory, roots, PATHS);
  expect(reads).toBe(2);
  expect(found).toEqual(
    columns(FWPM_NET_EVENT5, memoryImage(EVENTS, { abi: 'x64', base: BASE }), roots, PATHS),
  );
});

const SIZE = 8;
const BLOCKS = 64;
const COUNT = BLOCKS * BLOCK_ROWS;

/** An array of pointers to texts, each so many bytes after its pointer, or after the one before it. */
function namesAt(distance: number, order: (i: number) => number): Uint8Array {
  const bytes = new Uint8Array(distance + 2 * SIZE * COUNT);
  const view = new DataView(bytes.buffer);
  for (let i = 0; i < COUNT; i++) {
    const text = distance + SIZE * (COUNT + order(i));
    // Some have no text, and one leads nowhere.
    if (i % 100 === 99) continue;
    view.setBigUint64(SIZE * i, i === 5000 ? 1n : BASE + BigInt(text), true);
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
  const found = columns(
    struct,
    memory,
    { array: BASE, count: COUNT },
    { name: 'principalName' },
    { onIssue },
  );
  return { found, issues };
}

describe.each([
  ['behind all of them', SIZE, (i: number) => i],
  ['far away', 1 << 20, (i: number) => i],
  ['far away, in another order', 1 << 20, (i: number) => COUNT - 1 - i],
])('what structs point to may lie %s', (_, distance, order) => {
  test('and is the same, for few more reads', () => {
    const bytes = namesAt(distance, order);
    let reads = 0;
    const memory = inFile(bytes, BASE, 'x64', () => reads++);
    const found = namesIn(memory);
    const before = reads;
    expect(namesIn(readingAhead(memory))).toEqual(found);
    expect(reads - before).toBeLessThan(before + BLOCKS);
    expect(namesIn(readAhead(bytes, BASE, 'x64'))).toEqual(found);
  });
});

test('structs that lie apart are not read with what is between them', () => {
  const bytes = new Uint8Array(1 << 22);
  const view = new DataView(bytes.buffer);
  const addresses = Array.from({ length: 512 }, (_, i) => BASE + BigInt(8192 * ((i * 37) % 512)));
  for (const [i, address] of addresses.entries()) view.setUint32(Number(address - BASE), i, true);
  const { time } = columns(FWPM_NET_EVENT5, readAhead(bytes, BASE, 'x64'), { addresses }, PATHS);
  expect(Array.from(time.values, Number)).toEqual(addresses.map((_, i) => i));
});
