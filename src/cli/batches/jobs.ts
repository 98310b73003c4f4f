/** Batches from several threads, in order, and no more of them at once than are needed. This thread decodes, too. */
import type { BatchDecoder, BatchResult } from './batch.ts';
import type { Job } from './job.ts';
import { Pool, type StartThread } from './pool.ts';

/** A batch of this thread. */
interface Own {
  readonly first: number;
  readonly pieces: Iterable<BatchResult>;
}

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
  const next = (): Own | undefined => {
    const first = turns.take();
    return first === undefined ? undefined : { first, pieces: begun(decoder.pieces(first)) };
  };
  try {
    let own = next();
    for (let turn = 0; turn < decoder.count; turn += decoder.batch) {
      if (turn !== own?.first) yield* pool.pieces(turn);
      else {
        pool.assertWorking();
        yield* own.pieces;
      }
      await flush();
      turns.pass(turn);
      if (turn === own?.first) own = next();
    }
  } finally {
    await pool.end();
  }
}

/** The same, of which the first one is made at once. What fails does so when it is its turn. */
function begun<T>(values: Iterator<T, void, undefined>): Iterable<T> {
  const first = attempt(() => values.next());
  return (function* () {
    for (let next = first(); next.done !== true; next = values.next()) yield next.value;
  })();
}

function attempt<T>(make: () => T): () => T {
  try {
    const value = make();
    return () => value;
  } catch (error) {
    return () => {
      throw error;
    };
  }
}
