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
  return printed(...command, '--help');
}

function printed(...given: readonly string[]): string {
  const args = [CLI, ...given];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    env: ENVIRONMENT,
    encoding: 'utf8',
  });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  return stdout;
}

/** What the help of the program lists under a heading. */
function listedIn(help: string, heading: string): string[] {
  const [, list = ''] = new RegExp(`^${heading}.*?:\\n(.*?)^$`, 'ms').exec(help) ?? [];
  return Array.from(list.matchAll(/^ {2}([\w-]+)/gm), ([, name = '']) => name);
}

const section = (title: string, help: string): string =>
  `## ${title}\n\n\`\`\`text\n${help.trimEnd()}\n\`\`\`\n`;

test('docs/command-line.md has the help of every command, and every topic', async () => {
  const help = helpOf();
  const commands = listedIn(help, 'Commands');
  const topics = listedIn(help, 'Topics');
  expect(commands.length).toBeGreaterThanOrEqual(5);
  expect(topics.length).toBeGreaterThanOrEqual(5);
  const sections = [
    section('fwpm', help),
    ...commands.map((name) => section(`fwpm ${name}`, helpOf(name))),
    ...topics.map((name) => section(`fwpm help ${name}`, printed('help', name))),
  ].join('\n');
  const marks = /(?<=<!-- help -->\n).*(?=<!-- \/help -->)/s;
  expect(text).toMatch(marks);
  await expect(text.replace(marks, () => sections)).toMatchFileSnapshot(DOCUMENT);
});

test('docs/formats.md has every format', () => {
  const formats = listedIn(printed('help', 'formats'), 'Formats');
  expect(formats).toContain('ndjson');
  const page = readFileSync(fileURLToPath(new URL('../../docs/formats.md', import.meta.url)), 'utf8');
  const rows = page.match(/^\| `.*$/gm)?.join('\n') ?? '';
  expect(formats.filter((name) => !rows.includes(`\`${name}\``))).toEqual([]);
});
