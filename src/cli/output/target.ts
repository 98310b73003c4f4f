/** Which file a name means, and whether it may be written. */
import { type BigIntStats, fstatSync } from 'node:fs';
import { readlink, realpath, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { UsageError } from '../exit.ts';
import { descriptorNamed, STDIN } from '../files.ts';
import { isSystemError } from './failures.ts';

/** The result of a promise; undefined when the file is not there. */
export async function unlessAbsent<T>(promised: Promise<T>): Promise<T | undefined> {
  try {
    return await promised;
  } catch (error) {
    if (isSystemError(error, 'ENOENT')) return undefined;
    throw error;
  }
}

/** The file that a name means: a link stays, and its target is written, whether it exists yet or not. */
export async function targetOf(file: string): Promise<string> {
  const there = await unlessAbsent(realpath(file));
  if (there !== undefined) return there;
  const folder = await unlessAbsent(realpath(dirname(file)));
  if (folder === undefined || /^$|[/\\]$/.test(file)) throw new Error('there is no such folder');
  const link = await readlink(file).catch(() => undefined);
  return link === undefined ? join(folder, basename(file)) : targetOf(resolve(folder, link));
}

/** @throws UsageError when the file that was found is one of the inputs. */
export async function assertNotRead(
  found: BigIntStats,
  name: string,
  inputs: readonly string[],
): Promise<void> {
  for (const input of inputs) {
    const descriptor = descriptorNamed(input, STDIN);
    const read =
      descriptor === undefined
        ? await unlessAbsent(stat(input, { bigint: true }))
        : fstatSync(descriptor, { bigint: true });
    if (found.dev === read?.dev && found.ino === read.ino) {
      throw new UsageError(`cannot write ${name}: it is the file that is read`);
    }
  }
}
