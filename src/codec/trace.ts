/** What the careful decoder read, byte by byte: for those who want to see all of it. */
import {
  type Abi,
  type Composite,
  gapsIn,
  type Placed,
  type PlacedMember,
  type PlacedUnion,
  placementOf,
  type ValueLayout,
} from '../layout/index.ts';
import type { Checks } from './checks.ts';
import { formatPath } from './path.ts';
import { countAt, type Found } from './place.ts';

/** What bytes are for. */
export type RangeKind = 'value' | 'pointer' | 'count' | 'padding' | 'inactive';

/** A run of bytes and what was made of it. */
export interface Range {
  readonly kind: RangeKind;
  readonly path: string;
  /** The C type; '' for padding and inactive bytes. */
  readonly type: string;
  readonly address: bigint;
  readonly length: number;
  /** A value as decoded, a pointer's address (bigint), a count; undefined for padding and inactive bytes. */
  readonly value: unknown;
  /** What a value was decoded by; `toJson` takes both. */
  readonly layout?: ValueLayout | undefined;
}

/** Reports runs of bytes; nothing is made where nobody listens. */
export class Trace {
  readonly #abi: Abi;
  readonly #checks: Checks;
  readonly #onRange: ((range: Range) => void) | undefined;

  constructor(abi: Abi, checks: Checks, onRange: ((range: Range) => void) | undefined) {
    this.#abi = abi;
    this.#checks = checks;
    this.#onRange = onRange;
  }

  range(
    kind: RangeKind,
    type: string,
    address: bigint,
    length: number,
    value: unknown,
    layout?: ValueLayout,
  ): void {
    this.#onRange?.({ kind, path: formatPath(this.#checks.path), type, address, length, value, layout });
  }

  count(member: PlacedMember, start: Found): void {
    if (this.#onRange === undefined) return;
    const { layout, name, offset, size } = member;
    this.#checks.path.push(name);
    this.range('count', layout.ctype, start.address + BigInt(offset), size, countAt(member, start));
    this.#checks.path.pop();
  }

  padding(layout: Composite, start: Found): void {
    if (this.#onRange === undefined) return;
    const { items, size } = placementOf(layout, this.#abi);
    this.#gaps('padding', items, start, 0, size);
  }

  /** Between the live members there is padding; after them is what only other arms have. */
  union(items: readonly Placed[], { offset, size }: PlacedUnion, start: Found): void {
    const end = Math.max(offset, ...items.map((item) => item.offset + item.size));
    this.#gaps('padding', items, start, offset, end);
    this.#gaps('inactive', [], start, end, offset + size);
  }

  #gaps(kind: RangeKind, items: readonly Placed[], start: Found, from: number, to: number): void {
    if (this.#onRange === undefined) return;
    for (const { offset, size } of gapsIn(items, from, to)) {
      this.range(kind, '', start.address + BigInt(offset), size, undefined);
    }
  }
}
