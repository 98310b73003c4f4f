/** Batches from several threads, in order, and no more of them at once than are needed. This thread decodes, too. */
import type { BatchDecoder, BatchResult } from './batch.ts';
import { BegunBatches } from './begun.ts';
import type { Job } from './job.ts';
import { Pool, type StartThread } from './pool.ts';

/**
 * The batches of a decoder, in order, made by this thread and `others` more. Whoever has nothing to do takes the next one, and
 * decodes it while those before it are written; until the others have started, this one takes all. A piece is to be used up
 * before the next one is asked for, and `flush` is to write what is still kept of them.
 */
export async function* batchesOf(
  job: Job,
  decoder: BatchDecoder,
  others: number,
  flush: () => Promise<void>,
  start?: StartThread,
): AsyncGenerator<BatchResult, void, undefined> {
  const pool = new Pool(job, decoder, others, start);
  const { turns } = pool;
  const own = new BegunBatches(turns, decoder);
  try {
    for (let turn = 0; turn < decoder.count; turn += decoder.batch) {
      while (own.first !== turn && !turns.isWritten(turn) && own.begin());
      pool.assertWorking();
      yield* own.first === turn ? own.take() : pool.pieces(turn);
      await flush();
      turns.pass(turn);
    }
  } finally {
    await pool.end();
  }
}
