/**
 * docs/command-line.md has the help of every command. It is made here:
 * `npx vitest run test/docs/commandLine.test.ts --update` writes it anew, from the sources; that what was built prints the same is tried once.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { fwpm } from '../cli/command.ts';
import { helpText } from '../cli/helpText.ts';

const DOCUMENT = '../../docs/command-line.md';
const text = readFileSync(fileURLToPath(new URL(DOCUMENT, import.meta.url)), 'utf8');

/** What the help of the program lists under a heading. */
function listedIn(help: string, heading: string): string[] {
  const [, list = ''] = new RegExp(`^${heading}.*?:\\n(.*?)^$`, 'ms').exec(help) ?? [];
  return Array.from(list.matchAll(/^ {2}([\w-]+)/gm), ([, name = '']) => name);
}

const section = (title: string, help: string): string =>
  `## ${title}\n\n\`\`\`text\n${help.trimEnd()}\n\`\`\`\n`;

test('docs/command-line.md has the help of every command, and every topic', async () => {
  const help = await helpText(['--help']);
  expect((await fwpm(['--help'])).stdout).toBe(help);
  const commands = listedIn(help, 'Commands');
  const topics = listedIn(help, 'Topics');
  expect(commands.length).toBeGreaterThanOrEqual(5);
  expect(topics.length).toBeGreaterThanOrEqual(5);
  const sections = [section('fwpm', help)];
  for (const name of commands) sections.push(section(`fwpm ${name}`, await helpText([name, '--help'])));
  for (const name of topics) sections.push(section(`fwpm help ${name}`, await helpText(['help', name])));
  const marks = /(?<=<!-- help -->\n).*(?=<!-- \/help -->)/s;
  expect(text).toMatch(marks);
  await expect(text.replace(marks, () => sections.join('\n'))).toMatchFileSnapshot(DOCUMENT);
});

test('docs/formats.md has every format', async () => {
  const formats = listedIn(await helpText(['help', 'formats']), 'Formats');
  expect(formats).toContain('ndjson');
  const page = readFileSync(fileURLToPath(new URL('../../docs/formats.md', import.meta.url)), 'utf8');
  const rows = page.match(/^\| `.*$/gm)?.join('\n') ?? '';
  expect(formats.filter((name) => !rows.includes(`\`${name}\``))).toEqual([]);
});
