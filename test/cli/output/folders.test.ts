/** Folders that are made where there are none. */
import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { makeFolder } from '../../../src/cli/output/folders.ts';
import { fwpm } from '../command.ts';

const folder = mkdtempSync(join(tmpdir(), 'fwpm-folders-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a folder', () => {
  test('is made with those that it is in, and is there afterwards, too', () => {
    const path = join(folder, 'a', 'b', 'c');
    for (const _ of [1, 2]) {
      makeFolder(path);
      expect(statSync(path).isDirectory()).toBe(true);
    }
  });

  test.each(['file', 'file/below'])('is not made in the place of %s', (name) => {
    writeFileSync(join(folder, 'file'), '');
    expect(() => makeFolder(join(folder, name))).toThrow(/EEXIST|ENOTDIR/);
  });
});

test.runIf(existsSync('/proc/self'))('where there is no room for folders, that is said at once', async () => {
  const run = await fwpm([
    'decode',
    'fixtures/samples/enum5.bin',
    ...[
      '--base',
      '0x3507c0',
      '--entries',
      '1',
      '--format',
      'parquet',
      '--partition',
      'day',
      '-o',
      '/proc/fwpm/set',
    ],
  ]);
  expect([run.code, run.stderr]).toEqual([2, expect.stringMatching(/^fwpm: cannot write \/proc\/fwpm\/set/)]);
});
