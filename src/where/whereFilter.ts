/** Which events are wanted: conditions on a few members, checked before anything else of an event is decoded. */
import type { Limits } from '../codec/index.ts';
import { isNetEventName, NET_EVENTS } from '../events/index.ts';
import type { ValueLayout } from '../layout/index.ts';
import type { Memory } from '../memory/index.ts';
import type { Roots } from '../memory/run.ts';
import { valueColumns } from '../read/valueColumns.ts';
import { ConditionSet } from './conditionSet.ts';
import { conditionsOf } from './conditions.ts';
import { PartialEvents } from './partialEvents.ts';
import type { Where } from './where.ts';
import { WhereRun } from './whereRun.ts';

export interface WhereOptions {
  /** Limits in place of the default ones. They hold for what the conditions need of one event. */
  readonly limits?: Partial<Limits>;
}

/** Says which events of a run are wanted. */
export class WhereFilter {
  readonly #conditions: ConditionSet;

  /**
   * @throws TypeError for a struct that is not an event, or in which the name of a layer has no id that is certain;
   * RangeError for a type or a layer that does not exist, for what is not an address, and for an application on a drive.
   */
  constructor(struct: ValueLayout, where: Where) {
    const name = struct.ctype;
    if (!isNetEventName(name) || NET_EVENTS[name] !== struct) {
      throw new TypeError(`conditions are for events, FWPM_NET_EVENT0 to 5, and not for ${name}`);
    }
    this.#conditions = new ConditionSet(struct, [...conditionsOf(name, where)]);
  }

  /**
   * The indices of the events that are wanted, in order; they count from the first of the roots, which can be a part of
   * a larger run. Nothing is read but what the conditions need.
   *
   * A condition that needs something that cannot be read does not rule an event out: what is damaged is not skipped in
   * silence, and decoding it says what is wrong. The same goes for the first event past the end of the memory, which
   * stands for all that are missing. A NULL entry is not an event: no condition holds for it.
   * @throws TypeError or RangeError for wrong roots or limits.
   */
  rows(memory: Memory, roots: Roots, options: WhereOptions = {}): number[] {
    return this.run(memory, roots, options).rows();
  }

  /**
   * The same, part by part: what is needed to read the first one serves the others.
   * @throws TypeError or RangeError for wrong roots or limits.
   */
  run(memory: Memory, roots: Roots, { limits = {} }: WhereOptions = {}): WhereRun {
    return new WhereRun(this.#conditions, memory, roots, limits);
  }

  /**
   * The indices of those of some events that are wanted, in order: for events that are values already, such as those of
   * {@link readNetEvents}. A condition on what an event does not say does not hold.
   */
  rowsOf(events: readonly unknown[]): number[] {
    const { struct, paths } = this.#conditions;
    const columns = valueColumns(struct, events, Object.keys(paths));
    const said = new PartialEvents(new Map(Object.entries(columns)));
    return Array.from(events.keys()).filter((row) => this.#conditions.hold(said, row));
  }
}
