/** The fast way of decoding: generated readers, where there is one for the struct. */
import type { Limits } from '../codec/index.ts';
import { type Infer, pointerSizeOf, type ValueLayout } from '../layout/index.ts';
import type { Memory } from '../memory/index.ts';
import type { Run } from '../memory/run.ts';
import { layouts } from '../wfp/index.ts';
import { FastAccess } from './access.ts';
import { readers as readers4 } from './generated/readers4.ts';
import { readers as readers8 } from './generated/readers8.ts';
import type { Reader } from './reader.ts';
import { otherTables, type ReaderTables } from './readerTables.ts';
import { GIVE_UP } from './source.ts';

/** What a fast read returns when the careful decoder has to take the event. */
export const UNREAD: unique symbol = Symbol('unread');

/** The readers of the structs of the headers. */
const HEADERS: ReaderTables = { 4: readers4, 8: readers8 };

/** Reads the roots of a run. */
export class FastReader<T> {
  readonly #reader: Reader<T>;
  readonly #access: FastAccess;

  /** The reader for a run of structs; undefined where only the careful decoder can read. */
  static for<L extends ValueLayout>(
    struct: L,
    memory: Memory,
    limits: Limits,
    run: Run,
  ): FastReader<Infer<L>> | undefined {
    if (struct.kind !== 'struct') return undefined;
    const tables = layouts[struct.name] === struct ? HEADERS : otherTables.get(struct);
    const reader = tables?.[pointerSizeOf(memory.abi)][struct.name];
    if (!isReaderOf(struct, reader)) return undefined;
    const access = FastAccess.for(memory, reader, limits, run);
    return access === undefined ? undefined : new FastReader(reader, access);
  }

  private constructor(reader: Reader<T>, access: FastAccess) {
    this.#reader = reader;
    this.#access = access;
  }

  /** The root with an index, null for a NULL pointer to it, or UNREAD. */
  read(index: number): T | null | typeof UNREAD {
    try {
      const offset = this.#access.root(index);
      return offset < 0 ? null : this.#reader.read(this.#access.source, offset);
    } catch (error) {
      if (error === GIVE_UP) return UNREAD;
      throw error;
    }
  }
}

/** Tables are found by the struct itself, since one of the same name need not be the same: what is in them is its reader. */
function isReaderOf<L extends ValueLayout>(_: L, reader: Reader | undefined): reader is Reader<Infer<L>> {
  return reader !== undefined;
}
