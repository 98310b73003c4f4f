/** A thread of `fwpm decode --jobs`: decodes batches as long as there are some that nobody has taken. */
import { parentPort, workerData } from 'node:worker_threads';
import { reopened } from '../input/file.ts';
import { openMemory } from '../input/memory.ts';
import { parseStruct } from '../options/structs.ts';
import { BatchDecoder, type BatchResult, reusedBuffer } from './batch.ts';
import { wantsEngine, workspaceOf } from './engine.ts';
import { loadParts } from './parts.ts';
import type { ThreadData, ThreadMessage } from './pool.ts';
import { RingWriter } from './ring.ts';
import { Turns } from './turns.ts';

const { job, turns, ring }: ThreadData = workerData;
const { source, struct, roots, ...options } = job;
const { name, form, bytes } = source;
const { memory } = openMemory(name, form, 'descriptor' in bytes ? reopened(bytes) : bytes, source);
const buffer = reusedBuffer(options.lossless);
if (wantsEngine({ roots }, options)) buffer.workspace = await workspaceOf(options);
const parts = await loadParts(options);
const decoder = new BatchDecoder(parseStruct(struct), memory, roots, { ...options, buffer }, parts);
const taken = new Turns(turns, decoder.count);
const slots = new RingWriter(ring);

for (let first = taken.take(); first !== undefined; first = taken.take()) {
  for (const piece of decoder.pieces(first)) for (const message of messagesOf(first, piece)) send(message);
}

/** A message for each chunk of a piece; what else the piece says is in the last one. */
function* messagesOf(first: number, { chunks, ...result }: BatchResult): Generator<ThreadMessage> {
  const nothing = { issues: [], elements: 0 };
  for (const [i, bytes] of chunks.entries()) {
    const isLast = i === chunks.length - 1;
    yield { first, result: isLast ? result : nothing, chunk: slots.put(bytes) ?? bytes };
  }
  if (chunks.length === 0) yield { first, result, chunk: undefined };
}

function send(message: ThreadMessage): void {
  parentPort?.postMessage(message);
}
