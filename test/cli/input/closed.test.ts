/** What the command opens it closes, whatever happens in between; a program can run it many times. */
import { existsSync, readdirSync, readlinkSync } from 'node:fs';
import { mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { withInput } from '../../../src/cli/input/file.ts';
import { type InputFile, MOST_HELD } from '../../../src/cli/input/inputFile.ts';
import { openOutput } from '../../../src/cli/output/open.ts';

let folder = '';
beforeAll(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), 'fwpm-')));
  await writeFile(join(folder, 'image'), new Uint8Array(3_000_000));
});
afterAll(() => rm(folder, { recursive: true }));

/** How many descriptors of this process are of a file. */
function openOf(path: string): number {
  const links = readdirSync('/proc/self/fd').map((descriptor) => {
    try {
      return readlinkSync(join('/proc/self/fd', descriptor));
    } catch {
      // The folder's own descriptor is gone by now.
      return '';
    }
  });
  return links.filter((link) => link === path).length;
}

describe.skipIf(!existsSync('/proc/self/fd'))('is closed', () => {
  test.each<[string, (input: InputFile) => Promise<unknown>]>([
    ['that was read whole', (input) => input.whole(MOST_HELD)],
    ['of which nothing was read', async () => undefined],
    [
      'of which a part was read',
      async (input) => {
        for await (const chunk of input.chunks()) return chunk.length;
        return 0;
      },
    ],
  ])('a file %s', async (_, use) => {
    const path = join(folder, 'image');
    await withInput(path, async (input) => {
      expect(openOf(path)).toBe(1);
      await use(input);
    });
    expect(openOf(path)).toBe(0);
  });

  test('a file where something went wrong', async () => {
    const path = join(folder, 'image');
    await expect(withInput(path, () => Promise.reject(new Error('wrong')))).rejects.toThrow('wrong');
    expect(openOf(path)).toBe(0);
  });

  test('a folder, which is no file', async () => {
    await expect(withInput(folder, async () => undefined)).rejects.toThrow('it is a folder');
    expect(openOf(folder)).toBe(0);
  });

  test('a device that is read', async () => {
    const before = openOf('/dev/null');
    await withInput('/dev/null', async (input) => {
      expect(openOf('/dev/null')).toBe(before + 1);
      expect(await input.whole(MOST_HELD)).toHaveLength(0);
    });
    expect(openOf('/dev/null')).toBe(before);
  });

  test.each(['close', 'abandon'] as const)('a device that is written, by %s, and not twice', async (end) => {
    const before = openOf('/dev/null');
    const output = await openOutput('/dev/null');
    expect(openOf('/dev/null')).toBe(before + 1);
    await output.write('x');
    await output[end]();
    expect(openOf('/dev/null')).toBe(before);
    await output.abandon();
    expect(openOf('/dev/null')).toBe(before);
  });
});
