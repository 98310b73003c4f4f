/** The fast way of writing JSON: generated writers, where there is one for the struct. */
import type { Limits } from '../../codec/index.ts';
import type { ValueLayout } from '../../layout/index.ts';
import type { Memory } from '../../memory/index.ts';
import type { Run } from '../../memory/run.ts';
import { FastAccess } from '../access.ts';
import { GIVE_UP } from '../source.ts';
import { room, type Sink } from './sink.ts';
import { writeNull } from './values.ts';
import type { Writer } from './writer.ts';
import { writerOf } from './writerTables.ts';

export type { LineEngine, LineTarget, LineWorkspace, LineWriter } from './lineEngine.ts';
export { FULL, Sink } from './sink.ts';

/** What a fast write returns when the careful decoder has to take the event. */
export const UNWRITTEN = -1;

/** Writes the roots of a run. */
export class FastWriter {
  readonly #writer: Writer;
  readonly #access: FastAccess;

  /** The writer for a run of structs; undefined where only the careful decoder can read. */
  static for(struct: ValueLayout, memory: Memory, limits: Limits, run: Run): FastWriter | undefined {
    const writer = writerOf(struct, memory);
    const access = writer === undefined ? undefined : FastAccess.for(memory, writer, limits, run);
    return writer === undefined || access === undefined ? undefined : new FastWriter(writer, access);
  }

  private constructor(writer: Writer, access: FastAccess) {
    this.#writer = writer;
    this.#access = access;
  }

  /**
   * Writes the root with an index to a sink, `null` for a NULL pointer to it, and a newline after it; returns the
   * position after that, or UNWRITTEN. Throws FULL when the sink has no room.
   */
  write(sink: Sink, at: number, index: number): number {
    room(sink, at, 0);
    try {
      const offset = this.#access.root(index);
      const end =
        offset < 0 ? writeNull(sink, at) : this.#writer.write(this.#access.source, sink, at, offset);
      sink.bytes[end] = 0x0a;
      return end + 1;
    } catch (error) {
      if (error === GIVE_UP) return UNWRITTEN;
      throw error;
    }
  }
}
