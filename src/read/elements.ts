/** The elements of a run, any of them: the fast way where it works, the careful one where it does not. */
import { type DecodeError, Decoder, type Limits } from '../codec/index.ts';
import { FastReader, UNREAD } from '../fast/index.ts';
import type { Infer, ValueLayout } from '../layout/index.ts';
import type { Memory } from '../memory/index.ts';
import { elementAddress, type Run } from '../memory/run.ts';

/** How elements are read, whatever becomes of them. */
export interface ReadOptions {
  readonly limits: Limits;
  readonly onIssue: ((issue: DecodeError) => void) | undefined;
}

export class Elements<L extends ValueLayout> {
  readonly #fast: FastReader<Infer<L>> | undefined;
  readonly #careful: CarefulElements<L>;

  constructor(struct: L, memory: Memory, run: Run, options: ReadOptions) {
    this.#fast = FastReader.for(struct, memory, options.limits, run);
    this.#careful = new CarefulElements(struct, memory, run, options);
  }

  /**
   * The element of an index; null for a NULL pointer and, with `onIssue`, for what cannot be read.
   * @throws DecodeError when something cannot be read and there is no `onIssue`.
   */
  at(index: number): Infer<L> | null {
    const value = this.#fast === undefined ? UNREAD : this.#fast.read(index);
    return value === UNREAD ? this.#careful.at(index) : value;
  }
}

/** The elements of a run, all of them read carefully. */
export class CarefulElements<L extends ValueLayout> {
  readonly #struct: L;
  readonly #run: Run;
  readonly #decoder: Decoder;

  constructor(struct: L, memory: Memory, run: Run, options: ReadOptions) {
    this.#struct = struct;
    this.#run = run;
    this.#decoder = new Decoder(memory, struct.ctype, options);
  }

  /** As {@link Elements} gives it. */
  at(index: number): Infer<L> | null {
    return carefulElement(this.#decoder, this.#struct, this.#run, index);
  }
}

/** An element of a run, read with a decoder that serves other runs, too. */
export function carefulElement<L extends ValueLayout>(
  decoder: Decoder,
  struct: L,
  run: Run,
  index: number,
): Infer<L> | null {
  const address = elementAddress(run, index);
  if (run.kind === 'entries') return decoder.entry(struct, address, [index]);
  return decoder.root(struct, address, run.kind === 'struct' ? [] : [index]);
}
