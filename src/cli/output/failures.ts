/** What goes wrong with outputs, as messages. */
import packageJson from '../../../package.json' with { type: 'json' };
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

/** What is said of an error that nobody expected. */
export function bugText(error: unknown): string {
  return isLackOfMemory(error)
    ? `there is not enough memory (${error.message}): a lower --limit or fewer --jobs need less`
    : `this is a bug in fwpm ${packageJson.version}, please report it: ${String(error)}`;
}

/** What Node and V8 say about buffers, arrays and strings that they cannot allocate. */
const TOO_LARGE = /^(Array buffer allocation failed|Invalid (string|array|array buffer|typed array) length)/;

function isLackOfMemory(error: unknown): error is Error {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error ? error.code : '';
  return (
    TOO_LARGE.test(error.message) || code === 'ERR_STRING_TOO_LONG' || code === 'ERR_WORKER_OUT_OF_MEMORY'
  );
}
