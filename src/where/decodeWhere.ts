import { resolveLimits } from '../codec/index.ts';
import type { Infer, ValueLayout } from '../layout/index.ts';
import type { Memory } from '../memory/index.ts';
import { type Roots, runOf } from '../memory/run.ts';
import type { DecodeOptions, TolerantOptions } from '../read/decode.ts';
import { Elements } from '../read/elements.ts';
import type { Where } from './where.ts';
import { WhereFilter } from './whereFilter.ts';

/** How many elements are checked in one go. */
const BATCH = 8192;

/**
 * Decodes the events that are wanted, and reads no more of the others than the conditions need.
 *
 * @throws as `decode` does, with `[i]` before the path, for an event that is wanted or of which that cannot be read;
 * TypeError for a struct that is not an event, RangeError for an impossible condition.
 * @returns each event as it is asked for; with `onIssue`, null for what cannot be read.
 */
export function decodeWhere<L extends ValueLayout>(
  struct: L,
  memory: Memory,
  roots: Roots,
  where: Where,
  { limits = {}, onIssue }: DecodeOptions & Partial<TolerantOptions> = {},
): Generator<Infer<L> | null, void, undefined> {
  const filter = new WhereFilter(struct, where);
  const run = runOf(struct, memory, roots);
  const wantedRows = filter.run(memory, roots, { limits });
  const elements = new Elements(struct, memory, run, { limits: resolveLimits(limits), onIssue });
  return wanted();

  function* wanted(): Generator<Infer<L> | null, void, undefined> {
    for (let first = 0; first < run.count; first += BATCH) {
      for (const row of wantedRows.rows(first, Math.min(first + BATCH, run.count))) yield elements.at(row);
    }
  }
}
