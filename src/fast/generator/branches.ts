/** What the generators of readers and of writers share: how a struct's code branches over its unions. */
import { ALL_BITS, liveArm, type Placed, type PlacedMember, type PlacedUnion } from '../../layout/index.ts';

/** Members without a union among them: straight-line code. */
export interface Straight {
  readonly kind: 'straight';
  readonly members: readonly PlacedMember[];
}

/** A branch over the values of a tag. */
export interface Branch {
  readonly kind: 'branch';
  /** The members that all cases begin with, up to the tag. */
  readonly before: readonly PlacedMember[];
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

/** A branch over one bit of a tag. */
export interface BitBranch {
  readonly kind: 'bit';
  /** The members that both begin with. */
  readonly before: readonly PlacedMember[];
  readonly tag: PlacedMember;
  readonly bit: number;
  readonly set: Plan;
  readonly clear: Plan;
}

export type Plan = Straight | Branch | BitBranch;

/** How to read the items: branches over tags until what is left is straight. */
export function planOf(items: readonly Placed[]): Plan {
  const union = items.find((item) => item.kind === 'union');
  if (union === undefined)
    return { kind: 'straight', members: items.filter((item) => item.kind === 'member') };
  return union.mask === ALL_BITS ? branchOf(items, union.tag) : bitBranchOf(items, union);
}

function bitBranchOf(items: readonly Placed[], { tag, mask }: PlacedUnion): BitBranch {
  const liveBy = (value: number): Placed[] =>
    items.flatMap((item) => (isBy(item, tag, mask) ? (liveArm(item, value)?.items ?? []) : [item]));
  const before = membersBefore(items, tag);
  return { kind: 'bit', before, tag, bit: mask, set: planOf(liveBy(mask)), clear: planOf(liveBy(0)) };
}

function branchOf(items: readonly Placed[], tag: PlacedMember): Branch {
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
  const before = membersBefore(items, tag);
  return { kind: 'branch', before, tag, cases, otherwise: planOf(resolve(items, tag, undefined)) };
}

/** What stands before a tag, which is written by its name, and before all unions. */
function membersBefore(items: readonly Placed[], tag: PlacedMember): PlacedMember[] {
  const end = items.findIndex((item) => item.kind === 'union' || item.name === tag.name);
  return items.slice(0, end).filter((item) => item.kind === 'member');
}

/** The items with the unions of one tag replaced by what its value makes live. */
function resolve(items: readonly Placed[], tag: PlacedMember, value: number | undefined): Placed[] {
  return items.flatMap((item) => {
    if (!isBy(item, tag, ALL_BITS)) return [item];
    return item.arms.find(({ values }) => value !== undefined && values.includes(value))?.items ?? [];
  });
}

function tagValues(items: readonly Placed[], tag: PlacedMember): Map<number, string> {
  const unions = items.filter((item) => isBy(item, tag, ALL_BITS));
  const values = new Map<number, string>();
  for (const { arms } of unions) {
    for (const arm of arms)
      for (const [i, value] of arm.values.entries()) values.set(value, arm.cases[i] ?? '');
  }
  return values;
}

/** Whether an item is a union that these bits of a tag decide. */
function isBy(item: Placed, tag: PlacedMember, mask: number): item is PlacedUnion {
  return item.kind === 'union' && item.tag.name === tag.name && item.mask === mask;
}

function keyOf(item: Placed): string {
  return item.kind === 'member' ? item.name : `union by ${item.tag.name} at ${item.offset}`;
}
