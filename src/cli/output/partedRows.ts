/** The rows of a data set, each in the file of its part. */
import type { EventContext, EventJson, NetEventName, Origin } from '../../events/index.ts';
import { type EventTable, parquet } from '../../tables/index.ts';
import { type PartitionKey, partitionOf } from '../../tables/partition.ts';
import { UsageError } from '../exit.ts';
import type { PartFile } from './partFile.ts';

/** Parts of which rows are held; those of others are written. */
const MOST_HELD = 16;

/** Rows that each of them holds at most. */
const ROWS = 32_768;

/** At most so many files: the names of hosts come from the capture, and must not fill a disk. */
const MOST_PARTS = 4096;

export interface PartedRowsOptions {
  readonly keys: readonly PartitionKey[];
  readonly context: EventContext;
  /** Makes the file of a part. */
  readonly open: (folder: string) => PartFile;
}

/** A part, with the rows that are held of it. */
interface Part {
  readonly table: EventTable;
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
  add(struct: NetEventName, event: unknown, origin: Origin, json?: EventJson): void {
    const part = this.#partOf(partitionOf(this.#options.keys, event, origin));
    if (part !== this.#last) this.#hold(part);
    part.file.append(part.table.add(struct, event, origin, json));
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
    const { context, keys, open } = this.#options;
    if (this.#parts.size === MOST_PARTS) {
      throw new UsageError(
        `--partition ${keys.join(',')} makes more than ${MOST_PARTS} files of these events: take fewer keys`,
      );
    }
    const part = { table: parquet(context, { rowsPerGroup: ROWS }), file: open(folder) };
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
