/** What goes wrong with outputs, as messages. */
import { isUsageError, UsageError } from '../exit.ts';
import { reasonOf } from '../files.ts';

export function unwritable(name: string, error: unknown): UsageError {
  return isUsageError(error) ? error : new UsageError(`cannot write ${name}: ${reasonOf(error)}`);
}

export function isSystemError(error: unknown, ...codes: readonly string[]): boolean {
  return error instanceof Error && 'code' in error && codes.includes(String(error.code));
}

/** Whether the reader of a pipe or a socket has gone away. */
export function isReaderGone(error: unknown): boolean {
  return isSystemError(error, 'EPIPE', 'ECONNRESET');
}
