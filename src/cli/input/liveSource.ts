/** Events as they happen, as a source like any file. */
import type { Origin } from '../../events/index.ts';
import type { Live, LiveEvent } from '../../live/index.ts';
import type { Report } from '../output/report.ts';
import type { MemoryBlock } from './blocks.ts';
import type { Source } from './source.ts';

/** Milliseconds between two messages about events that are lost. */
const INTERVAL = 1000;

/** @param take gets all events before they are decoded. */
export function liveSource(
  live: Live,
  origin: Origin,
  take: (events: readonly LiveEvent[]) => Promise<void>,
): Source {
  return {
    name: 'this machine',
    memory: undefined,
    form: 'capture',
    told: '',
    refusal: '',
    shared: undefined,
    async *groups(report) {
      const drops = new Drops(live, report);
      for await (const events of live.batches()) {
        await take(events);
        yield events.map((event) => blockOf(event, origin));
        await drops.tell();
      }
      await drops.tellAll();
    },
  };
}

function blockOf({ struct, memory, address }: LiveEvent, origin: Origin): MemoryBlock {
  return {
    struct,
    memory,
    roots: { address },
    missing: 0,
    isOptional: true,
    label: '',
    hint: '',
    origin,
  };
}

/** Says how many events are lost, now and then and at the end. */
class Drops {
  readonly #live: Live;
  readonly #report: Report;
  #told = 0;
  #last = Number.NEGATIVE_INFINITY;

  constructor(live: Live, report: Report) {
    this.#live = live;
    this.#report = report;
  }

  async tell(): Promise<void> {
    if (performance.now() - this.#last >= INTERVAL) await this.tellAll();
  }

  async tellAll(): Promise<void> {
    const dropped = this.#live.dropped - this.#told;
    if (dropped === 0) return;
    this.#told += dropped;
    this.#last = performance.now();
    const events = dropped === 1 ? 'event is' : 'events are';
    await this.#report.fault(`${dropped} ${events} lost: they came faster than they can be written`);
  }
}
