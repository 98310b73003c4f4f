/** Absolute pointers to offsets. */
import { giveUp, type Source } from './source.ts';

/** The offset that the 64-bit pointer at `offset` leads to; -1 for NULL. Gives up outside the memory. */
export function pointer8(source: Source, offset: number): number {
  const low = source.view.getUint32(offset, true);
  const high = source.view.getUint32(offset + 4, true);
  // Most memories lie within the same 4 GiB as their base: then 32-bit integers will do.
  if (high === source.baseHigh && low >= source.baseLow) {
    const near = (low - source.baseLow) >>> 0;
    if (near < source.size && (low | high) !== 0) return near;
  }
  return (low | high) === 0 ? -1 : farOffset(source, low, high);
}

function farOffset(source: Source, low: number, high: number): number {
  // Exact wherever the result is inside: then it is far below 2^53.
  const target = (high - source.baseHigh) * 4294967296 + (low - source.baseLow);
  if (!(target >= 0 && target < source.size)) throw giveUp(source, -1);
  return target;
}

/** The offset that the 32-bit pointer at `offset` leads to; -1 for NULL. Gives up outside the memory. */
export function pointer4(source: Source, offset: number): number {
  const address = source.view.getUint32(offset, true);
  if (address === 0) return -1;
  const target = (address - source.baseLow) >>> 0;
  if (!(address >= source.baseLow && target < source.size)) throw giveUp(source, -1);
  return target;
}

/** Whether the 64-bit pointer at `offset` is NULL; it is not followed. */
export function isNull8({ view }: Source, offset: number): boolean {
  return (view.getUint32(offset, true) | view.getUint32(offset + 4, true)) === 0;
}

/** Whether the 32-bit pointer at `offset` is NULL; it is not followed. */
export function isNull4({ view }: Source, offset: number): boolean {
  return view.getUint32(offset, true) === 0;
}

/** The 64-bit pointer at `offset` as the address that it is; null for NULL. */
export function address8({ view }: Source, offset: number): bigint | null {
  return view.getBigUint64(offset, true) || null;
}

/** The 32-bit pointer at `offset` as the address that it is; null for NULL. */
export function address4({ view }: Source, offset: number): bigint | null {
  return BigInt(view.getUint32(offset, true)) || null;
}
