/** Decoding in batches, here or in other threads: each batch becomes lines and messages, in order. */
import { type DecodeError, type Limits, resolveLimits } from '../../codec/index.ts';
import type { Origin } from '../../events/index.ts';
import type { Surrogates } from '../../format/jsonText.ts';
import type { InternalChoice } from '../../internal/index.ts';
import type { ValueLayout } from '../../layout/index.ts';
import type { Memory } from '../../memory/index.ts';
import type { Roots, Run } from '../../memory/run.ts';
import { LineBuffer } from '../../read/lineBuffer.ts';
import { NdjsonRun } from '../../read/ndjsonRun.ts';
import type { LineWorkspace } from '../../wasm.ts';
import type { Where } from '../../where/index.ts';
import { runWithin } from '../input/blocks.ts';
import type { Written } from '../output/bytes.ts';
import type { EventWriter } from '../output/writers.ts';
import { EventLines } from './eventLines.ts';
import type { InternalPart } from './internalPart.ts';
import { type Issue, issueOf } from './issue.ts';
import type { Lines, LinesOptions } from './lines.ts';
import type { LoadedParts } from './parts.ts';
import type { Refused } from './refused.ts';
import type { Span, SpansWanted } from './wanted.ts';

/** Elements that are decoded in one go, unless a writer says otherwise. */
export const BATCH = 4096;

/** What became of a batch. */
export interface BatchResult {
  readonly chunks: readonly Uint8Array[];
  /** What became of a chunk that was written already. */
  readonly written?: Written | undefined;
  /** What could not be read, as messages. */
  readonly issues: readonly Issue[];
  /** How many elements are done with it. */
  readonly elements: number;
  /** Of how many no undocumented fields were taken, and why. */
  readonly refused?: Refused | undefined;
}

export interface BatchOptions {
  readonly limits: Partial<Limits>;
  /** Adds the bytes after each struct. */
  readonly trailer: boolean;
  /** Adds the undocumented fields of events, by a layout or by what fits. */
  readonly internal?: InternalChoice | undefined;
  /** Writes unpaired surrogates in JSON as they are; else U+FFFD stands in their place. */
  readonly lossless?: boolean | undefined;
  /** Which events are wanted; all when it is absent. */
  readonly where: Where | undefined;
  /** Writes events in another format than their own JSON, with what is known about their origin. */
  readonly writer?: EventWriter | undefined;
  readonly origin?: Origin | undefined;
  /**
   * Where lines are gathered, when no chunk is kept until the next one of its buffer is asked for. Of several, each has the
   * lines of other batches.
   */
  readonly buffers?: readonly LineBuffer[] | undefined;
}

/** A buffer that serves one block after another. */
export function reusedBuffer(lossless = false): LineBuffer {
  return new LineBuffer({ chunkBytes: WRITTEN_BYTES, reuse: true, surrogates: surrogatesFor(lossless) });
}

/**
 * Buffers for whoever has to wait for its turn to write, one for each workspace: a batch is one piece in it, unless its lines
 * are long.
 */
export function turnBuffers(
  lossless = false,
  workspaces: readonly (LineWorkspace | undefined)[] = [undefined],
): readonly LineBuffer[] {
  const options = { chunkBytes: TURN_BYTES, reuse: true, surrogates: surrogatesFor(lossless) };
  return workspaces.map((workspace) => new LineBuffer({ ...options, workspace }));
}

const NO_ISSUES: readonly Issue[] = [];

/** Decodes batches of one run. */
export class BatchDecoder {
  readonly count: number;
  /** How many elements are a batch. */
  readonly batch: number;
  /** One for each buffer. */
  readonly #lines: readonly Lines[];
  #turn = 0;
  /** The spans that are wanted; undefined where all are. */
  readonly #spans: SpansWanted | undefined;
  readonly #internal: InternalPart | undefined;
  /** What cannot be read, as it is found. */
  readonly #issues: Issue[] = [];

