/** Writing to a descriptor. */
import { write, writeSync } from 'node:fs';
import { promisify } from 'node:util';

const writeSome = promisify(write);

/** More than this is not written in one go: Node refuses 2 GiB. */
const MOST_WRITTEN = 2 ** 30;

const NEWLINE = 0x0a;

/** What has become of bytes: as plain data, since it goes from thread to thread. */
export interface Written {
  /** How many were written, and of these how many are the beginning of a line whose end was not. */
  readonly done: number;
  readonly partOfLine: number;
  /** What the system said if that is not all of them. */
  readonly failure: Failure | undefined;
}

export interface Failure {
  readonly message: string;
  readonly code?: unknown;
  readonly errno?: unknown;
}

/**
 * Writes to a descriptor, or says how far it came. (When standard output is a file, Node's own stream drops what one call
 * did not take, as on a full disk.)
 */
export async function writeBytes(descriptor: number, bytes: Uint8Array): Promise<Written> {
  let done = 0;
  try {
    while (done < bytes.length) {
      const { bytesWritten } = await writeSome(descriptor, bytes, done, lengthFrom(bytes, done), null);
      done += some(bytesWritten);
    }
  } catch (error) {
    return brokenOff(bytes, done, error);
  }
  return whole(done);
}

/** The same at once, where a write does not wait for anybody: no thread has to be woken for it. */
export function writeNow(descriptor: number, bytes: Uint8Array): Written {
  let done = 0;
  try {
    while (done < bytes.length) {
      done += some(writeSync(descriptor, bytes, done, lengthFrom(bytes, done), null));
    }
  } catch (error) {
    return brokenOff(bytes, done, error);
  }
  return whole(done);
}

/** A failure as the error that it was. */
export function errorOf({ message, ...facts }: Failure): Error {
  return Object.assign(new Error(message), facts);
}

function lengthFrom(bytes: Uint8Array, done: number): number {
  return Math.min(MOST_WRITTEN, bytes.length - done);
}

function some(bytesWritten: number): number {
  if (bytesWritten === 0) throw new Error('it takes no more bytes');
  return bytesWritten;
}

function whole(done: number): Written {
  return { done, partOfLine: 0, failure: undefined };
}

function brokenOff(bytes: Uint8Array, done: number, error: unknown): Written {
  const partOfLine = done - 1 - bytes.subarray(0, done).lastIndexOf(NEWLINE);
  return { done, partOfLine, failure: failureOf(error) };
}

function failureOf(error: unknown): Failure {
  if (!(error instanceof Error)) return { message: String(error) };
  const { message } = error;
  return {
    message,
    ...('code' in error ? { code: error.code } : {}),
    ...('errno' in error ? { errno: error.errno } : {}),
  };
}

export function bytesOf(lines: Uint8Array | string): Uint8Array {
  return typeof lines === 'string' ? Buffer.from(lines) : lines;
}
