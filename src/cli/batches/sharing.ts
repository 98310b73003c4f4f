/** Whether other threads can take a share of a block, and how many of them have enough to do. */
import { statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { countOf } from '../../memory/run.ts';
import { descriptorNamed, STDIN } from '../files.ts';
import type { MemoryBlock } from '../input/blocks.ts';
import { lookupFiles } from '../input/lookups.ts';
import type { Source } from '../input/source.ts';
import { formatNamed } from '../output/formats.ts';
import type { Writing } from '../output/writing.ts';
import type { BatchOptions } from './batch.ts';
import { wantsEngine } from './engine.ts';

interface SharedOptions extends BatchOptions {
  readonly writing?: Writing | undefined;
}

/** The most threads that there are. */
export const MOST_JOBS = 64;

/** How many threads there are where nobody says how many: one for each processor. */
export function usualJobs(): number {
  return Math.min(MOST_JOBS, availableParallelism());
}

/** Elements for each thread: with fewer of them it would take longer to start than to decode. An engine is that much faster. */
const LEAST_SHARE = 8192;
const LEAST_SHARE_OF_ENGINE = 32_768;

/** How many threads there is enough work for, `jobs` at most. */
export function threadsFor(
  { shared }: Source,
  block: MemoryBlock,
  options: SharedOptions,
  jobs: number,
): number {
  if (shared === undefined) return 1;
  const share = wantsEngine(block, options) ? LEAST_SHARE_OF_ENGINE : leastShareOf(options);
  const threads = Math.max(1, Math.min(jobs, Math.floor(countOf(block.roots) / share)));
  return threads > 1 && canShare(block, options) ? threads : 1;
}

/** A share is at least two batches: who has one alone would have it written last. */
function leastShareOf({ writer }: SharedOptions): number {
  return Math.max(LEAST_SHARE, 2 * (writer?.batch ?? 0));
}

/** Whether other threads can write what this one does, with what is looked up in the same files. */
function canShare({ origin }: MemoryBlock, { writer, writing }: SharedOptions): boolean {
  if (writer === undefined) return true;
  if (writing === undefined) return false;
  // Of its joint only the writer itself knows, not the format: a store of messages has none.
  if (formatNamed(writing.format).isBinary && writer.joint === undefined) return false;
  return origin.rules === undefined && lookupFiles(writing.lookups).every(canBeReadAgain);
}

function canBeReadAgain(path: string): boolean {
  return (
    descriptorNamed(path, STDIN) === undefined && statSync(path, { throwIfNoEntry: false })?.isFile() === true
  );
}
