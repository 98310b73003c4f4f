/** The other threads: what they have decoded, by batch. */
import { Worker } from 'node:worker_threads';
import type { BatchResult } from './batch.ts';
import type { Job } from './job.ts';
import { type Batches, newTurns, Turns } from './turns.ts';

/** What a thread is started with. */
export interface ThreadData {
  readonly job: Job;
  readonly turns: SharedArrayBuffer;
}

/** A piece of the batch that begins with an element. */
export interface ThreadMessage {
  readonly first: number;
  readonly result: BatchResult;
}

/** What is used of a worker. */
export interface Thread {
  on(event: 'message', listener: (message: ThreadMessage) => void): unknown;
  on(event: 'error', listener: (error: unknown) => void): unknown;
  terminate(): Promise<unknown>;
}

/** Starts a thread: tests have other ones. */
export type StartThread = (data: ThreadData) => Thread;

/** A thread prints nothing. To pass on what it prints, Node would open standard output, and set it not to block for others, too. */
const startWorker: StartThread = (workerData) =>
  new Worker(new URL('./worker.js', import.meta.url), { workerData, stdout: true, stderr: true });

export class Pool {
  readonly turns: Turns;
  readonly #threads: readonly Thread[];
  readonly #pieces = new Map<number, BatchResult[]>();
  #failure: unknown;
  #wake = (): void => undefined;

  constructor(job: Job, batches: Batches, threads: number, start: StartThread = startWorker) {
    const turns = newTurns();
    this.turns = new Turns(turns, batches);
    this.#threads = Array.from({ length: threads }, () => this.#listenTo(start({ job, turns })));
  }

  /** The pieces of a batch that another thread has taken, as they come in. @throws what has ended a thread. */
  async *pieces(first: number): AsyncGenerator<BatchResult, void, undefined> {
    for (;;) {
      this.assertWorking();
      const piece = this.#pieces.get(first)?.shift();
      if (piece === undefined) await this.#message();
      else {
        yield piece;
        if (piece.elements > 0) break;
      }
    }
    this.#pieces.delete(first);
  }

  /** @throws what has ended a thread. */
  assertWorking(): void {
    if (this.#failure !== undefined) throw this.#failure;
  }

  async end(): Promise<void> {
    await Promise.all(this.#threads.map((thread) => thread.terminate()));
  }

  /** Waits for something to come. */
  #message(): Promise<void> {
    return new Promise((resolve) => {
      this.#wake = resolve;
    });
  }

  #listenTo(thread: Thread): Thread {
    thread.on('message', (message) => this.#add(message));
    thread.on('error', (error) => {
      this.#failure = error;
      this.#wake();
    });
    return thread;
  }

  #add({ first, result }: ThreadMessage): void {
    const pieces = this.#pieces.get(first);
    if (pieces === undefined) this.#pieces.set(first, [result]);
    else pieces.push(result);
    this.#wake();
  }
}
