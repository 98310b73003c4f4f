/** What the command's exit code says. */
export const EXIT = {
  /** Everything was decoded. */
  ok: 0,
  /** Something could not be decoded: stderr says what. */
  damaged: 1,
  /** Wrong usage, or a file that cannot be read or written. */
  usage: 2,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** Something that the caller of the command has to change: told in one line, with exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
