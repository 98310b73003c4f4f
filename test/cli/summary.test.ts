/** fwpm summary: what it prints is tested beside the library's summaries. */

import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readRules, summarize, summaryJson, summaryText, volumesOf } from '../../src/formats.ts';
import { FWPM_NET_EVENT5, memoryImage } from '../../src/index.ts';
import { EXHAUSTIVE, rows } from '../support/exhaustive.ts';
import { fixture, fwpm } from './command.ts';

const ENUM5 = fixture('samples/enum5.bin');
const DUMP = fixture('samples/process-x64.dmp');
const ALL = ['summary', ENUM5, '--base', '0x3507c0', '--entries', '16'];
const FILTERS = fixture('filters/filters.xml');

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fwpm-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function memory() {
  return memoryImage(await readFile(ENUM5), { abi: 'x64', base: 0x3507c0n });
}

const ENTRIES = { entries: 0x3507c0n, count: 16 };

describe('a page', () => {
  test('is what the library says', async () => {
    const expected = summaryText(summarize(FWPM_NET_EVENT5, await memory(), ENTRIES));
    expect(await fwpm(ALL)).toEqual({ code: 0, stdout: expected, stderr: '' });
  });

  test.runIf(EXHAUSTIVE)(
    'with names of rules and drives, longer tables, other spans, and members',
    async () => {
      const expected = summaryText(
        summarize(FWPM_NET_EVENT5, await memory(), ENTRIES, {
          context: {
            rules: await readRules([await readFile(FILTERS)]),
            volumes: volumesOf(['harddiskvolume3=C:']),
          },
          top: 3,
          every: 300,
          by: ['header.localPort', 'classifyDrop.isLoopback'],
        }),
      );
      const given = ['--filters', FILTERS, '--volume', 'harddiskvolume3=C:', '--top', '3', '--every', '5m'];
      const by = ['--by', 'header.localPort', '--by', 'classifyDrop.isLoopback'];
      expect(await fwpm([...ALL, ...given, ...by])).toEqual({ code: 0, stdout: expected, stderr: '' });
      expect(expected).toContain('C:\\windows');
      expect(expected).toContain('header.localPort');
    },
  );

  test.runIf(EXHAUSTIVE)('goes to a file', async () => {
    const file = join(folder, 'page.txt');
    expect(await fwpm([...ALL, '-o', file])).toEqual({ code: 0, stdout: '', stderr: '' });
    expect(await readFile(file, 'utf8')).toMatch(/^16 events, /);
  });
});

describe.runIf(EXHAUSTIVE)('--json', () => {
  test('is a line of JSON', async () => {
    const expected = summaryJson(summarize(FWPM_NET_EVENT5, await memory(), ENTRIES));
    expect(await fwpm([...ALL, '--json'])).toEqual({ code: 0, stdout: `${expected}\n`, stderr: '' });
  });

  test.each(
    rows([
      ['10s', 10],
      ['2m', 120],
      ['1h', 3600],
      ['1d', 86_400],
    ]),
  )('--every %s', async (every, seconds) => {
    const { stdout } = await fwpm([...ALL, '--json', '--every', every]);
    expect(JSON.parse(stdout).histogram.every).toBe(seconds);
  });

  test('--where', async () => {
    const { stdout } = await fwpm([...ALL, '--json', '--where', 'type=CLASSIFY_DROP']);
    expect(JSON.parse(stdout)).toMatchObject({ events: 2, blocked: { events: 2 } });
  });
});

