/** NDJSON: a line of JSON for each struct, as bytes, and on the fast way with no object in between. */

import type { DecodeError } from '../codec/index.ts';
import { type Limits, resolveLimits } from '../codec/index.ts';
import { FastWriter, FULL, Sink, UNWRITTEN } from '../fast/json/ndjson.ts';
import { toJson } from '../format/json.ts';
import { assertSurrogates, type Surrogates } from '../format/jsonText.ts';
import type { Infer, ValueLayout } from '../layout/index.ts';
import type { Memory } from '../memory/index.ts';
import { type Roots, type Run, runOf } from '../memory/run.ts';
import { excerpt } from '../util/text.ts';
import { TEXT_ENCODER } from '../util/textEncoder.ts';
import { CarefulElements, type ReadOptions } from './elements.ts';

export interface NdjsonOptions {
  /** Limits in place of the default ones. */
  readonly limits?: Partial<Limits>;
  /** Called for each thing that cannot be read; the line has null in its place. Without it, the first is thrown. */
  readonly onIssue?: (issue: DecodeError) => void;
  /** About how many bytes each chunk has; 65,536 where none is given, 1 to 2^28. A longer line is a chunk of its own. */
  readonly chunkBytes?: number;
  /**
   * Gives every chunk in the same memory: it must be used up before the next one is asked for. For callers that write
   * synchronously or copy; it saves the engine a tenth of the work.
   */
  readonly reuse?: boolean;
  /** What becomes of unpaired surrogates, as in `toJson`; `keep` where nothing is given. */
  readonly surrogates?: Surrogates;
}

const DEFAULT_CHUNK_BYTES = 65536;
const MOST_CHUNK_BYTES = 2 ** 28;

/** A sink needs this much more than its chunk: room for a line that begins just before the chunk is complete. */
const SINK_OVERHEAD = 24576;

/**
 * The structs as NDJSON in UTF-8: for each one what `toJson` gives, and a newline; `null` for a NULL entry and,
 * with `onIssue`, for a struct that cannot be read. The chunks are whole lines, and belong to the caller. They
 * are made when they are asked for, so that a stream (`Readable.from`, `ReadableStream.from`) has back-pressure.
 *
 * @throws DecodeError when something cannot be read and there is no `onIssue`: after the chunk with the lines
 * before it. TypeError or RangeError for a wrong argument, at once.
 */
export function ndjson(
  struct: ValueLayout,
  memory: Memory,
  roots: Roots,
  options: NdjsonOptions = {},
): Generator<Uint8Array, void, undefined> {
  const { limits, onIssue, chunkBytes = DEFAULT_CHUNK_BYTES, reuse = false, surrogates = 'keep' } = options;
  if (!Number.isInteger(chunkBytes) || chunkBytes < 1 || chunkBytes > MOST_CHUNK_BYTES) {
    throw new RangeError(
      `chunkBytes: ${excerpt(String(chunkBytes))} is not an integer of 1 to ${MOST_CHUNK_BYTES}`,
    );
  }
  assertSurrogates(surrogates);
  const run = runOf(struct, memory, roots);
  const lineOptions = { limits: resolveLimits(limits), onIssue, chunkBytes, reuse, surrogates };
  return new NdjsonRun(struct, memory, run, lineOptions).lines(0, run.count);
}

interface LineOptions extends ReadOptions {
  readonly chunkBytes: number;
  readonly reuse: boolean;
  readonly surrogates: Surrogates;
}

/** The lines of a run, all of them or a part. */
export class NdjsonRun {
  readonly #struct: ValueLayout;
  readonly #fast: FastWriter | undefined;
  readonly #careful: CarefulElements<ValueLayout>;
  readonly #chunkBytes: number;
  readonly #reuse: boolean;
  readonly #surrogates: Surrogates;
  #sink: Sink;
  #length = 0;

  constructor(
    struct: ValueLayout,
    memory: Memory,
    run: Run,
    { limits, onIssue, chunkBytes, reuse, surrogates }: LineOptions,
  ) {
    this.#struct = struct;
    this.#fast = FastWriter.for(struct, memory, limits, run);
    this.#careful = new CarefulElements(struct, memory, run, { limits, onIssue });
    this.#chunkBytes = chunkBytes;
    this.#reuse = reuse;
    this.#surrogates = surrogates;
    this.#sink = this.#newSink(chunkBytes + SINK_OVERHEAD);
  }

  /** The lines of the elements `from` to `to`, in chunks. */
  *lines(from: number, to: number): Generator<Uint8Array, void, undefined> {
    for (let next = from; next < to; ) {
      try {
        next = this.#fill(next, to);
      } catch (error) {
        // The lines before it are whole.
        if (this.#length > 0) yield this.#take();
        throw error;
      }
      yield this.#take();
    }
  }

  /** Writes lines until the chunk is complete; returns the next element. */
  #fill(from: number, to: number): number {
    let next = from;
    while (next < to && this.#length < this.#chunkBytes) this.#writeLine(next++);
    return next;
  }

  /** What was written so far. Unless it is reused, the sink is new afterwards: the old one's bytes are the caller's now. */
  #take(): Uint8Array {
    const chunk = this.#sink.bytes.subarray(0, this.#length);
    if (!this.#reuse) this.#sink = this.#newSink(this.#chunkBytes + SINK_OVERHEAD);
    this.#length = 0;
    return chunk;
  }

  #writeLine(index: number): void {
    const end = this.#fastLine(index);
    if (end !== UNWRITTEN) this.#length = end;
    else this.#append(TEXT_ENCODER.encode(`${this.#jsonOf(this.#careful.at(index))}\n`));
  }

  #jsonOf(value: Infer<ValueLayout> | null): string {
    return toJson(this.#struct, value, { surrogates: this.#surrogates });
  }

  #newSink(size: number): Sink {
    return new Sink(size, this.#surrogates === 'replace');
  }

  #fastLine(index: number): number {
    const fast = this.#fast;
    if (fast === undefined) return UNWRITTEN;
    for (;;) {
      try {
        return fast.write(this.#sink, this.#length, index);
      } catch (error) {
        if (error !== FULL) throw error;
        this.#grow(2 * this.#sink.size);
      }
    }
  }

  #append(line: Uint8Array): void {
    if (this.#length + line.length > this.#sink.size) this.#grow(this.#length + line.length);
    this.#sink.bytes.set(line, this.#length);
    this.#length += line.length;
  }

  #grow(size: number): void {
    const grown = this.#newSink(size);
    grown.bytes.set(this.#sink.bytes.subarray(0, this.#length));
    this.#sink = grown;
  }
}
