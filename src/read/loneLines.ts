/** Lines of structs that are alone, each in an image of its own: the fast way, or not at all. */
import type { Limits } from '../codec/index.ts';
import { LoneWriter } from '../fast/json/lone.ts';
import { UNWRITTEN } from '../fast/json/ndjson.ts';
import type { ValueLayout } from '../layout/index.ts';
import type { MemoryImage } from '../memory/index.ts';
import type { LineBuffer } from './lineBuffer.ts';

export class LoneLines {
  readonly #writer: LoneWriter;
  readonly #buffer: LineBuffer;

  /** @param buffer one that is empty whenever a line is asked for. */
  constructor(limits: Limits, buffer: LineBuffer) {
    this.#writer = new LoneWriter(limits);
    this.#buffer = buffer;
  }

  /** The line that `NdjsonRun` writes of the struct at an address; undefined where only the careful decoder can read it. */
  line(struct: ValueLayout, image: MemoryImage, address: bigint): Uint8Array | undefined {
    const end = this.#buffer.write((sink, at) => this.#writer.write(sink, at, struct, image, address));
    if (end === UNWRITTEN) return undefined;
    this.#buffer.length = end;
    return this.#buffer.take();
  }
}
