/**
 * One page that shows captures and every byte of them, in a browser and without a server.
 *
 * @module
 */
import { fileBlocks, type Pieces, pageEnd, pageStart } from './write.ts';

/** A file that is put into a page. */
export interface ViewFile {
  /** As the page calls it. */
  readonly name: string;
  /** A capture, a minidump, an image or XML of netsh, compressed by gzip or not: all of it, or in pieces. */
  readonly bytes: Pieces;
}

export type { Pieces };

export interface ViewOptions {
  /** What the page shows; none makes a page that files can be dropped on. */
  readonly files?: Iterable<ViewFile>;
  /** The title of the page; made of the names of its files where none is given. */
  readonly title?: string;
}

/**
 * The text of a page in HTML, in pieces: written one after another they are a file that opens from disk. It needs nothing
 * but itself: its policy forbids scripts, styles and addresses of all others.
 *
 * Files are compressed. What is in them is text to the page, and never markup.
 * @throws what the pieces of a file throw.
 */
export async function* viewPage({
  files = [],
  title,
}: ViewOptions = {}): AsyncGenerator<string, void, undefined> {
  const all = [...files];
  yield pageStart(title ?? (all.map(({ name }) => name).join(', ') || 'fwpm'));
  for (const { name, bytes } of all) yield* fileBlocks(name, bytes);
  yield pageEnd();
}
