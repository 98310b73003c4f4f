/** What of a chunk is taken from it, and what from the memory. */
import { expect, test, vi } from 'vitest';
import { memoryImage } from '../../src/index.ts';
import { NearMemory } from '../../src/scan/nearMemory.ts';

const BASE = 0x10000n;
const IMAGE = memoryImage(
  Uint8Array.from({ length: 64 }, (_, i) => i),
  { abi: 'x64', base: BASE },
);
/** The bytes from 16 to 39, in a buffer that begins 4 bytes before them. */
const CHUNK = {
  address: BASE + 12n,
  view: new DataView(Uint8Array.from({ length: 32 }, (_, i) => (i < 4 || i >= 28 ? 0xee : 12 + i)).buffer),
  first: 4,
  end: 28,
};

test.each([
  [16, 24, true],
  [16, 1, true],
  [39, 1, true],
  [15, 1, false],
  [15, 4, false],
  [39, 2, false],
  [40, 1, false],
  [0, 64, false],
])('the bytes from %d on, %d of them: from the chunk is %s', (at, length, isNear) => {
  const memory = new NearMemory(IMAGE);
  const place = vi.spyOn(IMAGE, 'place');
  memory.use(CHUNK);
  expect(memory.readable(BASE + BigInt(at), length)).toBe(length);
  const { view, offset } = memory.place(BASE + BigInt(at), length);
  expect(new Uint8Array(view.buffer, view.byteOffset + offset, length)).toEqual(
    Uint8Array.from({ length }, (_, i) => at + i),
  );
  expect(place).toHaveBeenCalledTimes(isNear ? 0 : 1);
  place.mockRestore();
});

test('what is not there is not there', () => {
  const memory = new NearMemory(IMAGE);
  memory.use(CHUNK);
  expect(memory.readable(BASE + 39n, 100)).toBe(25);
  expect(memory.readable(BASE + 64n, 1)).toBe(0);
  expect(memory.readable(BASE - 1n, 1)).toBe(0);
});
