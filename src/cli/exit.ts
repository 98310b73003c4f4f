/** What the command's exit code says. */
export const EXIT = {
  /** Everything was decoded. */
  ok: 0,
  /** Something could not be decoded: stderr says what. */
  damaged: 1,
  /** Wrong usage, a file that cannot be read or written, or a bug: in short, do not trust what was written. */
  usage: 2,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

const NAME = 'UsageError';

/** Something that the caller of the command has to change: told in one line, with exit code 2. */
export class UsageError extends Error {
  override readonly name = NAME;
}

/** Whether an error is a UsageError, also when it comes from another thread, which takes its class from it. */
export function isUsageError(error: unknown): error is UsageError {
  return error instanceof Error && error.name === NAME;
}
