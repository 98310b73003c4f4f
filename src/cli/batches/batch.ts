/** Decoding in batches, here or in other threads: each batch becomes lines and messages, in order. */
import { type DecodeError, type Limits, resolveLimits } from '../../codec/index.ts';
import type { Origin } from '../../events/index.ts';
import type { Surrogates } from '../../format/jsonText.ts';
import type { InternalChoice } from '../../internal/index.ts';
import type { ValueLayout } from '../../layout/index.ts';
import type { Memory } from '../../memory/index.ts';
import { partOf, type Roots, type Run } from '../../memory/run.ts';
import { LineBuffer } from '../../read/lineBuffer.ts';
import { NdjsonRun } from '../../read/ndjson.ts';
import { type Where, WhereFilter } from '../../where/index.ts';
import { UsageError } from '../exit.ts';
import { runWithin } from '../input/blocks.ts';
import type { EventWriter } from '../output/writers.ts';
import { EventLines } from './eventLines.ts';
import { FullLines } from './fullLines.ts';
import { InternalPart, type Refused } from './internalPart.ts';
import { type Issue, issueOf } from './issue.ts';
import type { Lines, LinesOptions } from './lines.ts';

/** Elements that are decoded in one go. */
export const BATCH = 8192;

/** What became of a batch. */
export interface BatchResult {
  readonly chunks: readonly Uint8Array[];
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
  /** Where lines are gathered, when no chunk is kept until the next one is asked for. */
  readonly buffer?: LineBuffer | undefined;
}

/** A buffer that serves one block after another. */
export function reusedBuffer(lossless = false): LineBuffer {
  return new LineBuffer({ chunkBytes: WRITTEN_BYTES, reuse: true, surrogates: surrogatesFor(lossless) });
}

/** Decodes batches of one run. */
export class BatchDecoder {
  readonly count: number;
  readonly #lines: Lines;
  /** The spans that are wanted; undefined where all are. */
  readonly #spans: ((from: number, to: number) => Iterable<Span>) | undefined;
  readonly #internal: InternalPart | undefined;
  #issues: Issue[] = [];

  /** @throws UsageError when the roots are wrong, or the options are not for such structs. */
  constructor(struct: ValueLayout, memory: Memory, roots: Roots, options: BatchOptions) {
    const run = runWithin(struct, memory, roots);
    this.count = run.count;
    const { limits, where, internal } = options;
    const onIssue = (issue: DecodeError): void => void this.#issues.push(issueOf(issue));
    this.#internal =
      internal && new InternalPart(struct, memory, run, internal, { limits: resolveLimits(limits), onIssue });
    this.#lines = linesOf(struct, memory, run, options, this.#internal, onIssue);
    this.#spans = where === undefined ? undefined : spansWanted(struct, memory, run, where, limits);
  }

  /** The batch that begins with an element. */
  decode(first: number): BatchResult {
    const chunks = [...this.#chunks(first)];
    const refused = this.#internal?.takeRefused();
    return { chunks, issues: this.#takeIssues(), elements: this.#endOf(first) - first, refused };
  }

  /** The same in pieces, each with the issues of its own lines: with a buffer that is reused, one is there at a time. */
  *pieces(first: number): Generator<BatchResult, void, undefined> {
    for (const chunk of this.#chunks(first)) {
      yield { chunks: [chunk], issues: this.#takeIssues(), elements: 0 };
    }
    const refused = this.#internal?.takeRefused();
    yield { chunks: [], issues: this.#takeIssues(), elements: this.#endOf(first) - first, refused };
  }

  #endOf(first: number): number {
    return Math.min(first + BATCH, this.count);
  }

  #takeIssues(): readonly Issue[] {
    const issues = this.#issues;
    if (issues.length > 0) this.#issues = [];
    return issues;
  }

  #chunks(first: number): Iterable<Uint8Array> {
    const end = this.#endOf(first);
    return this.#spans === undefined ? this.#lines.lines(first, end) : [this.#picked(first, end)];
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

/** Bytes of the chunks that a batch is kept in until all of it is written. */
const KEPT_BYTES = 1 << 18;

/** Bytes that are written in one go. */
export const WRITTEN_BYTES = 1 << 20;

export function surrogatesFor(lossless: boolean): Surrogates {
  return lossless ? 'keep' : 'replace';
}

const resolved = new WeakMap<Partial<Limits>, Limits>();

/** The limits, resolved once for all blocks of a source. */
function limitsOf(given: Partial<Limits>): Limits {
  let limits = resolved.get(given);
  if (limits === undefined) {
    limits = resolveLimits(given);
    resolved.set(given, limits);
  }
  return limits;
}

function linesOf(
  struct: ValueLayout,
  memory: Memory,
  run: Run,
  { limits, trailer, where, writer, origin = {}, lossless = false, buffer }: BatchOptions,
  part: InternalPart | undefined,
  onIssue: (issue: DecodeError) => void,
): Lines {
  const surrogates = surrogatesFor(lossless);
  const options: LinesOptions = { limits: limitsOf(limits), onIssue, surrogates };
  if (writer !== undefined)
    return new EventLines(struct, memory, run, { ...options, writer, origin, internal: part });
  if (trailer || part) return new FullLines(struct, memory, run, { ...options, trailer, internal: part });
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

/** @throws UsageError for conditions that such a struct cannot fulfil. */
export function whereFilter(struct: ValueLayout, where: Where): WhereFilter {
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
