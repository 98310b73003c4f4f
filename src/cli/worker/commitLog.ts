/**
 * The log of a data set that several workers write to. Its records are numbered, and a number is taken by whoever links it
 * first: so what is in place is decided in one order, whatever happens to whom. A record says which messages are in place once
 * it is there, and which files of a pending folder are to be moved to where readers see them: that is done again by whoever
 * finds that it was not.
 */
import { existsSync, linkSync, readdirSync, readFileSync, renameSync, rmdirSync, rmSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { isRecord } from '../../util/objects.ts';
import { UsageError } from '../exit.ts';
import { isSystemError, unwritable } from '../output/failures.ts';
import { makeFolder } from '../output/folders.ts';
import { isLeftover } from '../output/leftovers.ts';
import { syncFolder, writeSynced } from './durable.ts';
import { type Range, Sequences } from './sequences.ts';

/** Spark and others pass over folders of such names, and no file in it ends like a table. */
const FOLDER = '_fwpm';

interface LogRecord {
  readonly version: number;
  /** The folder of its files. */
  readonly pending: string;
  /** Where the files 0, 1, 2 and so on of that folder are to be. */
  readonly files: readonly string[];
  /** All messages that are in place with it and with the records before it, by the identity of their consumer. */
  readonly done: Readonly<Record<string, readonly Range[]>>;
}

/** What is to be in place together. */
export interface Commit {
  readonly identity: string;
  readonly sequences: readonly number[];
  /** All messages up to this one were acknowledged. */
  readonly floor: number;
  /** The name of the pending folder, and the places of its files by their numbers. */
  readonly pending: string;
  readonly files: readonly string[];
}

export class CommitLog {
  readonly #root: string;
  #version = 0;
  #done = new Map<string, Sequences>();

  /** Opens the log of a data set, and finishes what others began. @throws UsageError where it cannot be read or written. */
  constructor(root: string) {
    this.#root = root;
    this.#orUnwritable(() => {
      makeFolder(this.#log);
      makeFolder(this.#pending);
      syncFolder(join(root, FOLDER));
      // Before the log is read: whoever left them cannot add to it any more.
      const left = readdirSync(this.#pending).filter(isLeftover);
      this.#readLatest();
      this.#finish(left);
    });
  }

  /** Where the files of a pending folder are written. */
  pendingFolder(name: string): string {
    return join(this.#pending, name);
  }

  /** Whether a message is in place. @param isFresh whether to look at what others wrote since the last time. */
  has(identity: string, sequence: number, isFresh: boolean): boolean {
    if (isFresh) this.#orUnwritable(() => this.#catchUp());
    return this.#done.get(identity)?.has(sequence) ?? false;
  }

  /**
   * Puts files in place, which are complete and synced. Returns false where one of the messages is in place already.
   * @throws UsageError where it cannot be written: then it is in place at the next start, or not at all.
   */
  commit(commit: Commit): boolean {
    return this.#orUnwritable(() => {
      const { identity, sequences, pending } = commit;
      for (;;) {
        this.#catchUp();
        if (sequences.some((sequence) => this.has(identity, sequence, false))) return false;
        const record = this.#recordOf(commit);
        if (!this.#take(record, join(this.pendingFolder(pending), 'record'))) continue;
        this.#apply(record);
        this.#publish(record);
        return true;
      }
    });
  }

  get #log(): string {
    return join(this.#root, FOLDER, 'log');
  }

  get #pending(): string {
    return join(this.#root, FOLDER, 'pending');
  }

  #pathOf(version: number): string {
    return join(this.#log, `${String(version).padStart(10, '0')}.json`);
  }

  #recordOf({ identity, sequences, floor, pending, files }: Commit): LogRecord {
    const all = new Sequences(this.#done.get(identity)?.ranges);
    // What was acknowledged never comes again: there is no need to know which of it had events.
    all.addRange(0, floor);
    for (const sequence of sequences) all.add(sequence);
    const done = Object.fromEntries([...this.#done].map(([key, { ranges }]) => [key, ranges]));
    return { version: this.#version + 1, pending, files, done: { ...done, [identity]: all.ranges } };
  }

  /** Adds a record to the log, unless its number is taken. */
  #take(record: LogRecord, draft: string): boolean {
    rmSync(draft, { force: true });
    writeSynced(draft, JSON.stringify(record));
    try {
      linkSync(draft, this.#pathOf(record.version));
    } catch (error) {
      if (isSystemError(error, 'EEXIST')) return false;
      throw error;
    }
    syncFolder(this.#log);
    return true;
  }

  #readLatest(): void {
    const names = readdirSync(this.#log).sort();
    const last = names.at(-1);
    if (last === undefined) return;
    const record = this.#read(Number.parseInt(last, 10));
    if (record === undefined)
      throw new UsageError(`cannot read ${join(this.#log, last)}: it is no record of a worker`);
    this.#apply(record);
    this.#publish(record);
    this.#catchUp();
  }

  /** Reads what others added, and sees to it that it is in place. */
  #catchUp(): void {
    for (;;) {
      const record = this.#read(this.#version + 1);
      if (record === undefined) return;
      this.#apply(record);
      this.#publish(record);
    }
  }

  #apply({ version, done }: LogRecord): void {
    this.#version = version;
    this.#done = new Map(Object.entries(done).map(([identity, ranges]) => [identity, new Sequences(ranges)]));
  }

  /** What processes left that are no more: what is in the log is moved to its place, the rest goes. */
  #finish(left: readonly string[]): void {
    const unknown = new Set(left);
    for (let version = this.#version; version > 0 && unknown.size > 0; version--) {
      const record = this.#read(version);
      if (record === undefined || !unknown.delete(record.pending)) continue;
      this.#publish(record);
    }
    for (const name of unknown) rmSync(this.pendingFolder(name), { recursive: true, force: true });
  }

  /** Moves the files of a record to their places, as far as they are not there. */
  #publish({ pending, files }: LogRecord): void {
    const folder = this.pendingFolder(pending);
    if (!existsSync(folder)) return;
    const changed = new Set<string>();
    for (const [i, file] of files.entries()) {
      const target = join(this.#root, file);
      makeFolder(dirname(target));
      renameUnlessDone(join(folder, String(i)), target);
      for (let each = dirname(file); each !== '.'; each = dirname(each)) changed.add(each);
    }
    for (const each of changed) syncFolder(join(this.#root, each));
    syncFolder(this.#root);
    rmSync(join(folder, 'record'), { force: true });
    removeEmpty(folder);
  }

  #read(version: number): LogRecord | undefined {
    let text: string;
    try {
      text = readFileSync(this.#pathOf(version), 'utf8');
    } catch (error) {
      if (isSystemError(error, 'ENOENT')) return undefined;
      throw error;
    }
    const record: unknown = JSON.parse(text);
    if (isLogRecord(record)) return record;
    throw new UsageError(`cannot read ${this.#pathOf(version)}: it is no record of a worker`);
  }

  #orUnwritable<T>(work: () => T): T {
    try {
      return work();
    } catch (error) {
      throw unwritable(this.#root, error);
    }
  }
}

/** The name of a file in the data set, as records have it on every system. */
export function placeIn(root: string, path: string): string {
  return relative(root, path).replaceAll('\\', '/');
}

/** Somebody else may move the same file at the same time. */
function renameUnlessDone(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch (error) {
    if (!isSystemError(error, 'ENOENT') || !existsSync(to)) throw error;
  }
}

function removeEmpty(folder: string): void {
  try {
    rmdirSync(folder);
  } catch {
    // Somebody else removed it.
  }
}

function isLogRecord(value: unknown): value is LogRecord {
  return (
    isRecord(value) &&
    typeof value['version'] === 'number' &&
    typeof value['pending'] === 'string' &&
    Array.isArray(value['files']) &&
    isRecord(value['done'])
  );
}
