/**
 * Columns out of runs of bytes, without an object in between: a block of rows at a time, and in it one step of one
 * column at a time, so that every loop does one thing, and what it touches stays in the processor's cache.
 */
import type { Limits } from '../../codec/index.ts';
import { pointerSizeOf, type ResolvedPath, type ValueLayout } from '../../layout/index.ts';
import type { Memory } from '../../memory/index.ts';
import type { Run } from '../../memory/run.ts';
import { engineLoops } from './engineLoops.ts';
import { isUnsized, leavesOf } from './loaders.ts';
import type { Leaves, Load } from './loops.ts';
import { PLAIN_LOOPS } from './plainLoops.ts';
import { rootsOf } from './roots.ts';
import { Steps } from './steps.ts';
import type { ColumnData } from './stores.ts';

/** Reads columns of one run of structs. */
export class FastColumns {
  /** Rows that are read together. */
  readonly rows: number;
  readonly #steps: Steps;
  readonly #columns: readonly ColumnReader[];

  /** What reads the columns; undefined where only the careful decoder can. */
  static for(
    struct: ValueLayout,
    memory: Memory,
    limits: Limits,
    run: Run,
    columns: readonly ColumnData[],
  ): FastColumns | undefined {
    if (struct.kind !== 'struct') return undefined;
    const depths = columns.map(({ path }) => depthOf(path));
    if (Math.max(0, ...depths) > limits.depth) return undefined;
    // No column has an array: beside the root, each leads to no more objects than it follows pointers, and its leaf.
    if (depths.reduce((sum, depth) => sum + depth + 1, 1) > limits.objects) return undefined;
    const loops = engineLoops(memory, run, pointerSizeOf(memory.abi)) ?? PLAIN_LOOPS;
    const roots = rootsOf(memory, struct, run, Math.min(loops.rows, run.count), loops);
    if (roots === undefined) return undefined;
    const steps = new Steps(roots, struct, memory.abi, loops);
    const places = columns.map((data) => [data, steps.to(data.path.steps)] as const);
    // What lies on the steps is counted beforehand, and what the limit leaves is shared out. A row that needs more
    // goes to the careful decoder, which counts exactly.
    const left = limits.totalBytes - steps.mostBytes;
    if (left < 0) return undefined;
    const sharers = columns.filter(({ path }) => isUnsized(path.leaf)).length;
    const shares = { ...limits, totalBytes: Math.floor(left / Math.max(1, sharers)) };
    return new FastColumns(
      steps,
      places.map(([data, at]) => ({ load: loops.loaderOf(data), leaves: leavesOf(data, steps, at, shares) })),
    );
  }

  private constructor(steps: Steps, columns: readonly ColumnReader[]) {
    this.rows = steps.loops.rows;
    this.#steps = steps;
    this.#columns = columns;
  }

  /**
   * Fills rows of the columns from `row` on with `count` structs from `first` on; at most `rows` of them.
   * @returns the structs of which something cannot be read: what their rows hold then has no meaning.
   */
  read(first: number, count: number, row: number): number[] {
    const steps = this.#steps;
    const unread: number[] = [];
    for (let done = 0; done < count; ) {
      const found = steps.run(first + done, count - done);
      for (const { load, leaves } of this.#columns) {
        leaves.source = steps.source;
        load(leaves, row + done, found);
      }
      steps.loops.end();
      if (steps.isToRepeat()) continue;
      unread.push(...steps.unread(first + done, found));
      done += found;
    }
    return unread;
  }
}

/** What fills a column, and where its leaves are. */
interface ColumnReader {
  readonly load: Load;
  readonly leaves: Leaves;
}

/** Pointers in a chain on the way to a leaf's value. */
function depthOf({ steps, leaf }: ResolvedPath): number {
  return steps.filter(({ kind }) => kind === 'pointer').length + (leaf.kind === 'blob' ? 1 : 0);
}
