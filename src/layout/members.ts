/** All members of a struct, those of every arm of its unions and of anonymous structs included. */
import type { Fields, ValueLayout } from './descriptor.ts';
import type { Placed, PlacedMember } from './placement.ts';

/** A member that is live when its tags say so. */
export interface TaggedMember {
  readonly member: PlacedMember;
  /**
   * Where the tags are, from the start of the struct, the bits of them that decide, and the values of these that make the
   * member live; the outermost first.
   */
  readonly tags: readonly {
    readonly kind: 'tag';
    readonly offset: number;
    readonly mask: number;
    readonly values: readonly number[];
  }[];
}

/** Names and layouts, in C order. */
export function* membersIn(fields: Fields): Generator<readonly [name: string, layout: ValueLayout]> {
  for (const [name, field] of Object.entries(fields)) {
    if (field.kind !== 'union') yield [name, field];
    else {
      for (const [armName, { layout }] of Object.entries(field.arms)) {
        if (layout.kind === 'anonymous') yield* membersIn(layout.fields);
        else yield [armName, layout];
      }
    }
  }
}

/**
 * The members that an object itself has, in C order, whatever its tags say: of what was decoded these are the live ones, of
 * what somebody else wrote down as many as are there.
 */
export function* presentMembers(
  fields: Fields,
  value: Readonly<Record<string, unknown>>,
): Generator<readonly [name: string, layout: ValueLayout]> {
  for (const member of namedMembers(fields)) {
    const [name] = member;
    if (value[name] !== undefined && Object.hasOwn(value, name)) yield member;
  }
}

const named = new WeakMap<Fields, ReadonlyMap<string, ValueLayout>>();

/** The same by name, each name once: arms of a union can have members of one name. */
export function namedMembers(fields: Fields): ReadonlyMap<string, ValueLayout> {
  let members = named.get(fields);
  if (members === undefined) {
    const first = new Map<string, ValueLayout>();
    for (const [name, layout] of membersIn(fields)) if (!first.has(name)) first.set(name, layout);
    members = first;
    named.set(fields, members);
  }
  return members;
}

/** Placed members, and what makes each live. */
export function* taggedMembers(
  items: readonly Placed[],
  tags: TaggedMember['tags'] = [],
): Generator<TaggedMember> {
  for (const item of items) {
    if (item.kind === 'member') yield { member: item, tags };
    else {
      // Two cases can have one number: the first arm has it then.
      const taken = new Set<number>();
      for (const arm of item.arms) {
        const values = arm.values.filter((value) => !taken.has(value));
        for (const value of values) taken.add(value);
        yield* taggedMembers(arm.items, [
          ...tags,
          { kind: 'tag', offset: item.tag.offset, mask: item.mask, values },
        ]);
      }
    }
  }
}

/** Placed members. */
export function* placedMembers(items: readonly Placed[]): Generator<PlacedMember> {
  for (const { member } of taggedMembers(items)) yield member;
}
