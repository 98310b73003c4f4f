/** What of a block is read in one go. */
import type { Block, Part } from './blocks.ts';

/** Events that are read in one go: few at first, so that there is something to see at once, and no question waits for long. */
const [SCREEN, FIRST_BATCH, BATCH] = [64, 256, 4096];

/** How many are read from a row on. */
export function batchAt(row: number): number {
  if (row < 8 * SCREEN) return SCREEN;
  return row < BATCH ? FIRST_BATCH : BATCH;
}

/** The events that a block says. @param first the row of the first. */
export function* saidIn(
  { said = [] }: Block,
  first: number,
): Generator<NonNullable<Block['said']>, void, undefined> {
  for (let from = 0; from < said.length; ) {
    const to = Math.min(from + batchAt(first + from), said.length);
    yield said.slice(from, to);
    from = to;
  }
}

/** Parts with fewer events are read together: what it takes to begin with one would be most of the work. */
const FEW = 16;

/** Parts that are read together, or one by itself. */
export function* batchesOf(parts: readonly Part[]): Generator<readonly Part[], void, undefined> {
  let few: Part[] = [];
  for (const part of parts) {
    if (few.length > 0 && (part.run.count >= FEW || few.length >= FIRST_BATCH)) {
      yield few;
      few = [];
    }
    if (part.run.count < FEW) few.push(part);
    else yield [part];
  }
  if (few.length > 0) yield few;
}

export function eventsIn(parts: readonly Part[]): number {
  return parts.reduce((sum, { run }) => sum + run.count, 0);
}
