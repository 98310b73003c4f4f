/** Where the output goes, with messages that say what to do. */
import { randomUUID } from 'node:crypto';
import {
  type BigIntStats,
  close,
  constants,
  fchmodSync,
  fchownSync,
  fstatSync,
  fsync,
  ftruncateSync,
  open,
  openSync,
  rmSync,
  write,
} from 'node:fs';
import { access, readlink, realpath, rename, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { isatty } from 'node:tty';
import { promisify } from 'node:util';
import { isUsageError, UsageError } from '../exit.ts';
import { descriptorNamed, nameOf, reasonOf, STDIN, STDOUT } from '../files.ts';

/** Where lines go. A reader that went away is no error: `isOpen` turns false, and what comes later is dropped. */
export interface Output {
  readonly isOpen: boolean;
  /** Takes whole lines, and whole lines stay when it fails; resolves when there is room for more. */
  write(lines: Uint8Array | string): Promise<void>;
  /** Completes the output; a file appears under its name only now. */
  close(): Promise<void>;
  /** Gives the output up; nothing stays under the file's name. */
  abandon(): Promise<void>;
}

/**
 * Standard output, or a file when one is named.
 * @param inputs the files that are read: none is to be written over.
 */
export async function openOutput(file = '-', inputs: readonly string[] = []): Promise<Output> {
  const name = file === '-' ? 'standard output' : nameOf(file);
  const descriptor = descriptorNamed(file, STDOUT);
  try {
    if (descriptor !== undefined) return await descriptorOutput(descriptor, name, inputs);
    const found = await unlessAbsent(stat(file, { bigint: true }));
    if (found?.isDirectory()) throw new UsageError(`cannot write ${name}: it is a folder`);
    // A device or a pipe is written to; none is made here, should it be gone by now.
    if (found && !found.isFile()) {
      return new DescriptorOutput(await openFor(file, constants.O_WRONLY), name, { isOurs: true });
    }
    if (found) await assertNotRead(found, name, inputs);
    if (found) await access(file, constants.W_OK);
    return new FileOutput(await targetOf(file), name, found);
  } catch (error) {
    throw unwritable(name, error);
  }
}

const openFor = promisify(open);
const closeFile = promisify(close);
const writeSome = promisify(write);
const flush = promisify(fsync);

function unwritable(name: string, error: unknown): UsageError {
  return isUsageError(error) ? error : new UsageError(`cannot write ${name}: ${reasonOf(error)}`);
}

function isSystemError(error: unknown, ...codes: readonly string[]): boolean {
  return error instanceof Error && 'code' in error && codes.includes(String(error.code));
}

/** What is promised; undefined when the file is not there. */
async function unlessAbsent<T>(promised: Promise<T>): Promise<T | undefined> {
  try {
    return await promised;
  } catch (error) {
    if (isSystemError(error, 'ENOENT')) return undefined;
    throw error;
  }
}

/** The file that a name means: a link stays, and what it leads to is written, whether that is there yet or not. */
async function targetOf(file: string): Promise<string> {
  const there = await unlessAbsent(realpath(file));
  if (there !== undefined) return there;
  const folder = await unlessAbsent(realpath(dirname(file)));
  if (folder === undefined || /^$|[/\\]$/.test(file)) throw new Error('there is no such folder');
  const link = await readlink(file).catch(() => undefined);
  return link === undefined ? join(folder, basename(file)) : targetOf(resolve(folder, link));
}

async function assertNotRead(found: BigIntStats, name: string, inputs: readonly string[]): Promise<void> {
  for (const input of inputs) {
    const descriptor = descriptorNamed(input, STDIN);
    const read =
      descriptor === undefined
        ? await unlessAbsent(stat(input, { bigint: true }))
        : fstatSync(descriptor, { bigint: true });
    if (found.dev === read?.dev && found.ino === read.ino) {
      throw new UsageError(`cannot write ${name}: it is the file that is read`);
    }
  }
}

/** What somebody else opened: standard output, mostly. */
async function descriptorOutput(
  descriptor: number,
  name: string,
  inputs: readonly string[],
): Promise<Output> {
  const found = fstatSync(descriptor, { bigint: true });
  if (found.isFile()) await assertNotRead(found, name, inputs);
  if (descriptor === STDOUT && isStandardStream(found)) return new StreamOutput(process.stdout, name);
  return new DescriptorOutput(descriptor, name, { size: found.isFile() ? Number(found.size) : undefined });
}

/** Whether standard output is written through Node's stream for it. */
function isStandardStream(found: BigIntStats): boolean {
  // Pipes and terminals may be set not to block, which the stream can handle. And a program that runs the command
  // within itself can have put a stream of its own in the place of Node's.
  return found.isFIFO() || found.isSocket() || isatty(STDOUT) || process.stdout.fd !== STDOUT;
}

/** The reader of a pipe or a socket has gone. */
function isReaderGone(error: unknown): boolean {
  return isSystemError(error, 'EPIPE', 'ECONNRESET');
}

/** A stream that was there before us and that stays. */
class StreamOutput implements Output {
  isOpen = true;
  readonly #stream: NodeJS.WritableStream;
  readonly #name: string;
  #failure: unknown;
  #wake: (() => void) | undefined;

  constructor(stream: NodeJS.WritableStream, name: string) {
    this.#stream = stream;
    this.#name = name;
    stream.on('error', (error: unknown) => this.#fail(error));
    stream.on('drain', () => this.#wake?.());
  }

  async write(lines: Uint8Array | string): Promise<void> {
    if (this.isOpen && !this.#stream.write(lines)) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
    this.#check();
  }

  async close(): Promise<void> {
    await new Promise<void>((resolve) => {
      if (!this.isOpen) resolve();
      // An empty write's callback comes when all that was written before is out, or cannot be.
      else
        this.#stream.write('', (error) => {
          if (error) this.#fail(error);
          resolve();
        });
    });
    this.#check();
  }

  abandon(): Promise<void> {
    return Promise.resolve();
  }

  #fail(error: unknown): void {
    this.isOpen = false;
    if (!isReaderGone(error)) this.#failure ??= error;
    this.#wake?.();
  }

  #check(): void {
    if (this.#failure !== undefined) throw unwritable(this.#name, this.#failure);
  }
}

/** More than this is not written in one go: Node refuses 2 GiB. */
const MOST_WRITTEN = 2 ** 30;

/**
 * Writes to a descriptor: how many of the bytes, and what was the matter if that is not all of them. (Node's own
 * stream for a standard output that is a file forgets what one call did not take, such as what the disk had no room
 * for.)
 */
async function writeBytes(
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

function bytesOf(lines: Uint8Array | string): Uint8Array {
  return typeof lines === 'string' ? Buffer.from(lines) : lines;
}

const NEWLINE = 0x0a;

/** A file that somebody else opened, a device or a named pipe. */
class DescriptorOutput implements Output {
  isOpen = true;
  readonly #descriptor: number;
  readonly #name: string;
  /** Whether the descriptor is still to be closed. */
  #isOurs: boolean;
  /** For files: the size if nobody writes but us, and at the end. */
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

  /** What went wrong before is what is told. */
  abandon(): Promise<void> {
    return this.close().catch(() => undefined);
  }

  /** Takes away the part of a line that a file ends with, if it is surely ours. */
  #dropPartOfLine(written: Uint8Array): void {
    const part = written.length - 1 - written.lastIndexOf(NEWLINE);
    if (part === 0 || this.#size === undefined) return;
    try {
      const { size } = fstatSync(this.#descriptor);
      if (size === this.#size) ftruncateSync(this.#descriptor, size - part);
    } catch {
      // What went wrong before is what is told.
    }
  }
}

/** The files that are being written: of two outputs in one file the last one would be all that stays. */
const TARGETS = new Set<string>();

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** A file that is written beside its place, and moved there when all is written. */
class FileOutput implements Output {
  readonly isOpen = true;
  readonly #target: string;
  readonly #name: string;
  readonly #partial: string;
  #descriptor: number | undefined;

  /** @param found the file that is there: the new one gets its owner and mode. */
  constructor(target: string, name: string, found?: BigIntStats) {
    if (TARGETS.has(target))
      throw new UsageError(`cannot write ${name}: it is to hold something else already`);
    TARGETS.add(target);
    this.#target = target;
    this.#name = name;
    this.#partial = join(dirname(target), `.fwpm-${process.pid}-${randomUUID().slice(0, 8)}.partial`);
    process.once('exit', this.#remove);
    for (const signal of SIGNALS) process.once(signal, this.#interrupted);
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
    const { failure } = await writeBytes(this.#descriptor, bytesOf(lines));
    if (failure !== undefined) throw unwritable(this.#name, failure);
  }

  async close(): Promise<void> {
    try {
      // Some file systems say only now that there is no room; and none is to have the name without the bytes when
      // the power fails.
      if (this.#descriptor !== undefined) await flush(this.#descriptor);
      await this.#closeDescriptor();
      await rename(this.#partial, this.#target);
    } catch (error) {
      throw unwritable(this.#name, error);
    }
    this.#forget();
  }

  async abandon(): Promise<void> {
    // What went wrong before is what is told.
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

  /** Nothing is left behind by who is interrupted; the signal then does what it does. */
  readonly #interrupted = (signal: NodeJS.Signals): void => {
    this.#remove();
    process.kill(process.pid, signal);
  };

  #forget(): void {
    TARGETS.delete(this.#target);
    process.off('exit', this.#remove);
    for (const signal of SIGNALS) process.off(signal, this.#interrupted);
  }
}

/** Creates a file with the owner and mode of the one that it is to replace, as far as that is permitted. */
function createBeside(partial: string, found: BigIntStats | undefined): number {
  const mode = found === undefined ? 0o666 : Number(found.mode & 0o777n);
  const descriptor = createNew(partial, mode);
  if (found === undefined) return descriptor;
  const created = fstatSync(descriptor, { bigint: true });
  if (created.uid !== found.uid || created.gid !== found.gid) {
    ifPermitted(() => fchownSync(descriptor, Number(found.uid), Number(found.gid)));
  }
  ifPermitted(() => fchmodSync(descriptor, mode));
  return descriptor;
}

function createNew(file: string, mode: number): number {
  try {
    return openSync(file, 'wx', mode);
  } catch (error) {
    throw new Error(`no file can be made in its folder: ${reasonOf(error)}`);
  }
}

/** Not every file system has owners and modes, and not everybody may set them. */
function ifPermitted(change: () => void): void {
  try {
    change();
  } catch (error) {
    if (!isSystemError(error, 'EPERM', 'EACCES', 'ENOTSUP', 'ENOSYS', 'EINVAL')) throw error;
  }
}
