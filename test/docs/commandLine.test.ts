/**
 * docs/command-line.md has the help of every command. It is made here:
 * `npx vitest run test/docs/commandLine.test.ts --update` writes it anew, from what was built.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { ENVIRONMENT } from '../cli/command.ts';

const DOCUMENT = '../../docs/command-line.md';
const text = readFileSync(fileURLToPath(new URL(DOCUMENT, import.meta.url)), 'utf8');
const CLI = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));

function helpOf(...command: readonly string[]): string {
  const args = [CLI, ...command, '--help'];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    env: ENVIRONMENT,
    encoding: 'utf8',
  });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  return stdout;
}

/** The commands that the help of the program lists, but for `help`. */
function commandsIn(help: string): string[] {
  const [, list = ''] = /^Commands:\n(.*?)^$/ms.exec(help) ?? [];
  const names = Array.from(list.matchAll(/^ {2}(\w+)/gm), ([, name = '']) => name);
  return names.filter((name) => name !== 'help');
}

const section = (title: string, help: string): string =>
  `## ${title}\n\n\`\`\`text\n${help.trimEnd()}\n\`\`\`\n`;

test('docs/command-line.md has the help of every command', async () => {
  const help = helpOf();
  const commands = commandsIn(help);
  expect(commands.length).toBeGreaterThanOrEqual(5);
  const sections = [
    section('fwpm', help),
    ...commands.map((name) => section(`fwpm ${name}`, helpOf(name))),
  ].join('\n');
  const marks = /(?<=<!-- help -->\n).*(?=<!-- \/help -->)/s;
  expect(text).toMatch(marks);
  await expect(text.replace(marks, () => sections)).toMatchFileSnapshot(DOCUMENT);
});

test('docs/formats.md has every format', () => {
  const [, choices = ''] = /--format <format>.*?\(choices:(.*?)\)/s.exec(helpOf('decode')) ?? [];
  const formats = Array.from(choices.matchAll(/"(\w+)"/g), ([, name = '']) => name);
  expect(formats).toContain('ndjson');
  const page = readFileSync(fileURLToPath(new URL('../../docs/formats.md', import.meta.url)), 'utf8');
  const rows = page.match(/^\| `.*$/gm)?.join('\n') ?? '';
  expect(formats.filter((name) => !rows.includes(`\`${name}\``))).toEqual([]);
});
