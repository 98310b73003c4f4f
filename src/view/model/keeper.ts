/** Keeps the bytes of a file that can be read but once, so that its events can be read again. */
import type { Store } from './stored.ts';

/** Gets the bytes as they come. */
export interface Keeper extends Store {
  keep(bytes: Uint8Array): void;
  /** Frees bytes that were kept, where they are nobody else's: they are not looked at any more. */
  free?(bytes: Uint8Array): void;
}

/** Keeps them where they are. */
export class MemoryKeeper implements Keeper {
  readonly #chunks: Uint8Array[] = [];

  keep(bytes: Uint8Array): void {
    this.#chunks.push(bytes.slice());
  }

  read(start: number, end: number): Uint8Array {
    const parts: Uint8Array[] = [];
    let at = 0;
    for (const chunk of this.#chunks) {
      if (at < end && at + chunk.length > start)
        parts.push(chunk.subarray(Math.max(0, start - at), end - at));
      at += chunk.length;
    }
    return joined(parts);
  }
}

export function joined(parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

/** Chunks that are kept as they pass by, so that what was read can be read again. */
export class KeptChunks implements AsyncIterable<Uint8Array> {
  /** Bytes that were kept so far. */
  length = 0;
  readonly #chunks: AsyncIterable<Uint8Array>;
  readonly #keeper: Keeper;

  constructor(chunks: AsyncIterable<Uint8Array>, keeper: Keeper) {
    this.#chunks = chunks;
    this.#keeper = keeper;
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Uint8Array, void, undefined> {
    for await (const chunk of this.#chunks) {
      this.#keeper.keep(chunk);
      this.length += chunk.length;
      yield chunk;
      this.#keeper.free?.(chunk);
    }
  }
}
