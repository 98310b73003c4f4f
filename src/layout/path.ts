/**
 * Dotted paths from a root to one of its leaves, such as `ikeQmFailure.localSubNet.v4AddrMask.addr`: through structs,
 * pointers to structs and the arms of unions, as the decoded object has them. They do not go into arrays.
 */

import { excerpt } from '../util/text.ts';
import type { Abi } from './abi.ts';
import type {
  AnyUnion,
  Blob,
  BytesLeaf,
  Counted,
  Fields,
  Layout,
  LeafLayout,
  Sid,
  ValueLayout,
  WideString,
} from './descriptor.ts';
import { placedMembers, type TaggedMember, taggedMembers } from './members.ts';
import { extentOf, type Placed, placementOf } from './placement.ts';

/** What a path ends at. */
export type PathEnd = LeafLayout | Sid | WideString | Blob<Uint8Array> | Blob<string>;

// --- types ---------------------------------------------------------------------------------------------------

/** The paths to the leaves of a layout; '' where it is a leaf itself, `string` where it is not known at compile time. */
export type PathOf<L extends Layout<unknown>> = ValueLayout extends L
  ? string
  : L extends PointerShape<infer To extends Layout<unknown>>
    ? PathOf<To>
    : L extends StructShape<infer F>
      ? PathIn<F>
      : L extends ArrayShape
        ? never
        : '';

/** The leaf that a path leads to; never for one that leads nowhere. */
export type LeafAt<L extends Layout<unknown>, P extends string> = ValueLayout extends L
  ? PathEnd
  : L extends PointerShape<infer To extends Layout<unknown>>
    ? LeafAt<To, P>
    : L extends StructShape<infer F>
      ? LeafIn<F, P>
      : L extends ArrayShape
        ? never
        : P extends ''
          ? L
          : never;

// By kind alone: whether all of a large descriptor is assignable would take the compiler long.
type PointerShape<To> = { readonly kind: 'pointer'; readonly to: To };
type StructShape<F> = { readonly kind: 'struct'; readonly fields: F };
type AnonymousShape<F> = { readonly kind: 'anonymous'; readonly fields: F };
type UnionShape<A> = { readonly kind: 'union'; readonly arms: A };
type ArrayShape = { readonly kind: 'counted' };

type PathIn<F> = string extends keyof F
  ? string
  : {
      [K in keyof F & string]: F[K] extends UnionShape<infer A>
        ? PathInArms<A>
        : K extends CountOf<F>
          ? never
          : PathFrom<K, F[K]>;
    }[keyof F & string];

type PathInArms<A> = string extends keyof A
  ? string
  : {
      [K in keyof A & string]: A[K] extends { readonly layout: infer L }
        ? L extends AnonymousShape<infer F>
          ? PathIn<F>
          : PathFrom<K, L>
        : never;
    }[keyof A & string];

type PathFrom<K extends string, L> = ValueLayout extends L
  ? K | `${K}.${string}`
  : L extends PointerShape<infer To>
    ? PathFrom<K, To>
    : L extends StructShape<infer F>
      ? `${K}.${PathIn<F>}`
      : L extends ArrayShape
        ? never
        : K;

type LeafIn<F, P extends string> = string extends keyof F
  ? PathEnd
  : P extends `${infer Name}.${infer Rest}`
    ? LeafAfter<MemberOf<F, Name>, Rest>
    : LeafAfter<MemberOf<F, P>, ''>;
type LeafAfter<L, P extends string> = L extends Layout<unknown> ? LeafAt<L, P> : never;

/** A member, which can be one of a union or of an anonymous struct. A union's own key is not a member. */
type MemberOf<F, Name extends string> =
  Name extends CountOf<F>
    ? never
    : {
        [K in keyof F]: F[K] extends UnionShape<infer A>
          ? MemberOfArms<A, Name>
          : K extends Name
            ? F[K]
            : never;
      }[keyof F];
type MemberOfArms<A, Name extends string> = string extends keyof A
  ? PathEnd
  : {
      [K in keyof A]: A[K] extends { readonly layout: infer L }
        ? L extends AnonymousShape<infer F>
          ? MemberOf<F, Name>
          : K extends Name
            ? L
            : never
        : never;
    }[keyof A];

/** Names of the members that count an array. */
type CountOf<F> = {
  [K in keyof F]: F[K] extends { readonly kind: 'counted'; readonly count: infer C } ? C : never;
}[keyof F];

// --- where a path leads --------------------------------------------------------------------------------------

/** What is to be done on the way to a leaf. Offsets count from the root, and after a pointer from the pointee. */
export type PathStep =
  /** The rest is there only when the bits of `mask` in the 32-bit tag at `offset` have one of the values. */
  | {
      readonly kind: 'tag';
      readonly offset: number;
      readonly mask: number;
      readonly values: readonly number[];
    }
  /** The rest is in what the pointer at `offset` leads to. */
  | { readonly kind: 'pointer'; readonly offset: number; readonly to: ValueLayout };

