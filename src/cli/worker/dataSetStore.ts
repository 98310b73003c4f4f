/** A data set that several workers write to, each message once. */
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { EventContext } from '../../events/index.ts';
import type { MessagePlace, Store } from '../../nats/index.ts';
import { PARQUET } from '../../tables/parquetGroup.ts';
import type { PartitionKey } from '../../tables/partition.ts';
import type { Stretch } from '../../tables/stretches.ts';
import { partialName } from '../output/leftovers.ts';
import { PartedRows } from '../output/partedRows.ts';
import { PartFile } from '../output/partFile.ts';
import { TableWriter } from '../output/tableWriter.ts';
import type { EventWriter } from '../output/writers.ts';
import { CommitLog, placeIn } from './commitLog.ts';
import { syncFolder } from './durable.ts';

export interface DataSetStoreOptions {
  readonly folder: string;
  readonly keys: readonly PartitionKey[];
  readonly context: EventContext;
  /** Bytes of messages after which files are put in place. */
  readonly most: number;
}

/** More files than that are not gathered, whatever is in them. */
const MANY_PARTS = 1000;

/** Rows go in by the writer; what they are of is said when they are put in place. */
export class DataSetStore implements Store {
  readonly writer: EventWriter;
  failure: unknown;
  readonly #options: DataSetStoreOptions;
  readonly #log: CommitLog;
  readonly #identity: string;
  #batch: Batch | undefined;
  #events = 0;
  #bytes = 0;

  /** @throws UsageError where it cannot be written. */
  constructor(options: DataSetStoreOptions, identity: string) {
    this.#options = options;
    this.#log = new CommitLog(options.folder);
    this.#identity = identity;
    const { context, keys } = options;
    const sink = { add: (stretch: Stretch) => this.#put(stretch), end: () => [] };
    const table = new TableWriter({ kind: PARQUET, context, keys }, sink);
    this.writer = {
      add: (struct, event, origin, json) => {
        const bytes = table.add(struct, event, origin, json);
        this.#events++;
        return bytes;
      },
      flush: () => table.flush(),
      end: () => table.end(),
    };
  }

  /** How many events were added in all. */
  get events(): number {
    return this.#events;
  }

  get isFull(): boolean {
    return this.#bytes >= this.#options.most || (this.#batch?.rows.parts ?? 0) >= MANY_PARTS;
  }

  /** So many bytes were decoded. */
  took(bytes: number): void {
    this.#bytes += bytes;
  }

  has({ sequence }: MessagePlace, isRedelivered: boolean): boolean {
    return this.#log.has(this.#identity, sequence, isRedelivered);
  }

  commit(places: readonly MessagePlace[], floor: number): boolean {
    // Messages without an event are noted as well.
    const batch = this.#batch ?? this.#begin();
    this.#batch = undefined;
    this.#bytes = 0;
    const files = batch.rows.complete();
    syncFolder(batch.folder);
    const isInPlace = this.#log.commit({
      identity: this.#identity,
      sequences: places.map(({ sequence }) => sequence),
      floor,
      pending: batch.name,
      files: files.map(({ path }) => placeIn(this.#options.folder, path)),
    });
    if (!isInPlace) batch.remove();
    return isInPlace;
  }

  abandon(): void {
    this.#batch?.remove();
    this.#batch = undefined;
    this.#bytes = 0;
  }

  #put(stretch: Stretch): readonly Uint8Array[] {
    try {
      this.#batch ??= this.#begin();
      this.#batch.rows.add(stretch);
    } catch (error) {
      // Whoever asks for messages asks for this, too; nothing that comes now is put in place.
      this.failure ??= error;
    }
    return [];
  }

  #begin(): Batch {
    const name = partialName();
    return new Batch(name, this.#log.pendingFolder(name), this.#options);
  }
}

/** The files that are put in place together. */
class Batch {
  readonly name: string;
  readonly folder: string;
  readonly rows: PartedRows;
  #count = 0;

  constructor(name: string, folder: string, { folder: root, keys }: DataSetStoreOptions) {
    this.name = name;
    this.folder = folder;
    mkdirSync(folder);
    // No other batch has this name.
    const [, id = name] = /^\.fwpm-(.*)\.partial$/.exec(name) ?? [];
    this.rows = new PartedRows({
      keys,
      open: (part) =>
        new PartFile(join(root, part, `part-${id}.parquet`), join(folder, String(this.#count++))),
    });
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
