/** The decode functions of the public API. */
import { type DecodeError, Decoder, type Limits, resolveLimits } from './codec/index.ts';
import { extentOf, type Infer, pointerSizeOf, type ValueLayout } from './layout/index.ts';
import { type Address, addressSpaceEnd, type Memory, toAddress } from './memory/index.ts';

export interface DecodeOptions {
  /** Limits in place of the default ones: {@link DEFAULT_LIMITS}. */
  readonly limits?: Partial<Limits>;
}

export interface TolerantOptions extends DecodeOptions {
  /**
   * Keeps decoding going: it hears of each thing that cannot be read, and null stands in its place. It gets the
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
  return decoderFor(struct, memory, options).root(struct, toAddress(address, memory.abi));
}

/**
 * Decodes `count` structs that lie one after another, each when it is asked for.
 *
 * Events are not to be read like this: Windows keeps fields of its own behind them. See {@link decodeEntries}.
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
  const decoder = decoderFor(struct, memory, options);
  const { size } = extentOf(struct, memory.abi);
  return each(memory, address, count, size, (at, i) => decoder.root(struct, at, [i]));
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
  const decoder = decoderFor(struct, memory, options);
  return each(memory, address, count, pointerSizeOf(memory.abi), (at, i) => decoder.entry(struct, at, [i]));
}

function decoderFor(struct: ValueLayout, memory: Memory, { limits, onIssue }: Options): Decoder {
  return new Decoder(memory, struct.ctype, { limits: resolveLimits(limits), onIssue });
}

/** Arguments are checked at once, not when the first element is asked for. */
function each<T>(
  memory: Memory,
  address: Address,
  count: number,
  stride: number,
  read: (address: bigint, index: number) => T,
): Generator<T, void, undefined> {
  const start = toAddress(address, memory.abi);
  if (!Number.isInteger(count) || count < 0 || count > 0xffffffff) {
    throw new RangeError(`count ${count} is not an integer of 0 to 4294967295`);
  }
  const end = addressSpaceEnd(memory.abi);
  return (function* () {
    for (let i = 0; i < count; i++) {
      // An address behind the end of the address space is no address: nothing is there.
      const at = start + BigInt(i) * BigInt(stride);
      yield read(at < end ? at : end, i);
    }
  })();
}
