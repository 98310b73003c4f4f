/** Files and folders that are there after a power failure. */
import { closeSync, fsyncSync, openSync } from 'node:fs';
import { errorOf, writeNow } from '../output/bytes.ts';
import { isSystemError } from '../output/failures.ts';

/** Writes a new file. */
export function writeSynced(path: string, text: string): void {
  const descriptor = openSync(path, 'wx');
  try {
    const { failure } = writeNow(descriptor, Buffer.from(text));
    if (failure !== undefined) throw errorOf(failure);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** The names in a folder are there from then on; Windows has no such call, and keeps them by itself. */
export function syncFolder(path: string): void {
  try {
    const descriptor = openSync(path, 'r');
    try {
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
  } catch (error) {
    if (!isSystemError(error, 'EPERM', 'EISDIR', 'EACCES', 'EINVAL', 'ENOTSUP')) throw error;
  }
}
