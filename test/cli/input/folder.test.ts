import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { foundIn } from '../../../src/cli/input/folder.ts';
import { Pattern } from '../../../src/cli/input/pattern.ts';

let folder = '';
const server = createServer();
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fwpm-'));
  await mkdir(join(folder, 'a', 'b'), { recursive: true });
  await mkdir(join(folder, '.hidden'));
  for (const path of ['x.dmp', '.x.dmp', 'a/y.dmp', 'a/b/z.bin', '.hidden/x.dmp']) {
    await writeFile(join(folder, path), '');
  }
  await symlink(join(folder, 'x.dmp'), join(folder, 'a', 'link.dmp'));
  await symlink(join(folder, 'nowhere'), join(folder, 'a', 'lost.dmp'));
  await symlink(folder, join(folder, 'a', 'round.dmp'));
  await new Promise<void>((resolve) => server.listen(join(folder, 'socket.dmp'), resolve));
});
afterAll(async () => {
  await new Promise((resolve) => server.close(resolve));
  await rm(folder, { recursive: true });
});

/** Links to folders are not followed, and what is no file is none; a link that leads nowhere is said when it is opened. */
test.each<[string, string[]]>([
  ['**', ['a/b/z.bin', 'a/link.dmp', 'a/lost.dmp', 'a/y.dmp', 'x.dmp']],
  ['**/*.dmp', ['a/link.dmp', 'a/lost.dmp', 'a/y.dmp', 'x.dmp']],
  ['*.dmp', ['x.dmp']],
  ['.*', ['.x.dmp']],
  ['.*/*', ['.hidden/x.dmp']],
  ['a/*/*', ['a/b/z.bin']],
  ['b/*', []],
])('%s', async (pattern, expected) => {
  const { files, closed } = await foundIn(folder, new Pattern(pattern));
  expect(files.map((file) => relative(folder, file)).sort()).toEqual(expected);
  expect(closed).toEqual([]);
});

test('a folder that is not there is closed', async () => {
  const lost = join(folder, 'lost');
  expect(await foundIn(lost, new Pattern('**'))).toEqual({ files: [], closed: [lost] });
});
