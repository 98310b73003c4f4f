/** Batches from several threads, in order, and no more of them at once than are needed. */
import { Worker } from 'node:worker_threads';
import type { Limits } from '../../codec/index.ts';
import type { InternalChoice } from '../../internal/index.ts';
import type { Roots } from '../../memory/run.ts';
import type { Where } from '../../where/index.ts';
import type { SharedMemory } from '../input/source.ts';
import { BATCH, type BatchResult } from './batch.ts';

/** What a thread needs to know: plain data, since it goes from thread to thread. */
export interface Job {
  readonly source: SharedMemory;
  /** The struct's C name. */
  readonly struct: string;
  readonly roots: Roots;
  readonly limits: Partial<Limits>;
  readonly trailer: boolean;
  readonly internal?: InternalChoice | undefined;
  readonly where: Where | undefined;
  readonly lossless: boolean | undefined;
}

/** How many batches each thread works on, or has finished before their turn. */
const IN_FLIGHT = 2;

/** The batches of `count` elements, made by `threads` threads, in order. */
export async function* batchesOf(
  job: Job,
  count: number,
  threads: number,
): AsyncGenerator<BatchResult, void, undefined> {
  const workers = workersFor(job, threads);
  const done = new Map<number, BatchResult>();
  let failure: unknown;
  let wake = (): void => undefined;
  for (const worker of workers) {
    worker.on('message', ({ first, result }: { first: number; result: BatchResult }) => {
      done.set(first, result);
      wake();
    });
    worker.on('error', (error) => {
      failure = error;
      wake();
    });
  }
  try {
    let asked = 0;
    for (let first = 0; first < count; first += BATCH) {
      while (asked < count && asked < first + threads * IN_FLIGHT * BATCH) {
        workers[(asked / BATCH) % threads]?.postMessage(asked);
        asked += BATCH;
      }
      while (!done.has(first) && failure === undefined) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      if (failure !== undefined) throw failure;
      const result = done.get(first);
      done.delete(first);
      if (result !== undefined) yield result;
    }
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
}

function workersFor(job: Job, threads: number): readonly Worker[] {
  return Array.from(
    { length: threads },
    () => new Worker(new URL('./worker.js', import.meta.url), { workerData: job }),
  );
}
