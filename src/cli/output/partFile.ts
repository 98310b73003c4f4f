/** A file of a data set: written under another name, and only opened while something is written. */
import { closeSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { errorOf, writeNow } from './bytes.ts';
import { unwritable } from './failures.ts';
import { makeFolder } from './folders.ts';
import { partialName, removeLeftovers } from './leftovers.ts';

export class PartFile {
  readonly path: string;
  readonly #partial: string;

  /**
   * @param partial where it is until it is complete; beside its place, where that is not said.
   * @throws UsageError where it cannot be made.
   */
  constructor(path: string, partial?: string) {
    this.path = path;
    this.#partial = partial ?? join(dirname(path), partialName());
    const folder = dirname(this.#partial);
    this.#orUnwritable(() => makeFolder(folder));
    if (partial === undefined) removeLeftovers(folder);
    this.#orUnwritable(() => closeSync(openSync(this.#partial, 'wx')));
  }

  append(chunks: readonly Uint8Array[]): void {
    if (chunks.length === 0) return;
    this.#withOpened((descriptor) => {
      for (const chunk of chunks) write(descriptor, chunk);
    });
  }

  /** After a power failure the name must not stand for a file without its bytes. */
  complete(): void {
    this.#withOpened(fsyncSync);
  }

  /** Makes it visible, in the place of one that is there. */
  publish(): void {
    this.#orUnwritable(() => renameSync(this.#partial, this.path));
  }

  remove(): void {
    try {
      rmSync(this.#partial, { force: true });
    } catch {
      // Then it stays, under a name that says what it is.
    }
  }

  #withOpened(use: (descriptor: number) => void): void {
    this.#orUnwritable(() => {
      const descriptor = openSync(this.#partial, 'a');
      try {
        use(descriptor);
      } finally {
        closeSync(descriptor);
      }
    });
  }

  #orUnwritable(work: () => void): void {
    try {
      work();
    } catch (error) {
      throw unwritable(this.path, error);
    }
  }
}

function write(descriptor: number, chunk: Uint8Array): void {
  const { failure } = writeNow(descriptor, chunk);
  if (failure !== undefined) throw errorOf(failure);
}
