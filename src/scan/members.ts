/** What the members of an event say by their layouts: where they are, how many, and which values have names. */
import type { Enumeration, Flags, PlacedMember, PointerSize } from '../layout/index.ts';
import type { Place } from '../memory/index.ts';

/** Bytes that are there, and their address. */
export interface Found extends Place {
  readonly address: bigint;
}

export function within({ view, offset, address }: Found, distance: number): Found {
  return { view, offset: offset + distance, address: address + BigInt(distance) };
}

export function countAt(count: PlacedMember | undefined, { view, offset }: Found): number {
  return count === undefined ? 0 : view.getUint32(offset + count.offset, true);
}

const values = new WeakMap<Enumeration<string>, ReadonlySet<number>>();

export function valuesOf(layout: Enumeration<string>): ReadonlySet<number> {
  let named = values.get(layout);
  if (named === undefined) {
    named = new Set(Object.values(layout.values));
    values.set(layout, named);
  }
  return named;
}

const masks = new WeakMap<Flags, number>();

export function allBits(layout: Flags): number {
  let mask = masks.get(layout);
  if (mask === undefined) {
    mask = Object.values(layout.bits).reduce((all, bit) => all | bit, 0);
    masks.set(layout, mask);
  }
  return mask;
}

/** Whether a pointer can lead to something of an alignment, whether that was captured or not. */
export function canLead(address: bigint, align: number, pointerSize: PointerSize): boolean {
  const isAligned = Number(address & IN_POINTER) % Math.min(align, pointerSize) === 0;
  return isAligned && (pointerSize === 4 || isCanonical(address));
}

/** What of an address says how it is aligned: nothing is aligned to more than a pointer. */
const IN_POINTER = 7n;

/** Between these addresses there are none. */
const LOWER_END = 0x8000_0000_0000n;
const UPPER_START = 0xffff_8000_0000_0000n;

/** Whether a 64-bit processor takes an address: bits 47 to 63 are all alike. */
function isCanonical(address: bigint): boolean {
  return address < LOWER_END || address >= UPPER_START;
}
