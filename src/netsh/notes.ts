/** What of a file was passed over: counted, so that it can be told once. */

/** Different names that are kept: a file can have any number of them. */
const MOST_NAMES = 100;

/** How often something came. */
export type Counts = ReadonlyMap<string, number>;

/** What could not be taken, or is not known here. */
export class Notes {
  /** Elements that no struct has, and names that no enumeration or word of flags has. */
  readonly unknown = new Map<string, number>();
  /** Members with a text that is no value of theirs, by their paths. */
  readonly unread = new Map<string, number>();

  addUnknown(name: string): void {
    add(this.unknown, name);
  }

  addUnread(path: string): void {
    add(this.unread, path);
  }
}

function add(counts: Map<string, number>, name: string): void {
  const count = counts.get(name) ?? 0;
  if (count > 0 || counts.size < MOST_NAMES) counts.set(name, count + 1);
}
