/** Decoding in batches, here or in other threads: each batch becomes lines and messages, in order. */
import { type DecodeError, type Limits, resolveLimits } from '../../codec/index.ts';
import type { Origin } from '../../events/index.ts';
import type { ValueLayout } from '../../layout/index.ts';
import type { Memory } from '../../memory/index.ts';
import { partOf, type Roots, type Run } from '../../memory/run.ts';
import { NdjsonRun } from '../../read/ndjson.ts';
import { type Where, WhereFilter } from '../../where/index.ts';
import { UsageError } from '../exit.ts';
import { runWithin } from '../input/blocks.ts';
import type { EventWriter } from '../output/writers.ts';
import { EventLines } from './eventLines.ts';
import { type Issue, issueOf } from './issue.ts';
import type { Lines, LinesOptions } from './lines.ts';
import { TrailerLines } from './trailerLines.ts';

/** Elements that are decoded in one go. */
export const BATCH = 8192;

/** What became of a batch. */
export interface BatchResult {
  readonly chunks: readonly Uint8Array[];
  /** What could not be read, as messages. */
  readonly issues: readonly Issue[];
}

export interface BatchOptions {
  readonly limits: Partial<Limits>;
  /** Adds the bytes after each struct. */
  readonly trailer: boolean;
  /** Writes unpaired surrogates in JSON as they are; else U+FFFD stands in their place. */
  readonly lossless?: boolean | undefined;
  /** Which events are wanted; all when it is absent. */
  readonly where: Where | undefined;
  /** Writes events in another format than their own JSON, with what is known about their origin. */
  readonly writer?: EventWriter | undefined;
  readonly origin?: Origin | undefined;
}

/** Decodes batches of one run. */
export class BatchDecoder {
  readonly count: number;
  readonly #lines: Lines;
  /** The spans that are wanted; undefined where all are. */
  readonly #spans: ((from: number, to: number) => Iterable<Span>) | undefined;
  #issues: Issue[] = [];

  /** @throws UsageError when the roots are wrong, or the options are not for such structs. */
  constructor(struct: ValueLayout, memory: Memory, roots: Roots, options: BatchOptions) {
    const run = runWithin(struct, memory, roots);
    this.count = run.count;
    const { limits, where } = options;
    this.#lines = linesOf(struct, memory, run, options, (issue) => this.#issues.push(issueOf(issue)));
    this.#spans = where === undefined ? undefined : spansWanted(struct, memory, run, where, limits);
  }

  /** The batch that begins with an element. */
  decode(first: number): BatchResult {
    this.#issues = [];
    const end = Math.min(first + BATCH, this.count);
    const chunks =
      this.#spans === undefined ? [...this.#lines.lines(first, end)] : [this.#picked(first, end)];
    return { chunks, issues: this.#issues };
  }

  /** What is wanted, in one piece: events that are far apart would otherwise become as many small chunks. */
  #picked(from: number, to: number): Uint8Array {
    const pieces: Uint8Array[] = [];
    for (const [first, end] of this.#spans?.(from, to) ?? []) {
      for (const chunk of this.#lines.lines(first, end)) pieces.push(chunk.slice());
    }
    return joined(pieces);
  }
}

const CHUNK_BYTES = 1 << 18;

function linesOf(
  struct: ValueLayout,
  memory: Memory,
  run: Run,
  { limits, trailer, where, writer, origin = {}, lossless = false }: BatchOptions,
  onIssue: (issue: DecodeError) => void,
): Lines {
  const surrogates = lossless ? 'keep' : 'replace';
  const options: LinesOptions = { limits: resolveLimits(limits), onIssue, surrogates };
  if (writer !== undefined) return new EventLines(struct, memory, run, { ...options, writer, origin });
  if (trailer) return new TrailerLines(struct, memory, run, options);
  return new NdjsonRun(struct, memory, run, {
    ...options,
    chunkBytes: CHUNK_BYTES,
    // All chunks of a batch are kept until they are written; those of the spans that are wanted are copied.
    reuse: where !== undefined,
  });
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

/** Consecutive elements: the first of them, and the one after the last. */
type Span = readonly [from: number, to: number];

/** Says which spans of a part of the run are wanted. */
function spansWanted(
  struct: ValueLayout,
  memory: Memory,
  run: Run,
  where: Where,
  limits: Partial<Limits>,
): (from: number, to: number) => Iterable<Span> {
  const filter = whereFilter(struct, where);
  return (from, to) => spansOf(filter.rows(memory, partOf(run, from, to), { limits }), from);
}

function whereFilter(struct: ValueLayout, where: Where): WhereFilter {
  try {
    return new WhereFilter(struct, where);
  } catch (error) {
    throw error instanceof TypeError || error instanceof RangeError ? new UsageError(error.message) : error;
  }
}

/** Rows that follow each other are decoded in one go. */
function* spansOf(rows: readonly number[], offset: number): Generator<Span, void, undefined> {
  for (let i = 0; i < rows.length; ) {
    const first = i;
    while (rows[i + 1] === (rows[i] ?? 0) + 1) i++;
    yield [offset + (rows[first] ?? 0), offset + (rows[i] ?? 0) + 1];
    i++;
  }
}
