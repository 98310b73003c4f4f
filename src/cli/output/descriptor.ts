/** Output to a descriptor. */
import { close, fstatSync, ftruncateSync } from 'node:fs';
import { promisify } from 'node:util';
import { bytesOf, writeBytes } from './bytes.ts';
import { isReaderGone, unwritable } from './failures.ts';
import type { Output } from './output.ts';

const closeFile = promisify(close);

const NEWLINE = 0x0a;

/** A file that the caller of the command opened, a device or a named pipe. */
export class DescriptorOutput implements Output {
  isOpen = true;
  readonly #descriptor: number;
  readonly #name: string;
  /** Whether the descriptor is still to be closed. */
  #isOurs: boolean;
  /** For files: the size if only this process writes, and at the end. */
  #size: number | undefined;

  constructor(
    descriptor: number,
    name: string,
    { size, isOurs = false }: { size?: number | undefined; isOurs?: boolean },
  ) {
    this.#descriptor = descriptor;
    this.#name = name;
    this.#size = size;
    this.#isOurs = isOurs;
  }

  async write(lines: Uint8Array | string): Promise<void> {
    if (!this.isOpen) return;
    const bytes = bytesOf(lines);
    const { done, failure } = await writeBytes(this.#descriptor, bytes);
    if (this.#size !== undefined) this.#size += done;
    if (failure === undefined) return;
    this.isOpen = false;
    if (isReaderGone(failure)) return;
    this.#dropPartOfLine(bytes.subarray(0, done));
    throw unwritable(this.#name, failure);
  }

  async close(): Promise<void> {
    if (!this.#isOurs) return;
    // Not twice: by then the number can be that of another file.
    this.#isOurs = false;
    await closeFile(this.#descriptor);
  }

  /** The failure before this one is the one to report. */
  abandon(): Promise<void> {
    return this.close().catch(() => undefined);
  }

  /** Removes the incomplete line at the end of a file, if it is certain that this output wrote it. */
  #dropPartOfLine(written: Uint8Array): void {
    const part = written.length - 1 - written.lastIndexOf(NEWLINE);
    if (part === 0 || this.#size === undefined) return;
    try {
      const { size } = fstatSync(this.#descriptor);
      if (size === this.#size) ftruncateSync(this.#descriptor, size - part);
    } catch {
      // The failure before this one is the one to report.
    }
  }
}
