/** Output to a file, which appears when it is complete. */
import { type BigIntStats, close, fsync, rmSync } from 'node:fs';
import { rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { promisify } from 'node:util';
import { UsageError } from '../exit.ts';
import { bytesOf, errorOf, type Written, writeNow } from './bytes.ts';
import { onEarlyEnd } from './cleanup.ts';
import { unwritable } from './failures.ts';
import { partialName, removeLeftovers } from './leftovers.ts';
import type { Output, SharedOutput } from './output.ts';
import { createBeside } from './ownership.ts';

const closeFile = promisify(close);
const flush = promisify(fsync);

/** The files that are being written: of two outputs to one file only the last would stay. */
const TARGETS = new Set<string>();

/** A file that is written under another name in the same folder, and renamed when it is complete. */
export class FileOutput implements Output {
  readonly isOpen = true;
  readonly #target: string;
  readonly #name: string;
  readonly #partial: string;
  readonly #stopWatching: () => void;
  #descriptor: number | undefined;

  /** @param found the file that is there: the new one gets its owner and mode. */
  constructor(target: string, name: string, found?: BigIntStats) {
    if (TARGETS.has(target))
      throw new UsageError(`cannot write ${name}: it is to hold something else already`);
    TARGETS.add(target);
    this.#target = target;
    this.#name = name;
    const folder = dirname(target);
    removeLeftovers(folder);
    this.#partial = join(folder, partialName());
    this.#stopWatching = onEarlyEnd(this.#remove);
    try {
      this.#descriptor = createBeside(this.#partial, found);
    } catch (error) {
      this.#remove();
      this.#forget();
      throw error;
    }
  }

  async write(lines: Uint8Array | string): Promise<void> {
    if (this.#descriptor === undefined) return;
    this.#note(writeNow(this.#descriptor, bytesOf(lines)));
    // Signals and other threads come in between.
    await nextTurn();
  }

  get shared(): SharedOutput | undefined {
    const descriptor = this.#descriptor;
    return descriptor === undefined ? undefined : { descriptor, note: (written) => this.#note(written) };
  }

  #note({ failure }: Written): void {
    if (failure !== undefined) throw unwritable(this.#name, errorOf(failure));
  }

  async close(): Promise<void> {
    try {
      // Some file systems report only now that there is no room. And after a power failure the name must not stand
      // for a file without its bytes.
      if (this.#descriptor !== undefined) await flush(this.#descriptor);
      await this.#closeDescriptor();
      await rename(this.#partial, this.#target);
    } catch (error) {
      throw unwritable(this.#name, error);
    }
    this.#forget();
  }

  async abandon(): Promise<void> {
    // The failure before this one is the one to report.
    await this.#closeDescriptor().catch(() => undefined);
    this.#remove();
    this.#forget();
  }

  async #closeDescriptor(): Promise<void> {
    const descriptor = this.#descriptor;
    this.#descriptor = undefined;
    if (descriptor !== undefined) await closeFile(descriptor);
  }

  readonly #remove = (): void => {
    try {
      rmSync(this.#partial, { force: true });
    } catch {
      // Then it stays, under a name that says what it is.
    }
  };

  #forget(): void {
    TARGETS.delete(this.#target);
    this.#stopWatching();
  }
}
