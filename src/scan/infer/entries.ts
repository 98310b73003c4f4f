/** Arrays of pointers to events vote for base addresses: their pointers are as far apart as the events are. */
import { readPointer } from '../../memory/index.ts';
import type { Sample } from './sample.ts';

/** Pairs of pointers that are looked at: an image can be made to be full of them. */
const MOST_PAIRS = 65536;

/** How many pointers in arrays each base would make pointers to events. */
export type EntryVotes = ReadonlyMap<bigint, number>;

/**
 * Looks for two neighbouring pointers that are as far apart as two neighbouring events. One such pair means little, but
 * it votes for one base alone, and all pairs of an array vote for the same one.
 */
export function entryVotes({ view, pointerSize, events }: Sample): EntryVotes {
  const votes = new Map<bigint, number>();
  const distances = distancesOf(events);
  const most = Math.max(0, ...distances.keys());
  const last = view.byteLength - 2 * pointerSize;
  let pairs = 0;
  for (let at = 0; at <= last && pairs < MOST_PAIRS; at += pointerSize) {
    // The low halves are enough to rule out nearly all.
    const apart = view.getUint32(at + pointerSize, true) - view.getUint32(at, true);
    if (apart <= 0 || apart > most) continue;
    const starts = distances.get(apart);
    if (starts === undefined) continue;
    const pointer = readPointer({ view, offset: at }, pointerSize);
    if (readPointer({ view, offset: at + pointerSize }, pointerSize) - pointer !== BigInt(apart)) continue;
    pairs++;
    for (const start of starts) {
      const base = pointer - BigInt(start);
      votes.set(base, (votes.get(base) ?? 1) + 1);
    }
  }
  return votes;
}

/** How far neighbouring events are apart, with the first ones of those that are so far apart. */
function distancesOf(events: readonly number[]): ReadonlyMap<number, readonly number[]> {
  const distances = new Map<number, number[]>();
  for (const [i, event] of events.entries()) {
    const next = events[i + 1];
    if (next === undefined) break;
    const starts = distances.get(next - event) ?? [];
    starts.push(event);
    distances.set(next - event, starts);
  }
  return distances;
}
