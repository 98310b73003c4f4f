/** What a walk does with an object: which pointers it has, and what each of them leads to. Made once for each descriptor. */
import {
  type Abi,
  type Blob,
  type Composite,
  extentOf,
  type Placed,
  type PlacedMember,
  type PlacedUnion,
  placementOf,
  pointerSizeOf,
  type ValueLayout,
} from '../layout/index.ts';

/** What a pointer leads to: something of one size, or what its own bytes end. */
export type Pointee = Plan | 'string' | 'sid';

/** An object of one size. */
export interface Plan {
  readonly size: number;
  /** In the order of the members. */
  readonly visits: readonly Visit[];
}

/** Something of an object that a walk has to look at; offsets count from the object's first byte. */
export type Visit =
  | { readonly kind: 'pointer'; readonly offset: number; readonly to: Pointee }
  | { readonly kind: 'blob'; readonly offset: number; readonly size: number }
  | {
      readonly kind: 'array';
      readonly offset: number;
      /** Where the count is, and its bytes. */
      readonly count: number;
      readonly countSize: number;
      readonly of: Plan;
    }
  /** What a tag's value makes live. */
  | {
      readonly kind: 'union';
      readonly offset: number;
      readonly mask: number;
      readonly arms: ReadonlyMap<number, readonly Visit[]>;
    };

const plans = { 4: new WeakMap<ValueLayout, Plan>(), 8: new WeakMap<ValueLayout, Plan>() } as const;

/** What a pointer to a layout leads to. */
export function pointeeOf(layout: ValueLayout, abi: Abi): Pointee {
  if (layout.kind === 'wideString') return 'string';
  return layout.kind === 'sid' ? 'sid' : planOf(layout, abi);
}

function planOf(layout: ValueLayout, abi: Abi): Plan {
  const known = plans[pointerSizeOf(abi)];
  let plan = known.get(layout);
  if (plan === undefined) {
    const visits: Visit[] = [];
    plan = { size: extentOf(layout, abi).size, visits };
    // Before its visits are known, since a struct can lead to others of its kind.
    known.set(layout, plan);
    addInline(visits, layout, 0, abi);
  }
  return plan;
}

function addInline(visits: Visit[], layout: ValueLayout, offset: number, abi: Abi): void {
  if (layout.kind === 'struct') addItems(visits, placementOf(layout, abi).items, offset, abi);
  else if (layout.kind === 'blob') visits.push(blobVisit(layout, offset, abi));
  else if (layout.kind === 'pointer' && !layout.isOpaque)
    visits.push({ kind: 'pointer', offset, to: pointeeOf(layout.to, abi) });
}

function addItems(visits: Visit[], items: readonly Placed[], base: number, abi: Abi): void {
  for (const item of items) {
    if (item.kind === 'union') addUnion(visits, item, base, abi);
    else if (item.layout.kind === 'counted') visits.push(arrayVisit(item, base, abi));
    else addInline(visits, item.layout, base + item.offset, abi);
  }
}

function addUnion(visits: Visit[], { tag, mask, arms }: PlacedUnion, base: number, abi: Abi): void {
  const live = new Map<number, readonly Visit[]>();
  const taken = new Set<number>();
  for (const { values, items } of arms) {
    const inArm: Visit[] = [];
    addItems(inArm, items, base, abi);
    for (const value of values) {
      // Two cases can have one number: the first arm has it then.
      if (!taken.has(value) && inArm.length > 0) live.set(value, inArm);
      taken.add(value);
    }
  }
  if (live.size > 0) visits.push({ kind: 'union', offset: base + tag.offset, mask, arms: live });
}

function blobVisit(layout: Blob<Uint8Array> | Blob<string>, offset: number, abi: Abi): Visit {
  const [size, data] = membersOf(layout, abi);
  if (size === undefined || data === undefined) throw new TypeError(`${layout.name} is no blob`);
  return { kind: 'blob', offset: offset + data.offset, size: offset + size.offset };
}

function membersOf(layout: Composite, abi: Abi): PlacedMember[] {
  return placementOf(layout, abi).items.filter((item) => item.kind === 'member');
}

function arrayVisit({ layout, offset, count }: PlacedMember, base: number, abi: Abi): Visit {
  if (layout.kind !== 'counted' || count === undefined) throw new TypeError(`${layout.ctype} has no count`);
  return {
    kind: 'array',
    offset: base + offset,
    count: base + count.offset,
    countSize: count.size,
    of: planOf(layout.of, abi),
  };
}
