/** The walls of src: docs/architecture.md says which part may import which, and the sources do nothing else. */
import { describe, expect, test } from 'vitest';
import { circlesIn } from './circles.ts';
import { MAP, type Part, partOf, permission, readMap } from './map.ts';
import { importsIn, readSources, type Source } from './sources.ts';

const PARTS = readMap();
const SOURCES = readSources();

/** What the command says its version by. */
const PACKAGE = '../package.json';

/** Each import from one part to another, or to a package. */
function* arrows(): Generator<{ source: Source; from: Part | undefined; imported: string }> {
  for (const source of SOURCES) {
    const from = partOf(source.path, PARTS);
    for (const imported of source.imports) {
      const to = partOf(imported, PARTS);
      if (imported !== PACKAGE && (to === undefined || to !== from)) yield { source, from, imported };
    }
  }
}

describe(`the table of ${MAP}`, () => {
  test('has a row for each file of src, and no other', () => {
    expect(SOURCES.filter(({ path }) => partOf(path, PARTS) === undefined).map(({ path }) => path)).toEqual(
      [],
    );
    const inhabited = new Set(SOURCES.map(({ path }) => partOf(path, PARTS)?.name));
    expect(PARTS.map(({ name }) => name).filter((name) => !inhabited.has(name))).toEqual([]);
  });

  test('allows nothing that no file needs', () => {
    const used = new Set<string>();
    for (const { from, imported } of arrows()) {
      const name = from && permission(from, imported, PARTS);
      if (name !== undefined) used.add(`${from?.name} → ${name}`);
    }
    const allowed = PARTS.flatMap(({ name, mayImport }) => mayImport.map((other) => `${name} → ${other}`));
    expect(allowed.filter((arrow) => !used.has(arrow))).toEqual([]);
  });

  test('has no circle', () => {
    const graph = PARTS.map(({ name, mayImport }) => {
      const others = mayImport.flatMap((other) => partOf(other, PARTS)?.name ?? []);
      return [name, others] as const;
    });
    expect(circlesIn(new Map(graph))).toEqual([]);
  });
});

test('each file imports what its row of the table allows, types included', () => {
  const forbidden = [...arrows()]
    .filter(({ from, imported }) => from !== undefined && permission(from, imported, PARTS) === undefined)
    .map(({ source, from, imported }) => {
      const to = partOf(imported, PARTS)?.name ?? imported;
      return `src/${source.path} imports ${imported}: ${from?.name} → ${to}`;
    });
  expect(forbidden).toEqual([]);
});

test('no files import each other in a circle', () => {
  const graph = SOURCES.map(({ path, imports }) => [path, imports] as const);
  expect(circlesIn(new Map(graph))).toEqual([]);
});

describe('the test itself', () => {
  test.each([
    [`import { a } from './a.ts';`, ['./a.ts']],
    [`import type { A } from './a.ts';`, ['./a.ts']],
    [`import {\n  a,\n  type B,\n} from './a.ts';`, ['./a.ts']],
    [`import * as a from './a.ts';`, ['./a.ts']],
    [`import a, { b } from 'a';`, ['a']],
    [`import './a.ts';`, ['./a.ts']],
    [`export { a } from './a.ts';\nexport * from './b.ts';`, ['./a.ts', './b.ts']],
    [`export type * from './a.ts';`, ['./a.ts']],
    [`const { a } = await import('./a.ts');`, ['./a.ts']],
    [`type A = import('./a.ts').A;`, ['./a.ts']],
    [` * import { decode } from 'fwpm';`, []],
    [`export const a = 1;\nconst b = ' from ';`, []],
  ])('%j imports %j', (text, modules) => {
    expect(importsIn(text)).toEqual(modules);
  });

  test('misses no line that ends like an import', () => {
    for (const { path, text } of SOURCES) {
      const lines = text.match(/^(?! *\*).* from '[^']+';$|^import '[^']+';$/gm) ?? [];
      const modules = lines.map((line) => line.split("'").at(-2) ?? '');
      expect(importsIn(text), path).toEqual(expect.arrayContaining(modules));
    }
  });

  test.each<[string, readonly (readonly [string, string[]])[], string[]]>([
    [
      'no circle',
      [
        ['a', ['b', 'c']],
        ['b', ['c']],
        ['c', []],
      ],
      [],
    ],
    [
      'a circle of two',
      [
        ['a', ['b']],
        ['b', ['a']],
        ['c', ['a']],
      ],
      ['a → b → a'],
    ],
    [
      'a circle of three',
      [
        ['a', ['b']],
        ['b', ['c']],
        ['c', ['d', 'a']],
        ['d', []],
      ],
      ['a → b → c → a'],
    ],
    ['itself', [['a', ['a']]], ['a → a']],
  ])('finds %s', (_, graph, circles) => {
    expect(circlesIn(new Map(graph))).toEqual(circles);
  });
});
