/**
 * A file that grows item by item while somebody may end this process at any moment: what is there stays readable, and what
 * was added is written within a part of a second.
 */
import { fdatasync, ftruncateSync } from 'node:fs';
import { type FileHandle, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { UsageError } from '../exit.ts';
import { descriptorNamed, nameOf, STDOUT } from '../files.ts';
import { writeBytes } from './bytes.ts';
import { isSystemError, unwritable } from './failures.ts';
import { unlessAbsent } from './target.ts';

const syncData = promisify(fdatasync);

/** When a new file begins. */
export type Rotation = { readonly bytes: number } | { readonly milliseconds: number };

export interface RecordingOptions {
  readonly rotate?: Rotation | undefined;
  /** How many files stay, the one that is written among them. */
  readonly keep?: number | undefined;
  /** Is called when the file cannot be written; `add` and `close` throw the failure. */
  readonly onFailure: () => void;
}

/** What is added waits no longer before it is written, in milliseconds. */
const MOST_DELAY = 250;
/** So many bytes are written at once. */
const ENOUGH = 2 ** 20;

export class Recording {
  readonly #path: string;
  readonly #name: string;
  readonly #options: RecordingOptions;
  #file: FileHandle;
  /** When the file began, and what of it is written: whole items. */
  #begun = performance.now();
  #size = 0;
  /** How many files were begun. */
  #files = 1;
  #waiting: Uint8Array[] = [];
  #waitingBytes = 0;
  #timer: NodeJS.Timeout | undefined;
  #writing: Promise<void> = Promise.resolve();
  #syncing: Promise<void> | undefined;
  #failure: UsageError | undefined;

  private constructor(path: string, name: string, file: FileHandle, options: RecordingOptions) {
    this.#path = path;
    this.#name = name;
    this.#file = file;
    this.#options = options;
  }

  /** @throws UsageError for a file that is there, unless it is rotated, and for one that cannot be made. */
  static async open(path: string, options: RecordingOptions): Promise<Recording> {
    const name = nameOf(path);
    if (descriptorNamed(path, STDOUT) !== undefined) {
      throw new UsageError(`--record needs the name of a file, not ${name}`);
    }
    try {
      if (options.rotate !== undefined) await setAside(path);
      return new Recording(path, name, await open(path, 'wx'), options);
    } catch (error) {
      throw isSystemError(error, 'EEXIST')
        ? new UsageError(`cannot write ${name}: it is there already, and --record overwrites nothing`)
        : unwritable(name, error);
    }
  }

  /**
   * Adds items that belong together, which are in one file.
   * @param bytes about how large they are.
   * @param itemsFor gives them for the file with such a number. They are the caller's no more.
   * @throws UsageError when the file can no longer be written.
   */
  async add(bytes: number, itemsFor: (file: number) => Iterable<Uint8Array>): Promise<void> {
    if (this.#failure !== undefined) throw this.#failure;
    if (this.#isDue(bytes)) await this.#rotate();
    for (const item of itemsFor(this.#files)) {
      this.#waiting.push(item);
      this.#waitingBytes += item.length;
    }
    if (this.#waitingBytes >= ENOUGH) await this.#flush();
    else this.#timer ??= setTimeout(() => void this.#flush(), MOST_DELAY);
  }

  /** Writes what waits, and closes the file. @throws UsageError where not all was written. */
  async close(): Promise<void> {
    await this.#flush();
    await this.#syncing;
    await this.#file.close().catch((error: unknown) => this.#fail(error));
    if (this.#failure !== undefined) throw this.#failure;
  }

  #isDue(bytes: number): boolean {
    const { rotate } = this.#options;
    const size = this.#size + this.#waitingBytes;
    if (rotate === undefined || size === 0) return false;
    return 'bytes' in rotate
      ? size + bytes > rotate.bytes
      : performance.now() - this.#begun >= rotate.milliseconds;
  }

  async #rotate(): Promise<void> {
    await this.#flush();
    await this.#syncing;
    if (this.#failure !== undefined) throw this.#failure;
    try {
      await this.#file.close();
      await setAside(this.#path);
      this.#file = await open(this.#path, 'wx');
      this.#files++;
      this.#size = 0;
      this.#begun = performance.now();
      await this.#removeOld();
    } catch (error) {
      this.#fail(error);
      throw this.#failure;
    }
  }

  async #removeOld(): Promise<void> {
    const { keep } = this.#options;
    if (keep === undefined) return;
    const closed = await closedFiles(this.#path);
    for (const { path } of closed.slice(0, Math.max(0, closed.length - (keep - 1)))) {
      await rm(path, { force: true });
    }
  }

  /** Writes what waits, after what is being written. */
  #flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#writing = this.#writing.then(() => this.#write());
    return this.#writing;
  }

  async #write(): Promise<void> {
    const items = this.#waiting;
    this.#waiting = [];
    this.#waitingBytes = 0;
    if (items.length === 0 || this.#failure !== undefined) return;
    const { done, failure } = await writeBytes(this.#file.fd, Buffer.concat(items));
    if (failure === undefined) {
      this.#size += done;
      this.#sync();
      return;
    }
    this.#dropPart(items, done);
    this.#fail(failure);
  }

  /** For a machine that loses its power. Nothing waits for it: what is written survives the end of this process already. */
  #sync(): void {
    this.#syncing ??= syncData(this.#file.fd)
      .catch((error: unknown) => this.#fail(error))
      .finally(() => {
        this.#syncing = undefined;
      });
  }

  /** Removes the part of an item that was written before a failure. */
  #dropPart(items: readonly Uint8Array[], done: number): void {
    let whole = 0;
    for (const { length } of items) {
      if (whole + length > done) break;
      whole += length;
    }
    this.#size += whole;
    try {
      ftruncateSync(this.#file.fd, this.#size);
    } catch {
      // The failure before this one is the one to report; readers pass over a part at the end.
    }
  }

  #fail(error: unknown): void {
    if (this.#failure !== undefined) return;
    this.#failure = unwritable(this.#name, error);
    this.#options.onFailure();
  }
}

/** Digits of the number of a file that is complete. */
const DIGITS = 6;

/** Gives a file that is there, and not empty, the next number: fw.cbor becomes fw.000001.cbor. */
async function setAside(path: string): Promise<void> {
  const found = await unlessAbsent(stat(path));
  if (found === undefined) return;
  if (!found.isFile()) throw new Error('it is no file');
  if (found.size === 0) return rm(path);
  const last = (await closedFiles(path)).at(-1)?.number ?? 0;
  const { stem, end } = partsOf(path);
  const number = String(last + 1).padStart(DIGITS, '0');
  await rename(path, join(dirname(path), `${stem}.${number}${end}`));
}

/** The files with a number, the oldest first. */
async function closedFiles(path: string): Promise<{ readonly number: number; readonly path: string }[]> {
  const { stem, end } = partsOf(path);
  const folder = dirname(path);
  const found = [];
  for (const name of await readdir(folder)) {
    if (!name.startsWith(`${stem}.`) || !name.endsWith(end)) continue;
    const digits = name.slice(stem.length + 1, name.length - end.length);
    if (/^\d{6,9}$/.test(digits)) found.push({ number: Number(digits), path: join(folder, name) });
  }
  return found.sort((a, b) => a.number - b.number);
}

/** The name of a file before and after where numbers go. */
function partsOf(path: string): { readonly stem: string; readonly end: string } {
  const name = basename(path);
  const dot = name.lastIndexOf('.');
  return dot <= 0 ? { stem: name, end: '' } : { stem: name.slice(0, dot), end: name.slice(dot) };
}
