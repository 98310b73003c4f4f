/** What is published: all that users need, and nothing else. */
import { homedir } from 'node:os';
import { posix } from 'node:path';
import { describe, expect, test } from 'vitest';
import { manifest, packed, ROOT, textOf } from './package.ts';

const pack = packed();
const paths = pack.files.map(({ path }) => path);
const holds = new Set(paths);

/** What a packed file is there for; undefined where it should not be there. */
function purposeOf(path: string): string | undefined {
  if (/^(README|CHANGELOG|SECURITY)\.md$|^LICENSE$|^package\.json$/.test(path)) return 'about the package';
  if (/^src\/(?!fast\/generator\/).+\.(ts|json)$/.test(path)) return 'source that maps lead to';
  if (/^dist\/[^/]+\.js$/.test(path)) return 'code';
  const [, file, map] = /^dist\/(.+?\.(?:d\.ts|js))(\.map)?$/.exec(path) ?? [];
  if (file === undefined) return undefined;
  if (map !== undefined) return holds.has(`dist/${file}`) ? 'map' : undefined;
  return holds.has(`src/${file.replace(/\.d\.ts$/, '.ts')}`) ? 'types' : undefined;
}

test('every file of the package has a purpose', () => {
  expect(paths.filter((path) => purposeOf(path) === undefined)).toEqual([]);
});

test.each([
  'test/memory.test.ts',
  'fixtures/samples/enum5.bin',
  'bench/run.mjs',
  '.ci/run',
  '.npmrc',
  'docs/architecture.md',
  'tsconfig.json',
  'package-lock.json',
  'dist/gone.d.ts',
  'dist/gone.js.map',
  'dist/notes.txt',
  'src/.env',
  'src/fast/generator/main.ts',
  'src/notes.md',
  'binding.gyp',
])('%s would have none', (path) => {
  expect(purposeOf(path)).toBeUndefined();
});

test('it says what it is, what changed, and what is promised', () => {
  const about = paths.filter((path) => purposeOf(path) === 'about the package');
  expect(about.sort()).toEqual(['CHANGELOG.md', 'LICENSE', 'README.md', 'SECURITY.md', 'package.json']);
});

test('it is small', () => {
  // The WebAssembly, four modules as text, is in src and in dist: 200 kB packed, 1.1 MB unpacked. The page of `fwpm view` takes
  // 150 kB packed, 240 kB unpacked. Workers take 150 kB unpacked.
  expect(pack.size).toBeLessThan(2_175_000);
  expect(pack.unpackedSize).toBeLessThan(9_600_000);
});

test('it holds every target of package.json', () => {
  const targets = Object.values(manifest.exports).flatMap((target) =>
    typeof target === 'string' ? [target] : Object.values(target),
  );
  const wanted = [...targets, ...Object.values(manifest.bin)].map((target) => posix.normalize(target));
  expect(wanted).toContain('dist/index.js');
  expect(wanted.filter((path) => !holds.has(path))).toEqual([]);
});

test('it holds every file that one of its files imports', () => {
  const missing = paths
    .filter((path) => path.startsWith('dist/') && !path.endsWith('.map'))
    .flatMap((path) =>
      importsOf(path)
        .map((specifier) => posix.join(posix.dirname(path), specifier))
        // Declarations name sources, which stand for the declarations made of them.
        .map((target) => (path.endsWith('.d.ts') ? target.replace(/\.ts$/, '.d.ts') : target))
        .filter((target) => !holds.has(target))
        .map((target) => `${path}: ${target}`),
    );
  expect(missing).toEqual([]);
  expect(importsOf('dist/index.d.ts')).toContain('./read/decode.ts');
});

/** The relative paths in a file's imports and exports. */
function importsOf(path: string): string[] {
  const imports = textOf(path).matchAll(
    /^(?:import|export|\}) ?[^;'"]*(?:from )?["'](\.{1,2}\/[^"']+)["']/gm,
  );
  return Array.from(imports, ([, specifier = '']) => specifier);
}

describe('its source maps', () => {
  const maps = paths
    .filter((path) => path.endsWith('.map'))
    .map((path) => {
      const { sources, sourcesContent }: SourceMap = JSON.parse(textOf(path));
      return {
        path,
        sources: sources.map((source) => posix.join(posix.dirname(path), source)),
        sourcesContent,
      };
    });

  test('lead to files in it', () => {
    expect(maps.filter(({ sources }) => sources.some((source) => !holds.has(source)))).toEqual([]);
    expect(maps.flatMap(({ sources }) => sources)).toContain('src/read/decode.ts');
  });

  test('hold no copies of them', () => {
    expect(maps.filter(({ sourcesContent }) => sourcesContent !== undefined)).toEqual([]);
  });
});

interface SourceMap {
  readonly sources: readonly string[];
  readonly sourcesContent?: readonly string[];
}

test('no file names the machine that it was built on', () => {
  // Short ones such as /root could be anything.
  const places = [ROOT, homedir()].map((place) => place.replace(/[\\/]$/, '')).filter((it) => it.length > 5);
  expect(places).not.toEqual([]);
  expect(paths.filter((path) => places.some((place) => textOf(path).includes(place)))).toEqual([]);
});

describe('the command', () => {
  test.each(Object.entries(manifest.bin))('%s is a program', (_, target) => {
    expect(textOf(target)).toMatch(/^#!\/usr\/bin\/env node\n/);
    const file = pack.files.find(({ path }) => path === posix.normalize(target));
    expect((file?.mode ?? 0) & 0o111).toBe(0o111);
  });
});

describe('installing the package runs nothing of it', () => {
  // `prepare` is for those who install from a repository; binding.gyp makes npm build an addon without being asked.
  test.each(['preinstall', 'install', 'postinstall', 'prepare', 'preprepare', 'postprepare', 'prepublish'])(
    'it has no script %s',
    (name) => {
      expect(manifest.scripts).not.toHaveProperty([name]);
    },
  );

  test('it brings no addon and no packages of others', () => {
    expect(paths.filter((path) => /\.gyp$|\.node$|\.wasm$|node_modules/.test(path))).toEqual([]);
    expect(pack.bundled).toEqual([]);
  });
});

test('it is published for all, and with a statement of where it was built', () => {
  expect(manifest.publishConfig).toEqual({ access: 'public', provenance: true });
});
