/** Images larger than any place in them that fits 32 bits. What is never written to takes no memory here. */
import { describe, expect, test, vi } from 'vitest';
import { FastColumns } from '../../../src/fast/columns/columns.ts';
import { columns, memoryImage, memoryRanges, pointer, struct, uint32 } from '../../../src/index.ts';

const NODE = struct('NODE', { id: uint32, next: pointer(struct('NEXT', { id: uint32 })) });
const PATHS = { id: 'id', next: 'next.id' } as const;
const BASE = 0x7ff000000000n;
const SIZE = 3 * 2 ** 30;

/** Where nodes are, and what each points to. */
const NODES: readonly (readonly [node: number, next: number])[] = [
  [64, 128],
  [2 ** 31 - 17, 2 ** 31 - 32],
  [2 ** 31 + 5, 2 ** 31 + 64],
  [2 ** 31 + 128, 2 ** 30 + 4096],
  [SIZE - 16, SIZE - 32],
  [256, SIZE - 80],
  [1024, 512],
];

const bytes = new Uint8Array(SIZE);
const view = new DataView(bytes.buffer);
for (const [index, [node, next]] of NODES.entries()) {
  view.setUint32(node, index + 1, true);
  view.setBigUint64(node + 8, BASE + BigInt(next), true);
  view.setUint32(next, 100 + index, true);
}
const ENTRIES = 8192;
for (const [index, [node]] of NODES.entries()) {
  view.setBigUint64(ENTRIES + 8 * index, BASE + BigInt(node), true);
}

const MEMORIES = {
  'one image': memoryImage(bytes, { abi: 'x64', base: BASE }),
  'a range': memoryRanges([{ base: BASE, bytes }], { abi: 'x64' }),
};
const ROOTS = {
  addresses: { addresses: NODES.map(([node]) => BASE + BigInt(node)) },
  entries: { entries: BASE + BigInt(ENTRIES), count: NODES.length },
};

describe.each(Object.entries(MEMORIES))('in %s', (_, memory) => {
  test.each(Object.entries(ROOTS))('each value is there: %s', (_, roots) => {
    const read = vi.spyOn(FastColumns.prototype, 'read');
    const { id, next } = columns(NODE, memory, roots, PATHS);
    expect([...id.values]).toEqual(NODES.map((_, index) => index + 1));
    expect([...next.values]).toEqual(NODES.map((_, index) => 100 + index));
    // What is farther from its struct than a place can say is left to the careful decoder, and nothing else.
    expect(read.mock.results.flatMap(({ value }) => value)).toEqual([5]);
    read.mockRestore();
  });
});

test('structs one after another, beyond 2 GiB', () => {
  const start = BASE + BigInt(2 ** 31 + 2 ** 20);
  const far = new DataView(bytes.buffer, Number(start - BASE), 16 * 300);
  for (let row = 0; row < 300; row++) {
    far.setUint32(16 * row, row, true);
    far.setBigUint64(16 * row + 8, start + BigInt(16 * (299 - row)), true);
  }
  const { id, next } = columns(NODE, MEMORIES['one image'], { array: start, count: 300 }, PATHS);
  expect([...id.values]).toEqual(Array.from({ length: 300 }, (_, row) => row));
  expect([...next.values]).toEqual(Array.from({ length: 300 }, (_, row) => 299 - row));
});
