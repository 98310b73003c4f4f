/** Text for people goes through a pager where it is longer than the terminal: on a terminal of `script`, of util-linux. */

import { spawn, spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { EXHAUSTIVE, rows } from '../support/exhaustive.ts';
import { ENVIRONMENT, fixture } from './command.ts';

const CLI = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));
const hasTerminal = spawnSync('script', ['--version'], { encoding: 'utf8' }).stdout?.includes('util-linux');

const ENUM5 = `${fixture('samples/enum5.bin')} --base 0x3507c0 --entries 16`;
const DAMAGED = `${fixture('blobs/x64-bad-userid-below.bin')} --base 0xffffff00 --at 0xffffffe0`;
const LONG = 'layout FWPM_NET_EVENT_HEADER3';

/** Puts a sign before each line that a pager shows. */
const MARKING = 'sed s/^/P:/';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fwpm-pager-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** Takes the line away that says how far the work is: only slow machines have time for it. */
function withoutProgress(shown: string): string {
  const parts = shown.split('\u001b[K');
  return parts.map((part, i) => (i < parts.length - 1 ? part.replace(/\r[^\r\n]*$/, '') : part)).join('');
}

/** What a terminal of ten rows shows of a shell line in which `fwpm` is the command, and its exit code. */
function terminal(
  line: string,
  variables: NodeJS.ProcessEnv = {},
): Promise<{ code: number | null; shown: string }> {
  const script = `stty rows 10 cols 80; fwpm() { "${process.execPath}" "${CLI}" "$@"; }; ${line}`;
  const none = { PAGER: undefined, FWPM_PAGER: undefined, LESS: undefined, NO_COLOR: '1' };
  return new Promise((resolve, reject) => {
    const child = spawn('script', ['-qec', script, '/dev/null'], {
      env: { ...ENVIRONMENT, ...none, TERM: 'xterm-256color', SHELL: '/bin/bash', ...variables },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let shown = '';
    child.stdout.on('data', (chunk: Buffer) => {
      shown += chunk.toString();
    });
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, shown: withoutProgress(shown.replaceAll('\r\n', '\n')) }));
  });
}

const isMarked = (line: string): boolean => line.startsWith('P:');

describe.runIf(hasTerminal)('through the pager goes', () => {
  test.each(
    rows([
      ['a struct', LONG],
      ['the list of structs', 'layout'],
      ['the text format', `decode ${ENUM5} --format text`],
      ['the format that a terminal has by itself', `${ENUM5}`],
      ['the text of a scan', `scan ${fixture('samples/process-x64.dmp')} --format text`],
      ['an explanation', `explain ${ENUM5}`],
      ['a summary', `summary ${ENUM5}`],
      ['help', '--help'],
      ['the help of a command', 'decode --help'],
      ['a topic', 'help sources'],
    ]),
  )('%s', async (_, args) => {
    const { code, shown } = await terminal(`fwpm ${args}`, { FWPM_PAGER: MARKING });
    const lines = shown.trimEnd().split('\n');
    expect(code).toBe(0);
    expect(lines.length).toBeGreaterThan(9);
    expect(lines.filter((line) => !isMarked(line))).toEqual([]);
  });
});

describe.runIf(hasTerminal)('not through the pager goes', () => {
  test.each<[what: string, line: string, variables?: NodeJS.ProcessEnv]>(
    rows([
      ['what fits', 'fwpm layout GUID'],
      ['the version', 'fwpm --version'],
      ['JSON of events', `fwpm decode ${ENUM5} --format ndjson`],
      ['CSV', `fwpm decode ${ENUM5} --format csv`],
      ['JSON of an explanation', `fwpm explain ${ENUM5} --json`],
      ['JSON of a summary', `fwpm summary ${ENUM5} --json`],
      ['what goes into a pipe', `fwpm ${LONG} | tail -n 20`],
      ['anything with --no-pager after a command', `fwpm ${LONG} --no-pager`],
      ['anything with --no-pager before a command', `fwpm --no-pager ${LONG}`],
      ['help with --no-pager', 'fwpm --no-pager decode --help'],
      ['anything where the pager is empty', `fwpm ${LONG}`, { FWPM_PAGER: '', PAGER: MARKING }],
      ['anything where the pager is cat', `fwpm ${LONG}`, { FWPM_PAGER: 'cat', PAGER: MARKING }],
    ]),
  )('%s', async (_, line, variables = { FWPM_PAGER: MARKING }) => {
    const { code, shown } = await terminal(line, variables);
    expect(code).toBe(0);
    expect(shown).not.toBe('');
    expect(shown.split('\n').filter(isMarked)).toEqual([]);
  });

  test('a file', async () => {
    const file = join(folder, 'out.txt');
    const { code } = await terminal(`fwpm decode ${ENUM5} --format text -o ${file}`, { FWPM_PAGER: MARKING });
    expect(code).toBe(0);
    expect(await readFile(file, 'utf8')).toMatch(/^2022-/);
  });
});

