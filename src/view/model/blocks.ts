/** Blocks of memory with events in them: what a page shows is the events of all blocks, one after another. */
import type { NetEventName, Origin } from '../../events/index.ts';
import type { ValueLayout } from '../../layout/index.ts';
import type { Memory } from '../../memory/index.ts';
import { type Roots, type Run, structAddress } from '../../memory/run.ts';

/** Events of one version in one memory. */
export interface Block {
  readonly struct: ValueLayout;
  readonly name: NetEventName;
  readonly memory: Memory;
  readonly run: Run;
  readonly origin: Origin;
}

/** Where an event is. */
export interface Place {
  readonly block: Block;
  /** Which event of the block. */
  readonly index: number;
}

/** All blocks: an event has a row among those of all of them. */
export class Blocks {
  readonly list: readonly Block[];
  /** The row that each block begins at; and at the end, how many rows there are. */
  readonly #starts: readonly number[];
  readonly total: number;

  constructor(list: readonly Block[]) {
    this.list = list;
    let total = 0;
    this.#starts = list.map(({ run }) => {
      const start = total;
      total += run.count;
      return start;
    });
    this.total = total;
  }

  /** The row that a block begins at. */
  startOf(index: number): number {
    return this.#starts[index] ?? this.total;
  }

  /** @throws RangeError for a row that there is not. */
  at(row: number): Place {
    let low = 0;
    let high = this.list.length;
    while (high - low > 1) {
      const middle = (low + high) >>> 1;
      if (this.startOf(middle) <= row) low = middle;
      else high = middle;
    }
    const block = this.list[low];
    const index = row - this.startOf(low);
    if (block === undefined || index < 0 || index >= block.run.count)
      throw new RangeError(`there is no row ${row}`);
    return { block, index };
  }
}

/** The address of an event; undefined for a NULL entry, and where the pointer to it is not there. */
export function addressIn({ block, index }: Place): bigint | undefined {
  return structAddress(block.run, index, block.memory);
}

/** The roots of a run, as far as they are there: the first one that is missing stands for all after it. */
export function presentRoots(roots: Roots, stride: number, memory: Memory): Roots {
  if (!('count' in roots) || stride === 0) return roots;
  const start = BigInt('entries' in roots ? roots.entries : roots.array);
  const there = Math.floor(memory.readable(start, roots.count * stride) / stride);
  return { ...roots, count: Math.min(roots.count, there + 1) };
}
