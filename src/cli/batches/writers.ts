/** The writers of lines, which are loaded where there are enough lines: what writes few is faster without. */
import { type Abi, pointerSizeOf } from '../../layout/index.ts';
import { hasWriters, loadWriters } from '../../read/loadWriters.ts';

const LEAST_LINES = 64;

/** Lines that were asked for, in all blocks together. */
let lines = 0;

/** Waits for the writers where so many lines more make them worth it; undefined where there is nothing to wait for. */
export function writersFor(abi: Abi, count: number): Promise<void> | undefined {
  lines += count;
  const pointerSize = pointerSizeOf(abi);
  return lines < LEAST_LINES || hasWriters(pointerSize) ? undefined : loadWriters(pointerSize);
}
