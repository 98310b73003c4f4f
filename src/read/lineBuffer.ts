/** Where lines are gathered until they are a chunk. */
import { FULL, type LineTarget, type LineWorkspace, Sink } from '../fast/json/ndjson.ts';
import type { Surrogates } from '../format/jsonText.ts';

export interface LineBufferOptions {
  /** About how many bytes a chunk has. */
  readonly chunkBytes: number;
  /** Gives every chunk in the same memory: it must be used up before more lines are written. */
  readonly reuse: boolean;
  readonly surrogates: Surrogates;
  /** What an engine has for the lines that are gathered here. */
  readonly workspace?: LineWorkspace | undefined;
}

/** A sink needs this much more than its chunk: room for a line that begins just before the chunk is complete. */
const SINK_OVERHEAD = 24576;

/** Bytes that are written again and again: no sink that is reused begins larger, since many runs are small. */
const LEAST_SINK = 65536;

/** Lines that were written, and room for more. One that is reused can serve one run after another. */
export class LineBuffer implements LineTarget {
  readonly surrogates: Surrogates;
  readonly chunkBytes: number;
  /** What an engine has for the lines; it can come while nothing is gathered. */
  workspace: LineWorkspace | undefined;
  readonly #reuse: boolean;
  #own: Sink | undefined;
  /** Whether the chunk is written where the engine writes, so that nothing is copied; undefined before it begins. */
  #isInWorkspace: boolean | undefined;
  length = 0;

  constructor({ chunkBytes, reuse, surrogates, workspace }: LineBufferOptions) {
    this.chunkBytes = chunkBytes;
    this.#reuse = reuse;
    this.surrogates = surrogates;
    this.workspace = workspace;
  }

  /** Where the next line goes, from `length` on. */
  get sink(): Sink {
    this.#isInWorkspace ??= this.#fitsWorkspace();
    const shared = this.#isInWorkspace ? this.workspace?.sink : undefined;
    if (shared !== undefined) return shared;
    const first = this.#reuse ? Math.min(this.chunkBytes, LEAST_SINK) : this.chunkBytes;
    this.#own ??= this.#newSink(first + SINK_OVERHEAD);
    return this.#own;
  }

  get isComplete(): boolean {
    return this.length >= this.chunkBytes;
  }

  append(line: Uint8Array): void {
    if (this.length + line.length > this.sink.size) this.#growTo(this.length + line.length);
    this.sink.bytes.set(line, this.length);
    this.length += line.length;
  }

  /** What `write` returns. It writes after what was written so far, and does so again where there was too little room. */
  write(write: (sink: Sink, at: number) => number): number {
    for (;;) {
      try {
        return write(this.sink, this.length);
      } catch (error) {
        if (error !== FULL) throw error;
        this.#growTo(2 * this.sink.size);
      }
    }
  }

  /** What was written so far. Unless it is reused, the sink is new afterwards: the old one's bytes are the caller's now. */
  take(): Uint8Array {
    const written = this.sink.bytes.subarray(0, this.length);
    // What was written where the engine writes is copied, and a sink of its own given away.
    const chunk = this.#isInWorkspace && !this.#reuse ? written.slice() : written;
    if (!this.#reuse) this.#own = undefined;
    this.length = 0;
    this.#isInWorkspace = undefined;
    return chunk;
  }

  #fitsWorkspace(): boolean {
    const shared = this.workspace?.sink;
    return shared !== undefined && this.chunkBytes + SINK_OVERHEAD <= shared.size;
  }

  #growTo(size: number): void {
    const grown = this.#newSink(Math.max(size, this.#own?.size ?? 0));
    grown.bytes.set(this.sink.bytes.subarray(0, this.length));
    this.#own = grown;
    this.#isInWorkspace = false;
  }

  #newSink(size: number): Sink {
    return new Sink(size, this.surrogates === 'replace');
  }
}
