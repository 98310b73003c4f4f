/** fwpm pack --redact: a capture that can be given away. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { EXHAUSTIVE, rows } from '../support/exhaustive.ts';
import { fixture, fwpm } from './command.ts';

const ENUM5 = [fixture('samples/enum5.bin'), '--base', '0x3507c0', '--entries', '16'];

let folder: string;
let key: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fwpm-redact-'));
  key = join(folder, 'key');
  await writeFile(key, 'sixteen bytes or more');
});

afterAll(() => rm(folder, { recursive: true }));

async function packed(name: string, ...args: string[]): Promise<string> {
  const file = join(folder, name);
  expect(await fwpm(['pack', ...args, '--redact', key, '-o', file])).toEqual({
    code: 0,
    stdout: '',
    stderr: '',
  });
  return file;
}

describe('a capture', () => {
  test('has the same events, and nothing that says whom they are about', async () => {
    const file = await packed('events.cbor', ...ENUM5, '--host', 'PC7');
    const bytes = await readFile(file);
    for (const text of ['contoso', 'PC7', 'S-1-5-21-1004336348']) {
      expect(bytes.includes(text)).toBe(false);
      expect(bytes.includes(Buffer.from(text, 'utf16le'))).toBe(false);
    }
    const [made, plain] = await Promise.all([fwpm([file]), fwpm(['decode', ...ENUM5])]);
    expect([made.code, made.stderr]).toEqual([0, '']);
    const kept = (text: string) =>
      text
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line))
        .map(({ type, header: { timeStamp, localPort, flags } }) => ({ type, timeStamp, localPort, flags }));
    expect(kept(made.stdout)).toEqual(kept(plain.stdout));
    expect(made.stdout).not.toContain('8.8.4.');
  });

  test.runIf(EXHAUSTIVE)('is the same with the same key', async () => {
    const [one, two] = [await packed('one.cbor', ...ENUM5), await packed('two.cbor', ...ENUM5)];
    expect(await readFile(one)).toEqual(await readFile(two));
  });
});

test.runIf(EXHAUSTIVE)('what cannot be read is said to be missing', async () => {
  const file = join(folder, 'cut.bin');
  const bytes = await readFile(fixture('samples/enum5.bin'));
  await writeFile(file, bytes.subarray(0, bytes.length - 100));
  const output = join(folder, 'cut.cbor');
  const args = ['pack', file, ...ENUM5.slice(1), '--redact', key, '-o', output];
  const { code, stderr } = await fwpm(args);
  expect(code).toBe(1);
  expect(stderr).toMatch(/^fwpm: members that cannot be read, and are NULL in the capture: \d+\n$/);
  const { stdout } = await fwpm([output]);
  expect(stdout.trimEnd().split('\n')).toHaveLength(16);
});

test.runIf(EXHAUSTIVE).each(
  rows(
    [
      ['that is too short', 'short', 'has 3 bytes: a key for --redact has 16 or more'],
      ['that is not there', 'nowhere', 'there is no such file'],
    ],
    2,
  ),
)('a key %s is wrong usage', async (_, name, message) => {
  await writeFile(join(folder, 'short'), 'key');
  const { code, stderr } = await fwpm([
    'pack',
    ...ENUM5,
    '--redact',
    join(folder, name),
    '-o',
    join(folder, 'x'),
  ]);
  expect([code, stderr]).toEqual([2, expect.stringContaining(message)]);
});
