/** The addresses of the structs of a run, where a kernel has them. */
import { pointerSizeOf } from '../../layout/index.ts';
import type { Memory } from '../../memory/index.ts';
import { elementAddress, type Run } from '../../memory/run.ts';
import { type Kernel, MOST_ROOTS, ROOTS_AT } from './kernel.ts';

/** Hands over the addresses of elements from one on, `count` of them at most; returns of how many it knows them. */
export function handOver(kernel: Kernel, memory: Memory, run: Run, from: number, count: number): number {
  const most = Math.min(count, MOST_ROOTS);
  const { roots } = kernel;
  if (run.kind === 'entries') return copyPointers(roots, memory, elementAddress(run, from), most);
  if (run.addresses === undefined) return placeArray(kernel, run, from, most);
  for (let i = 0; i < most; i++) roots[i] = elementAddress(run, from + i);
  return most;
}

/** Structs one after another, as far as there are addresses. */
function placeArray({ functions }: Kernel, run: Run, from: number, most: number): number {
  const start = elementAddress(run, from);
  const count = Math.min(most, Math.ceil(Number(run.end - start) / run.stride));
  functions.placeRoots(ROOTS_AT, start, run.stride, count);
  return count;
}

/** Pointers, as far as they can be read. */
function copyPointers(roots: BigUint64Array, memory: Memory, address: bigint, most: number): number {
  const size = pointerSizeOf(memory.abi);
  const count = Math.floor(memory.readable(address, size * most) / size);
  if (count === 0) return 0;
  const bytes = new Uint8Array(roots.buffer, roots.byteOffset, size * count);
  if (size === BigUint64Array.BYTES_PER_ELEMENT && isReadInto(bytes, memory, address)) return count;
  const { view, offset } = memory.place(address, size * count);
  if (size === BigUint64Array.BYTES_PER_ELEMENT) {
    bytes.set(new Uint8Array(view.buffer, view.byteOffset + offset, size * count));
  } else for (let i = 0; i < count; i++) roots[i] = BigInt(view.getUint32(offset + size * i, true));
  return count;
}

/** Whether a memory has read all of some bytes right to where they are wanted. */
function isReadInto(bytes: Uint8Array, memory: Memory, address: bigint): boolean {
  const within = { start: address, end: address + BigInt(bytes.length) };
  const window = memory.windowIn?.(address, within, () => bytes);
  if (window === undefined) return false;
  const { buffer, byteOffset, byteLength } = window.view;
  return buffer === bytes.buffer && byteOffset === bytes.byteOffset && byteLength === bytes.length;
}
