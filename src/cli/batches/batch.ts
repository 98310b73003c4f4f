/** Decoding in batches, here or in other threads: each batch becomes lines and messages, in order. */
import { type DecodeError, Decoder, type Limits, resolveLimits } from '../../codec/index.ts';
import type { Origin } from '../../events/index.ts';
import { hexText } from '../../format/hexText.ts';
import { toJson } from '../../format/json.ts';
import type { ValueLayout } from '../../layout/index.ts';
import type { Memory } from '../../memory/index.ts';
import { partOf, type Roots, type Run } from '../../memory/run.ts';
import { carefulElement } from '../../read/elements.ts';
import { NdjsonRun } from '../../read/ndjson.ts';
import { Trailers } from '../../read/trailer.ts';
import { TEXT_ENCODER } from '../../util/textEncoder.ts';
import { type Where, WhereFilter } from '../../where/index.ts';
import { UsageError } from '../exit.ts';
import { runWithin } from '../input/source.ts';
import { EventLines } from '../output/eventLines.ts';
import type { EventWriter } from '../output/formats.ts';

/** Elements that are decoded in one go. */
export const BATCH = 8192;

/** What became of a batch. */
export interface BatchResult {
  readonly chunks: readonly Uint8Array[];
  /** What could not be read, as messages. */
  readonly issues: readonly Issue[];
}

/** An issue, as far as another thread can tell of it. */
export interface Issue {
  readonly message: string;
  /** Whether a root itself could not be read. */
  readonly isRoot: boolean;
  /** All of it as a line of JSON. */
  readonly json: string;
}

export function issueOf(error: DecodeError): Issue {
  const { message, path, limit } = error;
  const isRoot = /^(\[\d+\])?$/.test(path) && limit !== 'issues';
  return { message, isRoot, json: JSON.stringify(error) };
}

export interface BatchOptions {
  readonly limits: Partial<Limits>;
  /** Adds the bytes behind each struct. */
  readonly trailer: boolean;
  /** Which events are wanted; all where it is not there. */
  readonly where: Where | undefined;
  /** Writes events as something else than their JSON, with what is known of where they come from. */
  readonly writer?: EventWriter | undefined;
  readonly origin?: Origin | undefined;
}

/** Makes the lines of a run's elements. */
export interface Lines {
  lines(from: number, to: number): Iterable<Uint8Array>;
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
    const { limits, trailer, where, writer, origin = {} } = options;
    const settings = {
      limits: resolveLimits(limits),
      onIssue: (issue: DecodeError): void => void this.#issues.push(issueOf(issue)),
    };
    this.#lines =
      writer !== undefined
        ? new EventLines(struct, memory, run, { ...settings, writer, origin })
        : trailer
          ? new TrailerLines(struct, memory, run, settings)
          : new NdjsonRun(struct, memory, run, {
              ...settings,
              chunkBytes: CHUNK_BYTES,
              // A batch's chunks are together before the first of them is written; what is picked is copied.
              reuse: where !== undefined,
            });
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

  /** What is wanted, in one piece: events that are far from each other would else be as many small chunks. */
  #picked(from: number, to: number): Uint8Array {
    const pieces: Uint8Array[] = [];
    for (const [first, end] of this.#spans?.(from, to) ?? []) {
      for (const chunk of this.#lines.lines(first, end)) pieces.push(chunk.slice());
    }
    return joined(pieces);
  }
}

const CHUNK_BYTES = 1 << 18;

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let end = 0;
  for (const piece of pieces) {
    all.set(piece, end);
    end += piece.length;
  }
  return all;
}

/** Elements one after another: the first of them, and the one behind the last. */
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
    throw error instanceof TypeError ? new UsageError(error.message) : error;
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

/** Lines of JSON with one member more: `trailer`, in hex. */
class TrailerLines implements Lines {
  readonly #struct: ValueLayout;
  readonly #run: Run;
  readonly #trailers: Trailers;
  readonly #decoder: Decoder;

  constructor(
    struct: ValueLayout,
    memory: Memory,
    run: Run,
    options: { limits: Limits; onIssue: (issue: DecodeError) => void },
  ) {
    if (struct.kind !== 'struct') throw new UsageError(`--trailer is for structs: ${struct.ctype} is none`);
    this.#struct = struct;
    this.#run = run;
    this.#trailers = new Trailers(struct, memory, run, options.limits);
    this.#decoder = new Decoder(memory, struct.ctype, options);
  }

  *lines(from: number, to: number): Generator<Uint8Array, void, undefined> {
    for (let index = from; index < to; index++) {
      const value = carefulElement(this.#decoder, this.#struct, this.#run, index);
      const json = toJson(this.#struct, value);
      const trailer = value === null ? undefined : this.#trailers.of(index);
      const line = trailer === undefined ? json : `${json.slice(0, -1)},"trailer":"${hexText(trailer)}"}`;
      yield TEXT_ENCODER.encode(`${line}\n`);
    }
  }
}
