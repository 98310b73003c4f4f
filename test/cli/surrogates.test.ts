/** Unpaired surrogates, which a remote peer can send: strict parsers refuse a whole file for one. */

import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { EXHAUSTIVE, rows } from '../support/exhaustive.ts';
import { fixture, fwpm } from './command.ts';

const IMAGE = [fixture('cases/lone-surrogate/lone.bin'), '--base', '0x10000000'];

/** An escape of an unpaired surrogate; two backslashes are one. */
const ESCAPE = /(?<!\\)(?:\\\\)*\\ud83d/;

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fwpm-'));
});
afterAll(() => rm(folder, { recursive: true }));

describe('what programs read has none', () => {
  test.each(
    rows([
      ['ndjson', ['decode', ...IMAGE]],
      ['ndjson with trailers', ['decode', ...IMAGE, '--trailer']],
      ['ecs', ['decode', ...IMAGE, '--format', 'ecs']],
      ['ocsf', ['decode', ...IMAGE, '--format', 'ocsf']],
      ['csv', ['decode', ...IMAGE, '--format', 'csv']],
      ['finds', ['scan', ...IMAGE, '--min-score', '0']],
      ['explain --json', ['explain', ...IMAGE, '--json']],
    ]),
  )('%s', async (_, args) => {
    const { code, stdout } = await fwpm(args);
    expect(code).toBe(0);
    expect(stdout).toContain('\ufffd');
    expect(stdout).not.toMatch(ESCAPE);
  });
});

test.each(
  rows([
    ['ndjson', ['decode', ...IMAGE]],
    ['ndjson with trailers', ['decode', ...IMAGE, '--trailer']],
    ['finds', ['scan', ...IMAGE, '--min-score', '0']],
  ]),
)('--lossless keeps them in %s', async (_, args) => {
  const { code, stdout } = await fwpm([...args, '--lossless']);
  expect(code).toBe(0);
  expect(stdout).toMatch(ESCAPE);
  expect(stdout).not.toContain('\ufffd');
});

test.runIf(EXHAUSTIVE)('other formats cannot be lossless', async () => {
  const { code, stderr } = await fwpm(['decode', ...IMAGE, '--format', 'ecs', '--lossless']);
  expect([code, stderr]).toEqual([2, 'fwpm: --lossless is for --format ndjson: ecs is for other programs\n']);
});

test.runIf(EXHAUSTIVE)('threads know it, too', async () => {
  const event = await readFile(IMAGE[0] ?? '');
  // So many pointers to it, after it, that there is work for two.
  const count = 2 * 32_768;
  const pointers = new BigUint64Array(count).fill(0x10000000n);
  const file = join(folder, 'many.bin');
  await writeFile(file, Buffer.concat([event, new Uint8Array(pointers.buffer)]));
  const at = `${0x10000000 + event.length}`;
  const args = ['decode', file, '--base', '0x10000000', '--at', at, '--entries', `${count}`, '--jobs', '2'];
  const [replaced, kept] = await Promise.all([fwpm(args), fwpm([...args, '--lossless'])]);
  expect([replaced.code, kept.code]).toEqual([0, 0]);
  expect(replaced.stdout).not.toMatch(ESCAPE);
  expect(kept.stdout.split('\n').filter((line) => ESCAPE.test(line))).toHaveLength(count);
});
