/** Events that are both in the history and in the queue: the subscription begins before the history is read, so that none is missed. */
import { toJson } from '../format/json.ts';
import type { LiveEvent } from './event.ts';

/** Ticks of a FILETIME from 1601 to 1970, and in a millisecond. */
const UNIX_EPOCH = 116444736000000000n;
const TICKS = 10_000n;

/** How far back an event is looked at, in milliseconds: what is on its way can be a little older. */
const BEFORE = 1000;

export class Overlap {
  readonly #from: bigint;
  /** The events that can come once more, and how often each is there. */
  readonly #seen = new Map<string, number>();
  #last = 0n;

  /** @param now when the subscription began: milliseconds from 1970 on. */
  constructor(now: number) {
    this.#from = BigInt(now - BEFORE) * TICKS + UNIX_EPOCH;
  }

  /** An event of the history. */
  note(event: LiveEvent): void {
    const time = timeOf(event);
    if (time === undefined || time < this.#from) return;
    const key = keyOf(event);
    this.#seen.set(key, (this.#seen.get(key) ?? 0) + 1);
    if (time > this.#last) this.#last = time;
  }

  /** Whether an event of the subscription is new. */
  isNew(event: LiveEvent): boolean {
    if (this.#seen.size === 0) return true;
    const time = timeOf(event);
    if (time === undefined || time > this.#last) return true;
    const key = keyOf(event);
    const count = this.#seen.get(key) ?? 0;
    if (count > 1) this.#seen.set(key, count - 1);
    else this.#seen.delete(key);
    return count === 0;
  }
}

/** Of whatever version: the time is what an event begins with. */
function timeOf({ memory, address }: LiveEvent): bigint | undefined {
  if (memory.readable(address, 8) < 8) return undefined;
  const { view, offset } = memory.place(address, 8);
  return view.getBigUint64(offset, true);
}

/** What an event says; the addresses in it differ each time. */
function keyOf(event: LiveEvent): string {
  return toJson(event.struct, event.decode({ onIssue: () => undefined }));
}
