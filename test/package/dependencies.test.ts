/** What the package depends on: little, pinned, justified, and nothing that runs when it is installed. */
import { expect, test } from 'vitest';
import { lock, locked, manifest, textOf } from './package.ts';

/** All that is installed with the package: what it depends on, and what that depends on. */
const production = locked.filter(([, { dev }]) => dev !== true);

const nameOf = (folder: string): string => folder.replace(/^.*node_modules\//, '');

/** The names and reasons in the table of docs/dependencies.md. */
function justified(): Map<string, string> {
  const rows = textOf('docs/dependencies.md').matchAll(/^\| `([^`]+)` \| (.+) \|$/gm);
  return new Map(Array.from(rows, ([, name = '', why = '']) => [name, why]));
}

test('what is installed with the package is what docs/dependencies.md justifies', () => {
  expect([...justified().keys()].sort()).toEqual(production.map(([folder]) => nameOf(folder)).sort());
  for (const [name, why] of justified()) expect(why.length, name).toBeGreaterThan(20);
});

/** What dependencies depend on themselves. */
const INDIRECT = [
  '@cto.af/wtf8@0.0.5',
  // Of hyparquet-writer.
  'hyparquet@1.31.5',
];

test('it is what package.json asks for, and what that needs', () => {
  const direct = Object.entries(manifest.dependencies).map(([name, version]) => `${name}@${version}`);
  const asked = [...direct, ...INDIRECT];
  const installed = production.map(([folder, { version }]) => `${nameOf(folder)}@${version}`);
  expect(installed.sort()).toEqual(asked.sort());
});

test.each(Object.entries({ ...manifest.dependencies, ...manifest.devDependencies }))(
  '%s is one version: %s',
  (_, version) => {
    // DuckDB counts its packages of the same database.
    expect(version).toMatch(/^\d+\.\d+\.\d+(-r\.\d+)?$/);
  },
);

test('what is not installed is an optional peer that docs/dependencies.md names', () => {
  const peers = Object.keys(manifest.peerDependencies);
  expect(peers).toEqual([
    '@nats-io/jetstream',
    '@nats-io/obj',
    '@nats-io/transport-node',
    'apache-arrow',
    'koffi',
  ]);
  const optional = Object.entries(manifest.peerDependenciesMeta).filter(([, meta]) => meta.optional);
  expect(optional.map(([name]) => name)).toEqual(peers);
  for (const name of peers) expect(textOf('docs/dependencies.md')).toContain(`\`${name}\` is a`);
});

test('licences of what is installed allow any use', () => {
  const licences = production.map(([folder, { license }]) => `${nameOf(folder)}: ${license}`);
  expect(
    licences.filter(
      (it) => !/: (MIT|ISC|0BSD|BSD-2-Clause|BSD-3-Clause|Apache-2\.0|BlueOak-1\.0\.0)$/.test(it),
    ),
  ).toEqual([]);
});

test('installing runs no script of a dependency; developing runs these', () => {
  const withScript = locked.filter(([, { hasInstallScript }]) => hasInstallScript === true);
  expect(withScript.filter(([, { dev }]) => dev !== true)).toEqual([]);
  // They choose the binary of the system.
  expect(new Set(withScript.map(([folder]) => nameOf(folder)))).toEqual(new Set(['esbuild', 'koffi']));
});

/** tsup asks for an older one, of which advisories speak: GHSA-gv7w-rqvm-qjhr and GHSA-g7r4-m6w7-qqqr, mended in 0.28.1. */
test('esbuild is there in one version, the one that package.json names', () => {
  const versions = locked
    .filter(([folder]) => nameOf(folder) === 'esbuild')
    .map(([, { version }]) => version);
  expect(versions).toEqual([manifest.devDependencies['esbuild']]);
});

test('every locked package has a hash, and comes from whatever registry is in use', () => {
  const hasNoHash = locked.filter(([, { integrity = '' }]) => !/^sha512-[\w+/]{86}==$/.test(integrity));
  expect(hasNoHash).toEqual([]);
  expect(locked.filter(([, { resolved }]) => resolved !== undefined)).toEqual([]);
});

test('the lock is of this version', () => {
  expect(lock.version).toBe(manifest.version);
  expect(lock.packages['']?.version).toBe(manifest.version);
});
