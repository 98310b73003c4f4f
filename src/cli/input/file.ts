/** What is read: a file, a pipe or standard input, whose beginning is known before it is decided how to read it. */
import { closeSync, createReadStream, fstatSync, openSync, readFileSync, readSync } from 'node:fs';
import type { FileSource } from '../../capture/index.ts';
import { isUsageError, UsageError } from '../exit.ts';
import { descriptorNamed, nameOf, reasonOf, STDIN } from '../files.ts';

/** Above this a file is not held in memory. */
const MOST_HELD = 256 * 2 ** 20;
/** More than this is not taken from pipes and devices where they have to be held whole. */
const MOST_PIPED = 2 ** 32;
/** More than this is not read in one go: Node refuses 2 GiB. */
const MOST_READ = 2 ** 30;
/** Bytes that are read in one go where a file is read from its beginning to its end. */
const CHUNK = 2 ** 20;
/** Enough to tell one form of file from another. */
const START_BYTES = 64;

export interface InputFile {
  /** What messages call it. */
  readonly name: string;
  /** The first bytes; fewer than 64 where there are no more. */
  readonly start: Uint8Array;
  /** How many bytes it has, where that is known. */
  readonly size?: number;
  /** All bytes, held, or where and when they are needed. */
  whole(): Promise<Uint8Array | LargeFile>;
  /** All bytes from the beginning on, as they come in. */
  chunks(): AsyncIterable<Uint8Array>;
  /** Nothing more is read. What the caller of the command opened stays open. */
  close(): void;
}

/** A file that is not held, as plain data: other threads read the same one, whatever has its name by then. */
export interface OpenedFile {
  readonly name: string;
  readonly descriptor: number;
  /** Where the input begins in the file. */
  readonly position: number;
  readonly size: number;
  readonly writtenAt: bigint;
}

export interface LargeFile extends FileSource {
  readonly opened: OpenedFile;
}

/** The same file in another thread. */
export function reopened(opened: OpenedFile): LargeFile {
  return new RegularFile(opened, false);
}

/** What `use` makes of a file, which is named as on the command line: `-` is standard input. It is closed then. */
export async function withInput<T>(file: string, use: (input: InputFile) => Promise<T>): Promise<T> {
  const input = await openInput(file);
  try {
    return await use(input);
  } finally {
    input.close();
  }
}

async function openInput(file: string): Promise<InputFile> {
  const name = file === '-' ? 'standard input' : nameOf(file);
  const given = descriptorNamed(file, STDIN);
  if (given !== undefined) return inputOf({ name, descriptor: given, isOurs: false });
  const descriptor = withReason(name, () => openSync(file, 'r'));
  try {
    return await inputOf({ name, descriptor, isOurs: true });
  } catch (error) {
    closeSync(descriptor);
    throw error;
  }
}

/** What is read through a descriptor; one that is ours is to be closed. */
interface Source {
  readonly name: string;
  readonly descriptor: number;
  readonly isOurs: boolean;
}

async function inputOf({ name, descriptor, isOurs }: Source): Promise<InputFile> {
  const found = withReason(name, () => fstatSync(descriptor));
  if (found.isDirectory()) throw new UsageError(`cannot read ${name}: it is a folder`);
  // A descriptor that somebody else opened has a position: what lies before it is not part of the input.
  const position = isOurs ? 0 : positionOf(descriptor);
  // Files that the system makes up when they are read, as in /proc, have no size: they are read as pipes are.
  if (found.isFile() && found.size > 0 && position !== undefined) {
    const { size, mtimeNs } = withReason(name, () => fstatSync(descriptor, { bigint: true }));
    const opened = { name, descriptor, position, size: Number(size), writtenAt: mtimeNs };
    return new RegularFile(opened, isOurs);
  }
  return PipedFile.open({ name, descriptor, isOurs });
}

/** What `read` returns; an error of the system becomes a message. */
function withReason<T>(name: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw unreadable(name, error);
  }
}

function unreadable(name: string, error: unknown): UsageError {
  return isUsageError(error) ? error : new UsageError(`cannot read ${name}: ${reasonOf(error)}`);
}

/** The position of a descriptor; undefined where the system does not say. */
function positionOf(descriptor: number): number | undefined {
  try {
    const position = /^pos:\s*(\d+)$/m.exec(readFileSync(`/proc/self/fdinfo/${descriptor}`, 'latin1'))?.[1];
    return position === undefined ? undefined : Number(position);
  } catch {
    return undefined;
  }
}

