/** The rows of a data set, each in the file of its part. */
import { PARQUET } from '../../tables/parquetGroup.ts';
import type { PartitionKey } from '../../tables/partition.ts';
import { type Stretch, StretchTable } from '../../tables/stretches.ts';
import { UsageError } from '../exit.ts';
import type { PartFile } from './partFile.ts';

/** Parts of which rows are held; those of others are written. */
const MOST_HELD = 16;

/** At most so many files: the names of hosts come from the capture, and must not fill a disk. */
const MOST_PARTS = 4096;

export interface PartedRowsOptions {
  /** What the rows of a part have in common. */
  readonly keys: readonly PartitionKey[];
  /** Makes the file of a part. */
  readonly open: (folder: string) => PartFile;
}

/** A part, with the rows that are held of it. */
interface Part {
  readonly table: StretchTable;
  readonly file: PartFile;
}

export class PartedRows {
  readonly #options: PartedRowsOptions;
  readonly #parts = new Map<string, Part>();
  /** Those of which rows are held, the one that was used last at the end. */
  readonly #held = new Set<Part>();
  #last: Part | undefined;

  constructor(options: PartedRowsOptions) {
    this.#options = options;
  }

  /** How many files there are. */
  get parts(): number {
    return this.#parts.size;
  }

  /** @throws UsageError where it cannot be written, or where there are too many parts. */
  add(stretch: Stretch): void {
    const part = this.#partOf(stretch.folder);
    if (part !== this.#last) this.#hold(part);
    part.file.append(part.table.add(stretch));
  }

  /** Completes the files, which are still to be published. @throws UsageError where they cannot be written. */
  complete(): PartFile[] {
    return Array.from(this.#parts.values(), ({ table, file }) => {
      file.append(table.end());
      file.complete();
      return file;
    });
  }

  /** Removes what is not published. */
  remove(): void {
    for (const { file } of this.#parts.values()) file.remove();
  }

  #partOf(folder: string): Part {
    const known = this.#parts.get(folder);
    if (known !== undefined) return known;
    const { keys, open } = this.#options;
    if (this.#parts.size === MOST_PARTS) {
      throw new UsageError(
        `--partition ${keys.join(',')} makes more than ${MOST_PARTS} files of these events: take fewer keys`,
      );
    }
    const part = { table: new StretchTable(PARQUET), file: open(folder) };
    this.#parts.set(folder, part);
    return part;
  }

  #hold(part: Part): void {
    this.#last = part;
    this.#held.delete(part);
    this.#held.add(part);
    const [oldest] = this.#held;
    if (this.#held.size <= MOST_HELD || oldest === undefined) return;
    this.#held.delete(oldest);
    oldest.file.append(oldest.table.flush());
  }
}
