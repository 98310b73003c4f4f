/** Which memory structs reach: found by decoding them, and noting what the decoder asks of the memory. */
import { Decoder, type Limits, resolveLimits } from '../codec/index.ts';
import { type Abi, assertLayout, type ValueLayout } from '../layout/index.ts';
import type { Memory, Place, Span } from '../memory/index.ts';
import { type Roots, type Run, runOf } from '../memory/run.ts';
import { carefulElement } from '../read/elements.ts';
import { FastReach } from './fastReach.ts';
import { type IsFilled, SpanList } from './spanList.ts';

/** So much of every object that cannot be decoded is kept. A search for a NUL asks for no more at once. */
const LEAST_KEPT = 4096;

/** Bytes that are kept of all objects of one root that cannot be decoded, before it is only as much as that. */
const MOST_KEPT = 2 ** 26;

/**
 * The memory that structs reach: themselves with their padding and all members of their unions, and all that their
 * pointers lead to, in the order of the addresses and merged where it adjoins. Decoding them from this memory alone
 * gives the same values, and the same issues.
 *
 * For that, what is there of an object that cannot be decoded is reached, too: up to 64 MiB for each root, and then
 * 4 KiB of each such object. What is larger is TRUNCATED in this memory, also where it exceeds a limit in the other.
 *
 * @throws TypeError or RangeError for a wrong argument.
 */
export function reach(
  struct: ValueLayout,
  memory: Memory,
  roots: Roots,
  { limits }: { readonly limits?: Partial<Limits> } = {},
): Span[] {
  const run = runOf(struct, memory, roots);
  const reached = new Reach(struct, memory, resolveLimits(limits));
  for (let i = 0; i < run.count; i++) reached.add(run, i);
  return reached.take();
}

/** Reach of one root after the other, until it is taken. */
export class Reach {
  readonly #struct: ValueLayout;
  readonly #memory: Questions;
  readonly #decoder: Decoder;
  readonly #kept = new SpanList();
  readonly #fast: FastReach;

  constructor(struct: ValueLayout, memory: Memory, limits: Limits) {
    assertLayout(struct);
    this.#struct = struct;
    this.#memory = new Questions(memory, this.#kept);
    this.#fast = new FastReach(struct, memory, limits, this.#kept);
    this.#decoder = new Decoder(this.#memory, struct.ctype, {
      limits,
      onIssue: () => this.#memory.keepAsked(),
    });
  }

  /** An upper bound of the bytes that were reached since the last time: what several roots reach counts each time. */
  get bytes(): number {
    return this.#kept.bytes;
  }

  /** An upper bound of the spans that were reached since the last time. */
  get spans(): number {
    return this.#kept.count;
  }

  /** Forgets what it knows of the memory, which is another one now. */
  forget(): void {
    this.#fast.forget();
  }

  /** Adds what an element of a run reaches. */
  add(run: Run, index: number): void {
    if (this.#fast.add(run, index)) return;
    this.#memory.begin();
    carefulElement(this.#decoder, this.#struct, run, index);
    this.#memory.keepRead();
  }

  /** What was reached since the last time, and a few bytes between neighbours of which `isFilled` says that they belong to it. */
  take(isFilled?: IsFilled): Span[] {
    return this.#kept.take(isFilled);
  }
}

/**
 * A memory that keeps what its decoder needs to come to the same end. The decoder looks whether something is there
 * before it reads it: so what it read is kept, and when it refuses something, the answers that it got.
 */
class Questions implements Memory {
  readonly abi: Abi;
  readonly #kept: SpanList;
  readonly #memory: Memory;
  /** What was read last. More may be read at once than is needed; then it is read again, before the next question. */
  #read: Span | undefined;
  /** What was found to be there since something was read. */
  #asked: Span[] = [];
  #left = 0;

  constructor(memory: Memory, kept: SpanList) {
    this.abi = memory.abi;
    this.#memory = memory;
    this.#kept = kept;
  }

  /** The next root comes. */
  begin(): void {
    this.#left = MOST_KEPT;
  }

  readable(address: bigint, wanted: number): number {
    this.keepRead();
    const found = this.#memory.readable(address, wanted);
    if (found > 0) this.#asked.push(spanOf(address, found));
    return found;
  }

  place(address: bigint, length: number): Place {
    this.#read = spanOf(address, length);
    return this.#memory.place(address, length);
  }

  offsetOf(address: bigint): number {
    return this.#memory.offsetOf(address);
  }

  /** Nothing else comes of what was read last. */
  keepRead(): void {
    if (this.#read === undefined) return;
    this.#kept.add(this.#read);
    this.#read = undefined;
    this.#asked = [];
  }

  /** Something was refused: the answers to the questions about it are kept. */
  keepAsked(): void {
    for (const { start, end } of this.#asked) {
      const length = Math.min(Number(end - start), Math.max(LEAST_KEPT, this.#left));
      this.#left -= length;
      this.#kept.add(spanOf(start, length));
    }
    this.#asked = [];
  }
}

function spanOf(start: bigint, length: number): Span {
  return { start, end: start + BigInt(length) };
}
