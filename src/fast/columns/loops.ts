/** The loops over a block of rows: each does one thing for all of them. Where memory is an engine's, that is done by its kernel. */
import type { Limits } from '../../codec/index.ts';
import type { PointerSize } from '../../layout/index.ts';
import type { Source } from '../source.ts';
import type { ColumnData } from './stores.ts';

/** Pointers that are followed. */
export interface Pointers {
  /** What they lead into. */
  readonly source: Source;
  /** Where they are, if not in that, too. */
  readonly from?: Source;
  readonly isUnread: Uint8Array;
  /** Where the pointer is, counted from a place; where they lie one after another, where the first one is. */
  readonly offset: number;
  /** Bytes of what it leads to. */
  readonly size: number;
  readonly isWide: boolean;
}

/** The lowest and the highest of some pointers. */
export interface PointerSpan {
  readonly least: bigint;
  readonly most: bigint;
}

/** Tags that are looked at. */
export interface Tags {
  readonly source: Source;
  /** Where the tag is, counted from a place. */
  readonly offset: number;
  readonly mask: number;
  readonly values: readonly number[];
}

/** The leaves of one column in a block of rows. */
export interface Leaves {
  /** What the places are offsets in. */
  source: Source;
  readonly places: Int32Array;
  /** Where the leaf is, counted from its place. */
  readonly offset: number;
  /** Bytes of the leaf; 0 where it has no size of its own. */
  readonly size: number;
  readonly valid: Uint8Array;
  readonly isUnread: Uint8Array;
  /** Of a row. */
  readonly limits: Limits;
  /** How the pointer of a blob is followed, and where in the blob it is. */
  readonly follow: (source: Source, offset: number) => number;
  readonly dataOffset: number;
}

/** Fills rows of a column from `first` on: with the leaves of the rows that have one, and with nothing for the others. */
export type Load = (leaves: Leaves, first: number, count: number) => void;

/** What is asked of them within a block may be done when the block ends. */
export interface Loops {
  /** Rows that are read together. */
  readonly rows: number;
  /** A block begins. What was not done of another one never will be. */
  begin(): void;
  /** All that was asked of them is done now. */
  end(): void;
  /** Room for an offset of each row. */
  places(rows: number): Int32Array;
  /** Room for so many bytes, such as what is said of each row. */
  bytes(length: number): Uint8Array;
  /** Has structs of a size, and what lies between them, in the processor's cache, where that is worth it. */
  fetch(source: Source, places: Int32Array, count: number, size: number): void;
  /** Places structs one after another. */
  place(to: Int32Array, count: number, start: number, stride: number): void;
  /** The lowest and the highest of pointers one after another; undefined where all of them are NULL. */
  span(pointers: DataView, count: number, isWide: boolean): PointerSpan | undefined;
  /** Follows pointers that lie one after another, as {@link follow} does. */
  followEach(to: Int32Array, count: number, pointers: Pointers): void;
  /** Follows the pointer of each row to what it leads to, where all of that is there; a NULL pointer leads nowhere. */
  follow(from: Int32Array, to: Int32Array, count: number, pointers: Pointers): void;
  /** Goes on where a tag has one of some values. */
  select(from: Int32Array, to: Int32Array, count: number, tags: Tags): void;
  /** What fills a column. */
  loaderOf(column: ColumnData): Load;
}

/** Makes the loops for memory that is an engine's; undefined where its kernel is for pointers of another size. */
export type LoopsFactory = (pointerSize: PointerSize) => Loops | undefined;

/** By the buffers of engines. They are told by whoever makes them, so that programs without one need not carry the code. */
export const loopsFactories: WeakMap<ArrayBufferLike, LoopsFactory> = new WeakMap();
