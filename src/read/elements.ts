/** The elements of a run, any of them: fast where that works, carefully where it does not. */
import { type DecodeError, Decoder, type Limits } from '../codec/index.ts';
import { FastReader, UNREAD } from '../fast/index.ts';
import type { Infer, ValueLayout } from '../layout/index.ts';
import type { Memory } from '../memory/index.ts';
import type { Run } from '../memory/run.ts';

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

/** An element of a run, decoded carefully. Null for a NULL pointer and, with `onIssue`, for what cannot be read. */
export function carefulElement<L extends ValueLayout>(
  decoder: Decoder,
  struct: L,
  run: Run,
  index: number,
): Infer<L> | null {
  const { kind, start, stride, end } = run;
  const address = start + BigInt(index) * BigInt(stride);
  // Behind the end of the address space nothing is there, and addresses do not start again at 0.
  const at = address < end ? address : end;
  if (kind === 'entries') return decoder.entry(struct, at, [index]);
  return decoder.root(struct, at, kind === 'array' ? [index] : []);
}
