/** The readers of the engine's objects, which the core does not have. */
import { objectLayouts } from '../wfp/objectLayouts.ts';
import { readers as readers4 } from './generated/objectReaders4.ts';
import { readers as readers8 } from './generated/objectReaders8.ts';
import { readBy } from './readerTables.ts';

/** Has the engine's objects decoded the fast way from now on. */
export function readObjectsFast(): void {
  const objects = Object.values(objectLayouts).filter((layout) => layout !== undefined);
  readBy({ 4: readers4, 8: readers8 }, objects);
}
