/**
 * Every command and every program of the README and of the other pages is run, and what it prints is compared with what
 * the page says; and their links lead somewhere.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { ENVIRONMENT } from '../cli/command.ts';
import { EXHAUSTIVE } from '../support/exhaustive.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const PAGES = [
  ...readdirSync(ROOT).filter((file) => file.endsWith('.md')),
  ...readdirSync(`${ROOT}docs`)
    .filter((file) => file.endsWith('.md'))
    .map((file) => `docs/${file}`),
  'bench/README.md',
  'fixtures/README.md',
  'src/fast/README.md',
];

/** The pages whose examples are run. */
const RUN = new Set(EXHAUSTIVE ? PAGES : ['README.md']);

const hasJq = spawnSync('jq', ['--version']).status === 0;

const folder = mkdtempSync(join(tmpdir(), 'fwpm-pages-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Commands write files: they do so beside the fixtures, and not among them. */
function folderOf(page: string): string {
  const own = mkdtempSync(join(folder, `${page.replaceAll('/', '-')}-`));
  for (const name of ['fixtures', 'examples']) symlinkSync(join(ROOT, name), join(own, name));
  return own;
}

interface Example {
  readonly source: string;
  readonly output: string;
}

/** `$ command` and the output below it, in the console blocks. */
function commandsIn(text: string): Example[] {
  return [...text.matchAll(/^```console\n(.*?)^```$/gms)].flatMap(([, block = '']) =>
    block
      .split(/^\$ /m)
      .slice(1)
      .map((part) => {
        const end = part.indexOf('\n');
        return { source: part.slice(0, end), output: part.slice(end + 1) };
      }),
  );
}

/** Programs, and the text block after each. */
function programsIn(text: string): Example[] {
  const blocks = text.matchAll(/^```js\n(.*?)^```\n+```text\n(.*?)^```$/gms);
  return [...blocks].map(([, source = '', output = '']) => ({ source, output }));
}

interface Link {
  /** A path from the page, or '' for the page itself. */
  readonly target: string;
  readonly anchor: string | undefined;
}

/** The links within the repository. */
function linksIn(text: string): Link[] {
  const links = text.matchAll(/\]\((?!https?:)([^)#]*)(?:#([^)]*))?\)/g);
  return Array.from(links, ([, target = '', anchor]) => ({ target, anchor }));
}

/** What a link can name in a page: its headings, as they are spelled in addresses. */
function anchorsOf(path: string): string[] {
  const headings = readFileSync(path, 'utf8').matchAll(/^#+ (.*)$/gm);
  return Array.from(headings, ([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\w\- ]/g, '')
      .replaceAll(' ', '-'),
  );
}

/** Lines of standard error begin with the command's name; the order of the two streams is not fixed. */
function split(output: string): { stdout: string; stderr: string } {
  const lines = output.split(/(?<=\n)/);
  const isError = (line: string): boolean => line.startsWith('fwpm: ');
  return {
    stdout: lines.filter((line) => !isError(line)).join(''),
    stderr: lines.filter(isError).join(''),
  };
}

test('the README and most pages have examples', () => {
  const counts = PAGES.map(
    (page) => [page, commandsIn(readFileSync(`${ROOT}${page}`, 'utf8')).length] as const,
  );
  expect(counts.find(([page]) => page === 'README.md')?.[1]).toBeGreaterThanOrEqual(3);
  expect(counts.filter(([, count]) => count > 0).length).toBeGreaterThanOrEqual(5);
});

test('every example is run by a page', () => {
  const run = PAGES.flatMap((page) => commandsIn(readFileSync(`${ROOT}${page}`, 'utf8'))).map(
    ({ source }) => source,
  );
  const examples = readdirSync(`${ROOT}examples`).filter((file) => file.endsWith('.mjs'));
  expect(examples.filter((file) => !run.some((source) => source.includes(`examples/${file}`)))).toEqual([]);
});

describe.each(PAGES)('%s', (page) => {
  const text = readFileSync(`${ROOT}${page}`, 'utf8');
  const cwd = folderOf(page);

  const examples = RUN.has(page) ? text : '';

  for (const { source, output } of commandsIn(examples)) {
    test.skipIf(source.includes('jq') && !hasJq)(`$ ${source}`, () => {
      const line = `fwpm() { "${process.execPath}" "${ROOT}dist/cli.js" "$@"; }\n${source}`;
      const { stdout, stderr } = spawnSync('bash', ['-c', line], { cwd, env: ENVIRONMENT, encoding: 'utf8' });
      expect({ stdout, stderr }).toEqual(split(output));
    });
  }

  for (const { source, output } of programsIn(examples)) {
    test(source.split('\n').find((line) => line.startsWith('const')) ?? source, () => {
      const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', source], {
        cwd: ROOT,
        env: ENVIRONMENT,
        encoding: 'utf8',
      });
      expect({ stdout, stderr }).toEqual({ stdout: output, stderr: '' });
    });
  }

  test('its links lead somewhere', () => {
    const missing = linksIn(text).filter(({ target, anchor }) => {
      const path = target === '' ? join(ROOT, page) : join(ROOT, dirname(page), target);
      return !existsSync(path) || (anchor !== undefined && !anchorsOf(path).includes(anchor));
    });
    expect(missing).toEqual([]);
  });
});
