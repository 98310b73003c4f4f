/** fwpm explain: which event it takes, and what its exit code is; the lines are tested beside explainText. */

import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { explainJson, explainText } from '../../src/format/explainText.ts';
import { PLAIN } from '../../src/format/style.ts';
import { explain, FWPM_NET_EVENT5, memoryImage } from '../../src/index.ts';
import { EXHAUSTIVE, rows } from '../support/exhaustive.ts';
import { fixture, fwpm, shell } from './command.ts';

const ENUM5 = fixture('samples/enum5.bin');
const BASE = 0x3507c0;
/** Where the fourth pointer leads. */
const FOURTH = 0x350f50;

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fwpm-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function linesAt(address: number, options: { full?: boolean; json?: boolean } = {}): Promise<string> {
  const memory = memoryImage(await readFile(ENUM5), { abi: 'x64', base: BASE });
  const ranges = explain(FWPM_NET_EVENT5, memory, address);
  const { json = false, full = false } = options;
  return [...(json ? explainJson(ranges, memory) : explainText(ranges, memory, { style: PLAIN, full }))].join(
    '',
  );
}

describe('fwpm explain', () => {
  test.each<[string, string[], object]>(
    rows([
      ['where it is', ['--at', String(FOURTH)], {}],
      ['one of many', ['--entries', '16', '--index', '3'], {}],
      ['all bytes', ['--at', String(FOURTH), '--full'], { full: true }],
      ['for programs', ['--at', String(FOURTH), '--json'], { json: true }],
    ]),
  )('%s', async (_, args, options) => {
    const stdout = await linesAt(FOURTH, options);
    expect(await fwpm(['explain', ENUM5, '--base', String(BASE), ...args])).toEqual({
      code: 0,
      stderr: '',
      stdout,
    });
  });

  test.each(
    rows([
      ['a dump', fixture('samples/process-x64.dmp'), ['--at', String(BASE), '--entries', '16']],
      [
        'structs one after another',
        ENUM5,
        ['--base', String(BASE), '--at', String(FOURTH - 2 * 0x98), '--count', '3', '--index', '2'],
      ],
    ]),
  )('out of %s', async (name, file, args) => {
    const { code, stdout } = await fwpm(['explain', file, ...args]);
    if (name === 'a dump')
      expect(stdout).toMatch(/^0x[0-9a-f]+ {2}(?:[0-9a-f]{2} ){8} FILETIME +header\.timeStamp = "/);
    else expect(stdout).toBe(await linesAt(FOURTH));
    expect(code).toBe(0);
  });

  test.runIf(EXHAUSTIVE)('out of a capture, where the numbers go on from block to block', async () => {
    const capture = join(folder, 'two.cbor');
    const pack = `$FWPM pack ${ENUM5} --base ${BASE}`;
    await shell(
      `${pack} --entries 16 -o ${capture}.1 && ${pack} --at ${FOURTH} -o ${capture}.2 && cat ${capture}.1 ${capture}.2 > ${capture}`,
    );
    const values = (lines: string): string[] => lines.match(/\S+ = .*/g) ?? [];
    const { stdout } = await fwpm(['explain', capture, '--index', '16']);
    expect(values(stdout)).toEqual(values(await linesAt(FOURTH)));
  });

  test.runIf(EXHAUSTIVE)('tells of the items of a capture that it passes over', async () => {
    const capture = join(folder, 'odd.cbor');
    // An item of another kind: the text 'x'.
    await shell(
      `printf '\\x61x' > ${capture} && $FWPM pack ${ENUM5} --base ${BASE} --entries 16 >> ${capture}`,
    );
    const { code, stdout, stderr } = await fwpm(['explain', capture, '--as', 'capture']);
    expect(stderr).toMatch(/^fwpm: \S.*\n$/);
    expect(stdout).toContain('header.timeStamp');
    expect(code).toBe(1);
  });

  test.runIf(EXHAUSTIVE)('into a file', async () => {
    const file = join(folder, 'out.txt');
    const { code, stdout } = await fwpm([
      'explain',
      ENUM5,
      '--base',
      String(BASE),
      '--at',
      String(FOURTH),
      '-o',
      file,
    ]);
    expect({ code, stdout, text: await readFile(file, 'utf8') }).toEqual({
      code: 0,
      stdout: '',
      text: await linesAt(FOURTH),
    });
  });

  test('what cannot be read is told in its place, and by the exit code', async () => {
    const bytes = await readFile(ENUM5);
    // The user's SID of the fourth event.
    bytes.writeBigUInt64LE(0xdeadn, FOURTH - BASE + 0x50);
    const file = join(folder, 'damaged.bin');
    await writeFile(file, bytes);
    const { code, stdout, stderr } = await fwpm([
      'explain',
      file,
      '--base',
      String(BASE),
      '--at',
      String(FOURTH),
    ]);
    expect(stdout).toMatch(/header\.userId -> 0xdead\n +\^ pointer 0xdead leads outside the captured memory/);
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
  });

  test.each<[string, string[], number, string]>(
    rows([
      [
        'an event that is not there',
        ['--at', '0x10'],
        1,
        'FWPM_NET_EVENT5: address 0x10 is outside the captured memory: ',
      ],
      [
        'more than there are',
        ['--entries', '16', '--index', '16'],
        2,
        '--index 16: there are 16; 0 is the first',
      ],
      [
        'a second of one',
        ['--at', String(FOURTH), '--index', '1'],
        2,
        '--index 1: there is one; 0 is the first',
      ],
      ['a number that is none', ['--index', 'x'], 2, "argument 'x' is invalid. A count is a number"],
      [
        'a limit',
        ['--at', String(FOURTH), '--limit', 'totalBytes=10'],
        1,
        'exceed the limit totalBytes of 10',
      ],
    ]),
  )('%s', async (_, args, code, message) => {
    const result = await fwpm(['explain', ENUM5, '--base', String(BASE), ...args]);
    expect(result.stderr).toContain(message);
    expect(result).toMatchObject({ code, stdout: '' });
  });

  test.runIf(EXHAUSTIVE)('a NULL pointer among the entries', async () => {
    const file = join(folder, 'null.bin');
    await writeFile(file, new Uint8Array(16));
    const { code, stderr } = await fwpm(['explain', file, '--entries', '2', '--index', '1']);
    expect({ code, stderr }).toEqual({ code: 2, stderr: 'fwpm: --index 1: its pointer is NULL\n' });
  });
});
