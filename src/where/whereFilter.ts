/** Which events are wanted: conditions on a few members, checked before anything else of an event is decoded. */
import type { DecodeError, Limits } from '../codec/index.ts';
import { isNetEventName, NET_EVENTS } from '../events/index.ts';
import type { ValueLayout } from '../layout/index.ts';
import type { Memory } from '../memory/index.ts';
import type { Roots } from '../memory/run.ts';
import { bitColumns } from '../read/columns.ts';
import { valueColumns } from '../read/valueColumns.ts';
import type { Condition } from './condition.ts';
import { conditionsOf } from './conditions.ts';
import { PartialEvents } from './partialEvents.ts';
import { marksOf, type Sieve } from './sieve.ts';
import type { Where } from './where.ts';

export interface WhereOptions {
  /** Limits in place of the default ones. They hold for what the conditions need of one event. */
  readonly limits?: Partial<Limits>;
}

/** Says which events of a run are wanted. */
export class WhereFilter {
  readonly #struct: ValueLayout;
  readonly #conditions: readonly Condition[];
  readonly #sieves: readonly Sieve[];
  readonly #paths: Readonly<Record<string, string>>;

  /**
   * @throws TypeError for a struct that is not an event, or in which the name of a layer has no id that is certain;
   * RangeError for a type or a layer that does not exist, for what is not an address, and for an application on a drive.
   */
  constructor(struct: ValueLayout, where: Where) {
    const name = struct.ctype;
    if (!isNetEventName(name) || NET_EVENTS[name] !== struct) {
      throw new TypeError(`conditions are for events, FWPM_NET_EVENT0 to 5, and not for ${name}`);
    }
    this.#struct = struct;
    this.#conditions = [...conditionsOf(name, where)];
    this.#sieves = this.#conditions.flatMap(({ sieve }) => sieve ?? []);
    // One column is always there: its length is the number of events.
    const paths = ['type', ...this.#conditions.flatMap((condition) => condition.paths)];
    this.#paths = Object.fromEntries(paths.map((path) => [path, path]));
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
  rows(memory: Memory, roots: Roots, { limits = {} }: WhereOptions = {}): number[] {
    const unread = new Map<number, Set<Condition>>();
    const onIssue = ({ path }: DecodeError): void => {
      const { row, member } = placeIn(path);
      const undecided = unread.get(row) ?? new Set();
      unread.set(row, undecided);
      for (const condition of this.#conditions) if (needs(condition, member)) undecided.add(condition);
    };
    const read = bitColumns(this.#struct, memory, roots, this.#paths, { limits, onIssue });
    const events = new PartialEvents(read);
    const count = read.get('type')?.valid.length ?? 0;
    const marks = marksOf(this.#sieves, read, count);
    const wanted: number[] = [];
    for (let row = 0; row < count; row++) {
      const undecided = unread.get(row);
      // What cannot be read goes through all sieves.
      if (undecided === undefined && marks[row] === 0) continue;
      if (this.#isWanted(events, row, undecided)) wanted.push(row);
    }
    return unread.has(count) ? [...wanted, count] : wanted;
  }

  /**
   * The indices of those of some events that are wanted, in order: for events that are values already, such as those of
   * {@link readNetEvents}. A condition on what an event does not say does not hold.
   */
  rowsOf(events: readonly unknown[]): number[] {
    const columns = valueColumns(this.#struct, events, Object.keys(this.#paths));
    const said = new PartialEvents(new Map(Object.entries(columns)));
    return Array.from(events.keys()).filter((row) => this.#isWanted(said, row, undefined));
  }

  /** @param undecided conditions that need what cannot be read. */
  #isWanted(events: PartialEvents, row: number, undecided: ReadonlySet<Condition> | undefined): boolean {
    if (this.#conditions.length === 0) return true;
    const event = events.at(row);
    return this.#conditions.every(
      (condition) => condition.holds(event) || undecided?.has(condition) === true,
    );
  }
}

/** The element that the path of an issue begins with, and what of it; a single struct is the first. */
export function placeIn(path: string): { readonly row: number; readonly member: string } {
  const [, row = '0', member = ''] = /^(?:\[(\d+)\]\.?)?(.*)$/s.exec(path) ?? [];
  return { row: Number(row), member };
}

/** Whether a condition needs a member, something in it, or something that it is in; '' is the event itself. */
function needs({ paths }: Condition, member: string): boolean {
  return paths.some((path) => isAtOrIn(path, member) || isAtOrIn(member, path));
}

function isAtOrIn(path: string, outer: string): boolean {
  return outer === '' || path === outer || path.startsWith(`${outer}.`) || path.startsWith(`${outer}[`);
}
