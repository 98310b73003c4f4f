/** What lies in folders. Links to folders are not followed: they can lead round in a circle. */
import type { Dirent, Stats } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Expected, Pattern } from './pattern.ts';

export interface Found {
  /** Files that the pattern matches. */
  readonly files: readonly string[];
  /** Folders that nobody may look into, in which it could match more. */
  readonly closed: readonly string[];
}

/** What of a folder, and of the folders in it, a pattern matches. */
export async function foundIn(folder: string, pattern: Pattern): Promise<Found> {
  const files: string[] = [];
  const closed: string[] = [];
  const open: { readonly folder: string; readonly expected: Expected }[] = [
    { folder, expected: pattern.start },
  ];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { folder: inside, expected } = next;
    const entries = await entriesOf(inside);
    if (entries === undefined) closed.push(inside);
    for (const entry of entries ?? []) {
      const path = join(inside, entry.name);
      if (entry.isDirectory()) {
        const below = pattern.after(expected, `${entry.name}/`);
        if (below.size > 0) open.push({ folder: path, expected: below });
      } else if (pattern.canEnd(pattern.after(expected, entry.name)) && (await isFile(path, entry))) {
        files.push(path);
      }
    }
  }
  return { files, closed };
}

/** Undefined where nobody may look. */
async function entriesOf(folder: string): Promise<readonly Dirent[] | undefined> {
  try {
    return await readdir(folder, { withFileTypes: true });
  } catch {
    return undefined;
  }
}

/** Pipes and devices are not read unless they are named. What is wrong with a link that leads nowhere is said when it is opened. */
async function isFile(path: string, entry: Dirent): Promise<boolean> {
  if (!entry.isSymbolicLink()) return entry.isFile();
  return (await statOf(path))?.isFile() ?? true;
}

/** Undefined for what is not there: what is wrong with it is said when it is opened. */
export async function statOf(path: string): Promise<Stats | undefined> {
  try {
    return await stat(path);
  } catch {
    return undefined;
  }
}
