/** The decode functions of the public API. */
import { type DecodeError, type Limits, resolveLimits } from '../codec/index.ts';
import type { ValueLayout } from '../layout/index.ts';
import type { Address, Memory } from '../memory/index.ts';
import { type Roots, runOf } from '../memory/run.ts';
import { Elements } from './elements.ts';
import { type ElementSource, type Extension, extended, type WithInternal } from './extension.ts';

/** `I` is what `internal` adds to each event; nothing where it is not given. */
export interface DecodeOptions<I = never> {
  /** Limits in place of the default ones: {@link DEFAULT_LIMITS}. */
  readonly limits?: Partial<Limits>;
  /** Adds what is undocumented of events, as their member `internal`: `internalFields` of `fwpm/internal`. */
  readonly internal?: Extension<I> | undefined;
}

export interface TolerantOptions<I = never> extends DecodeOptions<I> {
  /**
   * Keeps decoding going: it is called with each thing that cannot be read, and null stands in its place. It gets the
   * error that strict decoding would have thrown.
   */
  readonly onIssue: (issue: DecodeError) => void;
}

type Options<I> = DecodeOptions<I> & Partial<TolerantOptions<I>>;

/**
 * Decodes the struct at an address, with all that it points to.
 *
 * @throws DecodeError when something cannot be read and there is no `onIssue`; RangeError or TypeError for a
 * wrong argument.
 * @returns the value; with `onIssue`, null when the struct itself cannot be read.
 */
export function decode<L extends ValueLayout, I = never>(
  struct: L,
  memory: Memory,
  address: Address,
  options: TolerantOptions<I>,
): WithInternal<L, I> | null;
export function decode<L extends ValueLayout, I = never>(
  struct: L,
  memory: Memory,
  address: Address,
  options?: DecodeOptions<I>,
): WithInternal<L, I>;
export function decode(
  struct: ValueLayout,
  memory: Memory,
  address: Address,
  options: Options<unknown> = {},
): unknown {
  const [value] = values(struct, memory, { address }, options);
  return value ?? null;
}

/**
 * Decodes `count` structs that lie one after another, each when it is asked for.
 *
 * Events are not to be read like this: Windows keeps fields of its own after them. See {@link decodeEntries}.
 * @throws as {@link decode} does, with `[i]` before the path; a RangeError for a count that is not 0 to 2^32-1.
 */
export function decodeArray<L extends ValueLayout, I = never>(
  struct: L,
  memory: Memory,
  address: Address,
  count: number,
  options: TolerantOptions<I>,
): Generator<WithInternal<L, I> | null, void, undefined>;
export function decodeArray<L extends ValueLayout, I = never>(
  struct: L,
  memory: Memory,
  address: Address,
  count: number,
  options?: DecodeOptions<I>,
): Generator<WithInternal<L, I>, void, undefined>;
export function decodeArray(
  struct: ValueLayout,
  memory: Memory,
  address: Address,
  count: number,
  options: Options<unknown> = {},
): Generator<unknown, void, undefined> {
  return values(struct, memory, { array: address, count }, options);
}

/**
 * Decodes what an array of `count` pointers leads to, as FwpmNetEventEnumN returns it, each when it is asked for.
 * @throws as {@link decode} does, with `[i]` before the path; a RangeError for a count that is not 0 to 2^32-1.
 * @returns null for a NULL pointer and, with `onIssue`, for what cannot be read.
 */
export function decodeEntries<L extends ValueLayout, I = never>(
  struct: L,
  memory: Memory,
  address: Address,
  count: number,
  options?: Options<I>,
): Generator<WithInternal<L, I> | null, void, undefined>;
export function decodeEntries(
  struct: ValueLayout,
  memory: Memory,
  address: Address,
  count: number,
  options: Options<unknown> = {},
): Generator<unknown, void, undefined> {
  return values(struct, memory, { entries: address, count }, options);
}

/** Arguments are checked at once, not when the first value is asked for. */
function values(
  struct: ValueLayout,
  memory: Memory,
  roots: Roots,
  { limits, onIssue, internal }: Options<unknown>,
): Generator<unknown, void, undefined> {
  const run = runOf(struct, memory, roots);
  const options = { limits: resolveLimits(limits), onIssue };
  const elements = new Elements(struct, memory, run, options);
  if (internal === undefined) return new Values(elements, run.count);
  return new Values(extended(elements, internal.open(struct, memory, run, options)), run.count);
}

/**
 * The values of a run. A generator function would say the same in a few lines; but engines inline an iterator's
 * `next` and no generator's, which is 3 % of the time of an event.
 */
class Values implements Generator<unknown, void, undefined> {
  readonly #elements: ElementSource;
  #count: number;
  #next = 0;

  constructor(elements: ElementSource, count: number) {
    this.#elements = elements;
    this.#count = count;
  }

  next(): IteratorResult<unknown, void> {
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

  return(): IteratorResult<unknown, void> {
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
