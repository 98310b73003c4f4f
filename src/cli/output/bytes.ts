/** Writing to a descriptor. */
import { write } from 'node:fs';
import { promisify } from 'node:util';

const writeSome = promisify(write);

/** More than this is not written in one go: Node refuses 2 GiB. */
const MOST_WRITTEN = 2 ** 30;

/**
 * Writes to a descriptor. Returns how many of the bytes were written, and the failure if that is not all of them.
 * (When standard output is a file, Node's own stream drops what one call did not take, as on a full disk.)
 */
export async function writeBytes(
  descriptor: number,
  bytes: Uint8Array,
): Promise<{ done: number; failure?: unknown }> {
  let done = 0;
  try {
    while (done < bytes.length) {
      const length = Math.min(MOST_WRITTEN, bytes.length - done);
      const { bytesWritten } = await writeSome(descriptor, bytes, done, length, null);
      if (bytesWritten === 0) throw new Error('it takes no more bytes');
      done += bytesWritten;
    }
    return { done };
  } catch (failure) {
    return { done, failure };
  }
}

export function bytesOf(lines: Uint8Array | string): Uint8Array {
  return typeof lines === 'string' ? Buffer.from(lines) : lines;
}
