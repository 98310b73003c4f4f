/** Conditions on events of one struct, all of which are to hold, and what has to be read for them. */
import type { ValueLayout } from '../layout/index.ts';
import type { Condition } from './condition.ts';
import type { PartialEvents } from './partialEvents.ts';
import type { Sieve } from './sieve.ts';

export class ConditionSet {
  readonly struct: ValueLayout;
  readonly sieves: readonly Sieve[];
  /** Each path under itself. */
  readonly paths: Readonly<Record<string, string>>;
  readonly #conditions: readonly Condition[];

  constructor(struct: ValueLayout, conditions: readonly Condition[]) {
    this.struct = struct;
    this.#conditions = conditions;
    this.sieves = conditions.flatMap(({ sieve }) => sieve ?? []);
    // One column is always there: its length is the number of events.
    const paths = ['type', ...conditions.flatMap((condition) => condition.paths)];
    this.paths = Object.fromEntries(paths.map((path) => [path, path]));
  }

  /** The conditions that need a member, something in it, or something that it is in; '' is the event itself. */
  needing(member: string): Condition[] {
    return this.#conditions.filter(({ paths }) =>
      paths.some((path) => isAtOrIn(path, member) || isAtOrIn(member, path)),
    );
  }

  /** @param undecided conditions that need what cannot be read. */
  hold(events: PartialEvents, row: number, undecided?: ReadonlySet<Condition>): boolean {
    if (this.#conditions.length === 0) return true;
    const event = events.at(row);
    return this.#conditions.every(
      (condition) => condition.holds(event) || undecided?.has(condition) === true,
    );
  }
}

function isAtOrIn(path: string, outer: string): boolean {
  return outer === '' || path === outer || path.startsWith(`${outer}.`) || path.startsWith(`${outer}[`);
}
