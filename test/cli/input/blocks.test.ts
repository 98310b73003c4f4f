/** Roots that are not in the memory at all are counted, and not looked at one by one. */
import { describe, expect, test } from 'vitest';
import { present } from '../../../src/cli/input/blocks.ts';
import { FWPM_NET_EVENT_LPM_PACKET_ARRIVAL0, memoryImage } from '../../../src/index.ts';

const memory = memoryImage(new Uint8Array(0), { abi: 'x64', base: 0n });
/** Four bytes. */
const STRUCT = FWPM_NET_EVENT_LPM_PACKET_ARRIVAL0;
const MiB = 2 ** 20;
const COUNT = 100 * MiB;

describe('an array in memory with a hole', () => {
  const rangesWith = (hole: number) => [
    { base: 0x1000n, length: 4096 },
    { base: 0x2000n + BigInt(hole), length: 4096 },
  ];

  test.each([
    ['none', 0, 8192],
    ['one of 4 bytes', 4, 8196],
    ['the largest that is skipped', MiB, MiB + 8192],
    ['a larger one', MiB + 1, 4096],
  ])('%s', (_, hole, bytes) => {
    const { roots, missing } = present(
      STRUCT,
      { memory, ranges: rangesWith(hole) },
      { array: 0x1000n, count: COUNT },
    );
    // One more shows that there are no more.
    expect(roots).toEqual({ array: 0x1000n, count: bytes / 4 + 1 });
    expect(missing).toBe(COUNT - bytes / 4 - 1);
  });

  test('entries have the size of a pointer', () => {
    const { roots } = present(STRUCT, { memory, ranges: rangesWith(0) }, { entries: 0x1000n, count: COUNT });
    expect(roots).toEqual({ entries: 0x1000n, count: 8192 / 8 + 1 });
  });

  test('that is all there is asked for as it is', () => {
    const asked = { array: 0x1000n, count: 1024 };
    expect(present(STRUCT, { memory, ranges: rangesWith(0) }, asked)).toEqual({ roots: asked, missing: 0 });
  });
});
