/** What is read: a file, a pipe or standard input, whose beginning is known before it is decided how to read it. */
import { closeSync, createReadStream, fstatSync, openSync, readFileSync, readSync } from 'node:fs';
import { FORM_START_BYTES } from '../../capture/form.ts';
import { UsageError } from '../exit.ts';
import { descriptorNamed, nameOf, STDIN } from '../files.ts';
import { type InputFile, type LargeFile, MOST_HELD, type OpenedFile } from './inputFile.ts';
import { PIPED, PipedFile, UNPACKED } from './piped.ts';
import { unreadable, withReason } from './reason.ts';
import { assertUnpacked, unpacked } from './unpack.ts';

/** More than this is not read in one go: Node refuses 2 GiB. */
const MOST_READ = 2 ** 30;
/** Bytes that are read in one go where a file is read from its beginning to its end. */
const CHUNK = 2 ** 20;

/** What is read in small pieces is put together, so many bytes of it: memory for each piece would cost more. */
const SLAB = 2 ** 16;
const PIECE = 2 ** 12;

/** Whether a file has changed is asked when so many bytes or pieces of it were read, and once at the end. */
const MOST_UNASKED = 2 ** 20;
const MOST_PIECES = 1024;

/** The same file in another thread. */
export function reopened(opened: OpenedFile): LargeFile {
  return new RegularFile(opened, false);
}

/** What `use` makes of a file, which is named as on the command line: `-` is standard input. It is closed then. */
export async function withInput<T>(file: string, use: (input: InputFile) => Promise<T>): Promise<T> {
  const input = await openInput(file);
  try {
    const result = await use(input);
    input.assertUnchanged?.();
    return result;
  } catch (error) {
    // What is wrong can come of that.
    input.assertUnchanged?.();
    throw error;
  } finally {
    input.close();
  }
}

/** A file that is compressed is what it unpacks to. */
async function openInput(file: string): Promise<InputFile> {
  const opened = await openFile(file);
  const chunks = unpacked(opened.name, opened.start, () => opened.chunks());
  if (chunks === undefined) return opened;
  return withClosed(opened, async () => {
    const file = await PipedFile.open(opened.name, chunks, UNPACKED, () => opened.close());
    assertUnpacked(file);
    return file;
  });
}

async function openFile(file: string): Promise<InputFile> {
  const name = file === '-' ? 'standard input' : nameOf(file);
  const given = descriptorNamed(file, STDIN);
  if (given !== undefined) return inputOf({ name, descriptor: given, isOurs: false });
  const descriptor = withReason(name, () => openSync(file, 'r'));
  return withClosed({ close: () => closeSync(descriptor) }, () =>
    inputOf({ name, descriptor, isOurs: true }),
  );
}

/** What `open` makes of something, which is closed when that fails. */
async function withClosed<T>(opened: { close(): void }, open: () => Promise<T>): Promise<T> {
  try {
    return await open();
  } catch (error) {
    opened.close();
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
  const stream: AsyncIterable<Uint8Array> =
    descriptor === STDIN ? process.stdin : createReadStream('', { fd: descriptor, autoClose: false });
  return PipedFile.open(name, stream, PIPED, () => {
    if (isOurs) closeSync(descriptor);
  });
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
  readonly name: string;
  readonly start: Uint8Array;
  readonly size: number;
  readonly #opened: OpenedFile;
  readonly #isOurs: boolean;
  #slab: Uint8Array = new Uint8Array(0);
  #slabUsed = 0;
  /** All of it, once that is less work than to go on in pieces. */
  #held: Uint8Array | undefined;
  #pieces = 0;
  #unaskedBytes = 0;
  #unaskedPieces = 0;

  constructor(opened: OpenedFile, isOurs: boolean) {
    this.#opened = opened;
    this.name = opened.name;
    this.#isOurs = isOurs;
    this.size = Math.max(0, opened.size - opened.position);
    this.start = this.#readNow(0, FORM_START_BYTES);
  }

  /** The bytes at an offset; fewer at the end of the file, which can come before the size: in /sys that is a guess. */
  read(offset: number, length: number, room?: Uint8Array): Uint8Array {
    if (length <= PIECE && this.size <= MOST_HELD && ++this.#pieces * PIECE > this.size) {
      this.#held ??= this.#readNow(0, this.size);
    }
    return this.#held?.subarray(offset, offset + length) ?? this.#readNow(offset, length, room);
  }

  #readNow(offset: number, length: number, room?: Uint8Array): Uint8Array {
    try {
      return this.#bytesAt(offset, length, room);
    } catch (error) {
      throw unreadable(this.name, error);
    }
  }

  #bytesAt(offset: number, length: number, room?: Uint8Array): Uint8Array {
    const { descriptor, position } = this.#opened;
    const wanted = Math.max(0, Math.min(length, this.size - offset));
    const bytes = room !== undefined && wanted <= room.length ? firstBytes(room, wanted) : this.#room(wanted);
    let filled = 0;
    while (filled < bytes.length) {
      const most = Math.min(MOST_READ, bytes.length - filled);
      const count = readSync(descriptor, bytes, filled, most, position + offset + filled);
      if (count === 0) break;
      filled += count;
    }
    this.#unaskedBytes += filled;
    const isDue = this.#unaskedBytes > MOST_UNASKED || ++this.#unaskedPieces > MOST_PIECES;
    if (isDue || filled < bytes.length) this.assertUnchanged();
    return firstBytes(bytes, filled);
  }

  async whole(most: number): Promise<Uint8Array | LargeFile> {
    return this.size > most ? this : this.read(0, this.size);
  }

  async *chunks(): AsyncGenerator<Uint8Array, void, undefined> {
    for (let offset = 0; offset < this.size; offset += CHUNK) yield this.read(offset, CHUNK);
  }

  shared(): OpenedFile {
    return this.#opened;
  }

  close(): void {
    if (this.#isOurs) closeSync(this.#opened.descriptor);
  }

  #room(length: number): Uint8Array {
    // Not zeroed: whoever gets it sees what was read alone.
    if (length > PIECE) return Buffer.allocUnsafeSlow(length);
    if (this.#slabUsed + length > this.#slab.length) {
      this.#slab = Buffer.allocUnsafeSlow(SLAB);
      this.#slabUsed = 0;
    }
    this.#slabUsed += length;
    return this.#slab.subarray(this.#slabUsed - length, this.#slabUsed);
  }

  /** @throws UsageError where the file was written to since it was opened. */
  assertUnchanged(): void {
    this.#unaskedBytes = 0;
    this.#unaskedPieces = 0;
    const { descriptor, size, writtenAt } = this.#opened;
    const now = fstatSync(descriptor, { bigint: true });
    const sizeNow = Number(now.size);
    if (sizeNow === size && now.mtimeNs === writtenAt) return;
    const what = sizeNow === size ? 'it was written to' : `its size went from ${size} to ${sizeNow} bytes`;
    throw new UsageError(`cannot read ${this.name}: ${what} while it was read; decode a copy of it`);
  }
}

/** Not a view of all of it: that would cost as much as to read a few bytes. */
function firstBytes(bytes: Uint8Array, length: number): Uint8Array {
  return length === bytes.length ? bytes : bytes.subarray(0, length);
}
