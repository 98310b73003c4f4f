/** Who decodes which batch: every thread takes the next one when it has nothing to do. */
import { BATCH } from './batch.ts';

export class Turns {
  readonly #next: Int32Array;
  readonly #count: number;

  /** @param shared what all threads have: how many batches were taken. */
  constructor(shared: SharedArrayBuffer, count: number) {
    this.#next = new Int32Array(shared);
    this.#count = count;
  }

  /** The first element of the next batch; undefined when all were taken. */
  take(): number | undefined {
    const first = Atomics.add(this.#next, 0, 1) * BATCH;
    return first < this.#count ? first : undefined;
  }
}

export function newTurns(): SharedArrayBuffer {
  return new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);
}
