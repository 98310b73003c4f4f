/** What messages quote has a bound, whichever argument or file is huge. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { EXHAUSTIVE, rows } from '../support/exhaustive.ts';
import { fixture, fwpm } from './command.ts';

/** Longer than any message, and short enough for an argument. */
const HUGE = 'y'.repeat(60_000);
const MOST = 2000;

const IMAGE = fixture('samples/enum5.bin');

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fwpm-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function messageOf(args: readonly string[]): Promise<string> {
  const { code, stderr } = await fwpm(args);
  expect(code).not.toBe(0);
  expect(stderr.length).toBeGreaterThan(20);
  return stderr;
}

/** Every option of a command that takes a value, by its help. */
async function optionsOf(command: string): Promise<string[]> {
  const { stdout } = await fwpm([command, '--help']);
  return [...stdout.matchAll(/^ {2}(?:-\w, )?(--[\w-]+) <[^>]+>/gm)].map(([, option = '']) => option);
}

describe.each(rows(['decode', 'scan', 'explain', 'pack', 'layout']))('fwpm %s', (command) => {
  test.runIf(EXHAUSTIVE)(
    'as the value of each option',
    async () => {
      const options = await optionsOf(command);
      expect(options.length).toBeGreaterThan(0);
      const file = command === 'layout' ? 'GUID' : IMAGE;
      const forms = options.flatMap((option) => [[`${option}=${HUGE}`], [option, HUGE]]);
      for (let i = 0; i < forms.length; i += 4) {
        await Promise.all(
          forms.slice(i, i + 4).map(async (form) => {
            const { stderr } = await fwpm([command, file, ...form]);
            expect(stderr.length, form[0]?.slice(0, 20)).toBeLessThan(MOST);
          }),
        );
      }
    },
    120_000,
  );

  test('as an option, and as what it works on', async () => {
    expect((await messageOf([command, IMAGE, `--${HUGE}`])).length).toBeLessThan(MOST);
    expect((await messageOf([command, HUGE])).length).toBeLessThan(MOST);
  });
});

test('as a command', async () => {
  expect((await messageOf([HUGE])).length).toBeLessThan(MOST);
});

describe.runIf(EXHAUSTIVE)('as a part of a condition', () => {
  // parseWhere.test.ts has the others.
  test.each([HUGE, `${HUGE}=1`, `type=${HUGE}`, `layer=${HUGE}`, `error=${HUGE}`, `header.${HUGE}=1`])(
    '%#',
    async (condition) => {
      expect((await messageOf(['decode', IMAGE, '--where', condition])).length).toBeLessThan(MOST);
    },
  );
});

describe.runIf(EXHAUSTIVE)('as a part of a file', () => {
  const text = 'y'.repeat(5_000_000);
  const decoded = ['decode', IMAGE, '--base', '0x3507c0', '--entries', '1', '--format', 'csv'];

  test.each([
    ['a line of volumes', '--volumes', text],
    ['the name of an element', '--filters', `<${text}>`],
    ['the name of an element that is not ended', '--filters', `<wfpstate><${text.slice(0, 60_000)}>`],
    ['the name of an element that is ended by another', '--filters', `<a><${text.slice(0, 60_000)}></b>`],
    ['an entity', '--filters', `<a>&${text.slice(0, 60_000)};</a>`],
    ['no XML at all', '--filters', text],
  ])('%s', async (_, option, content) => {
    const file = join(folder, 'file');
    await writeFile(file, content);
    expect((await messageOf([...decoded, option, file])).length).toBeLessThan(MOST);
  });

  test('a text of a capture', async () => {
    const file = join(folder, 'capture.cbor');
    const head = Buffer.from([0xa1, 0x64, ...Buffer.from('fwpm'), 0x7a, 0, 0x4c, 0x4b, 0x40]);
    await writeFile(file, Buffer.concat([head, Buffer.from(text)]));
    expect((await messageOf(['decode', file])).length).toBeLessThan(MOST);
  });
});
