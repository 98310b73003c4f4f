/** The owner and the mode of a file that replaces another. */
import { type BigIntStats, fchmodSync, fchownSync, fstatSync, openSync } from 'node:fs';
import { reasonOf } from '../files.ts';
import { isSystemError } from './failures.ts';

/** Creates a file with the owner and mode of the one that it is to replace, as far as that is permitted. */
export function createBeside(partial: string, found: BigIntStats | undefined): number {
  const mode = found === undefined ? 0o666 : Number(found.mode & 0o777n);
  const descriptor = createNew(partial, mode);
  if (found === undefined) return descriptor;
  const created = fstatSync(descriptor, { bigint: true });
  if (created.uid !== found.uid || created.gid !== found.gid) {
    ifPermitted(() => fchownSync(descriptor, Number(found.uid), Number(found.gid)));
  }
  ifPermitted(() => fchmodSync(descriptor, mode));
  return descriptor;
}

function createNew(file: string, mode: number): number {
  try {
    return openSync(file, 'wx', mode);
  } catch (error) {
    throw new Error(`no file can be made in its folder: ${reasonOf(error)}`);
  }
}

/** Not every file system has owners and modes, and not every user may set them. */
function ifPermitted(change: () => void): void {
  try {
    change();
  } catch (error) {
    if (!isSystemError(error, 'EPERM', 'EACCES', 'ENOTSUP', 'ENOSYS', 'EINVAL')) throw error;
  }
}
