/** A thread of `fwpm decode --jobs`: decodes batches as long as there are some that nobody has taken. */
import { parentPort, workerData } from 'node:worker_threads';
import { pointerSizeOf } from '../../layout/index.ts';
import { countOf } from '../../memory/run.ts';
import { loadWriters } from '../../read/loadWriters.ts';
import { structNamed } from '../../wfp/objectLayouts.ts';
import { reopened } from '../input/file.ts';
import { openMemory } from '../input/memory.ts';
import { BatchDecoder, turnBuffers } from './batch.ts';
import { BegunBatches } from './begun.ts';
import { wantsEngine, workspaceOf } from './engine.ts';
import { loadParts } from './parts.ts';
import type { ThreadData } from './pool.ts';
import { Turns } from './turns.ts';
import { TurnWriter } from './turnWriter.ts';

/** Batches that a thread may be ahead of those that were written, while they are handed over. */
const MOST_AHEAD = 8;

const { job, turns: shared }: ThreadData = workerData;
const { source, struct, roots, descriptor, writing, ...others } = job;
const writer = writing && (await import('./threadWriter.ts')).threadWriter(writing);
const options = { ...others, writer: await writer };
const { name, form, bytes } = source;
const { memory } = openMemory(name, form, 'descriptor' in bytes ? reopened(bytes) : bytes, source);
const workspaces = wantsEngine({ roots }, options)
  ? [await workspaceOf(options), await workspaceOf(options)]
  : undefined;
const buffers = turnBuffers(options.lossless, workspaces);
const parts = await loadParts(options);
await loadWriters(pointerSizeOf(memory.abi));
await parts.readAhead?.(memory, countOf(roots));
const layout = structNamed(struct);
if (layout === undefined) throw new TypeError(`there is no ${struct}`);
const decoder = new BatchDecoder(layout, memory, roots, { ...options, buffers }, parts);
const turns = new Turns(shared, decoder);
const turnWriter = new TurnWriter(turns, descriptor, (message, transfer) =>
  parentPort?.postMessage(message, transfer),
);

const own = new BegunBatches(turns, decoder);
for (;;) {
  while (!(own.first !== undefined && turnWriter.isDue(own.first)) && own.begin());
  const { first } = own;
  if (first === undefined) break;
  turns.await(first - MOST_AHEAD * decoder.batch);
  if (!turnWriter.write(first, own.take())) break;
}
