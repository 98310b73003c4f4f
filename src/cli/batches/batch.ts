/** Decoding in batches, here or in other threads: each batch becomes lines and messages, in order. */
import { type DecodeError, type Limits, resolveLimits } from '../../codec/index.ts';
import type { Origin } from '../../events/index.ts';
import type { Surrogates } from '../../format/jsonText.ts';
import type { InternalChoice } from '../../internal/index.ts';
import type { ValueLayout } from '../../layout/index.ts';
import type { Memory } from '../../memory/index.ts';
import type { Roots, Run } from '../../memory/run.ts';
import { LineBuffer } from '../../read/lineBuffer.ts';
import { NdjsonRun } from '../../read/ndjson.ts';
import type { Where } from '../../where/index.ts';
import { runWithin } from '../input/blocks.ts';
import type { EventWriter } from '../output/writers.ts';
import { EventLines } from './eventLines.ts';
import type { InternalPart } from './internalPart.ts';
import { type Issue, issueOf } from './issue.ts';
import type { Lines, LinesOptions } from './lines.ts';
import type { Refused } from './refused.ts';
import type { Span, SpansWanted } from './wanted.ts';

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

/** What a decoder of batches is made of. */
interface Parts {
  readonly count: number;
  readonly lines: Lines;
  /** The spans that are wanted; undefined where all are. */
  readonly spans: SpansWanted | undefined;
  readonly internal: InternalPart | undefined;
  /** What cannot be read, as it is found. */
  readonly issues: Issue[];
}

const NO_ISSUES: readonly Issue[] = [];

/** Decodes batches of one run. */
export class BatchDecoder {
  readonly #parts: Parts;

  /** @throws UsageError when the roots are wrong, or the options are not for such structs. */
  static async open(
    struct: ValueLayout,
    memory: Memory,
    roots: Roots,
    options: BatchOptions,
  ): Promise<BatchDecoder> {
    const run = runWithin(struct, memory, roots);
    const issues: Issue[] = [];
    const onIssue = (issue: DecodeError): void => void issues.push(issueOf(issue));
    const internal = await internalPartOf(struct, memory, run, options, onIssue);
    const lines = await linesOf(struct, memory, run, { ...options, part: internal }, onIssue);
    const spans = await spansOf(struct, memory, run, options);
    return new BatchDecoder({ count: run.count, lines, spans, internal, issues });
  }

  private constructor(parts: Parts) {
    this.#parts = parts;
  }

  get count(): number {
    return this.#parts.count;
  }

  /**
   * The batch that begins with an element, in pieces, each with the issues of its own lines. With a buffer that is reused, one
   * is there at a time. Only the last one says how many elements there were.
   */
  *pieces(first: number): Generator<BatchResult, void, undefined> {
    for (const chunk of this.#chunks(first)) {
      yield { chunks: [chunk], issues: this.#takeIssues(), elements: 0 };
    }
    const refused = this.#parts.internal?.takeRefused();
    yield { chunks: [], issues: this.#takeIssues(), elements: this.#endOf(first) - first, refused };
  }

  #endOf(first: number): number {
    return Math.min(first + BATCH, this.count);
  }

  #takeIssues(): readonly Issue[] {
    const { issues } = this.#parts;
    return issues.length === 0 ? NO_ISSUES : issues.splice(0);
  }

  #chunks(first: number): Iterable<Uint8Array> {
    const end = this.#endOf(first);
    const { lines, spans } = this.#parts;
    return spans === undefined ? lines.lines(first, end) : [this.#picked(lines, spans(first, end))];
  }

  /** What is wanted, in one piece: events that are far apart would otherwise become as many small chunks. */
  #picked(lines: Lines, spans: Iterable<Span>): Uint8Array {
    const pieces: Uint8Array[] = [];
    for (const [first, end] of spans) {
      // Not `slice`: what a Buffer gives by that name is no copy.
      for (const chunk of lines.lines(first, end)) pieces.push(new Uint8Array(chunk));
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

interface PartOptions extends BatchOptions {
  readonly part: InternalPart | undefined;
}

type OnIssue = (issue: DecodeError) => void;

async function internalPartOf(
  struct: ValueLayout,
  memory: Memory,
  run: Run,
  { limits, internal }: BatchOptions,
  onIssue: OnIssue,
): Promise<InternalPart | undefined> {
  if (internal === undefined) return undefined;
  const { InternalPart } = await import('./internalPart.ts');
  return new InternalPart(struct, memory, run, internal, { limits: resolveLimits(limits), onIssue });
}

async function linesOf(
  struct: ValueLayout,
  memory: Memory,
  run: Run,
  { limits, trailer, where, writer, origin = {}, lossless = false, buffer, part }: PartOptions,
  onIssue: OnIssue,
): Promise<Lines> {
  const surrogates = surrogatesFor(lossless);
  const options: LinesOptions = { limits: resolveLimits(limits), onIssue, surrogates };
  if (writer !== undefined)
    return new EventLines(struct, memory, run, {
      ...options,
      writer,
      origin,
      internal: part,
      buffer: lossless ? undefined : buffer,
    });
  if (trailer || part) {
    const { FullLines } = await import('./fullLines.ts');
    return new FullLines(struct, memory, run, { ...options, trailer, internal: part });
  }
  // Else all chunks of a batch are kept until they are written; those of the spans that are wanted are copied.
  const made = buffer ?? new LineBuffer({ chunkBytes: KEPT_BYTES, reuse: where !== undefined, surrogates });
  return new NdjsonRun(struct, memory, run, made, options);
}

async function spansOf(
  struct: ValueLayout,
  memory: Memory,
  run: Run,
  { where, limits }: BatchOptions,
): Promise<SpansWanted | undefined> {
  if (where === undefined) return undefined;
  const { spansWanted } = await import('./wanted.ts');
  return spansWanted(struct, memory, run, where, limits);
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
