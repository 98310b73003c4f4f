/** Files that pages are made of. */
import { writeCapture } from '../../src/capture/index.ts';
import { Blocks } from '../../src/view/model/blocks.ts';
import { Columns } from '../../src/view/model/columns.ts';
import { load } from '../../src/view/model/loader.ts';
import { openFile } from '../../src/view/model/open.ts';
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

export function blobOf(bytes: Uint8Array): Blob {
  return new Blob([new Uint8Array(bytes)]);
}

/** The events of some files, with their columns filled. */
export async function loaded(
  ...files: readonly Uint8Array[]
): Promise<{ readonly blocks: Blocks; readonly columns: Columns }> {
  const opened = await Promise.all(files.map((bytes) => openFile({ name: 'events', blob: blobOf(bytes) })));
  const blocks = new Blocks(opened.flatMap((each) => each.blocks));
  const columns = new Columns(blocks.total);
  for (const _ of load(blocks, columns));
  return { blocks, columns };
}

/** A page of some files. */
export async function sessionOf(...files: readonly Uint8Array[]): Promise<Session> {
  const session = new Session();
  await session.open(files.map((bytes, i) => ({ name: `file ${i}`, blob: blobOf(bytes) })));
  for (const _ of session.load());
  return session;
}

export function textOf(parts: Iterable<string | Uint8Array>): string {
  return Array.from(parts, (part) => (typeof part === 'string' ? part : new TextDecoder().decode(part))).join(
    '',
  );
}
