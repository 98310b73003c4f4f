/** Where the output goes, with messages that say what to do. */
import { randomUUID } from 'node:crypto';
import { constants, createWriteStream, rmSync, type Stats } from 'node:fs';
import { access, realpath, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
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

/**
 * Standard output, or a file when one is named.
 * @param input the file that is read: it is not to be written over.
 */
export async function openOutput(file: string | undefined, input?: string): Promise<Output> {
  if (file === undefined || file === '-') return new StreamOutput(process.stdout, 'standard output');
  try {
    // A link stays, and what it leads to is written.
    const target = await realpath(file).catch(() => file);
    const found = await stat(target).catch(() => undefined);
    if (found?.isDirectory()) throw new UsageError(`cannot write ${file}: it is a folder`);
    // A device or a pipe is written to, and so is what only has a name for it.
    if ((found && !found.isFile()) || /^\/(dev|proc)\//.test(file)) {
      return new StreamOutput(createWriteStream(file), file, true);
    }
    if (found && input !== undefined && isSame(found, await stat(input).catch(() => undefined))) {
      throw new UsageError(`cannot write ${file}: it is the file that is read`);
    }
    if (found) await access(target, constants.W_OK);
    // A regular file is replaced when all is there, and keeps its mode.
    const partial = join(dirname(target), `.fwpm-${process.pid}-${randomUUID().slice(0, 8)}.partial`);
    return new FileOutput(partial, target, found?.mode);
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`cannot write ${file}: ${reasonOf(error)}`);
  }
}

function isSame(a: Stats, b: Stats | undefined): boolean {
  return b !== undefined && a.dev === b.dev && a.ino === b.ino;
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

  constructor(partial: string, file: string, mode: number | undefined) {
    this.#partial = partial;
    this.#file = file;
    this.#stream = createWriteStream(partial, mode === undefined ? {} : { mode: mode & 0o777 });
    this.#output = new StreamOutput(this.#stream, file, true);
    for (const signal of SIGNALS) process.once(signal, this.#interrupted);
  }

  /** Nothing is left behind by who is interrupted; the signal then does what it does. */
  readonly #interrupted = (signal: NodeJS.Signals): void => {
    rmSync(this.#partial, { force: true });
    process.kill(process.pid, signal);
  };

  write(bytes: Uint8Array | string): Promise<void> {
    return this.#output.write(bytes);
  }

  async close(): Promise<void> {
    await this.#output.close();
    try {
      await rename(this.#partial, this.#file);
      this.#forgetSignals();
    } catch (error) {
      throw new UsageError(`cannot write ${this.#file}: ${reasonOf(error)}`);
    }
  }

  async abandon(): Promise<void> {
    this.#stream.destroy();
    await finished(this.#stream).catch(() => undefined);
    this.#forgetSignals();
    // What went wrong before is what is told.
    await rm(this.#partial, { force: true }).catch(() => undefined);
  }

  #forgetSignals(): void {
    for (const signal of SIGNALS) process.off(signal, this.#interrupted);
  }
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder',
  EACCES: 'permission denied',
  EPERM: 'not permitted',
  EISDIR: 'it is a folder',
  ENOTDIR: 'a part of its path is no folder',
  ENOSPC: 'no space left on the device',
  EROFS: 'the file system is read-only',
  ENAMETOOLONG: 'its name is too long',
};

/** What the system says went wrong, in words. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = 'code' in error ? String(error.code) : '';
  return REASONS[code] ?? error.message;
}
