/** Messages repeat what others made, such as the names of files: none of it reaches the terminal as a control. */

import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { printable } from '../../src/format/printable.ts';
import { EXHAUSTIVE, rows } from '../support/exhaustive.ts';
import { fwpm } from './command.ts';

describe('printable', () => {
  test.each(
    rows([
      ['text', 'plain, ünï¢ode, 日本語, 🙂', 'plain, ünï¢ode, 日本語, 🙂'],
      ['NUL', '\0', '\\u0000'],
      ['BEL, backspace, tab', '\x07\b\t', '\\u0007\\u0008\\u0009'],
      ['the ends of lines', 'a\r\nb\nc', 'a\\u000d\\u000ab\\u000ac'],
      ['a colour', '\x1b[31mred', '\\u001b[31mred'],
      ['a title', '\x1b]0;title\x07', '\\u001b]0;title\\u0007'],
      ['the last of C0', '\x1f ', '\\u001f '],
      ['DEL', '~\x7f', '~\\u007f'],
      ['the first and the last of C1', '\x80\x9f\xa0', '\\u0080\\u009f\xa0'],
      ['a colour by C1', '\u009b31m', '\\u009b31m'],
      ['next line', '\u0085', '\\u0085'],
      ['separators of lines and paragraphs', '\u2027\u2028\u2029', '\u2027\\u2028\\u2029'],
      ['marks of direction', '\u200d\u200e\u200f\u061c', '\u200d\\u200e\\u200f\\u061c'],
      [
        'embeddings and overrides',
        '\u202a\u202b\u202c\u202d\u202e\u202f',
        '\\u202a\\u202b\\u202c\\u202d\\u202e\u202f',
      ],
      ['isolates', '\u2065\u2066\u2067\u2068\u2069', '\u2065\\u2066\\u2067\\u2068\\u2069'],
      ['backslashes', 'C:\\u001b\\n', 'C:\\u001b\\n'],
      ['half a surrogate pair', '\ud800\x1b', '\ud800\\u001b'],
    ]),
  )('%s', (_, text, shown) => {
    expect(printable(text)).toBe(shown);
  });

  test('of what it made leaves it', () => {
    const all = Array.from({ length: 0x10000 }, (_, code) => String.fromCharCode(code)).join('');
    expect(printable(printable(all)) === printable(all)).toBe(true);
    expect(printable(all)).not.toMatch(/[\p{Cc}\u2028\u2029]/u);
  });
});

/** What a name can hold is all but NUL and the slash. */
const NAME = '\x1b[31mred\nfwpm: all is well\r\b\x7f\u009b2J.\u202etxt\u2066\u2028';
const SHOWN = '\\u001b[31mred\\u000afwpm: all is well\\u000d\\u0008\\u007f\\u009b2J.\\u202etxt\\u2066\\u2028';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fwpm-'));
  await writeFile(join(folder, `image${NAME}`), new Uint8Array(16));
  await writeFile(join(folder, `empty${NAME}`), '');
  await mkdir(join(folder, `folder${NAME}`));
});
afterAll(() => rm(folder, { recursive: true }));

const inFolder = (start: string): string => join(folder, `${start}${NAME}`);

describe.runIf(EXHAUSTIVE)('messages repeat a name that holds controls', () => {
  test.each(
    rows([
      ['of a file that is not there', () => ['decode', NAME]],
      ['of a file that is empty', () => ['decode', inFolder('empty')]],
      ['of a folder', () => ['decode', inFolder('folder')]],
      ['of a file that ends before an address', () => ['decode', inFolder('image'), '--at', '4096']],
      ['of a file with fewer entries', () => ['decode', inFolder('image'), '--entries', '100']],
      ['of a folder that is not there', () => ['decode', inFolder('image'), '-o', join(folder, NAME, 'out')]],
      ['of a folder as the output', () => ['decode', inFolder('image'), '-o', inFolder('folder')]],
      ['of the input as the output', () => ['decode', inFolder('image'), '-o', inFolder('image')]],
      [
        'of the input as the list of issues',
        () => ['decode', inFolder('image'), '--issues', inFolder('image')],
      ],
      ['of an unknown command', () => [NAME]],
      ['of an unknown option', () => ['decode', 'x', `--${NAME}`]],
      ['of an unknown option with a value', () => ['decode', 'x', `--${NAME}=1`]],
      ['in a value behind an equals sign', () => ['decode', 'x', `--at=${NAME}`]],
      ['of an unknown struct', () => ['layout', NAME]],
      ['of an unknown struct in an option', () => ['decode', 'x', '--struct', NAME]],
      ['of an unknown ABI', () => ['decode', 'x', '--abi', NAME]],
      ['of an unknown format', () => ['decode', 'x', '--format', NAME]],
      ['for a count', () => ['decode', 'x', '--count', NAME]],
      ['of an unknown limit', () => ['decode', 'x', '--limit', `${NAME}=1`]],
      ['for a limit', () => ['decode', 'x', '--limit', `depth=${NAME}`]],
    ]),
  )('%s', async (_, args) => {
    const { code, stderr } = await fwpm(args());
    expect(code).not.toBe(0);
    expect(stderr).toContain(SHOWN);
    for (const line of stderr.replace(/\n$/, '').split('\n')) {
      expect(line).not.toMatch(/[\p{Cc}\p{Bidi_Control}\u2028\u2029]/u);
      expect(line).toMatch(
        /^(fwpm: (FWPM_NET_EVENT5: |cannot |no file |no events |\/\S+ .*has no file|the \d+ elements )|error: |\()/,
      );
    }
  });

  test('and keep the line that says what was meant', async () => {
    const { stderr } = await fwpm(['decode', 'x', '--bas\x1b']);
    expect(stderr).toBe(
      "error: unknown option '--bas\\u001b'\n(Did you mean --base?)\n(fwpm decode --help shows what is possible)\n",
    );
  });
});
