/** What is said of a file of which something was passed over, for people. */
import { faultsText } from '../filters/faultsText.ts';
import { excerpt } from '../util/text.ts';
import type { Counts } from './notes.ts';
import type { NetshNotes } from './read.ts';

export interface NoteTexts {
  /** What is not whole, or not what it should be. */
  readonly faults: readonly string[];
  /** What newer versions of netsh may mean. */
  readonly unknown: readonly string[];
}

export function noteTexts(name: string, { faults, tooLarge, unread, unknown }: NetshNotes): NoteTexts {
  const found: string[] = [];
  if (faults !== undefined) found.push(faultsText(name, faults, 'events'));
  if (tooLarge > 0) {
    const what = tooLarge === 1 ? 'one element' : `${tooLarge} elements`;
    found.push(`passed over ${what} in ${name}, larger than any event`);
  }
  if (unread.size > 0)
    found.push(`left out what is no value of its member in ${name}: ${countsText(unread)}`);
  const others =
    unknown.size > 0
      ? [`not known to this version, and not taken for anything else, in ${name}: ${countsText(unknown)}`]
      : [];
  return { faults: found, unknown: others };
}

/** Names in a message: the others are counted. */
const MOST_NAMES = 5;

function countsText(counts: Counts): string {
  const all = [...counts].map(([name, count]) => `${excerpt(name)}${count === 1 ? '' : ` (${count} times)`}`);
  const more = all.length > MOST_NAMES ? ` and ${all.length - MOST_NAMES} more` : '';
  return `${all.slice(0, MOST_NAMES).join(', ')}${more}`;
}
