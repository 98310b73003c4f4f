/** Decodes all of a source: its blocks, in order, each in batches. */
import type { CaptureRow } from '../../capture/cbor/rows.ts';
import { countOf } from '../../memory/run.ts';
import type { LineBuffer } from '../../read/lineBuffer.ts';
import { isUsageError, type UsageError } from '../exit.ts';
import type { EventBlock, MemoryBlock } from '../input/blocks.ts';
import type { Source } from '../input/source.ts';
import type { Output } from '../output/output.ts';
import type { Report } from '../output/report.ts';
import type { Joint } from '../output/writers.ts';
import type { Writing } from '../output/writing.ts';
import {
  BATCH,
  BatchDecoder,
  type BatchOptions,
  type BatchResult,
  reusedBuffer,
  TURN_BYTES,
  turnBuffers,
} from './batch.ts';
import { isWorthIt, LEAST_BYTES, LEAST_EVENTS, noteWithout, wantsEngine, workspaceOf } from './engine.ts';
import { withFile } from './fileMember.ts';
import { GatheredOutput } from './gathered.ts';
import { LoneEvents } from './loneEvents.ts';
import { type LoadedParts, loadParts } from './parts.ts';
import { addRefused, refusedMessages } from './refused.ts';
import { threadsFor } from './sharing.ts';
import { writersFor } from './writers.ts';

/** Where the lines and the messages go. */
export interface Sink {
  readonly output: Output;
  readonly report: Report;
  /** What serves one source after another, where there are many small ones; else each has its own. */
  readonly gathering?: Gathering | undefined;
}

/** Where lines are gathered before they go to the output. */
export interface Gathering {
  readonly output: GatheredOutput;
  readonly buffer: LineBuffer;
}

/** @param output where the lines go in the end. */
export function gatheringFor(output: Output, lossless?: boolean): Gathering {
  return { output: new GatheredOutput(output), buffer: reusedBuffer(lossless) };
}

export interface DecodeOptions extends Omit<BatchOptions, 'origin' | 'buffers'> {
  /** What other threads make their writers of. */
  readonly writing?: Writing | undefined;
  /** The file, where there are several. */
  readonly file: string | undefined;
  /** What every line of JSON begins with: the name of its file, where that is wanted. */
  readonly lineFile: string | undefined;
  /** Says what writes the lines. */
  readonly verbose?: boolean | undefined;
}

interface GatheredSink {
  readonly output: GatheredOutput;
  readonly report: Report;
  /** Where lines are gathered, block after block. */
  readonly buffer: LineBuffer;
  /** Of how many events no undocumented fields were taken, by what is said of them. */
  readonly refused: Map<string, number>;
}

type Batches = Iterable<BatchResult> | AsyncIterable<BatchResult>;

/** @throws UsageError for a block that the options do not fit, unless it is optional. */
export async function decodeSource(
  source: Source,
  { output, report, gathering }: Sink,
  options: DecodeOptions,
  jobs: number,
): Promise<void> {
  const { output: gathered, buffer } = gathering ?? gatheringFor(output, options.lossless);
  // What was decoded before a message stands before it.
  const release = report.precede(() => gathered.flush());
  try {
    const refused = new Map<string, number>();
    await decodeBlocks(source, { output: gathered, report, buffer, refused }, options, jobs);
    await gathered.flush();
    await report.say(refusedMessages(refused).map((message) => `${source.name}: ${message}`));
  } catch (error) {
    // The failure is the one to report, but what was decoded before it is not lost.
    await gathered.flush().catch(() => undefined);
    throw error;
  } finally {
    release();
    buffer.workspace?.release();
    buffer.workspace = undefined;
  }
}

