/** The elements of a run, any of them: fast where that works, carefully where it does not. */
import { type DecodeError, Decoder, type Limits } from './codec/index.ts';
import { FastReader, UNREAD } from './fast/index.ts';
import type { Infer, ValueLayout } from './layout/index.ts';
import type { Memory } from './memory/index.ts';
import { carefulElement, type Run } from './roots.ts';

interface Settings {
  readonly limits: Limits;
  readonly onIssue: ((issue: DecodeError) => void) | undefined;
}

export class Elements<L extends ValueLayout> {
  readonly #struct: L;
  readonly #run: Run;
  readonly #fast: FastReader<Infer<L>> | undefined;
  readonly #careful: Decoder;

  constructor(struct: L, memory: Memory, run: Run, { limits, onIssue }: Settings) {
    this.#struct = struct;
    this.#run = run;
    this.#fast = FastReader.for(struct, memory, limits, run);
    this.#careful = new Decoder(memory, struct.ctype, { limits, onIssue });
  }

  /**
   * The element of an index; null for a NULL pointer and, with `onIssue`, for what cannot be read.
   * @throws DecodeError when something cannot be read and there is no `onIssue`.
   */
  at(index: number): Infer<L> | null {
    const value = this.#fast === undefined ? UNREAD : this.#fast.read(index);
    return value === UNREAD ? carefulElement(this.#careful, this.#struct, this.#run, index) : value;
  }
}
