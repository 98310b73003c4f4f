import { type Abi, assertLayout, type Infer, type ValueLayout } from '../layout/index.ts';
import { type Address, toAddress } from '../memory/index.ts';
import { alignObject, encodeObjects } from './encoder.ts';

export interface EncodeOptions {
  /** The ABI to lay out for; x64 where none is given. */
  readonly abi?: Abi;
  /** The address that the first byte will have; 0 where none is given. */
  readonly base?: Address;
}

export interface EncodedImage {
  /** The struct and all that it points to. */
  readonly bytes: Uint8Array;
  /** The address of the struct: the base, or the next multiple of 8 after it. */
  readonly address: bigint;
}

/**
 * A self-contained image of a value, which decodes to the same value (given limits that it is within): the
 * struct, and after it what it points to. Members that the tags do not select are left out; enumerations take names and numbers.
 *
 * @throws TypeError when a member does not fit: a number out of range, a string with a NUL where C ends it at
 * the first, text that is not an address, SID or GUID in canonical form; the message names the path and what was
 * expected. RangeError when the base is not an address, or too high for the image to end within the address space.
 */
export function encode<L extends ValueLayout>(
  struct: L,
  value: Infer<L>,
  { abi = 'x64', base = 0n }: EncodeOptions = {},
): EncodedImage {
  assertLayout(struct);
  const start = toAddress(base, abi, 'base');
  const address = alignObject(start);
  const { root, tail } = encodeObjects(struct, value, { abi, struct: struct.ctype, rootAddress: address });
  const lead = Number(address - start);
  const bytes = new Uint8Array(lead + root.length + tail.length);
  bytes.set(root, lead);
  bytes.set(tail, lead + root.length);
  return { bytes, address };
}