/**
 * A regular file. It must not change while it is read: lines of which one part is older than the other would look
 * like any others.
 */
class RegularFile implements InputFile, LargeFile {
  readonly opened: OpenedFile;
  readonly name: string;
  readonly start: Uint8Array;
  readonly size: number;
  readonly #isOurs: boolean;

  constructor(opened: OpenedFile, isOurs: boolean) {
    this.opened = opened;
    this.name = opened.name;
    this.#isOurs = isOurs;
    this.size = Math.max(0, opened.size - opened.position);
    this.start = this.read(0, START_BYTES);
  }

  /** The bytes at an offset; fewer at the end of the file, which can come before the size: in /sys that is a guess. */
  read(offset: number, length: number): Uint8Array {
    const { descriptor, position } = this.opened;
    return withReason(this.name, () => {
      const bytes = new Uint8Array(Math.max(0, Math.min(length, this.size - offset)));
      let filled = 0;
      while (filled < bytes.length) {
        const room = Math.min(MOST_READ, bytes.length - filled);
        const count = readSync(descriptor, bytes, filled, room, position + offset + filled);
        if (count === 0) break;
        filled += count;
      }
      this.#assertUnchanged();
      return bytes.subarray(0, filled);
    });
  }

  async whole(): Promise<Uint8Array | LargeFile> {
    return this.size > MOST_HELD ? this : this.read(0, this.size);
  }

  async *chunks(): AsyncGenerator<Uint8Array, void, undefined> {
    for (let offset = 0; offset < this.size; offset += CHUNK) yield this.read(offset, CHUNK);
  }

  close(): void {
    if (this.#isOurs) closeSync(this.opened.descriptor);
  }

  #assertUnchanged(): void {
    const { descriptor, size, writtenAt } = this.opened;
    const now = fstatSync(descriptor, { bigint: true });
    const sizeNow = Number(now.size);
    if (sizeNow === size && now.mtimeNs === writtenAt) return;
    const what = sizeNow === size ? 'it was written to' : `its size went from ${size} to ${sizeNow} bytes`;
    throw new UsageError(`cannot read ${this.name}: ${what} while it was read; decode a copy of it`);
  }
}

/** A pipe or a device: it does not know how much it has, and gives it only once. */
class PipedFile implements InputFile {
  readonly name: string;
  readonly start: Uint8Array;
  readonly #chunks: AsyncIterator<Uint8Array>;
  readonly #descriptor: number | undefined;

  static async open({ name, descriptor, isOurs }: Source): Promise<PipedFile> {
    const stream: AsyncIterable<Uint8Array> =
      descriptor === STDIN ? process.stdin : createReadStream('', { fd: descriptor, autoClose: false });
    const chunks = stream[Symbol.asyncIterator]();
    const first: Uint8Array[] = [];
    let length = 0;
    try {
      while (length < START_BYTES) {
        const { done, value } = await chunks.next();
        if (done) break;
        first.push(value);
        length += value.length;
      }
    } catch (error) {
      throw unreadable(name, error);
    }
    return new PipedFile(name, Buffer.concat(first, length), chunks, isOurs ? descriptor : undefined);
  }

  /** @param descriptor the one that is to be closed, if any. */
  private constructor(
    name: string,
    start: Uint8Array,
    chunks: AsyncIterator<Uint8Array>,
    descriptor: number | undefined,
  ) {
    this.name = name;
    this.start = start;
    this.#chunks = chunks;
    this.#descriptor = descriptor;
  }

  async whole(): Promise<Uint8Array> {
    const chunks: Uint8Array[] = [];
    let length = 0;
    for await (const chunk of this.chunks()) {
      chunks.push(chunk);
      length += chunk.length;
      if (length <= MOST_PIPED) continue;
      throw new UsageError(
        `${this.name} gives more than 4 GiB: save it to a file, which is read as it is needed`,
      );
    }
    return Buffer.concat(chunks, length);
  }

  async *chunks(): AsyncGenerator<Uint8Array, void, undefined> {
    if (this.start.length > 0) yield this.start;
    try {
      for (;;) {
        const { done, value } = await this.#chunks.next();
        if (done) return;
        yield value;
      }
    } catch (error) {
      throw unreadable(this.name, error);
    }
  }

  close(): void {
    if (this.#descriptor !== undefined) closeSync(this.#descriptor);
  }
}
