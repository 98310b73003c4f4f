/** Every command and every program of the README, run, and what it prints compared with what the README says. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const README = readFileSync(`${ROOT}README.md`, 'utf8');
const hasJq = spawnSync('jq', ['--version']).status === 0;

/** Commands write files: they do so beside the fixtures, and not among them. */
const folder = mkdtempSync(join(tmpdir(), 'fwpm-readme-'));
symlinkSync(join(ROOT, 'fixtures'), join(folder, 'fixtures'));
afterAll(() => rmSync(folder, { recursive: true }));

interface Example {
  readonly source: string;
  readonly output: string;
}

/** `$ command` and what stands below it, in the console blocks. */
function commands(): Example[] {
  return [...README.matchAll(/^```console\n(.*?)^```$/gms)].flatMap(([, block = '']) =>
    block
      .split(/^\$ /m)
      .slice(1)
      .map((part) => {
        const end = part.indexOf('\n');
        return { source: part.slice(0, end), output: part.slice(end + 1) };
      }),
  );
}

/** Programs, and the text block behind each. */
function programs(): Example[] {
  const blocks = README.matchAll(/^```js\n(.*?)^```\n+```text\n(.*?)^```$/gms);
  return [...blocks].map(([, source = '', output = '']) => ({ source, output }));
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

describe('README', () => {
  test('has examples', () => {
    expect(commands().length).toBeGreaterThanOrEqual(3);
    expect(programs().length).toBeGreaterThanOrEqual(2);
  });

  for (const { source, output } of commands()) {
    test.skipIf(source.includes('jq') && !hasJq)(`$ ${source}`, () => {
      const line = `fwpm() { "${process.execPath}" "${ROOT}dist/cli.js" "$@"; }\n${source}`;
      const { stdout, stderr } = spawnSync('bash', ['-c', line], { cwd: folder, encoding: 'utf8' });
      expect({ stdout, stderr }).toEqual(split(output));
    });
  }

  for (const { source, output } of programs()) {
    test(source.split('\n').find((line) => line.startsWith('const')) ?? source, () => {
      const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', source], {
        cwd: ROOT,
        encoding: 'utf8',
      });
      expect({ stdout, stderr }).toEqual({ stdout: output, stderr: '' });
    });
  }
});
