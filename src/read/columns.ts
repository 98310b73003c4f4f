/** Columns: the same leaf of many structs as one typed array, for statistics and data frames. */
import { type DecodeError, Decoder, type Limits, resolveLimits } from '../codec/index.ts';
import { FastColumns } from '../fast/columns/columns.ts';
import {
  bitKindOf,
  type ColumnData,
  type ColumnKind,
  type ColumnValuesByKind,
  columnKindOf,
} from '../fast/columns/stores.ts';
import {
  type Layout,
  type LeafAt,
  type PathEnd,
  type PathOf,
  resolvePath,
  restrictTo,
  type ValueLayout,
} from '../layout/index.ts';
import type { Memory } from '../memory/index.ts';
import { type Roots, type Run, runOf } from '../memory/run.ts';
import { memberAt, newColumn, put } from './columnValues.ts';
import { carefulElement } from './elements.ts';

export interface ColumnsOptions {
  /** Limits in place of the default ones. They hold for what the columns need of one struct. */
  readonly limits?: Partial<Limits>;
  /** Called for each thing that a column needs and that cannot be read. Without it, the first is thrown. */
  readonly onIssue?: (issue: DecodeError) => void;
}

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
): { -readonly [K in keyof C]: Column<ValuesAt<L, C[K]>> };
export function columns(
  struct: ValueLayout,
  memory: Memory,
  roots: Roots,
  paths: Readonly<Record<string, string>>,
  options: ColumnsOptions = {},
): Record<string, Column> {
  const made = filled(struct, memory, roots, paths, options, columnKindOf);
  return Object.fromEntries(made.map(([name, { values, valid }]) => [name, { values, valid }]));
}

/** A column, and in which form it holds its values. */
export interface BitColumn extends Column {
  readonly kind: ColumnKind;
}

/** The columns by their names, but with the bits of addresses in place of their texts. @throws as {@link columns} does. */
export function bitColumns(
  struct: ValueLayout,
  memory: Memory,
  roots: Roots,
  paths: Readonly<Record<string, string>>,
  options: ColumnsOptions,
): ReadonlyMap<string, BitColumn> {
  return new Map(filled(struct, memory, roots, paths, options, bitKindOf));
}

function filled(
  struct: ValueLayout,
  memory: Memory,
  roots: Roots,
  paths: Readonly<Record<string, string>>,
  { limits, onIssue }: ColumnsOptions,
  kindOf: (leaf: PathEnd) => ColumnKind,
): (readonly [name: string, column: ColumnData])[] {
  const resolved = resolveLimits(limits);
  const run = runOf(struct, memory, roots);
  if (run.kind === 'array' && (struct.kind === 'sid' || struct.kind === 'wideString')) {
    throw new TypeError(`${struct.ctype} has no fixed size: it cannot be read as an array`);
  }
  const resolvedPaths = Object.entries(paths).map(
    ([name, path]) => [name, resolvePath(struct, path, memory.abi)] as const,
  );
  const length = lengthOf(run, memory);
  const made = resolvedPaths.map(
    ([name, path]) => [name, newColumn(kindOf(path.leaf), path, length)] as const,
  );
  const data = made.map(([, column]) => column);

  const fast = FastColumns.for(struct, memory, resolved, run, data);
  const decoder = new Decoder(memory, struct.ctype, { limits: resolved, onIssue });
  const careful = new CarefulColumns(struct, memory, run, data, decoder);
  if (fast === undefined) for (let row = 0; row < length; row++) careful.read(row);
  else {
    for (let first = 0; first < length; first += fast.rows) {
      const count = Math.min(fast.rows, length - first);
      for (const row of fast.read(first, count)) careful.read(row);
    }
  }
  // The first that is missing throws here, or is reported.
  if (length < run.count) careful.decode(length);
  return made;
}

/**
 * Elements of a run that are wholly there. Known before anything is allocated: a count may be a mistake. Each address of
 * a list stands for itself.
 */
function lengthOf({ start, count, stride }: Run, memory: Memory): number {
  if (stride === 0 || count === 0) return count;
  return Math.floor(memory.readable(start, count * stride) / stride);
}

// --- the careful way -----------------------------------------------------------------------------------------

/** Reads what the fast way does not, and says what is wrong. */
class CarefulColumns {
  readonly #struct: ValueLayout;
  readonly #memory: Memory;
  readonly #run: Run;
  readonly #columns: readonly ColumnData[];
  readonly #decoder: Decoder;
  #restricted: ValueLayout | undefined;

  constructor(
    struct: ValueLayout,
    memory: Memory,
    run: Run,
    columns: readonly ColumnData[],
    decoder: Decoder,
  ) {
    this.#struct = struct;
    this.#memory = memory;
    this.#run = run;
    this.#columns = columns;
    this.#decoder = decoder;
  }

  /** Fills one row of all columns. */
  read(index: number): void {
    const value = this.decode(index);
    for (const column of this.#columns) put(column, index, memberAt(value, column.path.names));
  }

  /** A struct with what the columns need of it, and nothing else that pointers lead to. */
  decode(index: number): unknown {
    // Made when it is needed: most often it never is.
    this.#restricted ??= restrictTo(
      this.#struct,
      this.#columns.map(({ path }) => path.names),
      this.#memory.abi,
    );
    return carefulElement(this.#decoder, this.#restricted, this.#run, index);
  }
}