describe.runIf(hasTerminal)('the pager', () => {
  test.each<[what: string, variables: NodeJS.ProcessEnv, options: string]>(
    rows([
      ['gets the options of less that show colours', {}, 'FRX'],
      ['keeps the options that somebody chose', { LESS: 'S' }, 'S'],
      ['keeps that somebody chose none', { LESS: '' }, ''],
    ]),
  )('%s', async (_, variables, options) => {
    const { shown } = await terminal(`fwpm ${LONG}`, {
      ...variables,
      PAGER: 'echo "$LESS"; cat > /dev/null',
    });
    expect(shown).toBe(`${options}\n`);
  });

  test.runIf(EXHAUSTIVE)('gets colours', async () => {
    const { shown } = await terminal(`fwpm decode ${ENUM5} --format text`, {
      NO_COLOR: undefined,
      FWPM_PAGER: 'cat -v',
    });
    expect(shown).toMatch(/^\^\[\[2m2022-/);
  });

  test.runIf(EXHAUSTIVE)('gets messages where they belong', async () => {
    const { code, shown } = await terminal(`fwpm decode ${DAMAGED} --format text`, { FWPM_PAGER: MARKING });
    expect(code).toBe(1);
    expect(shown).toMatch(/^P:fwpm: FWPM_NET_EVENT5: header\.userId: pointer/m);
    expect(
      shown
        .trimEnd()
        .split('\n')
        .filter((line) => !isMarked(line)),
    ).toEqual([]);
  });

  test.each(rows(['head -n 2', 'sed 2q'], 2))('may be left early: %s', async (pager) => {
    const { code, shown } = await terminal(`fwpm ${LONG}`, { FWPM_PAGER: pager });
    expect(code).toBe(0);
    expect(shown).toMatch(/^struct FWPM_NET_EVENT_HEADER3 \{\n.*timeStamp.*\n$/);
  });

  test.runIf(EXHAUSTIVE).each(
    rows([
      ['all is read', 0, LONG],
      ['something cannot be read', 1, `decode ${DAMAGED} --format text`],
    ]),
  )('has no say in the exit code: %s', async (_, code, args) => {
    expect((await terminal(`fwpm ${args}`, { FWPM_PAGER: 'cat; exit 3' })).code).toBe(code);
  });

  test.runIf(EXHAUSTIVE).each(
    rows([
      ['a program', '/nowhere/pager', /^fwpm: the pager \/nowhere\/pager cannot be started\n/],
      ['a program for a shell', 'no-such-pager -x', /^.*no-such-pager.*not found\n/],
    ]),
  )('may be missing: %s', async (_, pager, message) => {
    const { code, shown } = await terminal(`fwpm ${LONG}`, { FWPM_PAGER: pager });
    const plain = await terminal(`fwpm --no-pager ${LONG}`);
    expect(code).toBe(0);
    expect(shown).toMatch(message);
    expect(shown.replace(message, '')).toBe(plain.shown);
  });

  test.runIf(EXHAUSTIVE)('may be missing where nobody chose it', async () => {
    const plain = await terminal(`fwpm --no-pager ${LONG}`);
    expect(await terminal(`PATH=/nowhere; fwpm ${LONG}`)).toEqual(plain);
  });

  test('is waited for after an interrupt, which then has its effect', async () => {
    const pager = 'kill -INT $PPID; cat > /dev/null; echo the pager is left';
    // Events without end: the pager is left when the interrupt has come, and not before.
    const events = `while cat ${fixture('capture/python-cbor2.cbor')}; do :; done`;
    const line = `${events} | fwpm decode - --format text; echo code $?`;
    const { shown } = await terminal(line, { FWPM_PAGER: pager });
    expect(shown).toBe('the pager is left\ncode 130\n');
  });
});
