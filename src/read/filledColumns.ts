/** Columns that are filled, part by part: the fast way first, and the careful way for what that does not read. */
import { type DecodeError, Decoder, type Limits, resolveLimits } from '../codec/index.ts';
import { FastColumns } from '../fast/columns/columns.ts';
import { bitKindOf, type ColumnData, type ColumnKind } from '../fast/columns/stores.ts';
import {
  type PathEnd,
  type ResolvedPath,
  resolvePath,
  restrictTo,
  type ValueLayout,
} from '../layout/index.ts';
import type { Memory } from '../memory/index.ts';
import { elementAddress, type Roots, type Run, runOf } from '../memory/run.ts';
import { type FilledColumn, firstRows, memberAt, newColumn, put } from './columnValues.ts';
import { carefulElement } from './elements.ts';

export interface ColumnsOptions {
  /** Limits in place of the default ones. They hold for what the columns need of one struct. */
  readonly limits?: Partial<Limits>;
  /** Called for each thing that a column needs and that cannot be read. Without it, the first is thrown. */
  readonly onIssue?: (issue: DecodeError) => void;
}

/** Arrays for so many rows, and what fills them fast. */
interface Room {
  readonly rows: number;
  readonly columns: readonly (readonly [name: string, column: ColumnData])[];
  readonly data: readonly ColumnData[];
  readonly fast: FastColumns | undefined;
}

export class FilledColumns {
  readonly #struct: ValueLayout;
  readonly #memory: Memory;
  readonly #run: Run;
  readonly #limits: Limits;
  readonly #paths: readonly (readonly [name: string, path: ResolvedPath])[];
  readonly #kindOf: (leaf: PathEnd) => ColumnKind;
  readonly #careful: CarefulColumns;
  #room: Room | undefined;

  /** @throws as `columns` does for wrong arguments. */
  constructor(
    struct: ValueLayout,
    memory: Memory,
    roots: Roots,
    paths: Readonly<Record<string, string>>,
    { limits, onIssue }: ColumnsOptions,
    kindOf: (leaf: PathEnd) => ColumnKind,
  ) {
    this.#struct = struct;
    this.#memory = memory;
    this.#limits = resolveLimits(limits);
    this.#run = runOf(struct, memory, roots);
    if (this.#run.kind === 'array' && (struct.kind === 'sid' || struct.kind === 'wideString')) {
      throw new TypeError(`${struct.ctype} has no fixed size: it cannot be read as an array`);
    }
    this.#paths = Object.entries(paths).map(
      ([name, path]) => [name, resolvePath(struct, path, memory.abi)] as const,
    );
    this.#kindOf = kindOf;
    const decoder = new Decoder(memory, struct.ctype, { limits: this.#limits, onIssue });
    this.#careful = new CarefulColumns(
      struct,
      memory,
      this.#run,
      this.#paths.map(([, path]) => path),
      decoder,
    );
  }

  get count(): number {
    return this.#run.count;
  }

  /** The columns of the structs `from` to `to`, in arrays that the next call fills again. @throws as `columns` does. */
  read(from = 0, to: number = this.count): ReadonlyMap<string, FilledColumn> {
    if (!(Number.isInteger(from) && Number.isInteger(to) && from >= 0 && from <= to && to <= this.count)) {
      throw new RangeError(`there are no structs ${from} to ${to}: from 0 to ${this.count} are there`);
    }
    const rows = readableCount(this.#run, this.#memory, from, to);
    const room = this.#roomFor(rows);
    this.#fill(room, from, rows);
    // The first that is missing throws here, or is reported.
    if (rows < to - from) this.#careful.decode(from + rows);
    return new Map(room.columns.map(([name, column]) => [name, firstRows(column, rows)]));
  }

  /** Room for so many rows, and what they are filled with. */
  #roomFor(rows: number): Room {
    if (this.#room !== undefined && rows <= this.#room.rows) return this.#room;
    const columns = this.#paths.map(
      ([name, path]) => [name, newColumn(this.#kindOf(path.leaf), path, rows)] as const,
    );
    const data = columns.map(([, column]) => column);
    const fast = FastColumns.for(this.#struct, this.#memory, this.#limits, this.#run, data);
    this.#room = { rows, columns, data, fast };
    return this.#room;
  }

  #fill({ data, fast }: Room, from: number, rows: number): void {
    if (fast === undefined) for (let row = 0; row < rows; row++) this.#careful.fill(data, from + row, row);
    else {
      for (let row = 0; row < rows; row += fast.rows) {
        const unread = fast.read(from + row, Math.min(fast.rows, rows - row), row);
        for (const index of unread) this.#careful.fill(data, index, index - from);
      }
    }
  }
}

/** Columns with the bits of addresses in place of their texts: for those who compare them. */
export function bitColumns(
  struct: ValueLayout,
  memory: Memory,
  roots: Roots,
  paths: Readonly<Record<string, string>>,
  options: ColumnsOptions,
): FilledColumns {
  return new FilledColumns(struct, memory, roots, paths, options, bitKindOf);
}

/**
 * Elements `from` to `to` of a run that are wholly there. Known before anything is allocated: a count may be a mistake. Each
 * address of a list stands for itself.
 */
function readableCount(run: Run, memory: Memory, from: number, to: number): number {
  const count = to - from;
  if (run.stride === 0 || count === 0) return count;
  return Math.floor(memory.readable(elementAddress(run, from), count * run.stride) / run.stride);
}

/** Reads what the fast way does not, and says what is wrong. */
class CarefulColumns {
  readonly #struct: ValueLayout;
  readonly #memory: Memory;
  readonly #run: Run;
  readonly #paths: readonly ResolvedPath[];
  readonly #decoder: Decoder;
  #restricted: ValueLayout | undefined;

  constructor(
    struct: ValueLayout,
    memory: Memory,
    run: Run,
    paths: readonly ResolvedPath[],
    decoder: Decoder,
  ) {
    this.#struct = struct;
    this.#memory = memory;
    this.#run = run;
    this.#paths = paths;
    this.#decoder = decoder;
  }

  /** Fills one row of all columns. */
  fill(columns: readonly ColumnData[], index: number, row: number): void {
    const value = this.decode(index);
    for (const column of columns) put(column, row, memberAt(value, column.path.names));
  }

  /** A struct with what the columns need of it, and nothing else that pointers lead to. */
  decode(index: number): unknown {
    // Made when it is needed: most often it never is.
    this.#restricted ??= restrictTo(
      this.#struct,
      this.#paths.map(({ names }) => names),
      this.#memory.abi,
    );
    return carefulElement(this.#decoder, this.#restricted, this.#run, index);
  }
}
