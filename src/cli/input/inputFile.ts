/** What is read, whatever it comes from. */
import type { FileSource } from '../../capture/index.ts';

export interface InputFile {
  /** What messages call it. */
  readonly name: string;
  /** The first bytes, enough to tell its form; fewer where there are no more. */
  readonly start: Uint8Array;
  /** How many bytes it has, where that is known. */
  readonly size?: number;
  /**
   * All bytes: held, where there are `most` of them or fewer, else read where and when they are needed. Of what gives them only
   * once it is asked for once.
   */
  whole(most: number): Promise<Uint8Array | LargeFile>;
  /** All bytes from the beginning on, as they come in. */
  chunks(): AsyncIterable<Uint8Array>;
  /** For other threads: what they read the same bytes with; absent where only this one can. */
  shared?(): OpenedFile | SharedArrayBuffer;
  /** Says whether the file changed while it was read, where that can be known. @throws UsageError where it did. */
  assertUnchanged?(): void;
  /** Nothing more is read. What the caller of the command opened stays open. */
  close(): void;
}

/** A file that is not held, as plain data: other threads read the same one, whatever has its name by then. */
export interface OpenedFile {
  readonly name: string;
  readonly descriptor: number;
  /** Where the input begins in the file. */
  readonly position: number;
  readonly size: number;
  readonly writtenAt: bigint;
}

/** What is looked at as a whole is held up to this size. */
export const MOST_HELD = 256 * 2 ** 20;

/** What is not, up to this one: to fill new memory takes longer than to read, and room for a part can be used again. */
export const MOST_HELD_UNASKED = 4 * 2 ** 20;

export interface LargeFile extends FileSource {
  /** For other threads: what they read the same bytes with. */
  shared(): OpenedFile | SharedArrayBuffer;
}
