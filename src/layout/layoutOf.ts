import { type Abi, pointerSizeOf } from './abi.ts';
import { assertLayout } from './assertLayout.ts';
import type { ValueLayout } from './descriptor.ts';
import { extentOf, type Placed, placementOf } from './placement.ts';

/** One row of a struct's layout. */
export interface LayoutMember {
  /** The member's name; dotted for the members of a struct that C gives no tag. */
  readonly path: string;
  /** The type as C spells it. */
  readonly type: string;
  /** Bytes from the start of the struct. */
  readonly offset: number;
  /** Bytes that the member takes up. */
  readonly size: number;
}

export interface StructLayout {
  readonly name: string;
  /** Bytes, padding at the end included. */
  readonly size: number;
  readonly align: number;
  /** C order: every count and every arm of a union; a named struct is one row. None for leaves such as GUID. */
  readonly members: readonly LayoutMember[];
}

/**
 * The layout of a struct under an ABI, as the C compilers have it.
 * @throws RangeError when there is no such ABI.
 */
export function layoutOf(layout: ValueLayout, abi: Abi): StructLayout {
  assertLayout(layout);
  pointerSizeOf(abi);
  const { size, align } = extentOf(layout, abi);
  return {
    name: layout.ctype,
    size,
    align,
    members: 'fields' in layout ? [...rows(placementOf(layout, abi).items, '', 0, abi)] : [],
  };
}

function* rows(items: readonly Placed[], prefix: string, start: number, abi: Abi): Generator<LayoutMember> {
  for (const item of items) {
    if (item.kind === 'union') {
      for (const arm of item.arms) yield* rows(arm.items, prefix, start, abi);
      continue;
    }
    const { layout, size } = item;
    const path = prefix + item.name;
    const offset = start + item.offset;
    yield { path, type: layout.ctype, offset, size };
    if (layout.kind === 'struct' && layout.name === '') {
      yield* rows(placementOf(layout, abi).items, `${path}.`, offset, abi);
    }
  }
}
