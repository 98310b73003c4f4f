/** Columns: the same leaf of many structs as one typed array, for statistics and data frames. */
import { type ColumnKind, type ColumnValuesByKind, columnKindOf } from '../fast/columns/stores.ts';
import type { Layout, LeafAt, PathOf, ValueLayout } from '../layout/index.ts';
import type { Memory } from '../memory/index.ts';
import type { Roots } from '../memory/run.ts';
import type { FilledColumn } from './columnValues.ts';
import { type ColumnsOptions, FilledColumns } from './filledColumns.ts';

export type { ColumnsOptions } from './filledColumns.ts';

/** One leaf of many structs. */
export interface Column<V extends ColumnValues = ColumnValues> {
  /** The values, one for each struct; 0, 0n or null where there is none. */
  readonly values: V;
  /** 1 for each struct that has a value, 0 for the others. */
  readonly valid: Uint8Array;
}

/** All that can hold the values of a column. */
export type ColumnValues = ColumnValuesByKind[ColumnKind];

/** The column of a path. */
export type ColumnOf<L extends Layout<unknown>, P extends string> = Column<ValuesAt<L, P>>;

type ValuesAt<L extends Layout<unknown>, P extends string> = string extends P
  ? ColumnValues
  : ValuesOf<LeafAt<L, P>>;

/** What a leaf's values are in: by its kind, and those of blobs by what they decode to. */
type ValuesOf<L> = L extends { readonly kind: 'blob'; readonly '~type'?: infer T }
  ? Uint8Array extends T
    ? ColumnValuesByKind['byteBlob']
    : ColumnValuesByKind['textBlob']
  : L extends { readonly kind: infer K extends ColumnKind }
    ? ColumnValuesByKind[K]
    : never;

/** The paths as they are, and what is possible in the place of one that leads to no leaf. */
export type CheckedPaths<L extends Layout<unknown>, C> = {
  readonly [K in keyof C]: string extends C[K] ? C[K] : C[K] extends PathOf<L> ? C[K] : PathOf<L>;
};

/** The columns of paths, by the names that they get. */
export type ColumnsOf<L extends Layout<unknown>, C extends Readonly<Record<string, string>>> = {
  -readonly [K in keyof C]: Column<ValuesAt<L, C[K]>>;
};

/**
 * Reads leaves of many structs, each into a column of its own. Nothing else of the structs is read: damage
 * elsewhere in them does not matter. Paths are written as in {@link PathOf}: `classifyDrop.filterId`.
 *
 * Numbers, enums and flags are in the typed array of their size (enums as their numbers), 64-bit integers and
 * FILETIME (100 ns ticks since 1601) in BigUint64Array or BigInt64Array, BOOL as 0 and 1 in a Uint8Array; text (GUIDs,
 * addresses, SIDs, strings) and bytes in plain arrays. There is no value (`valid` is 0), and that is no issue, where a
 * pointer on the way is NULL, a tag selects another arm, or the entry itself is NULL.
 *
 * In memory that an engine has allocated (`allocate` of `fwpm/wasm`), numbers are read by WebAssembly, in a third of the time.
 *
 * A column has `count` elements; if the array or the pointers to the entries are not wholly in the memory, as many as
 * are there: then the first that is missing is an error, or one issue.
 *
 * @param paths for each column its path, by the name that it gets in the result.
 * @throws TypeError for a path that does not lead to a leaf, saying what would be possible there (arrays and their
 * lengths are not leaves); TypeError or RangeError for other wrong arguments; without `onIssue`, DecodeError for the
 * first thing that cannot be read: of the first struct that has one, the one that `decodeEntries` would throw if there
 * were nothing but the columns.
 */
export function columns<L extends ValueLayout, const C extends Readonly<Record<string, string>>>(
  struct: L,
  memory: Memory,
  roots: Roots,
  paths: CheckedPaths<L, C>,
  options?: ColumnsOptions,
): ColumnsOf<L, C> {
  return columnReader(struct, memory, roots, paths, options).read();
}

/** Reads columns of one part of the structs after another. */
export interface ColumnReader<L extends Layout<unknown>, C extends Readonly<Record<string, string>>> {
  /** How many structs there are; where the memory has fewer, the columns are as short. */
  readonly count: number;
  /**
   * The columns of the structs `from` to `to`: all of them, where nothing is said. The next call fills the same arrays, so
   * callers that keep them must copy them.
   * @throws as {@link columns} does, with the index among all structs; RangeError where `from` is not 0 to `to`, and `to` at
   * most `count`.
   */
  read(from?: number, to?: number): ColumnsOf<L, C>;
}

/**
 * Reads the same columns as {@link columns}, a part at a time and into the same arrays each time: what many structs are counted
 * with in little memory, and fastest where a part stays in the processor's cache, as 1,000 to 10,000 structs do.
 *
 * @param paths for each column its path, by the name that it gets in the result.
 * @throws as {@link columns} does, for wrong arguments.
 */
export function columnReader<L extends ValueLayout, const C extends Readonly<Record<string, string>>>(
  struct: L,
  memory: Memory,
  roots: Roots,
  paths: CheckedPaths<L, C>,
  options?: ColumnsOptions,
): ColumnReader<L, C>;
export function columnReader(
  struct: ValueLayout,
  memory: Memory,
  roots: Roots,
  paths: Readonly<Record<string, string>>,
  options: ColumnsOptions = {},
): ColumnReader<ValueLayout, Record<string, string>> {
  const filled = new FilledColumns(struct, memory, roots, paths, options, columnKindOf);
  return { count: filled.count, read: (from, to) => withoutKinds(filled.read(from, to)) };
}

function withoutKinds(filled: ReadonlyMap<string, FilledColumn>): Record<string, Column> {
  return Object.fromEntries([...filled].map(([name, { values, valid }]) => [name, { values, valid }]));
}
