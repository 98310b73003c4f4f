/** Output to a descriptor. */
import { close, fstatSync, ftruncateSync } from 'node:fs';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { promisify } from 'node:util';
import { bytesOf, errorOf, type Written, writeBytes, writeNow } from './bytes.ts';
import { isReaderGone, unwritable } from './failures.ts';
import type { Output, SharedOutput } from './output.ts';

const closeFile = promisify(close);

interface DescriptorOptions {
  /** For files: the size if only this process writes, and at the end. */
  readonly size?: number | undefined;
  /** Whether the descriptor is to be closed. */
  readonly isOurs?: boolean;
  /** Whether a write waits for nobody, as with a file. */
  readonly isPrompt?: boolean;
}

/** A file that the caller of the command opened, a device or a named pipe. */
export class DescriptorOutput implements Output {
  isOpen = true;
  readonly shared: SharedOutput | undefined;
  readonly #descriptor: number;
  readonly #name: string;
  /** Whether the descriptor is still to be closed. */
  #isOurs: boolean;
  #size: number | undefined;

  constructor(
    descriptor: number,
    name: string,
    { size, isOurs = false, isPrompt = false }: DescriptorOptions,
  ) {
    this.#descriptor = descriptor;
    this.#name = name;
    this.#size = size;
    this.#isOurs = isOurs;
    this.shared = isPrompt ? { descriptor, note: (written) => this.#note(written) } : undefined;
  }

  async write(lines: Uint8Array | string): Promise<void> {
    if (!this.isOpen) return;
    const bytes = bytesOf(lines);
    if (this.shared === undefined) this.#note(await writeBytes(this.#descriptor, bytes));
    else {
      this.#note(writeNow(this.#descriptor, bytes));
      // Signals and other threads come in between.
      await nextTurn();
    }
  }

  #note({ done, partOfLine, failure }: Written): void {
    if (this.#size !== undefined) this.#size += done;
    if (failure === undefined) return;
    this.isOpen = false;
    const error = errorOf(failure);
    if (isReaderGone(error)) return;
    this.#dropPartOfLine(partOfLine);
    throw unwritable(this.#name, error);
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
  #dropPartOfLine(part: number): void {
    if (part === 0 || this.#size === undefined) return;
    try {
      const { size } = fstatSync(this.#descriptor);
      if (size === this.#size) ftruncateSync(this.#descriptor, size - part);
    } catch {
      // The failure before this one is the one to report.
    }
  }
}
