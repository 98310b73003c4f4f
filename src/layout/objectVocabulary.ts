/** The words that only the objects of the filter engine need: `fwpm` is smaller without them. */
import { checkConstants, checkIdentifier } from './checks.ts';
import type { BitArms, BitUnion, Pointer } from './descriptor.ts';
import { uint64, union } from './vocabulary.ts';

/**
 * A union of which one bit of the member `tag` of the same struct says which arm is live: `switch_is(flags & BIT)` in the
 * SDK's IDL. The arms are there `when('clear', …)` and `when('set', …)`; the decoded object has the live one only.
 * @param bit a number with this one bit set.
 */
export function unionByBit<const Tag extends string, const A extends BitArms>(
  tag: Tag,
  bit: number,
  arms: A,
): BitUnion<Tag, A> {
  checkConstants(tag, { bit });
  if (bit === 0 || (bit & (bit - 1)) !== 0) throw new TypeError(`${tag}.bit is not a single bit`);
  return { ...union(tag, arms), bit };
}

/** A pointer to a type that is not described: decodes to the address, which is not followed, or to null for NULL. */
export function opaque(ctype: string): Pointer<typeof uint64> {
  checkIdentifier(ctype, 'a type');
  return { kind: 'pointer', ctype: `${ctype} *`, to: uint64, isOpaque: true };
}
