/** The decode functions of the public API. */
import { type DecodeError, type Limits, resolveLimits } from '../codec/index.ts';
import type { Infer, ValueLayout } from '../layout/index.ts';
import type { Address, Memory } from '../memory/index.ts';
import { type Roots, runOf } from '../memory/run.ts';
import { Elements } from './elements.ts';

export interface DecodeOptions {
  /** Limits in place of the default ones: {@link DEFAULT_LIMITS}. */
  readonly limits?: Partial<Limits>;
}

export interface TolerantOptions extends DecodeOptions {
  /**
   * Keeps decoding going: it is called with each thing that cannot be read, and null stands in its place. It gets the
   * error that strict decoding would have thrown.
   */
  readonly onIssue: (issue: DecodeError) => void;
}

type Options = DecodeOptions & Partial<TolerantOptions>;

/**
 * Decodes the struct at an address, with all that it points to.
 *
 * @throws DecodeError when something cannot be read and there is no `onIssue`; RangeError or TypeError for a
 * wrong argument.
 * @returns the value; with `onIssue`, null when the struct itself cannot be read.
 */
export function decode<L extends ValueLayout>(
  struct: L,
  memory: Memory,
  address: Address,
  options: TolerantOptions,
): Infer<L> | null;
export function decode<L extends ValueLayout>(
  struct: L,
  memory: Memory,
  address: Address,
  options?: DecodeOptions,
): Infer<L>;
export function decode<L extends ValueLayout>(
  struct: L,
  memory: Memory,
  address: Address,
  options: Options = {},
): Infer<L> | null {
  const [value] = values(struct, memory, { address }, options);
  return value ?? null;
}

/**
 * Decodes `count` structs that lie one after another, each when it is asked for.
 *
 * Events are not to be read like this: Windows keeps fields of its own after them. See {@link decodeEntries}.
 * @throws as {@link decode} does, with `[i]` before the path; a RangeError for a count that is not 0 to 2^32-1.
 */
export function decodeArray<L extends ValueLayout>(
  struct: L,
  memory: Memory,
  address: Address,
  count: number,
  options: TolerantOptions,
): Generator<Infer<L> | null, void, undefined>;
export function decodeArray<L extends ValueLayout>(
  struct: L,
  memory: Memory,
  address: Address,
  count: number,
  options?: DecodeOptions,
): Generator<Infer<L>, void, undefined>;
export function decodeArray<L extends ValueLayout>(
  struct: L,
  memory: Memory,
  address: Address,
  count: number,
  options: Options = {},
): Generator<Infer<L> | null, void, undefined> {
  return values(struct, memory, { array: address, count }, options);
}

/**
 * Decodes what an array of `count` pointers leads to, as FwpmNetEventEnumN returns it, each when it is asked for.
 * @throws as {@link decode} does, with `[i]` before the path; a RangeError for a count that is not 0 to 2^32-1.
 * @returns null for a NULL pointer and, with `onIssue`, for what cannot be read.
 */
export function decodeEntries<L extends ValueLayout>(
  struct: L,
  memory: Memory,
  address: Address,
  count: number,
  options: Options = {},
): Generator<Infer<L> | null, void, undefined> {
  return values(struct, memory, { entries: address, count }, options);
}

/** Arguments are checked at once, not when the first value is asked for. */
function values<L extends ValueLayout>(
  struct: L,
  memory: Memory,
  roots: Roots,
  { limits, onIssue }: Options,
): Generator<Infer<L> | null, void, undefined> {
  const run = runOf(struct, memory, roots);
  const elements = new Elements(struct, memory, run, { limits: resolveLimits(limits), onIssue });
  return new Values(elements, run.count);
}

/**
 * The values of a run. A generator function would say the same in a few lines; but engines inline an iterator's
 * `next` and no generator's, which is 3 % of the time of an event.
 */
class Values<L extends ValueLayout> implements Generator<Infer<L> | null, void, undefined> {
  readonly #elements: Elements<L>;
  #count: number;
  #next = 0;

  constructor(elements: Elements<L>, count: number) {
    this.#elements = elements;
    this.#count = count;
  }

  next(): IteratorResult<Infer<L> | null, void> {
    const index = this.#next;
    const count = this.#count;
    if (index >= count) return { done: true, value: undefined };
    // What throws ends the iteration, as it would end a generator.
    this.#count = 0;
    const value = this.#elements.at(index);
    this.#count = count;
    this.#next = index + 1;
    return { done: false, value };
  }

  return(): IteratorResult<Infer<L> | null, void> {
    this.#count = 0;
    return { done: true, value: undefined };
  }

  throw(error: unknown): never {
    this.#count = 0;
    throw error;
  }

  [Symbol.iterator](): this {
    return this;
  }

  get [Symbol.toStringTag](): string {
    return 'Generator';
  }
}
