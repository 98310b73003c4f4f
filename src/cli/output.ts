/** Where the output goes, with messages that say what to do. */
import { createWriteStream, type PathLike } from 'node:fs';
import { rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { finished } from 'node:stream/promises';
import { UsageError } from './exit.ts';

/** Where lines go. A reader that went away is no error: `isOpen` turns false, and what comes later is dropped. */
export interface Output {
  readonly isOpen: boolean;
  /** Resolves when there is room for more. */
  write(bytes: Uint8Array | string): Promise<void>;
  /** Completes the output; a file appears under its name only now. */
  close(): Promise<void>;
  /** Gives the output up; nothing stays under the file's name. */
  abandon(): Promise<void>;
}

/** Standard output, or a file when one is named. */
export async function openOutput(file: string | undefined): Promise<Output> {
  if (file === undefined) return new StreamOutput(process.stdout, 'standard output');
  // A device or a pipe is written to; a regular file is replaced when all is there.
  if (await isSpecial(file)) return new StreamOutput(createWriteStream(file), file, true);
  const partial = join(dirname(file), `.${basename(file)}.${process.pid}.partial`);
  return new FileOutput(partial, file);
}

class StreamOutput implements Output {
  isOpen = true;
  readonly #stream: NodeJS.WritableStream;
  readonly #name: string;
  readonly #ends: boolean;
  #failure: unknown;
  #wake: (() => void) | undefined;

  constructor(stream: NodeJS.WritableStream, name: string, ends = false) {
    this.#stream = stream;
    this.#name = name;
    this.#ends = ends;
    stream.on('error', (error: unknown) => {
      this.isOpen = false;
      if (!(error instanceof Error && 'code' in error && error.code === 'EPIPE')) this.#failure = error;
      this.#wake?.();
    });
    stream.on('drain', () => this.#wake?.());
  }

  async write(bytes: Uint8Array | string): Promise<void> {
    if (this.isOpen && !this.#stream.write(bytes)) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
    this.#check();
  }

  async close(): Promise<void> {
    await new Promise<void>((resolve) => {
      this.#wake = resolve;
      if (!this.isOpen) resolve();
      else if (this.#ends) this.#stream.end(resolve);
      // An empty write's callback comes when all that was written before is out.
      else this.#stream.write('', () => resolve());
    });
    this.#check();
  }

  abandon(): Promise<void> {
    return Promise.resolve();
  }

  #check(): void {
    if (this.#failure !== undefined)
      throw new UsageError(`cannot write ${this.#name}: ${reasonOf(this.#failure)}`);
  }
}

class FileOutput implements Output {
  readonly isOpen = true;
  readonly #partial: string;
  readonly #file: string;
  readonly #output: StreamOutput;
  readonly #stream;

  constructor(partial: string, file: string) {
    this.#partial = partial;
    this.#file = file;
    this.#stream = createWriteStream(partial);
    this.#output = new StreamOutput(this.#stream, file, true);
  }

  write(bytes: Uint8Array | string): Promise<void> {
    return this.#output.write(bytes);
  }

  async close(): Promise<void> {
    await this.#output.close();
    try {
      await rename(this.#partial, this.#file);
    } catch (error) {
      throw new UsageError(`cannot write ${this.#file}: ${reasonOf(error)}`);
    }
  }

  async abandon(): Promise<void> {
    this.#stream.destroy();
    await finished(this.#stream).catch(() => undefined);
    await rm(this.#partial, { force: true });
  }
}

async function isSpecial(file: PathLike): Promise<boolean> {
  try {
    const found = await stat(file);
    return !found.isFile() && !found.isDirectory();
  } catch {
    return false;
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder',
  EACCES: 'permission denied',
  EPERM: 'not permitted',
  EISDIR: 'it is a folder',
  ENOTDIR: 'a part of its path is no folder',
  ENOSPC: 'no space left on the device',
  EROFS: 'the file system is read-only',
};

/** What the system says went wrong, in words. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = 'code' in error ? String(error.code) : '';
  return REASONS[code] ?? error.message;
}
