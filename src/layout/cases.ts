/** What selects the arms of a union: a tag as a whole, or one of its bits. */
import type { AnyUnion, Fields } from './descriptor.ts';

/** The number that each case of a union stands for, among the bits of the tag that decide. */
export function caseNumbers(
  { bit }: AnyUnion,
  tag: Fields[string] | undefined,
): Readonly<Record<string, number>> {
  if (bit !== undefined) return { clear: 0, set: bit };
  return tag?.kind === 'enum' ? tag.values : {};
}

/** The mask of a tag that decides as a whole. */
export const ALL_BITS = -1;

/** Of a tag's value what decides, unsigned. */
export function masked(tag: number, mask: number): number {
  return (tag & mask) >>> 0;
}
