/** What a thread does with its batches: writes them when it is their turn, or hands them over. */
import { writeNow } from '../output/bytes.ts';
import type { BatchResult } from './batch.ts';
import type { ThreadMessage } from './pool.ts';
import type { Turns } from './turns.ts';

/** Sends a message; of what is transferred nothing is left here. */
type Send = (message: ThreadMessage, transfer: ArrayBuffer[]) => void;

const NOTHING: BatchResult = { chunks: [], issues: [], elements: 0 };

export class TurnWriter {
  readonly #turns: Turns;
  readonly #descriptor: number | undefined;
  readonly #send: Send;

  /** @param descriptor where other threads write, too; undefined where all is handed over. */
  constructor(turns: Turns, descriptor: number | undefined, send: Send) {
    this.#turns = turns;
    this.#descriptor = descriptor;
    this.#send = send;
  }

  /** Whether a batch can be written without waiting. */
  isDue(first: number): boolean {
    return this.#descriptor === undefined || this.#turns.isDue(first);
  }

  /**
   * Messages have to stand where they belong, so from the first issue on the batch is handed over. Returns false where writing
   * has failed: then there are no more turns.
   */
  write(first: number, pieces: Iterable<BatchResult>): boolean {
    let descriptor = this.#descriptor;
    for (const piece of pieces) {
      if (piece.issues.length > 0) descriptor = undefined;
      if (descriptor === undefined) this.#handOver(first, piece);
      else if (!this.#writeOut(descriptor, first, piece)) return false;
    }
    return true;
  }

  #handOver(first: number, { chunks, ...result }: BatchResult): void {
    const copies = chunks.map((chunk) => new Uint8Array(chunk));
    const transfer = copies.map(({ buffer }) => buffer);
    this.#send({ first, result: { ...result, chunks: copies } }, transfer);
  }

  #writeOut(descriptor: number, first: number, { chunks, ...result }: BatchResult): boolean {
    this.#turns.await(first);
    for (const chunk of chunks) {
      const written = writeNow(descriptor, chunk);
      this.#send({ first, result: { ...NOTHING, written } }, []);
      if (written.failure !== undefined) return false;
    }
    if (result.elements === 0) return true;
    this.#turns.pass(first);
    this.#send({ first, result: { ...result, chunks: [] } }, []);
    return true;
  }
}