describe.runIf(EXHAUSTIVE)('files', () => {
  test('are counted together', async () => {
    const copy = join(folder, 'copy.bin');
    await cp(ENUM5, copy);
    const { code, stdout } = await fwpm(['summary', ENUM5, copy, ...ALL.slice(2), '--json']);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ events: 32, failed: { events: 12 } });
  });

  test.each(
    rows([
      ['a minidump', ['summary', DUMP, '--at', '0x3507c0', '--entries', '16']],
      ['a capture', ['summary', 'capture.cbor']],
    ]),
  )('%s', async (_, args) => {
    const capture = join(folder, 'capture.cbor');
    await fwpm(['pack', ENUM5, '--base', '0x3507c0', '--entries', '16', '-o', capture]);
    const { code, stdout, stderr } = await fwpm([
      ...args.map((arg) => (arg === 'capture.cbor' ? capture : arg)),
      '--json',
    ]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(JSON.parse(stdout).events).toBe(16);
  });

  test('standard input', async () => {
    const { code, stdout } = await fwpm(['summary', '-', ...ALL.slice(2), '--json'], await readFile(ENUM5));
    expect({ code, events: JSON.parse(stdout).events }).toEqual({ code: 0, events: 16 });
  });

  test('structs of a capture that are no events are passed over', async () => {
    const capture = join(folder, 'header.cbor');
    const given = ['--base', '0x3507c0', '--at', '0x350840', '--struct', 'FWPM_NET_EVENT_HEADER3'];
    await fwpm(['pack', ENUM5, ...given, '-o', capture]);
    const { code, stdout, stderr } = await fwpm(['summary', capture]);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '0 events\n' });
    expect(stderr).toMatch(
      /^fwpm: item 0: passed over: a summary is of events, .* not of FWPM_NET_EVENT_HEADER3\n$/,
    );
  });
});

describe.runIf(EXHAUSTIVE)('what cannot be read', () => {
  test('is counted, and the first of it told', async () => {
    const { code, stdout, stderr } = await fwpm([...ALL.slice(0, 3), '0x1000', '--entries', '16', '--json']);
    expect(code).toBe(1);
    expect(stderr).toMatch(
      /^fwpm: \S*enum5\.bin: something cannot be read: pointer 0x\w+ leads outside .*--base is the address of its first byte, .*\n$/,
    );
    expect(JSON.parse(stdout)).toMatchObject({ events: 16, unusual: { damaged: 16, unreadable: 16 } });
  });

  test('does not stop the others', async () => {
    const bad = join(folder, 'bad.bin');
    const bytes = await readFile(ENUM5);
    // The pointer to the fourth event.
    bytes.writeBigUInt64LE(0xdeadn, 24);
    await writeFile(bad, bytes);
    const { code, stdout, stderr } = await fwpm(['summary', bad, ENUM5, ...ALL.slice(2), '--json']);
    expect({ code, lines: stderr.split('\n').length }).toEqual({ code: 1, lines: 2 });
    expect(JSON.parse(stdout)).toMatchObject({ events: 32, unusual: { damaged: 1, unreadable: 1 } });
  });
});

describe('wrong usage', () => {
  test.each<[string, string[], RegExp]>(
    rows([
      ['no file', ['summary'], /missing required argument 'file'/],
      ['a file that is not there', ['summary', 'nowhere.bin'], /cannot read nowhere\.bin/],
      ['no rows', [...ALL, '--top', '0'], /Take 1 to 999999999 rows/],
      ['no time', [...ALL, '--every', '1w'], /Take a time such as 10s, 5m, 1h or 1d/],
      ['no time at all', [...ALL, '--every', '0s'], /Take a time such as/],
      [
        'a member that is not there',
        [...ALL, '--by', 'header.port'],
        /'header\.port' is no path in FWPM_NET_EVENT5: header has no port; it has/,
      ],
      [
        'what is no event',
        [...ALL, '--struct', 'FWPM_NET_EVENT_HEADER3'],
        /a summary is of events, FWPM_NET_EVENT0 to 5/,
      ],
      ['its own input as output', [...ALL, '-o', ENUM5], /it is the file that is read/],
    ]),
  )('%s', async (_, args, message) => {
    const { code, stdout, stderr } = await fwpm(args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(message);
  });
});
