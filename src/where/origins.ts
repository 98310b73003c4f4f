/** Conditions on where filters come from: events have the ids of filters, and only the rules say what these stand for. */
import type { RuleBook } from '../events/index.ts';
import type { Where } from './where.ts';

/**
 * The same conditions with the ids of filters in place of their origins; those that have none stay as they are.
 * @param rules of the machine that recorded the events.
 * @throws TypeError where there are no rules that know origins.
 */
export function withOrigins({ origin, ...where }: Where, rules: RuleBook | undefined): Where {
  if (origin === undefined) return where;
  if (rules?.filtersOf === undefined) {
    throw new TypeError('origin is what a file of filters says: give what netsh wfp show state wrote');
  }
  const ids = new Set(origin.flatMap((name) => rules.filtersOf?.(name) ?? []));
  const { filterId } = where;
  return { ...where, filterId: filterId === undefined ? [...ids] : filterId.filter((id) => ids.has(id)) };
}
