/** Captures as they come in: one item in memory at a time, and no more of the source asked for than that needs. */
import { type DecodeError, type LimitRange, limitsIn } from '../../codec/index.ts';
import { assertLayout, type ValueLayout } from '../../layout/index.ts';
import type { Capture } from './capture.ts';
import { CaptureReader } from './reader.ts';
import { CaptureRows, type TakeRow } from './rows.ts';
import type { ItemLimits } from './scanner.ts';
import { type CaptureSource, chunksOf } from './source.ts';

export type { ByteStream, CaptureSource } from './source.ts';

export interface ReadCapturesOptions {
  /** Is called with each item that cannot be read, and reading goes on with the next one. Without it the first is thrown. */
  readonly onIssue?: (issue: DecodeError) => void;
  /** Limits in place of the default ones: {@link CAPTURE_LIMITS}. */
  readonly limits?: Partial<ItemLimits>;
  /** Structs that are known beside those of `layouts`. */
  readonly structs?: readonly ValueLayout[];
}

/** For readers that can do more at once than one item. */
export interface CaptureChunksOptions extends ReadCapturesOptions {
  /** What it takes is not given as captures. */
  readonly onRow?: TakeRow | undefined;
}

/** The limits of an item, with what they can be set to. */
export const CAPTURE_LIMITS: { readonly [L in keyof ItemLimits]: LimitRange } = {
  itemBytes: { default: 2 ** 30, minimum: 1, maximum: 2 ** 32 - 1, unit: 'bytes of one item' },
  values: { default: 2 ** 20, minimum: 1, maximum: 2 ** 32 - 1, unit: 'values in one item' },
};

/**
 * The items of a capture, each when it is asked for: then so much of the source is read as it takes, and no more.
 * The bytes of an item are copied, so the source may use its chunks again.
 *
 * @param source a file's stream, a response's body, an array of chunks, or all bytes.
 * @throws DecodeError with the code BAD_CAPTURE for what cannot be read when there is no `onIssue`. What the source
 * throws, goes on. TypeError or RangeError for a wrong argument, at once.
 */
export function readCaptures(
  source: CaptureSource,
  options: ReadCapturesOptions = {},
): AsyncGenerator<Capture, void, undefined> {
  return oneByOne(captureChunks(source, options));
}

async function* oneByOne(chunks: AsyncIterable<Iterable<Capture>>): AsyncGenerator<Capture, void, undefined> {
  for await (const captures of chunks) yield* captures;
}

/**
 * The same, with the captures that end in one chunk of the source together: each is read when it is asked for, without
 * waiting. @throws as {@link readCaptures} does.
 */
export function captureChunks(
  source: CaptureSource,
  options: CaptureChunksOptions = {},
): AsyncGenerator<Iterable<Capture>, void, undefined> {
  return capturesOf(chunksOf(source), readerWith(options));
}

/** The captures in bytes that are there, each when it is asked for. @throws as {@link readCaptures} does. */
export function* capturesIn(
  bytes: Uint8Array,
  options: ReadCapturesOptions = {},
): Generator<Capture, void, undefined> {
  const reader = readerWith(options);
  yield* reader.read(bytes);
  reader.end();
}

function readerWith({ onIssue, limits, structs = [], onRow }: CaptureChunksOptions): CaptureReader {
  if (onIssue !== undefined && typeof onIssue !== 'function') throw new TypeError('onIssue is a function');
  for (const struct of structs) assertLayout(struct);
  const parsing = { structs: new Map(structs.map((struct) => [struct.ctype, struct])), onIssue };
  return new CaptureReader(limitsIn(CAPTURE_LIMITS, limits), parsing, onRow && new CaptureRows(onRow));
}

async function* capturesOf(
  chunks: AsyncIterable<Uint8Array>,
  reader: CaptureReader,
): AsyncGenerator<Iterable<Capture>, void, undefined> {
  for await (const chunk of chunks) {
    yield reader.read(chunk);
    if (reader.isOver) return;
  }
  reader.end();
}
