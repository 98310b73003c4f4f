/** The package: its own words about itself, and what `npm pack` puts into it. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The folder of the package. */
export const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** The text of one of its files. */
export function textOf(path: string): string {
  return readFileSync(ROOT + path, 'utf8');
}

/** What is used of package.json. */
export interface Manifest {
  readonly version: string;
  readonly engines: { readonly node: string };
  readonly exports: Readonly<Record<string, string | Readonly<Record<string, string>>>>;
  readonly bin: Readonly<Record<string, string>>;
  readonly scripts: Readonly<Record<string, string>>;
  readonly publishConfig: unknown;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly peerDependencies: Readonly<Record<string, string>>;
  readonly peerDependenciesMeta: Readonly<Record<string, { readonly optional?: boolean }>>;
  readonly bundleDependencies?: unknown;
}

export const manifest: Manifest = JSON.parse(textOf('package.json'));

/** What is used of package-lock.json. */
export interface Lock {
  readonly version: string;
  /** By their folders; '' is the package itself. */
  readonly packages: Readonly<Record<string, LockedPackage>>;
}

export interface LockedPackage {
  readonly version: string;
  readonly license?: string;
  readonly integrity?: string;
  readonly resolved?: string;
  readonly dev?: boolean;
  readonly hasInstallScript?: boolean;
}

export const lock: Lock = JSON.parse(textOf('package-lock.json'));

/** The locked packages without the package itself, by their folders. */
export const locked: readonly (readonly [folder: string, LockedPackage])[] = Object.entries(
  lock.packages,
).filter(([folder]) => folder !== '');

export interface PackedFile {
  readonly path: string;
  readonly size: number;
  readonly mode: number;
}

export interface Pack {
  /** Bytes of the archive. */
  readonly size: number;
  readonly unpackedSize: number;
  readonly files: readonly PackedFile[];
  readonly bundled: readonly string[];
}

/** What `npm pack` would put into the archive of the built package. */
export function packed(): Pack {
  // Without scripts, since a build would take the files away from tests that run at the same time.
  const { status, stdout, stderr } = spawnSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
    cwd: ROOT,
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
    // npm is a script of its own kind on Windows.
    shell: process.platform === 'win32',
  });
  if (status !== 0) throw new Error(`npm pack: ${stderr}`);
  const [pack]: readonly Pack[] = JSON.parse(stdout);
  if (pack === undefined) throw new Error('npm pack gave no archive');
  return pack;
}
