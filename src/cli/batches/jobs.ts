/** Batches from several threads, in order, and no more of them at once than are needed. This thread decodes, too. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { BATCH, type BatchDecoder, type BatchResult } from './batch.ts';
import type { Job } from './job.ts';
import { Pool } from './pool.ts';

/**
 * The batches of a decoder, in order, made by this thread and `others` more. They take turns: until the others have started,
 * this one takes every batch. A piece is to be used up before the next one is asked for.
 */
export async function* batchesOf(
  job: Job,
  decoder: BatchDecoder,
  others: number,
): AsyncGenerator<BatchResult, void, undefined> {
  const pool = new Pool(job, decoder.count, others);
  try {
    const own = new OwnBatches(decoder, pool);
    for (let turn = 0; turn < decoder.count; turn += BATCH) {
      if (own.has(turn)) {
        yield* own.pieces(turn);
        // Messages come in between batches.
        await nextTurn();
      } else yield* piecesOf(pool, turn, own);
    }
  } finally {
    await pool.end();
  }
}

/** The pieces of a batch that another thread has taken, as they come in. */
async function* piecesOf(
  pool: Pool,
  turn: number,
  own: OwnBatches,
): AsyncGenerator<BatchResult, void, undefined> {
  for (;;) {
    const piece = pool.take(turn);
    if (piece === undefined) {
      if (own.decodeAhead()) await nextTurn();
      else await pool.message();
      continue;
    }
    yield piece.result;
    piece.release();
    if (piece.result.elements > 0) return;
  }
}

/** The batches that this thread has taken. */
class OwnBatches {
  readonly #decoder: BatchDecoder;
  readonly #pool: Pool;
  /** The one that it has taken and not begun. */
  #next: number | undefined;
  /** One that was decoded before its turn. */
  #kept: { readonly first: number; readonly pieces: readonly BatchResult[] } | undefined;

  constructor(decoder: BatchDecoder, pool: Pool) {
    this.#decoder = decoder;
    this.#pool = pool;
    this.#next = pool.turns.take();
  }

  has(turn: number): boolean {
    return turn === this.#next || turn === this.#kept?.first;
  }

  *pieces(turn: number): Generator<BatchResult, void, undefined> {
    this.#pool.assertWorking();
    if (this.#kept?.first === turn) {
      const { pieces } = this.#kept;
      this.#kept = undefined;
      yield* pieces;
      return;
    }
    yield* this.#decoder.pieces(turn);
    this.#next = this.#pool.turns.take();
  }

  /** Decodes the next batch before its turn, and keeps it; false where there is none, or one is kept. */
  decodeAhead(): boolean {
    const first = this.#next;
    if (first === undefined || this.#kept !== undefined) return false;
    const pieces = Array.from(this.#decoder.pieces(first), (piece) => ({
      ...piece,
      chunks: piece.chunks.map((chunk) => new Uint8Array(chunk)),
    }));
    this.#kept = { first, pieces };
    this.#next = this.#pool.turns.take();
    return true;
  }
}
