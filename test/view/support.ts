/** Files that pages are made of. */
import { writeCapture } from '../../src/capture/index.ts';
import { Blocks } from '../../src/view/model/blocks.ts';
import { Columns } from '../../src/view/model/columns.ts';
import { MemoryKeeper } from '../../src/view/model/keeper.ts';
import { Loader } from '../../src/view/model/loader.ts';
import { type NamedFile, openFile } from '../../src/view/model/open.ts';
import { Session } from '../../src/view/model/session.ts';
import { layoutNamed } from '../support/decode.ts';
import type { Fixture } from '../support/fixtures.ts';

/** The image of a fixture as a capture that says what is in it. */
export function captureOf({ struct, abi, base, bytes, kind, address, count }: Fixture): Uint8Array {
  const roots = {
    struct: [address],
    array: { array: address, count },
    entries: { entries: address, count },
  }[kind];
  return writeCapture({ abi, struct: layoutNamed(struct), roots, ranges: [{ base, bytes }] });
}

/** A file as a page gets it. */
export function fileOf(name: string, bytes: Uint8Array): NamedFile {
  return { name, bytes: new Blob([new Uint8Array(bytes)]).stream(), keeper: new MemoryKeeper() };
}

/** The events of some files, with their columns filled. */
export async function loaded(
  ...files: readonly Uint8Array[]
): Promise<{ readonly blocks: Blocks; readonly columns: Columns }> {
  const blocks = new Blocks();
  const columns = new Columns();
  const loader = new Loader(columns);
  for (const bytes of files) {
    for await (const found of openFile(fileOf('events', bytes))) {
      if ('block' in found) for (const _ of loader.fill(found.block, blocks.add(found.block)));
    }
  }
  return { blocks, columns };
}

/** A page of some files. */
export async function sessionOf(...files: readonly Uint8Array[]): Promise<Session> {
  const session = new Session();
  for await (const _ of session.read(files.map((bytes, i) => fileOf(`file ${i}`, bytes))));
  session.view({ chips: [], search: '', sort: undefined });
  return session;
}

export function textOf(parts: Iterable<string | Uint8Array>): string {
  return Array.from(parts, (part) => (typeof part === 'string' ? part : new TextDecoder().decode(part))).join(
    '',
  );
}
