/** The other threads: what they have decoded, by batch. */
import { Worker } from 'node:worker_threads';
import type { BatchResult } from './batch.ts';
import type { Job } from './job.ts';
import { newRing, type Ring, RingReader, type Slot } from './ring.ts';
import { newTurns, Turns } from './turns.ts';

/** What a thread is started with. */
export interface ThreadData {
  readonly job: Job;
  readonly turns: SharedArrayBuffer;
  readonly ring: Ring;
}

/** A piece of a batch; its chunk is in a slot, or too large for one. */
export interface ThreadMessage {
  readonly first: number;
  readonly result: Omit<BatchResult, 'chunks'>;
  readonly chunk: Slot | Uint8Array | undefined;
}

/** A piece of a batch whose memory is to be given back. */
export interface Piece {
  readonly result: BatchResult;
  readonly release: () => void;
}

export class Pool {
  readonly turns: Turns;
  readonly #workers: readonly Worker[];
  readonly #pieces = new Map<number, Piece[]>();
  #failure: unknown;
  #wake = (): void => undefined;

  constructor(job: Job, count: number, threads: number) {
    const turns = newTurns();
    this.turns = new Turns(turns, count);
    this.#workers = Array.from({ length: threads }, () => this.#start(job, turns));
  }

  /** The next piece of a batch, where it has come. @throws what has ended a thread. */
  take(first: number): Piece | undefined {
    this.assertWorking();
    return this.#pieces.get(first)?.shift();
  }

  /** Waits for something to come. */
  message(): Promise<void> {
    return new Promise((resolve) => {
      this.#wake = resolve;
    });
  }

  /** @throws what has ended a thread. */
  assertWorking(): void {
    if (this.#failure !== undefined) throw this.#failure;
  }

  async end(): Promise<void> {
    await Promise.all(this.#workers.map((worker) => worker.terminate()));
  }

  #start(job: Job, turns: SharedArrayBuffer): Worker {
    const ring = newRing();
    const reader = new RingReader(ring);
    const workerData: ThreadData = { job, turns, ring };
    const worker = new Worker(new URL('./worker.js', import.meta.url), { workerData });
    worker.on('message', (message: ThreadMessage) => this.#add(message, reader));
    worker.on('error', (error) => {
      this.#failure = error;
      this.#wake();
    });
    return worker;
  }

  #add({ first, result, chunk }: ThreadMessage, ring: RingReader): void {
    const pieces = this.#pieces.get(first) ?? [];
    this.#pieces.set(first, pieces);
    if (chunk !== undefined && 'slot' in chunk) {
      const release = (): void => ring.release(chunk);
      pieces.push({ result: { ...result, chunks: [ring.chunk(chunk)] }, release });
    } else {
      pieces.push({
        result: { ...result, chunks: chunk === undefined ? [] : [chunk] },
        release: () => undefined,
      });
    }
    this.#wake();
  }
}
