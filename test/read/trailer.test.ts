/** The bytes after a struct, up to the next object that is known. */
import { expect, test } from 'vitest';
import { FWPM_NET_EVENT_LPM_PACKET_ARRIVAL0, memoryImage } from '../../src/index.ts';
import { type Roots, runOf } from '../../src/memory/run.ts';
import { Trailers } from '../../src/read/trailer.ts';
import { Image } from '../support/image.ts';

const BASE = 0x1000n;
/** Structs of one UINT32. */
const STRUCT = FWPM_NET_EVENT_LPM_PACKET_ARRIVAL0;

function trailersOf(image: Image, roots: Roots): (number[] | undefined)[] {
  const memory = memoryImage(image.bytes, { abi: 'x64', base: BASE });
  const run = runOf(STRUCT, memory, roots);
  const trailers = new Trailers(STRUCT, memory, run);
  return Array.from({ length: run.count }, (_, index) => {
    const bytes = trailers.of(index);
    return bytes && [...bytes];
  });
}

const words = (...list: number[]): Image => new Image(4 * list.length).u32(0, ...list);

test.each<[what: string, image: Image, roots: Roots, expected: (number[] | undefined)[]]>([
  ['what there is after a struct', words(7, 0x04030201), { address: BASE }, [[1, 2, 3, 4]]],
  ['nothing at the end of the memory', words(7), { address: BASE }, [[]]],
  [
    'up to the next struct',
    words(7, 1, 8, 2),
    { addresses: [BASE, BASE + 8n] },
    [
      [1, 0, 0, 0],
      [2, 0, 0, 0],
    ],
  ],
  [
    'up to the struct before it in the list',
    words(7, 1, 8),
    { addresses: [BASE + 8n, BASE] },
    [[], [1, 0, 0, 0]],
  ],
  ['none of a struct that is half there', words(7), { address: BASE + 2n }, [undefined]],
  ['none of a struct that is not there', words(7), { address: 0x9000n }, [undefined]],
  ['none of a NULL entry', words(0, 0, 0x1008, 0), { entries: BASE, count: 1 }, [undefined]],
])('%s', (_, image, roots, expected) => {
  expect(trailersOf(image, roots)).toEqual(expected);
});

test('512 bytes at most', () => {
  expect(trailersOf(new Image(1000), { address: BASE }).map((bytes) => bytes?.length)).toEqual([512]);
});
