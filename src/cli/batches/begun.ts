/** Batches that a thread has taken and begun: it decodes while those before them are written, as far as there is room for lines. */
import type { BatchDecoder, BatchResult } from './batch.ts';
import type { Turns } from './turns.ts';

interface Begun {
  readonly first: number;
  readonly pieces: Iterable<BatchResult>;
}

export class BegunBatches {
  readonly #turns: Turns;
  readonly #decoder: BatchDecoder;
  readonly #batches: Begun[] = [];

  constructor(turns: Turns, decoder: BatchDecoder) {
    this.#turns = turns;
    this.#decoder = decoder;
  }

  /** The first element of the oldest one. */
  get first(): number | undefined {
    return this.#batches[0]?.first;
  }

  /** Takes one more; false where there is no room for its lines, or all were taken. */
  begin(): boolean {
    if (this.#batches.length >= this.#decoder.depth) return false;
    const first = this.#turns.take();
    if (first === undefined) return false;
    this.#batches.push({ first, pieces: begun(this.#decoder.pieces(first)) });
    return true;
  }

  /** The pieces of the oldest one, which are to be used up before another one is begun. */
  take(): Iterable<BatchResult> {
    return this.#batches.shift()?.pieces ?? [];
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
