/** What could not be read, as other programs hear of it; and the limits of the command line. */

import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LIMITS } from '../../src/index.ts';
import { EXHAUSTIVE, rows } from '../support/exhaustive.ts';
import { fixture, fwpm } from './command.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fwpm-'));
});
afterAll(() => rm(folder, { recursive: true }));

const DAMAGED = ['decode', fixture('blobs/x64-bad-userid-below.bin'), '--base', '0xffffff00'];
const DAMAGED_EVENT = [...DAMAGED, '--at', '0xffffffe0'];

const USER_ID_ISSUE = {
  code: 'UNMAPPED_POINTER',
  struct: 'FWPM_NET_EVENT5',
  path: 'header.userId',
  address: '0xfffffef8',
  offset: 304,
  reason: 'pointer 0xfffffef8 leads outside the captured memory (stored at offset 0x130)',
};

describe('--issues', () => {
  test('writes a line of JSON for each', async () => {
    const file = join(folder, 'issues.ndjson');
    const { code, stderr } = await fwpm([...DAMAGED_EVENT, '--issues', file]);
    expect(code).toBe(1);
    expect(stderr).toContain('header.userId');
    const lines = (await readFile(file, 'utf8')).split('\n');
    expect(lines.map((line) => (line === '' ? line : JSON.parse(line)))).toEqual([USER_ID_ISSUE, '']);
  });

  test.runIf(EXHAUSTIVE)('an empty file says that there were none', async () => {
    const file = join(folder, 'none.ndjson');
    const args = ['decode', fixture('samples/enum5.bin'), '--base', '0x3507c0', '--entries', '16'];
    const { code } = await fwpm([...args, '--issues', file]);
    expect([code, await readFile(file, 'utf8')]).toEqual([0, '']);
  });

  test.runIf(EXHAUSTIVE)('to a folder is refused, and nothing else is left behind', async () => {
    const before = await readdir(folder);
    const { code, stderr } = await fwpm([
      ...DAMAGED_EVENT,
      '--issues',
      folder,
      '-o',
      join(folder, 'out.ndjson'),
    ]);
    expect([code, stderr]).toEqual([2, `fwpm: cannot write ${folder}: it is a folder\n`]);
    expect(await readdir(folder)).toEqual(before);
  });
});

describe.runIf(EXHAUSTIVE)('--limit', () => {
  test('takes limits by their names, several of them', async () => {
    const { code, stdout, stderr } = await fwpm([
      ...DAMAGED_EVENT,
      '--limit',
      'characters=2',
      '--limit',
      'blobBytes=3',
    ]);
    expect(code).toBe(1);
    expect(JSON.parse(stdout).header.appId).toBeNull();
    expect(stderr).toContain(
      'the limit blobBytes of 3: raise it with limits.blobBytes or --limit blobBytes=N',
    );
  });

  test.each(['1', '2'])('is heeded by %s threads', async (jobs) => {
    const file = join(folder, `entries-${jobs}.bin`);
    const count = 2 * 32_768;
    // Entries that all lead to the one FWPM_FILTER_CHANGE0 at the start, of 32 bytes.
    const bytes = new Uint8Array(32 + 8 * count);
    new BigUint64Array(bytes.buffer).fill(0x1000n, 4);
    await writeFile(file, bytes);
    const { code, stdout, stderr } = await fwpm(
      ['decode', file, '--base', '0x1000', '--at', '0x1020', '--entries', String(count)].concat(
        ['--struct', 'FWPM_FILTER_CHANGE0', '--jobs', jobs],
        ['--limit', 'totalBytes=31', '--limit', 'issues=1'],
      ),
    );
    expect(code).toBe(1);
    expect(stdout).toBe('null\n'.repeat(count));
    expect(stderr.split('\n')).toHaveLength(count + 1);
  });

  test.each(
    rows([
      'elements',
      'elements=',
      'elements=x',
      'elements=-1',
      'elements=1.5',
      'elements=0',
      'depth=513',
      'unknown=1',
      '__proto__=1',
      '=1',
    ]),
  )('%s is refused', async (limit) => {
    const { code, stdout, stderr } = await fwpm([...DAMAGED_EVENT, '--limit', limit]);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^error: option '--limit <name=n>' argument/);
  });

  test('help names every limit with its default', async () => {
    const { stdout } = await fwpm(['help', 'limits']);
    for (const [name, { default: value, unit }] of Object.entries(LIMITS)) {
      expect(stdout).toMatch(new RegExp(`^ +${name} +${value} +${unit}$`, 'm'));
    }
  });
});
