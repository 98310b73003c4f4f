/** Files of every form as blocks of events: what is said of the file, and what can be read of it. */
import { type Capture, rootsOf } from '../../capture/cbor/capture.ts';
import { readCaptures } from '../../capture/cbor/read.ts';
import { FORM_START_BYTES, formOf } from '../../capture/form.ts';
import { openMinidump } from '../../capture/minidump/minidump.ts';
import { isDecodeError } from '../../codec/index.ts';
import { isNetEventName, NET_EVENTS, type NetEventName, type Origin } from '../../events/index.ts';
import { EngineFilters } from '../../filters/engine.ts';
import { extentOf, pointerSizeOf } from '../../layout/index.ts';
import { formatAddress, type Memory, memoryImage } from '../../memory/index.ts';
import { type Roots, runOf } from '../../memory/run.ts';
import { locate, type ScanRange } from '../../scan/index.ts';
import { inferImage } from '../../scan/infer/index.ts';
import { excerpt } from '../../util/text.ts';
import { type Block, presentRoots } from './blocks.ts';
import { addObjects, holdsObjects } from './engineObjects.ts';

/** A file that was opened. */
export interface Opened {
  readonly blocks: readonly Block[];
  /** What it was taken for, what is doubtful and what cannot be read, in sentences. */
  readonly notes: readonly string[];
}

/** A file that somebody dropped, or that is in the page. */
export interface NamedBlob {
  readonly name: string;
  readonly blob: Blob;
}

/** Opens a file by its form, compressed by gzip or not. What cannot be read is said, and never thrown. */
export async function openFile({ name, blob }: NamedBlob): Promise<Opened> {
  try {
    return await openChunks(name, await plainChunks(blob));
  } catch (error) {
    const reason = isDecodeError(error)
      ? error.reason
      : error instanceof Error
        ? error.message
        : String(error);
    return { blocks: [], notes: [`${name}: ${excerpt(reason, 500)}`] };
  }
}

async function openChunks(name: string, chunks: Chunks): Promise<Opened> {
  const start = await taken(chunks, FORM_START_BYTES);
  const form = formOf(start);
  // Captures are read as they come: they can be larger than what else is held.
  if (form.kind === 'capture') return openCaptures(name, chained(start, chunks));
  if (form.kind === 'minidump' || form.kind === 'image') {
    const bytes = joined([start, await taken(chunks, Number.POSITIVE_INFINITY)]);
    return form.kind === 'minidump' ? openDump(name, bytes) : openImage(name, bytes);
  }
  const advice = form.kind === 'netsh' ? 'fwpm reads it on the command line' : form.advice;
  return { blocks: [], notes: [`${name}: it is ${form.what}${advice === undefined ? '' : `: ${advice}`}`] };
}

type Chunks = AsyncIterator<Uint8Array, unknown, undefined>;

/** The bytes of a file, unpacked. */
async function plainChunks(blob: Blob): Promise<Chunks> {
  const [first, second] = new Uint8Array(await blob.slice(0, 2).arrayBuffer());
  const isGzip = first === 0x1f && second === 0x8b;
  const stream = isGzip ? blob.stream().pipeThrough(new DecompressionStream('gzip')) : blob.stream();
  return chunksOf(stream);
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

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

// --- captures ------------------------------------------------------------------------------------------------

async function openCaptures(name: string, chunks: AsyncIterable<Uint8Array>): Promise<Opened> {
  const notes: string[] = [];
  const onIssue = ({ message }: { readonly message: string }): void => void notes.push(`${name}: ${message}`);
  const filters = new EngineFilters();
  const captures: Capture[] = [];
  for await (const capture of readCaptures(chunks, { onIssue })) {
    if (holdsObjects(capture)) addObjects(filters, capture, onIssue);
    else if (isNetEventName(capture.struct.ctype)) captures.push(capture);
    else notes.push(`${name}: item ${capture.index} has ${capture.struct.ctype}, which is no event`);
  }
  const rules = filters.size > 0 ? filters.rules : undefined;
  const blocks = captures.flatMap((capture) => blocksIn(capture, rules));
  return { blocks, notes: notes.slice(0, MOST_NOTES) };
}

const MOST_NOTES = 20;

function blocksIn(capture: Capture, rules: Origin['rules']): Block[] {
  const { struct, memory, host, osBuild, roots } = capture;
  const origin = { host, osBuild, rules };
  const name = struct.ctype;
  if (!isNetEventName(name)) return [];
  if (!('count' in roots)) return [blockOf(name, memory, { addresses: roots }, origin)];
  return Array.from(rootsOf(capture), (each) => blockOf(name, memory, each, origin));
}

function blockOf(name: NetEventName, memory: Memory, roots: Roots, origin: Origin): Block {
  const struct = NET_EVENTS[name];
  const stride = 'entries' in roots ? pointerSizeOf(memory.abi) : extentOf(struct, memory.abi).size;
  return { struct, name, memory, run: runOf(struct, memory, presentRoots(roots, stride, memory)), origin };
}

// --- memory --------------------------------------------------------------------------------------------------

function openDump(name: string, bytes: Uint8Array): Opened {
  const { memory, ranges, warnings, os } = openMinidump(bytes);
  const blocks = found(memory, ranges, { osBuild: os?.build });
  return {
    blocks,
    notes: [...warnings, ...(blocks.length === 0 ? [NOTHING] : [])].map((it) => `${name}: ${it}`),
  };
}

const NOTHING = 'no events were found in it';

function openImage(name: string, bytes: Uint8Array): Opened {
  const { image, candidates } = inferImage(bytes);
  if (image === undefined) {
    const why =
      candidates.length === 0
        ? NOTHING
        : 'there are events in it, but its pointers do not tell where it lay in memory: fwpm view FILE --base says it';
    return { blocks: [], notes: [`${name}: ${why}`] };
  }
  const { abi, base, pointers } = image;
  const memory = memoryImage(bytes, { abi, base });
  const blocks = found(memory, [{ base, length: bytes.length }], {});
  const told = `taken for memory of ${abi} at ${formatAddress(base)}, since ${pointers} pointers fit`;
  return { blocks, notes: [`${name}: ${blocks.length === 0 ? NOTHING : told}`] };
}

/** The events that a scan finds, in blocks of one version each. */
function found(memory: Memory, ranges: Iterable<ScanRange>, origin: Origin): Block[] {
  const groups: { name: NetEventName; addresses: bigint[] }[] = [];
  for (const find of locate({ memory, ranges })) {
    if ('entries' in find || find.copyOf !== undefined) continue;
    const last = groups.at(-1);
    if (last?.name === find.struct) last.addresses.push(find.address);
    else groups.push({ name: find.struct, addresses: [find.address] });
  }
  return groups.map(({ name, addresses }) => blockOf(name, memory, { addresses }, origin));
}
