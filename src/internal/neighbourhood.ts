/** What is known to begin near an event: no layout that reaches into it can be right. */
import { Decoder, type Limits } from '../codec/index.ts';
import type { Memory } from '../memory/index.ts';
import { type Run, structAddress } from '../memory/run.ts';
import { FWPM_NET_EVENT5 } from '../wfp/index.ts';

/** How many events before and after it are looked at: those of one call of Windows lie one after another. */
const NEIGHBOURS = 8;

/** The objects that are known around one event. */
export interface Neighbourhood {
  /** Whether one of them begins in a span: at `start` or after it, and before `end`. */
  hasBeginningIn(start: bigint, end: bigint): boolean;
}

/** The neighbourhoods of the events of a run. */
export class Neighbourhoods {
  readonly #memory: Memory;
  readonly #run: Run;
  readonly #decoder: Decoder;
  #beginnings: bigint[] = [];

  constructor(memory: Memory, run: Run, limits: Limits) {
    this.#memory = memory;
    this.#run = run;
    this.#decoder = new Decoder(memory, FWPM_NET_EVENT5.ctype, {
      limits,
      onIssue: () => undefined,
      onRange: ({ kind, value }) => {
        if (kind === 'pointer' && typeof value === 'bigint') this.#beginnings.push(value);
      },
    });
  }

  /** Around the event of an index, which is at an address. */
  of(index: number, address: bigint): Neighbourhood {
    const { count, kind, start } = this.#run;
    const beginnings: bigint[] = kind === 'entries' ? [start] : [];
    this.#beginnings = beginnings;
    this.#decoder.root(FWPM_NET_EVENT5, address);
    for (
      let other = Math.max(0, index - NEIGHBOURS);
      other < Math.min(count, index + NEIGHBOURS + 1);
      other++
    ) {
      const found = other === index ? undefined : structAddress(this.#run, other, this.#memory);
      if (found !== undefined) beginnings.push(found);
    }
    return { hasBeginningIn: (from, to) => beginnings.some((at) => at >= from && at < to) };
  }
}
