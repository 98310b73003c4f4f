/** The files that arguments mean: files, what lies in folders, and what patterns match that no shell expanded. */
import { realpath } from 'node:fs/promises';
import { UsageError } from '../exit.ts';
import { descriptorNamed, nameOf, STDIN } from '../files.ts';
import { tell } from '../output/messages.ts';
import { foundIn, statOf } from './folder.ts';
import { isPattern, Pattern, placeOf } from './pattern.ts';

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

/**
 * The files in the order of the arguments, and those of one folder in the order of their paths. A file that is meant twice
 * is read once: its events would count twice.
 * @throws UsageError for a folder or a pattern that has no file.
 */
export async function filesIn(paths: readonly string[], { name }: PathArguments): Promise<NamedFile[]> {
  const files: NamedFile[] = [];
  for (const path of paths) {
    for (const file of await expanded(path, name)) files.push(file);
  }
  const { once, again } = await distinct(files);
  const [first] = again;
  if (first !== undefined) {
    const others = again.length === 1 ? '' : `, and ${again.length - 1} more like it`;
    await tell([`${nameOf(first.path)} is a file that was given before${others}: it is read once`]);
  }
  return once;
}

async function expanded(path: string, name = ANY): Promise<NamedFile[]> {
  if (descriptorNamed(path, STDIN) !== undefined) return [{ path, isFound: false }];
  const stats = await statOf(path);
  if (stats?.isDirectory()) {
    const { files, closed } = await foundIn(path, new Pattern(`**/${name}`));
    if (closed.includes(path)) return [{ path, isFound: false }];
    if (files.length + closed.length > 0) return sorted([...files, ...closed]);
    throw new UsageError(
      `${nameOf(path)} has no file${name === ANY ? '' : ` whose name matches ${nameOf(name)}`}`,
    );
  }
  if (!isPattern(path) || stats !== undefined) return [{ path, isFound: false }];
  const { folder, rest } = placeOf(path.replaceAll('\\', '/'));
  const { files } = await foundIn(folder, new Pattern(rest));
  if (files.length === 0) throw new UsageError(`no file matches ${nameOf(path)}`);
  return sorted(files);
}

function sorted(paths: readonly string[]): NamedFile[] {
  return [...paths].sort().map((path) => ({ path, isFound: true }));
}

/** The files, and those of them that are others again, through a link or a folder. What is no file can be read twice. */
async function distinct(
  files: readonly NamedFile[],
): Promise<{ readonly once: NamedFile[]; readonly again: readonly NamedFile[] }> {
  const [once, again]: [NamedFile[], NamedFile[]] = [[], []];
  const real = new Set<string>();
  for (const file of files) {
    const path = files.length === 1 ? undefined : await realPath(file);
    (path !== undefined && real.has(path) ? again : once).push(file);
    if (path !== undefined) real.add(path);
  }
  return { once, again };
}

/** Where a file really is; undefined for what is no file, or cannot be found. */
async function realPath({ path, isFound }: NamedFile): Promise<string | undefined> {
  const isDescriptor = !isFound && descriptorNamed(path, STDIN) !== undefined;
  if (isDescriptor || !(await statOf(path))?.isFile()) return undefined;
  try {
    return await realpath(path);
  } catch {
    return undefined;
  }
}
