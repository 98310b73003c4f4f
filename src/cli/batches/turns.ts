/** Who decodes which batch, and whose is the next one to be written: all threads see the same two numbers. */
/** How many batches were taken, and how many were written. */
const TAKEN = 0;
const WRITTEN = 1;

/** How many elements there are, and how many of them are a batch. */
export interface Batches {
  readonly count: number;
  readonly batch: number;
}

export class Turns {
  readonly #numbers: Int32Array;
  readonly #count: number;
  readonly #batch: number;

  /** @param shared what all threads have. */
  constructor(shared: SharedArrayBuffer, { count, batch }: Batches) {
    this.#numbers = new Int32Array(shared);
    this.#count = count;
    this.#batch = batch;
  }

  /** The first element of the next batch; undefined when all were taken. */
  take(): number | undefined {
    const first = Atomics.add(this.#numbers, TAKEN, 1) * this.#batch;
    return first < this.#count ? first : undefined;
  }

  /** Whether a thread that writes by itself has written the batch that begins with an element. */
  isWritten(first: number): boolean {
    return this.isDue(first + this.#batch);
  }

  /** Whether every batch before an element was written. */
  isDue(first: number): boolean {
    return Atomics.load(this.#numbers, WRITTEN) * this.#batch >= first;
  }

  /** Waits until every batch before an element was written. Not for the main thread, which must not block: messages tell it. */
  await(first: number): void {
    for (;;) {
      const written = Atomics.load(this.#numbers, WRITTEN);
      if (written * this.#batch >= first) return;
      Atomics.wait(this.#numbers, WRITTEN, written);
    }
  }

  /** The batch that begins with an element was written: it is the turn of the next one. */
  pass(first: number): void {
    const written = first / this.#batch + 1;
    // Who has written it may have said so, and others after it.
    if (Atomics.load(this.#numbers, WRITTEN) >= written) return;
    Atomics.store(this.#numbers, WRITTEN, written);
    Atomics.notify(this.#numbers, WRITTEN);
  }
}

export function newTurns(): SharedArrayBuffer {
  return new SharedArrayBuffer(2 * Int32Array.BYTES_PER_ELEMENT);
}
