/** Decoding in batches, here or in other threads: each batch becomes lines and messages, in order. */
import { type DecodeError, Decoder, type Limits, resolveLimits } from '../codec/index.ts';
import { toJson } from '../format/json.ts';
import { NdjsonRun } from '../format/ndjson.ts';
import { Trailers } from '../format/trailer.ts';
import type { ValueLayout } from '../layout/index.ts';
import type { Memory } from '../memory/index.ts';
import { carefulElement, type Roots, type Run, runOf } from '../roots.ts';
import { UsageError } from './exit.ts';

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
}

/** Makes the lines of a run's elements. */
interface Lines {
  lines(from: number, to: number): Iterable<Uint8Array>;
}

/** Decodes batches of one run. */
export class BatchDecoder {
  readonly count: number;
  readonly #lines: Lines;
  #issues: Issue[] = [];

  /** @throws UsageError when the roots are wrong. */
  constructor(struct: ValueLayout, memory: Memory, roots: Roots, { limits, trailer }: BatchOptions) {
    const run = runWithin(struct, memory, roots);
    this.count = run.count;
    const settings = {
      limits: resolveLimits(limits),
      onIssue: (issue: DecodeError): void => void this.#issues.push(issueOf(issue)),
    };
    this.#lines = trailer
      ? new TrailerLines(struct, memory, run, settings)
      : new NdjsonRun(struct, memory, run, {
          ...settings,
          chunkBytes: CHUNK_BYTES,
          // A batch's chunks are together before the first of them is written.
          reuse: false,
        });
  }

  /** The batch that begins with an element. */
  decode(first: number): BatchResult {
    this.#issues = [];
    const chunks = [...this.#lines.lines(first, Math.min(first + BATCH, this.count))];
    return { chunks, issues: this.#issues };
  }
}

const CHUNK_BYTES = 1 << 18;

/** Addresses that the ABI does not have, and arrays of what has no size, are the caller's to change. */
function runWithin(struct: ValueLayout, memory: Memory, roots: Roots): Run {
  try {
    return runOf(struct, memory, roots);
  } catch (error) {
    throw error instanceof RangeError || error instanceof TypeError ? new UsageError(error.message) : error;
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
      const line = trailer === undefined ? json : `${json.slice(0, -1)},"trailer":"${hexOf(trailer)}"}`;
      yield TEXT_ENCODER.encode(`${line}\n`);
    }
  }
}

const TEXT_ENCODER = new TextEncoder();

function hexOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
