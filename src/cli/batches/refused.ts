/** The events for which no layout of their undocumented fields was taken, and what is said of them. */

/** How many there were, by what is said of them. */
export type Refused = ReadonlyMap<string, number>;

/** Counts together what several batches refused. */
export function addRefused(to: Map<string, number>, refused: Refused = new Map()): void {
  for (const [reason, count] of refused) to.set(reason, (to.get(reason) ?? 0) + count);
}

/** The message about events for which no layout was taken; none where there are none. */
export function refusedMessages(refused: Refused): string[] {
  // The first word is the noun.
  const parts = [...refused].map(
    ([reason, count]) => `${count} ${count === 1 ? reason : reason.replace(/^\w+/, '$&s')}`,
  );
  return parts.length === 0 ? [] : [`no undocumented fields were taken of ${parts.join(', ')}`];
}
