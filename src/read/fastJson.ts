/** The JSON of single elements as text, for those who have the elements anyway: the fast way, or not at all. */
import type { Limits } from '../codec/index.ts';
import { FastWriter, UNWRITTEN } from '../fast/json/ndjson.ts';
import type { ValueLayout } from '../layout/index.ts';
import type { Memory } from '../memory/index.ts';
import type { Run } from '../memory/run.ts';
import type { LineBuffer } from './lineBuffer.ts';

/** What is written is well-formed, and begins with no byte order mark. */
const DECODER = new TextDecoder('utf-8', { ignoreBOM: true });

/** Writes the elements of a run into a buffer that others use as well, after what is in it. */
export class FastJson {
  readonly #fast: FastWriter | undefined;
  readonly #buffer: LineBuffer;

  /** @param buffer one that replaces unpaired surrogates. */
  constructor(struct: ValueLayout, memory: Memory, run: Run, limits: Limits, buffer: LineBuffer) {
    this.#fast = FastWriter.for(struct, memory, limits, run);
    this.#buffer = buffer;
  }

  /** What `toJson` writes of the element of an index; undefined where only the careful decoder can read it. */
  at(index: number): string | undefined {
    const bytes = this.bytesAt(index);
    return bytes && DECODER.decode(bytes);
  }

  /** The same as bytes, which stay until something is written to the buffer. */
  bytesAt(index: number): Uint8Array | undefined {
    const fast = this.#fast;
    const buffer = this.#buffer;
    if (fast === undefined) return undefined;
    const end = buffer.write((sink, at) => fast.write(sink, at, index));
    // Without the newline.
    return end === UNWRITTEN ? undefined : buffer.sink.bytes.subarray(buffer.length, end - 1);
  }
}
