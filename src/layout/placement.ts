/**
 * Where the members of a struct lie under an ABI. All offsets in the project come from here, and all of them
 * from two operations: pad up to an alignment, extend by a size.
 */
import type { Abi, PointerSize } from './abi.ts';
import { pointerSizeOf } from './abi.ts';
import { ALL_BITS, caseNumbers, masked } from './cases.ts';
import type { AnyUnion, Fields, ValueLayout } from './descriptor.ts';
import { countNames } from './live.ts';

export interface Extent {
  readonly size: number;
  readonly align: number;
}

/** A member and its place, counted from the start of the struct that it is a member of. */
export interface PlacedMember {
  readonly kind: 'member';
  readonly name: string;
  readonly layout: ValueLayout;
  readonly offset: number;
  readonly size: number;
  /** Whether another member is an array that this one counts: then the object leaves it out. */
  readonly isCount: boolean;
  /** For a counted array, its count; for anything else undefined. */
  readonly count: PlacedMember | undefined;
}

export interface PlacedUnion {
  readonly kind: 'union';
  readonly tag: PlacedMember;
  /** The bits of the tag that decide. */
  readonly mask: number;
  readonly arms: readonly PlacedArm[];
  readonly offset: number;
  readonly size: number;
}

export interface PlacedArm {
  /** The values of the tag's bits that decide which make the arm live, and their names. */
  readonly cases: readonly string[];
  readonly values: readonly number[];
  /** One member, or all members of an anonymous struct. */
  readonly items: readonly Placed[];
}

export type Placed = PlacedMember | PlacedUnion;

export interface Placement extends Extent {
  readonly items: readonly Placed[];
}

/** Something with members: a struct or a blob. */
export type Composite = Extract<ValueLayout, { fields: object }>;

const cache: Readonly<Record<PointerSize, WeakMap<Composite, Placement>>> = {
  4: new WeakMap(),
  8: new WeakMap(),
};

/** The places of a struct's members, computed once for each struct and size of a pointer. */
export function placementOf(layout: Composite, abi: Abi): Placement {
  const pointerSize = pointerSizeOf(abi);
  let placement = cache[pointerSize].get(layout);
  if (placement === undefined) {
    placement = place(layout.fields, 0, abi);
    cache[pointerSize].set(layout, placement);
  }
  return placement;
}

/**
 * Size and alignment of a layout under an ABI. For a SID it is that of the C struct, which declares one
 * sub-authority; for text that of one character.
 */
export function extentOf(layout: ValueLayout, abi: Abi): Extent {
  switch (layout.kind) {
    case 'struct':
    case 'blob':
      return placementOf(layout, abi);
    case 'pointer':
    case 'counted': {
      const size = pointerSizeOf(abi);
      return { size, align: size };
    }
    case 'sid':
      return { size: 12, align: 4 };
    case 'wideString':
      return { size: 2, align: 2 };
    default:
      return layout;
  }
}

/** The arm that a tag's value makes live; undefined for empty arms and unknown values. */
export function liveArm({ mask, arms }: PlacedUnion, tag: number): PlacedArm | undefined {
  const decisive = masked(tag, mask);
  return arms.find(({ values }) => values.includes(decisive));
}

/** The bytes of `start` to `end` that none of the items takes up. */
export function gapsIn(
  items: readonly Placed[],
  start: number,
  end: number,
): { offset: number; size: number }[] {
  const gaps: { offset: number; size: number }[] = [];
  let covered = start;
  for (const { offset, size } of items) {
    if (offset > covered) gaps.push({ offset: covered, size: offset - covered });
    covered = Math.max(covered, offset + size);
  }
  if (end > covered) gaps.push({ offset: covered, size: end - covered });
  return gaps;
}

/** `offset`, moved up to a multiple of `align`. */
function pad(offset: number, align: number): number {
  return Math.ceil(offset / align) * align;
}

function place(fields: Fields, start: number, abi: Abi): Placement {
  const counts = countNames(fields);
  const members = new Map<string, PlacedMember>();
  const items: Placed[] = [];
  let offset = start;
  let align = 1;
  for (const [name, field] of Object.entries(fields)) {
    const extent = field.kind === 'union' ? unionExtent(field, abi) : extentOf(field, abi);
    offset = pad(offset, extent.align);
    if (field.kind === 'union') items.push(placeUnion(field, offset, extent.size, members, abi));
    else {
      const member = placeMember(name, field, offset, extent.size, counts.has(name), members);
      members.set(name, member);
      items.push(member);
    }
    offset += extent.size;
    align = Math.max(align, extent.align);
  }
  return { size: pad(offset - start, align), align, items };
}

function placeMember(
  name: string,
  layout: ValueLayout,
  offset: number,
  size: number,
  isCount: boolean,
  earlier: ReadonlyMap<string, PlacedMember>,
): PlacedMember {
  const count = layout.kind === 'counted' ? member(earlier, layout.count) : undefined;
  return { kind: 'member', name, layout, offset, size, isCount, count };
}

/** A union is as large as its largest arm and as aligned as its most aligned one, padded to that. */
function unionExtent({ arms }: AnyUnion, abi: Abi): Extent {
  const extents = Object.values(arms).map(({ layout }) =>
    layout.kind === 'anonymous' ? place(layout.fields, 0, abi) : extentOf(layout, abi),
  );
  const align = Math.max(...extents.map((extent) => extent.align));
  return { size: pad(Math.max(...extents.map((extent) => extent.size)), align), align };
}

function placeUnion(
  union: AnyUnion,
  offset: number,
  size: number,
  earlier: ReadonlyMap<string, PlacedMember>,
  abi: Abi,
): PlacedUnion {
  const tag = member(earlier, union.tag);
  const numbers = caseNumbers(union, tag.layout);
  return {
    kind: 'union',
    tag,
    mask: union.bit ?? ALL_BITS,
    offset,
    size,
    arms: Object.entries(union.arms).map(([name, { cases, layout }]) => ({
      cases,
      values: cases.map((value) => numbers[value] ?? Number.NaN),
      items:
        layout.kind === 'anonymous'
          ? place(layout.fields, offset, abi).items
          : [placeMember(name, layout, offset, extentOf(layout, abi).size, false, earlier)],
    })),
  };
}

function member(members: ReadonlyMap<string, PlacedMember>, name: string): PlacedMember {
  const found = members.get(name);
  if (found === undefined) throw new TypeError(`no member ${name} stands before what it counts or selects`);
  return found;
}
