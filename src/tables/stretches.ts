/**
 * Tables that several threads write: each makes stretches of the rows that follow one another, and one thread puts them in order
 * into groups. One thread alone does the same, so that a table has the same groups however many threads there are.
 */
import type { EventContext, EventJson, NetEventName, Origin } from '../events/index.ts';
import type { EncodedGroup } from './encodedGroup.ts';
import { EventRows, Group, type GroupWriter, type HeldRows, type TableKind } from './groups.ts';
import { type PartitionKey, partitionOf } from './partition.ts';

/** Events of which a stretch is made. */
export const STRETCH_ROWS = 8192;

/** How large stretches and groups are. */
export interface StretchSizes {
  /** Rows after which a stretch ends, and rows that are gathered become a group. */
  readonly rows: number;
  /** With so many rows a stretch is a group by itself; fewer are gathered with those after them. */
  readonly leastRows: number;
  /** The same in characters of text: a few huge events would fill the memory as well. */
  readonly characters: number;
  readonly leastCharacters: number;
  /** Folders that a stretch has at most: each has as many columns as a table. */
  readonly folders: number;
}

const SIZES: StretchSizes = {
  rows: STRETCH_ROWS,
  leastRows: STRETCH_ROWS / 2,
  characters: 2 ** 25,
  leastCharacters: 2 ** 24,
  folders: 256,
};

/** Rows of a table that follow one another, in one of its folders: a group, or too few rows for one. Plain data. */
export type Stretch = { readonly folder: string } & (
  | { readonly group: EncodedGroup }
  | { readonly rows: HeldRows }
);

/** Makes stretches of events. */
export class Stretches {
  readonly #events: EventRows;
  readonly #kind: TableKind;
  readonly #keys: readonly PartitionKey[];
  readonly #sizes: StretchSizes;
  #groups = new Map<string, Group>();
  #rows = 0;
  #characters = 0;

  /** @param keys what the events of a folder have in common; without keys there is one folder, which has no name. */
  constructor(context: EventContext, kind: TableKind, keys: readonly PartitionKey[] = [], sizes = SIZES) {
    this.#events = new EventRows(context);
    this.#kind = kind;
    this.#keys = keys;
    this.#sizes = sizes;
  }

  /** Adds an event. @returns the stretches that end with it, mostly none. */
  add(struct: NetEventName, event: unknown, origin: Origin, json?: EventJson): readonly Stretch[] {
    const cells = this.#events.cells(struct, event, origin, json);
    const group = this.#groupOf(partitionOf(this.#keys, event, origin));
    this.#characters -= group.characters;
    group.add(cells);
    this.#characters += group.characters;
    this.#rows++;
    const { rows, characters, folders } = this.#sizes;
    const isFull = this.#rows >= rows || this.#characters >= characters || this.#groups.size >= folders;
    return isFull ? this.take() : [];
  }

  /** Ends the stretches that are there. */
  take(): readonly Stretch[] {
    const { leastRows, leastCharacters } = this.#sizes;
    const stretches = Array.from(this.#groups, ([folder, rows]): Stretch => {
      const isGroup = rows.rows >= leastRows || rows.characters >= leastCharacters;
      return isGroup ? { folder, group: this.#kind.encode(rows.columns) } : { folder, rows };
    });
    this.#groups = new Map();
    this.#rows = 0;
    this.#characters = 0;
    return stretches;
  }

  #groupOf(folder: string): Group {
    const known = this.#groups.get(folder);
    if (known !== undefined) return known;
    const group = new Group();
    this.#groups.set(folder, group);
    return group;
  }
}

/** A table that is put together of stretches, in their order. */
export class StretchTable {
  readonly #kind: TableKind;
  readonly #writer: GroupWriter;
  readonly #sizes: StretchSizes;
  #held = new Group();

  constructor(kind: TableKind, sizes = SIZES) {
    this.#kind = kind;
    this.#sizes = sizes;
    this.#writer = kind.open();
  }

  /** @returns the bytes that are ready, often none. */
  add(stretch: Stretch): readonly Uint8Array[] {
    if ('group' in stretch) return [...this.flush(), ...this.#writer.add(stretch.group)];
    this.#held.append(stretch.rows);
    const { rows, leastCharacters } = this.#sizes;
    const isFull = this.#held.rows >= rows || this.#held.characters >= leastCharacters;
    return isFull ? this.flush() : [];
  }

  /** Writes the rows that are held as a group of their own. */
  flush(): readonly Uint8Array[] {
    if (this.#held.rows === 0) return [];
    const { columns } = this.#held;
    this.#held = new Group();
    return this.#writer.add(this.#kind.encode(columns));
  }

  end(): readonly Uint8Array[] {
    return [...this.flush(), ...this.#writer.end()];
  }
}
