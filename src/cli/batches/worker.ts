/** A thread of `fwpm decode --jobs`: decodes the batches that it is asked for. */
import { parentPort, workerData } from 'node:worker_threads';
import { reopened } from '../input/file.ts';
import { openMemory } from '../input/memory.ts';
import { parseStruct } from '../options/shared.ts';
import { BatchDecoder } from './batch.ts';
import type { Job } from './jobs.ts';

const { source, struct, roots, ...options }: Job = workerData;
const { name, form, bytes } = source;
const { memory } = openMemory(name, form, 'descriptor' in bytes ? reopened(bytes) : bytes, source);
const decoder = await BatchDecoder.open(parseStruct(struct), memory, roots, options);

parentPort?.on('message', (first: number) => {
  const { chunks, issues, refused } = decoder.decode(first);
  const buffers = chunks.map(({ buffer }) => buffer).filter((buffer) => buffer instanceof ArrayBuffer);
  parentPort?.postMessage({ first, result: { chunks, issues, refused } }, buffers);
});
