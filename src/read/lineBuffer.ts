/** Where lines are gathered until they are a chunk. */
import { Sink } from '../fast/json/ndjson.ts';
import type { Surrogates } from '../format/jsonText.ts';

export interface LineBufferOptions {
  /** About how many bytes a chunk has. */
  readonly chunkBytes: number;
  /** Gives every chunk in the same memory: it must be used up before more lines are written. */
  readonly reuse: boolean;
  readonly surrogates: Surrogates;
}

/** A sink needs this much more than its chunk: room for a line that begins just before the chunk is complete. */
const SINK_OVERHEAD = 24576;

/** Bytes that are written again and again: no sink that is reused begins larger, since many runs are small. */
const LEAST_SINK = 65536;

/** Lines that were written, and room for more. One that is reused can serve one run after another. */
export class LineBuffer {
  readonly surrogates: Surrogates;
  readonly #chunkBytes: number;
  readonly #reuse: boolean;
  /** Where the next line goes, from `length` on. */
  sink: Sink;
  length = 0;

  constructor({ chunkBytes, reuse, surrogates }: LineBufferOptions) {
    this.#chunkBytes = chunkBytes;
    this.#reuse = reuse;
    this.surrogates = surrogates;
    this.sink = this.#newSink((reuse ? Math.min(chunkBytes, LEAST_SINK) : chunkBytes) + SINK_OVERHEAD);
  }

  get isComplete(): boolean {
    return this.length >= this.#chunkBytes;
  }

  append(line: Uint8Array): void {
    if (this.length + line.length > this.sink.size) this.#growTo(this.length + line.length);
    this.sink.bytes.set(line, this.length);
    this.length += line.length;
  }

  /** Makes room for a line that does not fit. */
  grow(): void {
    this.#growTo(2 * this.sink.size);
  }

  /** What was written so far. Unless it is reused, the sink is new afterwards: the old one's bytes are the caller's now. */
  take(): Uint8Array {
    const chunk = this.sink.bytes.subarray(0, this.length);
    if (!this.#reuse) this.sink = this.#newSink(this.#chunkBytes + SINK_OVERHEAD);
    this.length = 0;
    return chunk;
  }

  #growTo(size: number): void {
    const grown = this.#newSink(size);
    grown.bytes.set(this.sink.bytes.subarray(0, this.length));
    this.sink = grown;
  }

  #newSink(size: number): Sink {
    return new Sink(size, this.surrogates === 'replace');
  }
}
