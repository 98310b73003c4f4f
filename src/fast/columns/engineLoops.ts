/** Whose loops read the columns of a memory. */
import type { PointerSize } from '../../layout/index.ts';
import type { Memory } from '../../memory/index.ts';
import type { Run } from '../../memory/run.ts';
import { aheads } from './ahead.ts';
import { type Loops, loopsFactories } from './loops.ts';

/** The loops of the engine that a memory lies in, as far as its first struct tells. */
export function engineLoops(memory: Memory, { start }: Run, pointerSize: PointerSize): Loops | undefined {
  // A memory that reads when it is asked would read for this: it is read into the room, if anything.
  const window = memory.windowIn === undefined ? memory.window?.(start) : undefined;
  const buffer = window?.view.buffer ?? aheads.get(memory)?.room?.buffer;
  return buffer && loopsFactories.get(buffer)?.(pointerSize);
}
