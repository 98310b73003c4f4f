/** Memory of several ranges, whose objects are read fast wherever they lie. */
import { gathering } from '../fast/gather.ts';
import type { Abi } from '../layout/index.ts';
import { type MemoryRange, type RangesMemory, rangesMemory } from '../memory/index.ts';

export { gathering } from '../fast/gather.ts';

/**
 * The memory of a capture that is several runs of bytes, in any order. An object may straddle two that are
 * adjacent. Where two overlap, the one that begins first counts as far as it goes. The bytes are neither copied nor
 * changed. Ranges have no order of their own, so the offset that a message names is counted from the lowest address.
 *
 * @throws as {@link memoryImage} does for each range.
 */
export function memoryRanges(ranges: readonly MemoryRange[], options: { readonly abi: Abi }): RangesMemory {
  return gathering(rangesMemory(ranges, options));
}
