/** Errors of the system while something is read, as messages. */
import { isUsageError, UsageError } from '../exit.ts';
import { reasonOf } from '../files.ts';

/** What `read` returns; an error of the system becomes a message. */
export function withReason<T>(name: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw unreadable(name, error);
  }
}

export function unreadable(name: string, error: unknown): UsageError {
  return isUsageError(error) ? error : new UsageError(`cannot read ${name}: ${reasonOf(error)}`);
}
