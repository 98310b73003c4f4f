import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { isPattern, Pattern, placeOf } from '../../../src/cli/input/pattern.ts';

/** Whether a pattern matches a path, name by name as a search goes through folders. */
function matches(pattern: string, path: string): boolean {
  const compiled = new Pattern(pattern);
  const names = path.split(/(?<=\/)/);
  return compiled.canEnd(names.reduce((expected, name) => compiled.after(expected, name), compiled.start));
}

describe('a pattern and what it matches', () => {
  const cases: readonly [pattern: string, yes: readonly string[], no: readonly string[]][] = [
    ['a.dmp', ['a.dmp'], ['a_dmp', 'a.dmp2', 'b/a.dmp', '']],
    ['*', ['a', 'a.b'], ['.a', 'a/b']],
    ['*.dmp', ['a.dmp', 'a.b.dmp'], ['.dmp', 'a.dmp/', 'a/b.dmp', 'a.DMP']],
    ['.*', ['.a', '.'], ['a']],
    ['a*b*c', ['abc', 'aXbYc', 'abbcc'], ['ab', 'acb', 'abcd']],
    ['?.bin', ['a.bin', '\u{1f600}.bin'], ['.bin', 'ab.bin', '..bin']],
    ['[a-c]x', ['ax', 'bx', 'cx'], ['dx', '-x', 'x', '[a-c]x']],
    ['[!a-c]x', ['dx', '-x'], ['ax', '.x', '/x']],
    ['[^a]', ['b', '^'], ['a', '[^a]']],
    ['[]]', [']'], ['[', '[]]']],
    ['[a-]', ['a', '-'], ['b']],
    ['[a', ['[a'], ['a']],
    ['{dmp,bin}', ['dmp', 'bin'], ['{dmp,bin}', 'dmp,bin', '']],
    ['*.{gz,zs{t,td}}', ['a.gz', 'a.zst', 'a.zstd'], ['a.zs', 'a.']],
    ['a{,b}', ['a', 'ab'], ['b', 'abb']],
    ['{a}', ['{a}'], ['a']],
    ['{a,b', ['{a,b'], ['a']],
    ['{x{y},z}', ['x{y}', 'z'], ['xy', '{x{y},z}']],
    ['{a,{b', ['{a,{b'], ['a', 'b']],
    ['{a/b,c}/d', ['a/b/d', 'c/d'], ['a/d']],
    ['**/a', ['a', 'x/a', 'x/y/a'], ['xa', 'x/.y/a', '.x/a', 'a/b']],
    ['**', ['a', 'a/b', 'a/b/c'], ['.a', 'a/.b']],
    ['x/**/y/*', ['x/y/a', 'x/b/c/y/a'], ['x/y', 'x/ya']],
    ['**a', ['a', 'ba'], ['b/a']],
    ['@(a|b)', ['@(a|b)'], ['a']],
    ['$^.+|\\', ['$^.+|\\'], ['a']],
  ];
  test.each(cases)('%s', (pattern, yes, no) => {
    for (const path of yes) expect([path, matches(pattern, path)]).toEqual([path, true]);
    for (const path of no) expect([path, matches(pattern, path)]).toEqual([path, false]);
  });
});

const letters = fc.string({ unit: fc.constantFrom('a', 'b', '.'), maxLength: 12 });
const wild = fc.string({ unit: fc.constantFrom('a', 'b', '.', '*', '?'), maxLength: 8 });

property.prop([wild, letters])(
  'stars and question marks are what they are as an expression',
  (pattern, name) => {
    const source = pattern.replaceAll('.', '\\.').replace(/\*+/g, '.*').replaceAll('?', '.');
    const isHidden = name.startsWith('.') && !pattern.startsWith('.');
    expect(matches(pattern, name)).toBe(!isHidden && new RegExp(`^${source}$`).test(name));
  },
);

property.prop([fc.string({ maxLength: 40 }), fc.string({ maxLength: 40 })])(
  'any text is a pattern, and a folder in which nothing can match is not looked into',
  (pattern, name) => {
    const compiled = new Pattern(pattern);
    const below = compiled.after(compiled.start, name);
    if (below.size === 0) expect(compiled.canEnd(below)).toBe(false);
  },
);

describe('patterns that would keep an expression busy for years', () => {
  test.each([
    ['many stars', `${'*a'.repeat(200)}b`],
    ['stars in stars', `${'{*,*a}'.repeat(150)}b`],
    ['braces in braces', `${'{a,'.repeat(250)}a${'}'.repeat(250)}b`],
    ['any folders, again and again', `${'**/'.repeat(300)}b`],
  ])('%s', (_, pattern) => {
    expect(matches(pattern, 'a'.repeat(255))).toBe(false);
    expect(matches(pattern, 'a/'.repeat(200))).toBe(false);
  });

  test('one that is too long is refused', () => {
    expect(() => new Pattern('*'.repeat(1025))).toThrow('at most 1024 characters');
    expect(matches('*'.repeat(1024), 'a')).toBe(true);
  });
});

test.each<[string, string, string]>([
  ['*.dmp', '.', '*.dmp'],
  ['dumps/*.dmp', 'dumps/', '*.dmp'],
  ['../a/{b/c,d}/e', '../a/', '{b/c,d}/e'],
  ['/x/**/y', '/x/', '**/y'],
  ['/*', '/', '*'],
  ['C:/dumps/**', 'C:/dumps/', '**'],
])('%s is looked for in %s', (pattern, folder, rest) => {
  expect(isPattern(pattern)).toBe(true);
  expect(placeOf(pattern)).toEqual({ folder, rest });
});
