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
    let own = pool.turns.take();
    for (let turn = 0; turn < decoder.count; turn += BATCH) {
      if (turn !== own) yield* piecesOf(pool, turn);
      else {
        pool.assertWorking();
        yield* decoder.pieces(turn);
        own = pool.turns.take();
        // Messages come in between batches.
        await nextTurn();
      }
    }
  } finally {
    await pool.end();
  }
}

/** The pieces of a batch that another thread has taken, as they come in. */
async function* piecesOf(pool: Pool, turn: number): AsyncGenerator<BatchResult, void, undefined> {
  for (;;) {
    const piece = pool.take(turn);
    if (piece === undefined) await pool.message();
    else {
      yield piece.result;
      piece.release();
      if (piece.result.elements > 0) return;
    }
  }
}
