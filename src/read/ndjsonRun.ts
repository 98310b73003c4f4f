/** Lines of JSON of a run: by whatever of the fast ways is loaded, and the careful way for what they leave. */
import { FastWriter, type LineWriter, UNWRITTEN } from '../fast/json/ndjson.ts';
import { toJson } from '../format/json.ts';
import type { Infer, ValueLayout } from '../layout/index.ts';
import type { Memory } from '../memory/index.ts';
import type { Run } from '../memory/run.ts';
import { TEXT_ENCODER } from '../util/textEncoder.ts';
import { Elements, type ReadOptions } from './elements.ts';
import type { LineBuffer } from './lineBuffer.ts';

/** The lines of a run, all of them or a part. */
export class NdjsonRun {
  readonly #struct: ValueLayout;
  readonly #fast: FastWriter | undefined;
  readonly #engine: LineWriter | undefined;
  /** Made when it is needed first: most runs of one event need none. */
  readonly #makeElements: () => Elements<ValueLayout>;
  #elements: Elements<ValueLayout> | undefined;
  readonly #buffer: LineBuffer;

  constructor(
    struct: ValueLayout,
    memory: Memory,
    run: Run,
    buffer: LineBuffer,
    { limits, onIssue }: ReadOptions,
  ) {
    this.#struct = struct;
    this.#fast = FastWriter.for(struct, memory, limits, run);
    this.#engine = buffer.workspace?.writer(struct, memory, run, limits);
    // A struct can have a reader and no writer.
    this.#makeElements = () => new Elements(struct, memory, run, { limits, onIssue });
    this.#buffer = buffer;
  }

  /** The lines of the elements `from` to `to`, in chunks. */
  *lines(from: number, to: number): Generator<Uint8Array, void, undefined> {
    for (let next = from; next < to; ) {
      try {
        next = this.#fill(next, to);
      } catch (error) {
        // The lines before it are whole.
        if (this.#buffer.length > 0) yield this.#buffer.take();
        throw error;
      }
      yield this.#buffer.take();
    }
  }

  /** Writes lines until the chunk is complete; returns the next element. */
  #fill(from: number, to: number): number {
    let next = from;
    while (next < to && !this.#buffer.isComplete) {
      const after = this.#engine?.write(this.#buffer, next, to) ?? next;
      if (after === next) this.#writeLine(next++);
      else next = after;
    }
    return next;
  }

  #writeLine(index: number): void {
    const end = this.#fastLine(index);
    if (end !== UNWRITTEN) {
      this.#buffer.length = end;
      return;
    }
    this.#elements ??= this.#makeElements();
    this.#buffer.append(TEXT_ENCODER.encode(`${this.#jsonOf(this.#elements.at(index))}\n`));
  }

  #jsonOf(value: Infer<ValueLayout> | null): string {
    return toJson(this.#struct, value, { surrogates: this.#buffer.surrogates });
  }

  #fastLine(index: number): number {
    const fast = this.#fast;
    return fast === undefined ? UNWRITTEN : this.#buffer.write((sink, at) => fast.write(sink, at, index));
  }
}
