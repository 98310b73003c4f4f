/** When filters were there: some come and go while `netsh wfp capture` runs. */
import type { Presence } from './state.ts';

/** That of a filter that no change is about. */
export const UNCHANGED: Presence = { isChange: false };

/** A change of a filter. It has no time of its own: it is after the events before it. */
export interface Change {
  /** A C name such as FWPM_CHANGE_ADD; undefined where the file does not say it. */
  readonly type: string | undefined;
  /** The latest time of the events before it. */
  readonly time: bigint | undefined;
}

/** Tells of each changed filter what the change is, from what comes before it. */
export class Changes {
  #time: bigint | undefined;
  #type: string | undefined;
  #isTypeFirst = true;

  event(time: bigint | undefined): void {
    if (time !== undefined && (this.#time === undefined || time > this.#time)) this.#time = time;
  }

  /** The type of the filter that comes next. */
  type(type: string | undefined): void {
    this.#type = type;
  }

  filter(): Change {
    const type = this.#type;
    this.#type = undefined;
    // The type after a filter without one can be that of this filter: from here on none is believed.
    if (type === undefined) this.#isTypeFirst = false;
    return { type: this.#isTypeFirst ? type : undefined, time: this.#time };
  }
}

/**
 * That of a filter after a change of it.
 * @param before that of the same filter; undefined for one that is new.
 */
export function presenceAfter({ type, time }: Change, before?: Presence): Presence {
  if (type === 'FWPM_CHANGE_ADD' && before === undefined) return { isChange: true, from: time };
  if (type !== 'FWPM_CHANGE_DELETE') return { isChange: true };
  const isChange = before === undefined || before.isChange || time === undefined;
  return { isChange, from: before?.from, until: time };
}

/** That of a filter whose id another one has after a change: where its end was not seen, that was at some time before. */
export function presenceBefore({ time = 0n }: Change, before: Presence): Presence {
  return before.until === undefined ? { isChange: true, from: before.from, until: time } : before;
}
