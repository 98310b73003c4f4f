/** Conditions that are alternatives. */
import type { FilterCondition } from '../filters/index.ts';

/** Consecutive conditions on one field. */
export function groupsOf(conditions: readonly FilterCondition[]): FilterCondition[][] {
  const groups: FilterCondition[][] = [];
  for (const condition of conditions) {
    const last = groups.at(-1);
    if (last?.[0]?.field === condition.field) last.push(condition);
    else groups.push([condition]);
  }
  return groups;
}
