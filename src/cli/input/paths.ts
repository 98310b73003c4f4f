/** The files that arguments mean: files, what lies in folders, and what patterns match that no shell expanded. */
import type { Stats } from 'node:fs';
import { access, constants, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { UsageError } from '../exit.ts';
import { descriptorNamed, nameOf, STDIN } from '../files.ts';

export interface NamedFile {
  readonly path: string;
  /** Whether it was only found in a folder: it may well be something else than a file of events. */
  readonly isFound: boolean;
}

/** The paths that were named. */
export function namedIn(files: readonly NamedFile[]): string[] {
  return files.filter(({ isFound }) => !isFound).map(({ path }) => path);
}

export interface PathArguments {
  /** A pattern for the names of files in folders. */
  readonly name?: string;
}

const ANY = '*';
/** What only patterns have. */
const WILD = /[*?[\]{}]/;

/**
 * The files in the order of the arguments, and those of one folder in the order of their paths.
 * @throws UsageError for a folder or a pattern that has no file.
 */
export async function filesIn(paths: readonly string[], { name }: PathArguments): Promise<NamedFile[]> {
  const files: NamedFile[] = [];
  for (const path of paths) {
    for (const file of await expanded(path, name)) files.push(file);
  }
  return files;
}

async function expanded(path: string, name = ANY): Promise<NamedFile[]> {
  if (descriptorNamed(path, STDIN) !== undefined) return [{ path, isFound: false }];
  if (await isFolder(path)) {
    if (!(await isOpen(path))) return [{ path, isFound: false }];
    const found = [...(await matches(`**/${name}`, path)), ...(await closedIn(path))].sort();
    if (found.length > 0) return found.map((file) => ({ path: join(path, file), isFound: true }));
    throw new UsageError(
      `${nameOf(path)} has no file${name === ANY ? '' : ` whose name matches ${nameOf(name)}`}`,
    );
  }
  if (!WILD.test(path) || (await exists(path))) return [{ path, isFound: false }];
  const found = await matches(path.replaceAll('\\', '/'));
  if (found.length === 0) throw new UsageError(`no file matches ${nameOf(path)}`);
  return found.map((file) => ({ path: file, isFound: true }));
}

/** The files that a pattern matches. Links to folders are not followed: they can lead round in a circle. */
async function matches(pattern: string, folder = '.', onlyDirectories = false): Promise<string[]> {
  // Most often a file is named.
  const { glob } = await import('tinyglobby');
  const found = await glob([pattern], {
    cwd: folder,
    followSymbolicLinks: false,
    expandDirectories: false,
    onlyDirectories,
  });
  return found.sort();
}

/** The folders in a folder that nobody may look into: the search passes over them, so they are opened as files are. */
async function closedIn(folder: string): Promise<string[]> {
  const closed: string[] = [];
  for (const each of await matches('**', folder, true)) {
    if (!(await isOpen(join(folder, each)))) closed.push(each);
  }
  return closed;
}

async function isOpen(folder: string): Promise<boolean> {
  try {
    await access(folder, constants.R_OK | constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

async function isFolder(path: string): Promise<boolean> {
  return (await statOf(path))?.isDirectory() ?? false;
}

async function exists(path: string): Promise<boolean> {
  return (await statOf(path)) !== undefined;
}

async function statOf(path: string): Promise<Stats | undefined> {
  try {
    return await stat(path);
  } catch {
    // What is wrong with it is said when it is opened.
    return undefined;
  }
}
