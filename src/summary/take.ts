/** What follows from a meaning, counted for all events that had it. */
import type { Cause, CountedFilter, Shape, Way } from './meaning.ts';
import { count, countBy, type Tables } from './tables.ts';

export function takeShape(
  { types, outcomes, blocked, unusual }: Tables,
  { type, outcome, protocol, unknownFlags }: Shape,
  times: number,
): void {
  count(types, type, times);
  count(outcomes, outcome, times);
  if (typeof type === 'number') count(unusual.types, type, times);
  if (unknownFlags !== undefined) count(unusual.flags, unknownFlags, times);
  if (outcome === 'blocked') count(blocked.protocols, protocol, times);
}

export function takeWay({ blocked, unusual }: Tables, way: Way, times: number): void {
  const { outcome, layer, direction, contradiction } = way;
  if (contradiction !== undefined) {
    countBy(unusual.contradictions, contradiction, JSON.stringify, times);
  }
  if (outcome !== 'blocked') return;
  countBy(blocked.layers, layer, JSON.stringify, times);
  count(blocked.directions, direction, times);
}

export function takeCause(
  { blocked, failed }: Tables,
  { outcome, failure, ike }: Cause,
  times: number,
): void {
  if (outcome === 'blocked' && failure !== undefined) {
    countBy(blocked.errors, failure, JSON.stringify, times);
  }
  if (outcome !== 'failed') return;
  countBy(failed.errors, failure, JSON.stringify, times);
  count(failed.modes, ike?.mode, times);
  count(failed.points, ike?.failurePoint, times);
  count(failed.methods, ike?.authMethod, times);
}

export function takeFilter({ blocked }: Tables, filter: CountedFilter | undefined, times: number): void {
  // Files that have rules of their own can have others of the same id.
  countBy(blocked.filters, filter, ({ id, match, name }) => `${id} ${match} ${name}`, times);
}