async function decodeBlocks(
  source: Source,
  sink: GatheredSink,
  options: DecodeOptions,
  jobs: number,
): Promise<void> {
  // Made once: most blocks of a capture are one event, and to wait for each would take longer than to decode it.
  const parts = await loadParts(options);
  const lone = LoneEvents.for(options, sink.buffer, sink.output);
  if (lone && ((source.size ?? 0) >= LEAST_BYTES || isWorthIt())) await prepareEngine(source, sink, options);
  const takeRow = lone && ((row: CaptureRow) => lone.takeRow(row));
  for await (const group of source.groups(sink.report, takeRow)) {
    for (const block of group) {
      if (lone?.count === LEAST_EVENTS) await prepareEngine(source, sink, options);
      if (lone?.isCramped) await sink.output.flush();
      if ('events' in block) await writeSaid(block, sink, options);
      else {
        // To wait for nothing would take as long as to write a line.
        const loading = writersFor(block.memory.abi, countOf(block.roots));
        if (loading !== undefined) await loading;
        if (!lone?.write(block)) {
          if (wantsEngine(block, options)) await prepareEngine(source, sink, options);
          else noteWithout(countOf(block.roots));
          const threads = threadsFor(source, block, options, jobs);
          await decodeBlock(source, block, sink, { options, parts, threads });
        }
      }
      if (!sink.output.isOpen) return;
    }
  }
  noteWithout(lone?.count ?? 0);
}

interface BlockDecoding {
  readonly options: DecodeOptions;
  readonly parts: LoadedParts;
  /** How many threads have enough to do. */
  readonly threads: number;
}

async function decodeBlock(
  source: Source,
  block: MemoryBlock,
  sink: GatheredSink,
  { options, parts, threads }: BlockDecoding,
): Promise<void> {
  const { file, lineFile, ...batchOptions } = options;
  const { workspace } = sink.buffer;
  const second = threads > 1 && workspace !== undefined ? await workspaceOf(options) : undefined;
  const buffers = threads > 1 ? turnBuffers(options.lossless, second && [workspace, second]) : [sink.buffer];
  const joint = threads > 1 ? options.writer?.joint : undefined;
  const writer = joint?.apart() ?? options.writer;
  await parts.readAhead?.(block.memory, countOf(block.roots));
  const decoder = decoderOf(block, { ...batchOptions, writer, buffers }, parts, file);
  if (!(decoder instanceof BatchDecoder)) {
    await sink.report.fault(`${block.label}passed over: ${decoder.message}`);
    return;
  }
  try {
    const batches =
      threads > 1
        ? joined(batchesByThreads(source, block, decoder, options, sink, threads), joint)
        : batchesHere(decoder);
    const rest = writeAtOnce(batches, decoder, sink, lineFile);
    if (rest !== undefined) await writeBatches(rest, decoder.count, block, sink, lineFile);
  } finally {
    second?.release();
  }
  if (block.missing > 0) await reportMissing(block, source.name, sink.report);
}

async function writeSaid(block: EventBlock, { output }: GatheredSink, options: DecodeOptions): Promise<void> {
  const { saidChunks } = await import('./saidEvents.ts');
  await writeChunks(saidChunks(block, options), output, options.lineFile);
}

/** Gets what an engine has for the lines. */
async function prepareEngine(
  { name }: Source,
  { buffer, report }: GatheredSink,
  options: DecodeOptions,
): Promise<void> {
  if (buffer.workspace !== undefined) return;
  buffer.workspace = await workspaceOf(options);
  if (options.verbose && buffer.workspace) await report.say([`${name}: WebAssembly writes the lines`]);
}

/** A capture can hold all kinds of structs: those that the options do not fit are reported, the others decoded. */
function decoderOf(
  { struct, memory, roots, origin, isOptional }: MemoryBlock,
  options: BatchOptions,
  parts: LoadedParts,
  file: string | undefined,
): BatchDecoder | UsageError {
  try {
    // The writers of formats alone need to know where events come from.
    const known = options.writer === undefined ? options : { ...options, origin: { ...origin, file } };
    return new BatchDecoder(struct, memory, roots, known, parts);
  } catch (error) {
    if (!isOptional || !isUsageError(error)) throw error;
    return error;
  }
}

