/** NDJSON: a line of JSON for each struct, as bytes, and on the fast way with no object in between. */

import type { DecodeError } from '../codec/index.ts';
import { type Limits, resolveLimits } from '../codec/index.ts';
import {
  FastWriter,
  type LineEngine,
  type LineWorkspace,
  type LineWriter,
  UNWRITTEN,
} from '../fast/json/ndjson.ts';
import { toJson } from '../format/json.ts';
import { assertSurrogates, type Surrogates } from '../format/jsonText.ts';
import type { Infer, ValueLayout } from '../layout/index.ts';
import type { Memory } from '../memory/index.ts';
import { type Roots, type Run, runOf } from '../memory/run.ts';
import { excerpt } from '../util/text.ts';
import { TEXT_ENCODER } from '../util/textEncoder.ts';
import { Elements, type ReadOptions } from './elements.ts';
import { LineBuffer } from './lineBuffer.ts';

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
  /** What `fwpm/wasm` gives: writes the same lines in less time. */
  readonly engine?: LineEngine | undefined;
}

const DEFAULT_CHUNK_BYTES = 65536;
const MOST_CHUNK_BYTES = 2 ** 28;

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
  const {
    limits,
    onIssue,
    chunkBytes = DEFAULT_CHUNK_BYTES,
    reuse = false,
    surrogates = 'keep',
    engine,
  } = options;
  if (!Number.isInteger(chunkBytes) || chunkBytes < 1 || chunkBytes > MOST_CHUNK_BYTES) {
    throw new RangeError(
      `chunkBytes: ${excerpt(String(chunkBytes))} is not an integer of 1 to ${MOST_CHUNK_BYTES}`,
    );
  }
  assertSurrogates(surrogates);
  const run = runOf(struct, memory, roots);
  const reading = { limits: resolveLimits(limits), onIssue };
  const linesIn = (workspace?: LineWorkspace): Generator<Uint8Array, void, undefined> => {
    const buffer = new LineBuffer({ chunkBytes, reuse, surrogates, workspace });
    return new NdjsonRun(struct, memory, run, buffer, reading).lines(0, run.count);
  };
  return engine === undefined ? linesIn() : withEngine(engine, surrogates === 'replace', linesIn);
}

/** Lines that are made with what an engine has, which is given back after the last one. */
function* withEngine(
  engine: LineEngine,
  replacesSurrogates: boolean,
  linesIn: (workspace: LineWorkspace) => Iterable<Uint8Array>,
): Generator<Uint8Array, void, undefined> {
  const workspace = engine.workspace({ replacesSurrogates });
  try {
    yield* linesIn(workspace);
  } finally {
    workspace.release();
  }
}

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
