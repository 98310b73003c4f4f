/** A change to something, and the way to make changes of parts changes of the whole. */

/** The kinds of mutation, in the order of the report. */
export const KINDS = [
  'member dropped',
  'member added',
  'members swapped',
  'member renamed',
  'label renamed',
  'type of another size',
  'type of the same size',
  'bytes(n ± 1)',
  'size or alignment of a leaf',
  'name of a type',
  'pointer or inline',
  'another struct or version',
  'count exchanged',
  'array or pointer',
  'tag exchanged',
  'case dropped',
  'case added',
  'case moved',
  'cases swapped',
  'arm dropped',
  'arms swapped',
  'constant ± 1',
  'constant renamed',
  'constant dropped',
  'constants swapped',
  'flag moved',
  'flag renamed',
  'flag dropped',
] as const;

export type Kind = (typeof KINDS)[number];

/** One way to change a `T`. */
export interface Change<T> {
  readonly kind: Kind;
  /** The part that is changed: `.member`, `*` for what a pointer leads to, `[]` for an array's elements. */
  readonly path: string;
  /** What it is, and what it becomes. */
  readonly what: string;
  /** The changed `T`. Throws what the words of the vocabulary throw when they refuse it. */
  readonly make: () => T;
}

/** Changes of a part as changes of the whole. */
export function* within<P, W>(
  path: string,
  changes: Iterable<Change<P>>,
  whole: (part: P) => W,
): Generator<Change<W>> {
  for (const { make, ...change } of changes) {
    yield { ...change, path: path + change.path, make: () => whole(make()) };
  }
}

/** `list` with other elements in the place of the `removed` ones at `index`. */
export function spliced<T>(list: readonly T[], index: number, removed: number, ...added: readonly T[]): T[] {
  return [...list.slice(0, index), ...added, ...list.slice(index + removed)];
}

/** Each two neighbours, and where they stand. */
export function* neighbours<T>(list: readonly T[]): Generator<readonly [index: number, first: T, second: T]> {
  for (const [index, second] of list.entries()) {
    const first = list[index - 1];
    if (index > 0 && first !== undefined) yield [index - 1, first, second];
  }
}
