/** What may begin in the bytes after an event: no layout that reaches into it can be right. */
import type { Memory } from '../memory/index.ts';
import { type Run, structAddress } from '../memory/run.ts';

/** How many events before and after it are looked at: those of one call of Windows lie one after another. */
const NEIGHBOURS = 8;

/** The objects that are known around the events of a run. */
export class Neighbourhood {
  readonly #memory: Memory;
  readonly #run: Run;

  constructor(memory: Memory, run: Run) {
    this.#memory = memory;
    this.#run = run;
  }

  /**
   * Whether something else begins in the bytes from `start` to before `end`, which follow the event of an index: another
   * event of the run, the array of pointers to them, or what a word of the event or of these bytes points to.
   */
  isIn(index: number, event: bigint, start: bigint, end: bigint): boolean {
    const isInside = (address: bigint): boolean => address >= start && address < end;
    const { kind, start: first, count } = this.#run;
    if (kind === 'entries' && isInside(first)) return true;
    const last = Math.min(count, index + NEIGHBOURS + 1);
    for (let other = Math.max(0, index - NEIGHBOURS); other < last; other++) {
      const address = other === index ? undefined : structAddress(this.#run, other, this.#memory);
      if (address !== undefined && isInside(address)) return true;
    }
    return this.#pointsInto(event, end, start);
  }

  /** Whether a word of the event leads into the bytes after it, or one of those into the event or these bytes. */
  #pointsInto(event: bigint, end: bigint, start: bigint): boolean {
    const size = Number(end - event);
    const { view, offset } = this.#memory.place(event, size);
    const own = Number(start - event);
    for (let at = 0; at < size; at += 8) {
      const word = view.getBigUint64(offset + at, true);
      if (word < end && word >= (at < own ? start : event)) return true;
    }
    return false;
  }
}
