/** Blocks of memory with events in them: what a page shows is the events of all blocks, one after another. */
import type { NetEventName, Origin } from '../../events/index.ts';
import type { PlainRecord } from '../../events/members.ts';
import type { ValueLayout } from '../../layout/index.ts';
import type { Memory } from '../../memory/index.ts';
import { type Roots, type Run, structAddress } from '../../memory/run.ts';

/** Events in one memory. */
export interface Part {
  readonly memory: Memory;
  readonly run: Run;
}

/** Events of one version and one origin. */
export interface Block {
  readonly struct: ValueLayout;
  readonly name: NetEventName;
  readonly origin: Origin;
  /** How many events there are. */
  readonly count: number;
  /** The events themselves, where a file describes them and there is no memory of them. */
  readonly said?: readonly PlainRecord[] | undefined;
  /** Where they are, one part after another: read again where nobody has asked for a while. None for those that are said. */
  parts(): readonly Part[];
}

/** Where an event is. */
export interface Place {
  readonly block: Block;
  /** Which event of the block. */
  readonly index: number;
}

/** All blocks: an event has a row among those of all of them. */
export class Blocks {
  readonly list: Block[] = [];
  /** The row that each block begins at. */
  readonly #starts: number[] = [];
  #total = 0;

  get total(): number {
    return this.#total;
  }

  /** Adds a block after the others. @returns the row that it begins at. */
  add(block: Block): number {
    const start = this.#total;
    this.list.push(block);
    this.#starts.push(start);
    this.#total += block.count;
    return start;
  }

  /** The row that a block begins at. */
  startOf(index: number): number {
    return this.#starts[index] ?? this.#total;
  }

  /** The block that a row is in. */
  indexOf(row: number): number {
    let low = 0;
    let high = this.list.length;
    while (high - low > 1) {
      const middle = (low + high) >>> 1;
      if (this.startOf(middle) <= row) low = middle;
      else high = middle;
    }
    return low;
  }

  /** @throws RangeError for a row that there is not. */
  at(row: number): Place {
    const at = this.indexOf(row);
    const block = this.list[at];
    const index = row - this.startOf(at);
    if (block === undefined || index < 0 || index >= block.count)
      throw new RangeError(`there is no row ${row}`);
    return { block, index };
  }
}

/** An event in its memory. */
export interface Found {
  readonly memory: Memory;
  readonly run: Run;
  /** Which element of the run. */
  readonly index: number;
  /** Undefined for a NULL entry, and where the pointer to it is not there. */
  readonly address: bigint | undefined;
}

export function eventAt({ block, index }: Place): Found | undefined {
  let left = index;
  for (const { memory, run } of block.parts()) {
    if (left < run.count) return { memory, run, index: left, address: structAddress(run, left, memory) };
    left -= run.count;
  }
  return undefined;
}

/** The roots of a run, as far as they are there: the first one that is missing stands for all after it. */
export function presentRoots(roots: Roots, stride: number, memory: Memory): Roots {
  if (!('count' in roots) || stride === 0) return roots;
  const start = BigInt('entries' in roots ? roots.entries : roots.array);
  const there = Math.floor(memory.readable(start, roots.count * stride) / stride);
  return { ...roots, count: Math.min(roots.count, there + 1) };
}
