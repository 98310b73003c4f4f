/** Loads writers when they are needed. */
import type { PointerSize } from '../../layout/index.ts';
import { addWriters, hasWriters } from './writerTables.ts';

/** Has lines written by the generated writers for pointers of a size. */
export async function loadWriters(pointerSize: PointerSize): Promise<void> {
  if (hasWriters(pointerSize)) return;
  const loading = pointerSize === 8 ? import('../generated/writers8.ts') : import('../generated/writers4.ts');
  addWriters(pointerSize, (await loading).writers);
}
