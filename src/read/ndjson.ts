/** NDJSON: a line of JSON for each struct, as bytes, and on the fast way with no object in between. */

import { type DecodeError, type Limits, resolveLimits } from '../codec/index.ts';
import { useAllWriters } from '../fast/json/allWriters.ts';
import type { LineEngine, LineWorkspace } from '../fast/json/ndjson.ts';
import { assertSurrogates, type Surrogates } from '../format/jsonText.ts';
import type { ValueLayout } from '../layout/index.ts';
import type { Memory } from '../memory/index.ts';
import { type Roots, runOf } from '../memory/run.ts';
import { excerpt } from '../util/text.ts';
import { LineBuffer } from './lineBuffer.ts';
import { NdjsonRun } from './ndjsonRun.ts';

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
  useAllWriters();
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
