/** SECURITY.md: that tests hold what it promises, and that its figures are those of the code. */
import { existsSync, readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { LIMITS } from '../../src/index.ts';
import { manifest, ROOT, textOf } from './package.ts';

const SECURITY = textOf('SECURITY.md');

/** The rows of the table in a section; the first one is its head. */
function tableIn(heading: string): string[][] {
  const section = SECURITY.split(/^## /m).find((text) => text.startsWith(`${heading}\n`)) ?? '';
  const rows = section.split('\n').filter((line) => line.startsWith('| '));
  return rows.map((row) => row.slice(2, -2).split(' | '));
}

const promises = tableIn('What is promised')
  .slice(1)
  .map(([promise = '', tests = '']) => ({
    promise,
    files: Array.from(tests.matchAll(/`([^`]+)`/g), ([, file = '']) => file),
  }));

test('there are promises, each of them once', () => {
  expect(promises.length).toBeGreaterThan(10);
  expect(new Set(promises.map(({ promise }) => promise)).size).toBe(promises.length);
});

describe.each(promises)('$promise', ({ files }) => {
  test('names what stands behind it', () => {
    expect(files).not.toEqual([]);
  });

  test.each(files)('%s is there, is run, and tests something', (file) => {
    expect(file).toMatch(/^test\/.+\.test\.ts$|^test\/(?:environment|view)\/browser\/[^/]+\.browser\.ts$/);
    expect(existsSync(ROOT + file), file).toBe(true);
    expect(textOf(file)).toMatch(/\b(test|property)(\.\w+)?[.(<]/);
  });
});

test.each(['test/environment', 'test/environment/browser', 'test/package'])(
  'every test of %s stands behind a promise',
  (folder) => {
    const tests = readdirSync(ROOT + folder).filter((name) => /\.(test|browser)\.ts$/.test(name));
    const named = promises.flatMap(({ files }) => files);
    expect(tests.map((name) => `${folder}/${name}`).filter((file) => !named.includes(file))).toEqual([]);
  },
);

test('the table of limits is that of the code', () => {
  const numbers = (value: number): string => value.toLocaleString('en-US');
  const rows = Object.entries(LIMITS).map(([name, { default: preset, minimum, maximum, unit }]) => [
    `\`${name}\``,
    numbers(preset),
    numbers(minimum),
    numbers(maximum),
    unit,
  ]);
  expect(tableIn('Limits').slice(1)).toEqual(rows);
});

test('this version is one that gets fixes', () => {
  const line = manifest.version.replace(/\.\d+(-.*)?$/, '.x');
  expect(tableIn('Which versions get fixes').slice(1)).toContainEqual([line, 'yes']);
});

test('what is run by hand is there', () => {
  expect(manifest.scripts['test:browser']).toContain('--config test/environment/browser/vitest.config.ts');
  expect(manifest.scripts['release']).toBe('.ci/release');
});

test('it names no addresses, since none are known', () => {
  expect(SECURITY).not.toMatch(/https?:|@[\w-]+\./);
});
