/** Many events and large files: batches, threads, and files that are not held in memory. */

import { mkdtemp, open, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { decodeEntries, encode, FWPM_NET_EVENT5, memoryImage, toJson } from '../../src/index.ts';
import { EXHAUSTIVE } from '../support/exhaustive.ts';
import { fixture, fwpm } from './command.ts';

const BASE = 0x3507c0n;
const EVENTS = 16;
/** Three batches and a part of one. */
const REPEATS = 5200;

let folder = '';
/** The sample, and after it its pointers again and again; one of them leads nowhere. */
let many = '';
let start = 0n;
let expected = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fwpm-'));
  many = join(folder, 'many.bin');
  const image = await readFile(fixture('samples/enum5.bin'));
  const pointers = Buffer.concat(new Array(REPEATS).fill(image.subarray(0, 8 * EVENTS)));
  pointers.writeBigUInt64LE(1n, 8 * 20_000);
  start = BASE + BigInt(image.length);
  await writeFile(many, Buffer.concat([image, pointers]));
  const lines = (
    await fwpm(['decode', fixture('samples/enum5.bin'), '--base', `${BASE}`, '--entries', `${EVENTS}`])
  ).stdout;
  const all = lines.repeat(REPEATS).split(/(?<=\n)/);
  all[20_000] = 'null\n';
  expected = all.join('');
});
afterAll(() => rm(folder, { recursive: true }));

describe.runIf(EXHAUSTIVE)('fwpm decode with many events', () => {
  test.each([1, 2, 5])('in %i threads the order stays, and issues are told once', async (jobs) => {
    const target = join(folder, `out${jobs}.ndjson`);
    const args = [
      '--base',
      `${BASE}`,
      '--at',
      `${start}`,
      '--entries',
      `${EVENTS * REPEATS}`,
      '--jobs',
      `${jobs}`,
    ];
    const { code, stderr } = await fwpm(['decode', many, ...args, '-o', target]);
    expect((await readFile(target, 'utf8')) === expected).toBe(true);
    expect(stderr).toContain('FWPM_NET_EVENT5: [20000]: pointer 0x1 leads outside the captured memory');
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
    expect(code).toBe(1);
  });

  test('standard input is shared by the threads', async () => {
    const args = ['--base', `${BASE}`, '--at', `${start}`, '--entries', `${EVENTS * REPEATS}`, '--jobs', '2'];
    const { stdout } = await fwpm(['decode', '-', ...args], await readFile(many));
    expect(stdout === expected).toBe(true);
  });

  test('a file that is too large to hold is read as it is needed', async () => {
    const memory = memoryImage(await readFile(fixture('samples/enum5.bin')), { abi: 'x64', base: BASE });
    const [event] = decodeEntries(FWPM_NET_EVENT5, memory, BASE, 1);
    if (event === undefined || event === null) throw new Error('the sample has no event');
    // A hole of 300 MiB, which takes no room on the disk, and the event after it, across a page's end.
    const lead = 300 * 2 ** 20 - 40;
    const { bytes, address } = encode(FWPM_NET_EVENT5, event, { base: 2n ** 46n + 3n });
    const large = join(folder, 'large.bin');
    const file = await open(large, 'w');
    await file.write(bytes, 0, bytes.length, lead);
    await file.close();
    const base = 2n ** 46n + 3n - BigInt(lead);
    const { code, stdout, stderr } = await fwpm(['decode', large, '--base', `${base}`, '--at', `${address}`]);
    expect(stdout).toBe(`${toJson(FWPM_NET_EVENT5, event)}\n`);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  });
});
