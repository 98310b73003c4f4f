/** Conditions, and how they are put together. */
import type { PartialEvent } from './partialEvents.ts';
import { anySieve, type Sieve } from './sieve.ts';
import type { PortCondition } from './where.ts';

export interface Condition {
  /** What has to be read. */
  readonly paths: readonly string[];
  readonly holds: (event: PartialEvent) => boolean;
  /** Marks few events more than those that the condition holds for, in a fraction of the time. */
  readonly sieve: Sieve | undefined;
}

/** A condition on what an event says; it does not hold where the event does not say it. */
export function on<T>(
  paths: readonly string[],
  fact: (event: PartialEvent) => T | undefined,
  holds: (value: T) => boolean,
  sieve?: Sieve,
): Condition {
  return {
    paths,
    holds: (event) => {
      const value = fact(event);
      return value !== undefined && holds(value);
    },
    sieve,
  };
}

export function oneOf<T>(values: readonly T[]): (value: unknown) => boolean {
  const wanted = new Set<unknown>(values);
  return (value) => wanted.has(value);
}

/** Whether a port is one of some, or in a range of theirs. */
export function inOneOf(ports: readonly PortCondition[]): (port: unknown) => boolean {
  const isOne = oneOf(ports.filter((port) => typeof port === 'number'));
  const ranges = ports.filter((port) => typeof port !== 'number');
  if (ranges.length === 0) return isOne;
  return (port) =>
    isOne(port) || (typeof port === 'number' && ranges.some(([from, to]) => port >= from && port <= to));
}

export function anyOf(conditions: readonly Condition[]): Condition {
  return {
    paths: conditions.flatMap(({ paths }) => paths),
    holds: (event) => conditions.some(({ holds }) => holds(event)),
    sieve: anySieve(conditions.map(({ sieve }) => sieve)),
  };
}

export function bothOf(one: Condition, other: Condition): Condition {
  return {
    paths: [...one.paths, ...other.paths],
    holds: (event) => one.holds(event) && other.holds(event),
    sieve: one.sieve ?? other.sieve,
  };
}