  /**
   * @param parts what `loadParts` gives for the options.
   * @throws UsageError when the roots are wrong, or the options are not for such structs.
   */
  constructor(struct: ValueLayout, memory: Memory, roots: Roots, options: BatchOptions, parts: LoadedParts) {
    const run = runWithin(struct, memory, roots);
    this.count = run.count;
    this.batch = options.writer?.batch ?? BATCH;
    const { limits, where, internal } = options;
    const onIssue = (issue: DecodeError): void => void this.#issues.push(issueOf(issue));
    if (internal !== undefined && parts.InternalPart !== undefined) {
      const reading = { limits: resolveLimits(limits), onIssue };
      this.#internal = new parts.InternalPart(struct, memory, run, internal, reading);
    }
    this.#lines = (options.buffers ?? [undefined]).map((buffer) =>
      linesOf(struct, memory, run, { ...options, buffer, part: this.#internal, parts }, onIssue),
    );
    if (where !== undefined) this.#spans = parts.spansWanted?.(struct, memory, run, where, limits);
  }

  /** How many batches can be begun before the first of them is used up: what is begun after them takes its place. */
  get depth(): number {
    return this.#lines.length;
  }

  /**
   * The batch that begins with an element, in pieces, each with the issues of its own lines. With a buffer that is reused, one
   * is there at a time. Only the last one says how many elements there were.
   */
  *pieces(first: number): Generator<BatchResult, void, undefined> {
    const lines = this.#lines[this.#turn++ % this.depth];
    for (const chunk of lines === undefined ? [] : this.#chunks(lines, first)) {
      yield { chunks: [chunk], issues: this.#takeIssues(), elements: 0 };
    }
    const refused = this.#internal?.takeRefused();
    yield { chunks: [], issues: this.#takeIssues(), elements: this.#endOf(first) - first, refused };
  }

  #endOf(first: number): number {
    return Math.min(first + this.batch, this.count);
  }

  #takeIssues(): readonly Issue[] {
    return this.#issues.length === 0 ? NO_ISSUES : this.#issues.splice(0);
  }

  #chunks(lines: Lines, first: number): Iterable<Uint8Array> {
    const end = this.#endOf(first);
    if (this.#spans === undefined) return allLines(lines, first, end);
    return [pickedLines(lines, this.#spans(first, end))];
  }
}

function* allLines(lines: Lines, first: number, end: number): Generator<Uint8Array, void, undefined> {
  yield* lines.lines(first, end);
  yield* lines.flush?.() ?? [];
}

/** What is wanted, in one piece: events that are far apart would otherwise become as many small chunks. */
function pickedLines(lines: Lines, spans: Iterable<Span>): Uint8Array {
  const pieces: Uint8Array[] = [];
  for (const [first, end] of spans) {
    // Not `slice`: what a Buffer gives by that name is no copy.
    for (const chunk of lines.lines(first, end)) pieces.push(new Uint8Array(chunk));
  }
  for (const chunk of lines.flush?.() ?? []) pieces.push(new Uint8Array(chunk));
  return joined(pieces);
}

/** Bytes of the chunks that a batch is kept in until all of it is written. */
const KEPT_BYTES = 1 << 18;

/** Bytes that are written in one go, and by threads in one turn. */
export const WRITTEN_BYTES = 1 << 20;
export const TURN_BYTES = 1 << 23;

export function surrogatesFor(lossless: boolean): Surrogates {
  return lossless ? 'keep' : 'replace';
}

interface PartOptions extends BatchOptions {
  readonly buffer: LineBuffer | undefined;
  readonly part: InternalPart | undefined;
  readonly parts: LoadedParts;
}

function linesOf(
  struct: ValueLayout,
  memory: Memory,
  run: Run,
  { limits, trailer, where, writer, origin = {}, lossless = false, buffer, part, parts }: PartOptions,
  onIssue: (issue: DecodeError) => void,
): Lines {
  const surrogates = surrogatesFor(lossless);
  const options: LinesOptions = { limits: resolveLimits(limits), onIssue, surrogates };
  if (writer !== undefined) {
    const shared = lossless ? undefined : buffer;
    return new EventLines(struct, memory, run, {
      ...options,
      writer,
      origin,
      internal: part,
      buffer: shared,
    });
  }
  if (parts.FullLines !== undefined) {
    return new parts.FullLines(struct, memory, run, { ...options, trailer, internal: part });
  }
  // Else all chunks of a batch are kept until they are written; those of the spans that are wanted are copied.
  const made = buffer ?? new LineBuffer({ chunkBytes: KEPT_BYTES, reuse: where !== undefined, surrogates });
  return new NdjsonRun(struct, memory, run, made, options);
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let end = 0;
  for (const piece of pieces) {
    all.set(piece, end);
    end += piece.length;
  }
  return all;
}
