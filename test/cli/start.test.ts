/** What the program loads before it knows which command is meant: all the rest comes when it is needed. */
import { posix } from 'node:path';
import { expect, test } from 'vitest';
import { readSources } from '../architecture/sources.ts';

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
