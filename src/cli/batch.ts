/** Decoding in batches, here or in other threads: each batch becomes lines and messages, in order. */
import { type DecodeError, type Limits, resolveLimits } from '../codec/index.ts';
import { NdjsonRun } from '../format/ndjson.ts';
import type { ValueLayout } from '../layout/index.ts';
import type { Memory } from '../memory/index.ts';
import { type Roots, runOf } from '../roots.ts';

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

/** Decodes batches of one run. */
export class BatchDecoder {
  readonly count: number;
  readonly #lines: NdjsonRun;
  #issues: Issue[] = [];

  /** @throws TypeError or RangeError when the roots are wrong. */
  constructor(struct: ValueLayout, memory: Memory, roots: Roots, limits: Partial<Limits>) {
    const run = runOf(struct, memory, roots);
    this.count = run.count;
    const onIssue = (issue: DecodeError): void => {
      const { message, path, limit } = issue;
      const isRoot = /^(\[\d+\])?$/.test(path) && limit !== 'issues';
      this.#issues.push({ message, isRoot, json: JSON.stringify(issue) });
    };
    this.#lines = new NdjsonRun(struct, memory, run, {
      limits: resolveLimits(limits),
      onIssue,
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
