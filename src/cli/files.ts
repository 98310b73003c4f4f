/** What inputs and outputs have in common: their names, and the system's errors in words. */
import { getSystemErrorMap } from 'node:util';
import { printable } from '../format/printable.ts';
import { UsageError } from './exit.ts';

export const STDIN = 0;
export const STDOUT = 1;

const STANDARD: Readonly<Record<string, number>> = {
  '/dev/stdin': STDIN,
  '/dev/stdout': STDOUT,
  '/dev/stderr': 2,
};

/** What stands in a text in the place of bytes that are not UTF-8. */
const REPLACEMENT = '\ufffd';

/**
 * The descriptor that a name stands for, as `-` and /dev/fd/3 do; undefined for the name of a file. To open such a
 * name is not the same: a file would be read from its start or emptied, and sockets cannot be opened at all. Whatever
 * is read or written is asked here first.
 *
 * @throws UsageError for a name that reached the program in another form, and that may be that of another file now.
 */
export function descriptorNamed(file: string, dash: number): number | undefined {
  if (file.includes(REPLACEMENT)) {
    throw new UsageError(
      `cannot take ${nameOf(file)}: its name is not UTF-8, and U+FFFD stands for what is not; rename it, or give it as - with < or >`,
    );
  }
  if (file === '-') return dash;
  const number = /^\/(?:dev|proc\/self)\/fd\/(\d{1,9})$/.exec(file)?.[1];
  return number === undefined ? STANDARD[file] : Number(number);
}

/** What messages call a file. */
export function nameOf(file: string): string {
  return file === '' ? "''" : printable(file);
}

/** Shorter or clearer than what the system says. */
const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder',
  EACCES: 'permission denied',
  EPERM: 'not permitted',
  EISDIR: 'it is a folder',
  ENOTDIR: 'a part of its path is not a folder',
  ENOSPC: 'no space left on the device',
  EDQUOT: 'the disk quota is used up',
  EFBIG: 'it would be larger than a file may be here',
  EIO: 'the device failed',
  EROFS: 'the file system is read-only',
  ENAMETOOLONG: 'its name is too long',
};

/** What the system says went wrong, in words and without the path, which may hold anything. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const reason = 'code' in error ? REASONS[String(error.code)] : undefined;
  const number = 'errno' in error && typeof error.errno === 'number' ? error.errno : 0;
  return reason ?? getSystemErrorMap().get(number)?.[1] ?? error.message;
}
