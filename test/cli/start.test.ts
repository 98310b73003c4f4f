/** What the program loads before it knows which command is meant: all the rest comes when it is needed. */
import { execFileSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { readSources } from '../architecture/sources.ts';
import { rows } from '../support/exhaustive.ts';
import { ENVIRONMENT, fixture } from './command.ts';

const TEXTS = new Map(readSources().map(({ path, text }) => [path, text]));

/** The imports of a file that are there when it runs, and before that: no types, and none within functions. */
function loadedBy(path: string): string[] {
  const imports = (TEXTS.get(path) ?? '').matchAll(
    /^(?:import|export) (?!type )(?:[^;]*? from )?'(\.[^']+)'/gm,
  );
  return Array.from(imports, ([, target = '']) => posix.join(posix.dirname(path), target));
}

function reachableFrom(path: string, reached = new Set<string>()): Set<string> {
  if (reached.has(path)) return reached;
  reached.add(path);
  for (const target of loadedBy(path)) reachableFrom(target, reached);
  return reached;
}

test('the program starts without what reads memory', () => {
  const reached = [...reachableFrom('cli.ts')].filter((path) => TEXTS.has(path));
  expect(reached).toContain('cli/commands/decode.ts');
  const rooms = new Set(reached.map((path) => path.split('/').slice(0, -1).join('/')));
  expect([...rooms].sort()).toEqual([
    '',
    'cli',
    'cli/commands',
    'cli/completion',
    'cli/help',
    'cli/options',
    'cli/output',
    'format',
    'util',
  ]);
  expect(reached.filter((path) => path.startsWith('format/'))).toEqual(['format/printable.ts']);
  expect(reached.length).toBeLessThan(50);
});

test('its commands need all of it', () => {
  expect(reachableFrom('cli/commands/decodeOptions.ts')).toContain('wfp/index.ts');
});

test('what decodes files waits for the writers of many lines until there are many', () => {
  const reached = [...reachableFrom('cli/commands/decodeFiles.ts')];
  expect(reached).toContain('read/ndjsonRun.ts');
  expect(reached.filter((path) => path.startsWith('fast/generated/writers'))).toEqual([]);
});

const root = new URL('../../', import.meta.url);

/** A hook of Node's that prints every module that is loaded, as a line on standard error. */
const PRINT = `import { writeSync } from 'node:fs';
export async function load(url, context, next) {
  writeSync(2, \`loaded \${url}\\n\`);
  return next(url, context);
}`;
const HOOK = `import { register } from 'node:module';
register(${JSON.stringify(`data:text/javascript,${encodeURIComponent(PRINT)}`)});`;

/** The modules that the built command loads for arguments: URLs of files and packages, without those of Node. */
function loadedFor(args: readonly string[]): string[] {
  const hook = `data:text/javascript,${encodeURIComponent(HOOK)}`;
  const cli = fileURLToPath(new URL('dist/cli.js', root));
  const script = '"$@" 2>&1 >/dev/null';
  const said = execFileSync(
    'bash',
    ['-c', script, 'bash', process.execPath, '--import', hook, cli, ...args],
    {
      env: ENVIRONMENT,
      encoding: 'utf8',
    },
  );
  return Array.from(said.matchAll(/^loaded (file:.*)$/gm), ([, url = '']) => url);
}

/** Each file costs half a millisecond, and each megabyte of code thirty. */
test.each(
  rows(
    [
      ['--version', ['--version'], 25, 60_000],
      ['one event as NDJSON', [fixture('blobs/x64-base-top.bin'), '--format', 'ndjson'], 49, 800_000],
      ['one event as text', [fixture('blobs/x64-base-top.bin'), '--format', 'text'], 59, 1_200_000],
    ] as const,
    2,
  ),
)('%s loads few files, and not much code', (_, args, files, bytes) => {
  const loaded = loadedFor(args);
  const ours = loaded.filter((url) => url.startsWith(new URL('dist/', root).href));
  expect(ours.map((url) => posix.basename(url))).toContain('cli.js');
  expect(loaded.length).toBeLessThan(files);
  expect(ours.reduce((sum, url) => sum + statSync(fileURLToPath(url)).size, 0)).toBeLessThan(bytes);
  // Of packages, the one that reads the command line.
  const packages = loaded.filter((url) => !ours.includes(url) && !url.includes('/node_modules/commander/'));
  expect(packages).toEqual([]);
});
