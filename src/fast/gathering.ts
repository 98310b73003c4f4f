/**
 * Which memories have objects that lie apart gathered. What gathers them is told by whoever makes such a memory, so that
 * programs without one need not carry the code.
 */
import type { Limits } from '../codec/index.ts';
import type { ValueLayout } from '../layout/index.ts';
import type { Memory } from '../memory/index.ts';
import type { Source } from './source.ts';

/** Copies a struct and all that it reaches to where they lie together. */
export interface StructGatherer {
  /** Where the copies are, until the next event is gathered. */
  readonly source: Source;
  /** The offset of the copy of the root whose address has these halves; -1 where something is wrong, or too large. */
  gather(low: number, high: number): number;
}

export type GathererFactory = (struct: ValueLayout, memory: Memory, limits: Limits) => StructGatherer;

const factories = new WeakMap<Memory, GathererFactory>();

export function gatherBy(memory: Memory, factory: GathererFactory): void {
  factories.set(memory, factory);
}

export function factoryOf(memory: Memory): GathererFactory | undefined {
  return factories.get(memory);
}