export interface ResolvedPath {
  /** The names of the members on the way. */
  readonly names: readonly string[];
  readonly steps: readonly PathStep[];
  /** Where the leaf lies after the last step. */
  readonly offset: number;
  readonly leaf: PathEnd;
}

/**
 * The way to a leaf, under an ABI.
 * @throws TypeError for a path that does not lead to a leaf: it says what would be possible there.
 */
export function resolvePath(root: ValueLayout, path: string, abi: Abi): ResolvedPath {
  if (typeof path !== 'string') throw new TypeError(`a path is a string, not ${typeof path}`);
  const names = path === '' ? [] : path.split('.');
  const steps: PathStep[] = [];
  let layout = root;
  let offset = 0;
  const followPointers = (): void => {
    while (layout.kind === 'pointer') {
      steps.push({ kind: 'pointer', offset, to: layout.to });
      layout = layout.to;
      offset = 0;
    }
  };
  const refuse = (depth: number, why: string): TypeError => {
    const where = excerpt(names.slice(0, depth).join('.')) || root.ctype;
    return new TypeError(`'${excerpt(path)}' is no path in ${root.ctype}: ${where} ${why}`);
  };

  for (const [depth, name] of names.entries()) {
    followPointers();
    if (layout.kind !== 'struct') throw refuse(depth, `is of type ${layout.ctype}, which has no members`);
    const { items } = placementOf(layout, abi);
    const found = findMember(items, name);
    if (typeof found === 'string') throw refuse(depth, `${found}; it has ${possible(items)}`);
    for (const tag of found.tags) steps.push({ ...tag, offset: offset + tag.offset });
    offset += found.member.offset;
    layout = found.member.layout;
  }
  followPointers();
  if (layout.kind === 'struct') {
    throw refuse(names.length, `is a struct; it has ${possible(placementOf(layout, abi).items)}`);
  }
  if (layout.kind === 'counted' || layout.kind === 'pointer') throw refuse(names.length, 'is an array');
  return { names, steps, offset, leaf: layout };
}

/** The member with a name that a path can go to, or why there is none. */
function findMember(items: readonly Placed[], name: string): TaggedMember | string {
  for (const found of taggedMembers(items)) {
    if (found.member.name !== name) continue;
    if (found.member.isCount) return `has ${name} as the length of an array`;
    if (found.member.layout.kind === 'counted') return `has ${name} as an array`;
    if ('isOpaque' in found.member.layout) return `has ${name} as an address`;
    return found;
  }
  return `has no ${name === '' ? 'member without a name' : excerpt(name)}`;
}

function possible(items: readonly Placed[]): string {
  const members = [...placedMembers(items)];
  const names = members
    .filter(({ isCount, layout }) => !isCount && layout.kind !== 'counted' && !('isOpaque' in layout))
    .map(({ name }) => name);
  return names.length === 0 ? 'arrays only' : names.join(', ');
}

// --- a layout of no more than some paths ---------------------------------------------------------------------

/**
 * The same layout, but what the paths do not lead through is bytes of the same size where it would refer to other
 * memory: so a decoder reads no more than they need, and says nothing of the rest.
 * @param paths the names of the members on each way.
 */
export function restrictTo(layout: ValueLayout, paths: Paths, abi: Abi): Restricted {
  switch (layout.kind) {
    case 'struct':
      return { ...layout, fields: restrictFields(layout.fields, paths, abi) };
    case 'pointer':
      return paths.length === 0
        ? bytesLike(layout, abi)
        : { ...layout, to: restrictTo(layout.to, paths, abi) };
    case 'blob':
      return paths.length === 0 ? bytesLike(layout, abi) : layout;
    case 'counted':
      return bytesLike(layout, abi);
    default:
      return layout;
  }
}

type Paths = readonly (readonly string[])[];
type Restricted = Exclude<ValueLayout, Counted<string, ValueLayout>>;

function restrictFields(fields: Fields, paths: Paths, abi: Abi): Fields {
  return Object.fromEntries(
    Object.entries(fields).map(([name, field]) => [
      name,
      field.kind === 'union' ? restrictUnion(field, paths, abi) : restrictTo(field, restOf(name, paths), abi),
    ]),
  );
}

function restrictUnion(union: AnyUnion, paths: Paths, abi: Abi): AnyUnion {
  const arms = Object.entries(union.arms).map(([name, { cases, layout }]) => {
    const restricted =
      layout.kind === 'anonymous'
        ? { ...layout, fields: restrictFields(layout.fields, paths, abi) }
        : restrictTo(layout, restOf(name, paths), abi);
    return [name, { cases, layout: restricted }] as const;
  });
  return { ...union, arms: Object.fromEntries(arms) };
}

/** What is left of the paths that go through a member. */
function restOf(name: string, paths: Paths): Paths {
  return paths.filter(([first]) => first === name).map(([, ...rest]) => rest);
}

function bytesLike(layout: ValueLayout, abi: Abi): BytesLeaf {
  const { size, align } = extentOf(layout, abi);
  return { kind: 'bytes', ctype: layout.ctype, size, align };
}
