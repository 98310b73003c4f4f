/** A thread of `fwpm decode --jobs`: decodes the batches that it is asked for. */
import { parentPort, workerData } from 'node:worker_threads';
import { memoryImage } from '../memory/index.ts';
import { BatchDecoder } from './batch.ts';
import { openInput } from './input.ts';
import type { Job } from './jobs.ts';
import { parseStruct } from './options.ts';

const { file, shared, abi, base, struct, roots, limits }: Job = workerData;
const memory =
  shared === undefined ? (await openInput(file, { abi, base })).memory : memoryImage(shared, { abi, base });
const decoder = new BatchDecoder(parseStruct(struct), memory, roots, limits);

parentPort?.on('message', (first: number) => {
  const { chunks, issues } = decoder.decode(first);
  const buffers = chunks.map(({ buffer }) => buffer).filter((buffer) => buffer instanceof ArrayBuffer);
  parentPort?.postMessage({ first, result: { chunks, issues } }, buffers);
});
