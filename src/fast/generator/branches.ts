/** What the generators of readers and of writers share: how a struct's code branches over its unions. */
import type { Placed, PlacedMember, PlacedUnion } from '../../layout/index.ts';

/** Members without a union among them: straight-line code. */
export interface Straight {
  readonly kind: 'straight';
  readonly members: readonly PlacedMember[];
}

/** A branch over the values of a tag. */
export interface Branch {
  readonly kind: 'branch';
  readonly tag: PlacedMember;
  /** For each set of values that make the same members live. */
  readonly cases: readonly {
    readonly names: readonly string[];
    readonly values: readonly number[];
    readonly plan: Plan;
  }[];
  /** For all other values. */
  readonly otherwise: Plan;
}

export type Plan = Straight | Branch;

/** How to read the items: branches over tags until what is left is straight. */
export function planOf(items: readonly Placed[]): Plan {
  const union = items.find((item) => item.kind === 'union');
  if (union === undefined)
    return { kind: 'straight', members: items.filter((item) => item.kind === 'member') };
  const { tag } = union;
  const choices = new Map<string, { names: string[]; values: number[]; items: Placed[] }>();
  for (const [value, name] of tagValues(items, tag)) {
    const live = resolve(items, tag, value);
    // Values that make the same members live share their code.
    const key = live.map(keyOf).join();
    const choice = choices.get(key) ?? { names: [], values: [], items: live };
    choice.names.push(name);
    choice.values.push(value);
    choices.set(key, choice);
  }
  const cases = [...choices.values()].map(({ names, values, items: live }) => ({
    names,
    values,
    plan: planOf(live),
  }));
  return { kind: 'branch', tag, cases, otherwise: planOf(resolve(items, tag, undefined)) };
}

/** The items with the unions of one tag replaced by what its value makes live. */
function resolve(items: readonly Placed[], tag: PlacedMember, value: number | undefined): Placed[] {
  return items.flatMap((item) => {
    if (item.kind !== 'union' || item.tag.name !== tag.name) return [item];
    return item.arms.find(({ values }) => value !== undefined && values.includes(value))?.items ?? [];
  });
}

function tagValues(items: readonly Placed[], tag: PlacedMember): Map<number, string> {
  const unions = items.filter(
    (item): item is PlacedUnion => item.kind === 'union' && item.tag.name === tag.name,
  );
  const values = new Map<number, string>();
  for (const { arms } of unions) {
    for (const arm of arms)
      for (const [i, value] of arm.values.entries()) values.set(value, arm.cases[i] ?? '');
  }
  return values;
}

function keyOf(item: Placed): string {
  return item.kind === 'member' ? item.name : `union by ${item.tag.name} at ${item.offset}`;
}
