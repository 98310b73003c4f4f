/** The fast way of writing JSON for structs that are alone: each in an image of its own, with all that it reaches. */
import type { Limits } from '../../codec/index.ts';
import type { ValueLayout } from '../../layout/index.ts';
import type { MemoryImage } from '../../memory/index.ts';
import { isWithin } from '../access.ts';
import { GIVE_UP, MOST_BYTES, need, Source } from '../source.ts';
import { UNWRITTEN } from './ndjson.ts';
import { room, type Sink } from './sink.ts';
import type { Writer } from './writer.ts';
import { writerOf } from './writerTables.ts';

/** The same lines as a `FastWriter` for each image writes. What serves many structs of one memory is not made here. */
export class LoneWriter {
  readonly #limits: Limits;
  /** The writer of the struct that came last: most are of one kind. */
  #struct: ValueLayout | undefined;
  #abi: MemoryImage['abi'] | undefined;
  #writer: Writer | undefined;

  constructor(limits: Limits) {
    this.#limits = limits;
  }

  /** Writes the struct at an address, and a newline; returns the position after that, or UNWRITTEN. Throws FULL when the sink has no room. */
  write(sink: Sink, at: number, struct: ValueLayout, image: MemoryImage, address: bigint): number {
    const writer = this.#writerFor(struct, image);
    if (writer === undefined || image.byteLength > MOST_BYTES) return UNWRITTEN;
    room(sink, at, 0);
    const source = new Source(image.view, image.base);
    source.begin(this.#limits, this.#limits.objects - writer.objects);
    const offset = image.offsetOf(address);
    if (offset < 0) return UNWRITTEN;
    try {
      const end = writer.write(source, sink, at, need(source, offset, writer.size));
      sink.bytes[end] = 0x0a;
      return end + 1;
    } catch (error) {
      if (error === GIVE_UP) return UNWRITTEN;
      throw error;
    }
  }

  #writerFor(struct: ValueLayout, image: MemoryImage): Writer | undefined {
    // One that was not loaded can be now.
    if (struct !== this.#struct || image.abi !== this.#abi || this.#writer === undefined) {
      const writer = writerOf(struct, image);
      this.#writer = writer !== undefined && isWithin(writer, this.#limits) ? writer : undefined;
      this.#struct = struct;
      this.#abi = image.abi;
    }
    return this.#writer;
  }
}
