/**
 * A folder of Parquet files, parted by what events have in common: Hive's form, which DuckDB, Spark and Polars read as one table.
 * Each run has a name, and its files are called after it: so a run takes the place of an earlier one of that name.
 */
import { createHash } from 'node:crypto';
import { type Dirent, readdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { EventContext } from '../../events/index.ts';
import { PARQUET } from '../../tables/parquetGroup.ts';
import type { PartitionKey } from '../../tables/partition.ts';
import type { Stretch } from '../../tables/stretches.ts';
import { onEarlyEnd } from './cleanup.ts';
import type { Output } from './output.ts';
import { PartedRows } from './partedRows.ts';
import { PartFile } from './partFile.ts';
import { type StretchSink, TableWriter } from './tableWriter.ts';
import type { EventWriter } from './writers.ts';

export interface DataSetOptions {
  readonly folder: string;
  readonly keys: readonly PartitionKey[];
  /** What the run is called: its files are part-NAME.parquet. Without a name, the files that it reads. */
  readonly run: string | readonly string[];
  readonly context: EventContext;
}

/** Writes a data set, which is complete when `use` is done; when something fails, nothing of it stays. */
export async function withDataSet(
  options: DataSetOptions,
  use: (output: Output, writer: EventWriter) => Promise<void>,
): Promise<void> {
  const dataSet = new DataSet(options);
  try {
    const { context, keys } = options;
    await use(NOWHERE, new TableWriter({ kind: PARQUET, context, keys }, dataSet));
  } catch (error) {
    dataSet.abandon();
    throw error;
  }
}

/** All that is written goes to the files. */
const NOWHERE: Output = {
  isOpen: true,
  write: () => Promise.resolve(),
  close: () => Promise.resolve(),
  abandon: () => Promise.resolve(),
};

/** The name of a run over some files. */
function runOver(paths: readonly string[]): string {
  const hash = createHash('sha256');
  for (const path of paths) hash.update(`${resolve(path)}\0`);
  return hash.digest('hex').slice(0, 16);
}

class DataSet implements StretchSink {
  readonly #options: DataSetOptions;
  readonly #fileName: string;
  readonly #rows: PartedRows;
  readonly #stopWatching = onEarlyEnd(() => this.abandon());

  constructor(options: DataSetOptions) {
    const { folder: root, run, keys } = options;
    this.#options = options;
    this.#fileName = `part-${typeof run === 'string' ? run : runOver(run)}.parquet`;
    const open = (folder: string): PartFile => new PartFile(join(root, folder, this.#fileName));
    this.#rows = new PartedRows({ keys, open });
  }

  /** Nothing is to be written elsewhere. */
  add(stretch: Stretch): readonly Uint8Array[] {
    this.#rows.add(stretch);
    return [];
  }

  /** Completes the files. They appear one after another, and then those of an earlier run go that have none in their place. */
  end(): readonly Uint8Array[] {
    const files = this.#rows.complete();
    for (const file of files) file.publish();
    this.#removeOthers(new Set(files.map(({ path }) => path)));
    this.#stopWatching();
    return [];
  }

  /** Nothing of the run stays. */
  abandon(): void {
    this.#rows.remove();
    this.#stopWatching();
  }

  #removeOthers(written: ReadonlySet<string>): void {
    const { folder, keys } = this.#options;
    for (const path of filesOf(folder, keys, this.#fileName))
      if (!written.has(path)) rmSync(path, { force: true });
  }
}

/** The files of a name in the folders of some keys. */
function* filesOf(folder: string, keys: readonly PartitionKey[], name: string): Generator<string> {
  const [key, ...others] = keys;
  for (const entry of entriesIn(folder)) {
    const path = join(folder, entry.name);
    if (key === undefined) {
      if (entry.name === name && entry.isFile()) yield path;
    } else if (entry.isDirectory() && entry.name.startsWith(`${key}=`)) yield* filesOf(path, others, name);
  }
}

function entriesIn(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}
