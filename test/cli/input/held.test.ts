/** What is held of a file: seen by what is still read of it after its bytes were replaced. */
import { copyFile, mkdtemp, open, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { reopened } from '../../../src/cli/input/file.ts';
import type { LargeFile } from '../../../src/cli/input/inputFile.ts';

const PAGE = 4096;
const PAGES = 4;
const SIZE = PAGE * PAGES;

let folder = '';
let path = '';
let other = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fwpm-'));
  path = join(folder, 'image');
  other = join(folder, 'other');
  await writeFile(other, new Uint8Array(SIZE).fill(2));
});
beforeEach(() => writeFile(path, new Uint8Array(SIZE).fill(1)));
afterAll(() => rm(folder, { recursive: true }));

/** Has a file of ones used, replaces its bytes by twos, and returns what is read of it then. */
async function readAfter(
  use: (file: LargeFile) => void,
  offset: number,
  length: number,
): Promise<readonly number[]> {
  const handle = await open(path);
  try {
    const { size, mtimeNs } = await handle.stat({ bigint: true });
    const file = reopened({
      name: path,
      descriptor: handle.fd,
      position: 0,
      size: Number(size),
      writtenAt: mtimeNs,
    });
    use(file);
    await copyFile(other, path);
    return [...file.read(offset, length)];
  } finally {
    await handle.close();
  }
}

function readPieces(times: number, length: number): (file: LargeFile) => void {
  return (file) => {
    for (let i = 0; i < times; i++) file.read((i % PAGES) * PAGE, length);
  };
}

test.each([
  ['few pieces', PAGES, PAGE],
  ['many that are longer', 100, 2 * PAGE],
])('after %s, the others are read when they are needed', async (_, times, length) => {
  expect(await readAfter(readPieces(times, length), 0, 8)).toEqual(Array(8).fill(2));
});

test.each([
  ['from the beginning', 0, SIZE, SIZE],
  ['from within', PAGE + 1, PAGE, PAGE],
  ['to its end', SIZE - 8, PAGE, 8],
  ['after its end', SIZE + 8, PAGE, 0],
])('after more pieces than it has pages, all of it is held: read %s', async (_, offset, length, expected) => {
  expect(await readAfter(readPieces(PAGES + 1, PAGE), offset, length)).toEqual(Array(expected).fill(1));
});
