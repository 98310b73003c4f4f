/**
 * Which memories have the structs of a block read ahead. That is told by whoever makes such a memory, so that programs without
 * one need not carry the code.
 */
import type { Memory } from '../../memory/index.ts';
import type { Run } from '../../memory/run.ts';
import type { Loops } from './loops.ts';
import type { Roots } from './places.ts';

export interface Ahead {
  /** Where they are read to; undefined where any memory is as good. */
  readonly room: Uint8Array | undefined;
  /** The roots of structs of a size; `others` finds those that are not read ahead. */
  rootsOf(run: Run, size: number, others: Roots, loops: Loops): Roots;
}

export const aheads: WeakMap<Memory, Ahead> = new WeakMap();
