/** CONTRIBUTING.md: the files, folders, names and scripts that its lists speak of are there. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { manifest, ROOT, textOf } from '../package/package.ts';

const CONTRIBUTING = textOf('CONTRIBUTING.md');

/** `NAME` stands for what the reader will write. */
const isMadeUp = (path: string): boolean => /\b(NAME|FILE|X)\b/.test(path);

const PATH = /(?:src|test|fixtures|docs|bench)\/[\w./-]*|\b[A-Z]+\.md\b|\.ci\/\w+/g;

test('every file and folder is there', () => {
  const paths = new Set(CONTRIBUTING.match(PATH)?.map((path) => path.replace(/\.$/, '')));
  expect(paths.size).toBeGreaterThan(30);
  const missing = [...paths].filter((path) => !isMadeUp(path) && !existsSync(join(ROOT, path)));
  expect(missing).toEqual([]);
});

/** `NAME` in `path`, and `NAME` of `path`. */
const PLACES = Array.from(
  CONTRIBUTING.matchAll(/`(\w+)`(?: and `(\w+)`)? (?:in|of)\s`([\w./]+\/[\w./]*)`/g),
  ([, first = '', second, path = '']) => ({ names: second === undefined ? [first] : [first, second], path }),
);

test('every name is where the lists say that it is', () => {
  expect(PLACES.length).toBeGreaterThanOrEqual(6);
  const missing = PLACES.flatMap(({ names, path }) =>
    names.filter((name) => !holds(join(ROOT, path), name)).map((name) => `${name} in ${path}`),
  );
  expect(missing).toEqual([]);
});

function holds(path: string, name: string): boolean {
  if (!statSync(path).isDirectory()) return new RegExp(`\\b${name}\\b`).test(readFileSync(path, 'utf8'));
  return readdirSync(path).some((entry) => holds(join(path, entry), name));
}

test('every script is one of package.json', () => {
  const scripts = Array.from(CONTRIBUTING.matchAll(/npm run ([\w:]+)/g), ([, name = '']) => name);
  expect(scripts.filter((name) => manifest.scripts[name] === undefined)).toEqual([]);
});
