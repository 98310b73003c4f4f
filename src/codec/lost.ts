/**
 * What decoding had to leave out. A member that cannot be read is null, as one is whose pointer is NULL: those who tell
 * people of an event have to know which of the two it is.
 */
import type { PathPart } from './path.ts';

/** By the object or list that a part is missing from. Kept beside the values, which are as their types say. */
const LOST = new WeakMap<object, Set<PathPart>>();

/** Remembers that a part of a decoded object or list could not be read. */
export function markLost(owner: object, part: PathPart): void {
  const parts = LOST.get(owner);
  if (parts === undefined) LOST.set(owner, new Set([part]));
  else parts.add(part);
}

/** Whether a part of a decoded object or list could not be read: a copy of the object does not know it. */
export function isLost(owner: object, part: PathPart): boolean {
  return LOST.get(owner)?.has(part) === true;
}
