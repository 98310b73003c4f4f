/** What columns need of a file is read ahead. Loaded where columns are read. */
import type { Memory } from '../../memory/index.ts';
import { AHEAD_BYTES, readingAhead } from '../../read/readAhead.ts';
import { columnRoom } from './engine.ts';

/** Has columns of `count` structs of a memory read ahead: into an engine's memory, where there are enough of them. */
export async function readAhead(memory: Memory, count: number): Promise<void> {
  // What is held is read where it is.
  if (memory.windowIn === undefined) return;
  readingAhead(memory, await columnRoom(memory.abi, count, AHEAD_BYTES));
}
