/** Absolute pointers to offsets. */
import { giveUp, NOWHERE, type Source } from './source.ts';

/** The offset that the 64-bit pointer at `offset` leads to; NOWHERE for NULL. Gives up outside the memory. */
export function pointer8(source: Source, offset: number): number {
  const low = source.view.getInt32(offset, true);
  const high = source.view.getInt32(offset + 4, true);
  return (low | high) === 0 ? NOWHERE : inside(source, low, high);
}

/** The offset that the 32-bit pointer at `offset` leads to; NOWHERE for NULL. Gives up outside the memory. */
export function pointer4(source: Source, offset: number): number {
  const low = source.view.getInt32(offset, true);
  return low === 0 ? NOWHERE : inside(source, low, 0);
}

function inside(source: Source, low: number, high: number): number {
  const offset = source.offsetOf(low, high);
  if (offset < 0) throw giveUp(source, -1);
  return offset;
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
