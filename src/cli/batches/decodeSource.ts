/** Decodes all of a source: its blocks, in order, each in batches. */
import type { LineBuffer } from '../../read/lineBuffer.ts';
import { isUsageError } from '../exit.ts';
import type { MemoryBlock } from '../input/blocks.ts';
import type { Source } from '../input/source.ts';
import type { Output } from '../output/output.ts';
import type { Report } from '../output/report.ts';
import { BATCH, BatchDecoder, type BatchOptions, type BatchResult, reusedBuffer } from './batch.ts';
import { workspaceFor } from './engine.ts';
import { withFile } from './fileMember.ts';
import { GatheredOutput } from './gathered.ts';
import { addRefused, refusedMessages } from './refused.ts';

/** Where the lines and the messages go. */
export interface Sink {
  readonly output: Output;
  readonly report: Report;
}

export interface DecodeOptions extends Omit<BatchOptions, 'origin' | 'buffer'> {
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
  { output, report }: Sink,
  options: DecodeOptions,
  jobs: number,
): Promise<void> {
  const gathered = new GatheredOutput(output);
  // What was decoded before a message stands before it.
  const release = report.precede(() => gathered.flush());
  const buffer = reusedBuffer(options.lossless);
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
  }
}

async function decodeBlocks(
  source: Source,
  sink: GatheredSink,
  options: DecodeOptions,
  jobs: number,
): Promise<void> {
  const { output, report, buffer } = sink;
  for await (const block of source.blocks(report)) {
    if ('events' in block) {
      const { saidChunks } = await import('./saidEvents.ts');
      await writeChunks(saidChunks(block, options), output, options.lineFile);
      if (output.isOpen) continue;
      return;
    }
    await prepareEngine(source, block, sink, options);
    const decoder = await decoderUnlessSkipped(block, { ...options, buffer }, report);
    if (decoder === undefined) continue;
    await writeBatches(
      await batchesFrom(source, block, decoder, options, jobs),
      decoder.count,
      block,
      sink,
      options.lineFile,
    );
    if (!output.isOpen) return;
    await reportMissing(block, source.name, report);
  }
}

/** Gets what an engine has for the lines, where there are enough of them. */
async function prepareEngine(
  { name }: Source,
  block: MemoryBlock,
  { buffer, report }: GatheredSink,
  options: DecodeOptions,
): Promise<void> {
  if (buffer.workspace !== undefined) return;
  buffer.workspace = await workspaceFor(block, options);
  if (options.verbose && buffer.workspace) await report.say([`${name}: WebAssembly writes the lines`]);
}

/** A capture can hold all kinds of structs: those that the options do not fit are reported, the others decoded. */
async function decoderUnlessSkipped(
  { struct, memory, roots, origin, isOptional, label }: MemoryBlock,
  { file, ...options }: DecodeOptions & Pick<BatchOptions, 'buffer'>,
  report: Report,
): Promise<BatchDecoder | undefined> {
  try {
    return await BatchDecoder.open(struct, memory, roots, { ...options, origin: { ...origin, file } });
  } catch (error) {
    if (!isOptional || !isUsageError(error)) throw error;
    await report.fault(`${label}passed over: ${error.message}`);
    return undefined;
  }
}

/** The batches of a block, from other threads where there is work for several. */
async function batchesFrom(
  { shared }: Source,
  { struct, roots }: MemoryBlock,
  decoder: BatchDecoder,
  { limits, trailer, internal, where, lossless }: BatchOptions,
  jobs: number,
): Promise<Batches> {
  const threads = Math.min(jobs, Math.ceil(decoder.count / BATCH));
  if (threads < 2 || shared === undefined) return batchesHere(decoder);
  const job = { source: shared(), struct: struct.ctype, roots, limits, trailer, internal, where, lossless };
  const { batchesOf } = await import('./jobs.ts');
  return batchesOf(job, decoder, threads - 1);
}

function* batchesHere(decoder: BatchDecoder): Generator<BatchResult, void, undefined> {
  for (let first = 0; first < decoder.count; first += BATCH) yield* decoder.pieces(first);
}

async function writeBatches(
  batches: Batches,
  count: number,
  { label, hint }: MemoryBlock,
  { output, report, refused: all }: GatheredSink,
  lineFile: string | undefined,
): Promise<void> {
  let done = 0;
  for await (const { chunks, issues, elements, refused } of batches) {
    await report.issues(issues, label, hint);
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
