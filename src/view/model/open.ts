/** Files of every form as blocks of events. */
import { FORM_START_BYTES, formOf } from '../../capture/form.ts';
import { isDecodeError } from '../../codec/index.ts';
import { excerpt } from '../../util/text.ts';
import { capturesFound, type Found } from './captureFile.ts';
import { joined, type Keeper } from './keeper.ts';
import { openDump, openImage } from './memoryFile.ts';
import { filtersFound, netshFound } from './netshFile.ts';

/** A file that somebody dropped, or that is in the page. */
export interface NamedFile {
  readonly name: string;
  /** Its bytes, compressed by gzip or not. */
  readonly bytes: ReadableStream<Uint8Array>;
  /** Keeps the bytes of captures and of XML, unpacked. */
  readonly keeper: Keeper;
}

/** Reads a file by its form. What cannot be read is said, and never thrown. */
export async function* openFile(file: NamedFile): AsyncGenerator<Found, void, undefined> {
  try {
    yield* foundIn(file);
  } catch (error) {
    const reason = isDecodeError(error)
      ? error.reason
      : error instanceof Error
        ? error.message
        : String(error);
    yield { note: `${file.name}: ${excerpt(reason, 500)}` };
  }
}

async function* foundIn({ name, bytes, keeper }: NamedFile): AsyncGenerator<Found, void, undefined> {
  const chunks = await plainChunks(bytes);
  const start = await taken(chunks, FORM_START_BYTES);
  const form = formOf(start);
  // Captures are read as they come: they can be larger than memory.
  if (form.kind === 'capture') {
    yield* capturesFound(name, chained(start, chunks), keeper);
    return;
  }
  if (form.kind === 'netsh' || form.kind === 'netshXml') {
    const text = chained(start, chunks);
    yield* form.kind === 'netsh' ? netshFound(name, text, keeper) : filtersFound(name, text);
    return;
  }
  if (form.kind === 'minidump' || form.kind === 'image') {
    const all = joined([start, await taken(chunks, Number.POSITIVE_INFINITY)]);
    const { blocks, notes } = form.kind === 'minidump' ? openDump(name, all) : openImage(name, all);
    for (const note of notes) yield { note };
    for (const block of blocks) yield { block };
    return;
  }
  const { what, advice } = form;
  yield { note: `${name}: it is ${what}${advice === undefined ? '' : `: ${advice}`}` };
}

type Chunks = AsyncIterator<Uint8Array, unknown, undefined>;

/** The bytes of a file, unpacked. */
async function plainChunks(bytes: ReadableStream<Uint8Array>): Promise<Chunks> {
  const chunks = chunksOf(bytes);
  const start = await taken(chunks, 2);
  const all = chained(start, chunks);
  if (start[0] !== 0x1f || start[1] !== 0x8b) return all;
  return chunksOf(streamOf(all).pipeThrough(new DecompressionStream('gzip')));
}

function streamOf(chunks: Chunks): ReadableStream<Uint8Array<ArrayBuffer>> {
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await chunks.next();
      if (done) controller.close();
      else controller.enqueue(new Uint8Array(value));
    },
  });
}

/** Not all browsers can iterate a stream. */
async function* chunksOf(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array, void, undefined> {
  const reader = stream.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    yield value;
  }
}

/** The next bytes: at least so many, where there are as many. */
async function taken(chunks: Chunks, most: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  for (let length = 0; length < most; ) {
    const { done, value } = await chunks.next();
    if (done) break;
    parts.push(value);
    length += value.length;
  }
  return joined(parts);
}

async function* chained(start: Uint8Array, chunks: Chunks): AsyncGenerator<Uint8Array, void, undefined> {
  yield start;
  for (;;) {
    const { done, value } = await chunks.next();
    if (done) return;
    yield value;
  }
}