/** Writes the one batch of a small block, as long as there is nothing to wait for; returns what is left to be written. */
function writeAtOnce(
  batches: Batches,
  decoder: BatchDecoder,
  { output, report, refused: all }: GatheredSink,
  lineFile: string | undefined,
): Batches | undefined {
  if (decoder.count > BATCH || lineFile !== undefined || !(Symbol.iterator in batches)) return batches;
  const rest = batches[Symbol.iterator]();
  for (let next = rest.next(); next.done !== true; next = rest.next()) {
    const { chunks, issues, elements, refused } = next.value;
    const [chunk, ...more] = chunks;
    const isTaken = issues.length === 0 && more.length === 0 && (chunk === undefined || output.take(chunk));
    if (!isTaken) return withFirst(next.value, rest);
    addRefused(all, refused);
    if (elements > 0) report.progress.update(elements, decoder.count);
  }
  return undefined;
}

/** The batches of a block, from this thread and others. */
async function* batchesByThreads(
  { shared }: Source,
  { struct, roots, origin: { host, osBuild } }: MemoryBlock,
  decoder: BatchDecoder,
  { limits, trailer, internal, where, lossless, file, lineFile, writer, writing }: DecodeOptions,
  { output }: GatheredSink,
  threads: number,
): AsyncGenerator<BatchResult, void, undefined> {
  if (shared === undefined) return;
  writer?.gather?.(TURN_BYTES);
  const { batchesOf } = await import('./jobs.ts');
  // Members that are added here are added to what is handed over.
  const isShared = lineFile === undefined && writer?.joint === undefined;
  const descriptor = isShared ? output.shared?.descriptor : undefined;
  const options = { limits, trailer, internal, where, lossless, writing, origin: { host, osBuild, file } };
  const job = { source: shared(), struct: struct.ctype, roots, ...options, descriptor };
  yield* batchesOf(job, decoder, threads - 1, async () => {
    if (descriptor !== undefined) await output.flush();
  });
}

/** Batches of which the chunks are the output's, where other threads have made something else. */
async function* joined(
  batches: AsyncIterable<BatchResult>,
  joint: Joint | undefined,
): AsyncGenerator<BatchResult, void, undefined> {
  if (joint === undefined) yield* batches;
  else {
    for await (const batch of batches)
      yield { ...batch, chunks: batch.chunks.flatMap((chunk) => joint.join(chunk)) };
  }
}

function* batchesHere(decoder: BatchDecoder): Generator<BatchResult, void, undefined> {
  for (let first = 0; first < decoder.count; first += decoder.batch) yield* decoder.pieces(first);
}

function* withFirst(
  first: BatchResult,
  rest: Iterator<BatchResult>,
): Generator<BatchResult, void, undefined> {
  yield first;
  for (let next = rest.next(); next.done !== true; next = rest.next()) yield next.value;
}

async function writeBatches(
  batches: Batches,
  count: number,
  { label, hint }: MemoryBlock,
  { output, report, refused: all }: GatheredSink,
  lineFile: string | undefined,
): Promise<void> {
  let done = 0;
  for await (const { chunks, written, issues, elements, refused } of batches) {
    await report.issues(issues, label, hint);
    if (written !== undefined) output.shared?.note(written);
    await writeChunks(chunks, output, lineFile);
    if (!output.isOpen) return;
    addRefused(all, refused);
    done += elements;
    if (elements > 0) report.progress.update(done, count);
  }
}

async function writeChunks(
  chunks: Iterable<Uint8Array>,
  output: GatheredOutput,
  lineFile: string | undefined,
): Promise<void> {
  for (const chunk of chunks) await output.write(lineFile === undefined ? chunk : withFile(chunk, lineFile));
}

async function reportMissing({ missing, label }: MemoryBlock, name: string, report: Report): Promise<void> {
  if (missing === 0) return;
  await report.say([`${label}the ${missing} elements after that are not in ${name} either`]);
}
