/** Which structs are meant, and where each of them is. */
import { describe, expect, test } from 'vitest';
import { FWPM_NET_EVENT5, memoryImage } from '../../src/index.ts';
import { elementAddress, partOf, type Roots, runOf, structAddress } from '../../src/memory/run.ts';
import { Image } from '../support/image.ts';

const BASE = 0x1000n;
const MEMORY = memoryImage(new Image(24).u64(0, 0x5000n).u64(8, 0n).u64(16, 0x6000n).bytes, {
  abi: 'x64',
  base: BASE,
});
const runIn = (roots: Roots) => runOf(FWPM_NET_EVENT5, MEMORY, roots);

describe('the structs of a run are at', () => {
  test.each<[what: string, roots: Roots, expected: (bigint | undefined)[]]>([
    ['the one address', { address: 0x2000n }, [0x2000n]],
    ['one address after another', { array: 0x2000n, count: 3 }, [0x2000n, 0x2098n, 0x2130n]],
    ['what pointers lead to, NULL or not', { entries: BASE, count: 3 }, [0x5000n, undefined, 0x6000n]],
    ['the addresses of a list', { addresses: [7n, 5n] }, [7n, 5n]],
    ['no address where the pointers end', { entries: BASE + 16n, count: 2 }, [0x6000n, undefined]],
    ['no address where half a pointer is', { entries: BASE + 20n, count: 1 }, [undefined]],
  ])('%s', (_, roots, expected) => {
    const run = runIn(roots);
    expect(Array.from({ length: run.count }, (_, i) => structAddress(run, i, MEMORY))).toEqual(expected);
  });
});

test('past the end of the address space nothing begins again at 0', () => {
  const run = runIn({ array: 2n ** 64n - 0x98n, count: 3 });
  expect([0, 1, 2].map((index) => elementAddress(run, index))).toEqual([
    2n ** 64n - 0x98n,
    2n ** 64n,
    2n ** 64n,
  ]);
  expect(partOf(run, 1, 3)).toEqual({ array: 2n ** 64n - 1n, count: 2 });
  expect(partOf(run, 0, 1)).toEqual({ array: 2n ** 64n - 0x98n, count: 1 });
});
