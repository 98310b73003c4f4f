import type { PointerSize } from '../layout/index.ts';
import type { Place } from './memory.ts';

/** The address that a pointer in memory holds. */
export function readPointer({ view, offset }: Place, size: PointerSize): bigint {
  return size === 8 ? view.getBigUint64(offset, true) : BigInt(view.getUint32(offset, true));
}
