/**
 * Which memories have the structs of a block read ahead. That is told by whoever makes such a memory, so that programs without
 * one need not carry the code.
 */
import type { Memory } from '../../memory/index.ts';
import type { Run } from '../../memory/run.ts';
import type { Roots } from './places.ts';

/** Makes roots of structs of a size; `others` finds those that are not read ahead. */
export type AheadFactory = (run: Run, size: number, others: Roots) => Roots;

export const aheadFactories: WeakMap<Memory, AheadFactory> = new WeakMap();
