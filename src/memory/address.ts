import type { Abi } from '../layout/index.ts';
import { pointerSizeOf } from '../layout/index.ts';
import { excerpt } from '../util/text.ts';

/** An address of the captured process: the whole 64-bit space. A number must be a safe integer. */
export type Address = bigint | number;

/** By the size of pointers. */
const ADDRESS_SPACE_ENDS = { 4: 1n << 32n, 8: 1n << 64n } as const;

/** One past the highest address. */
export function addressSpaceEnd(abi: Abi): bigint {
  return ADDRESS_SPACE_ENDS[pointerSizeOf(abi)];
}

/**
 * An address as a bigint.
 * @throws TypeError when it is neither a bigint nor a number; RangeError when it is not an address under the ABI.
 */
export function toAddress(address: Address, abi: Abi, what = 'address'): bigint {
  if (typeof address === 'number') {
    if (!Number.isSafeInteger(address)) {
      throw new RangeError(`${what} ${excerpt(String(address))} is not a safe integer: give it as a bigint`);
    }
  } else if (typeof address !== 'bigint') {
    throw new TypeError(`${what}: a bigint or a number, not ${typeof address}`);
  }
  const value = BigInt(address);
  if (value < 0n || value >= addressSpaceEnd(abi)) {
    throw new RangeError(`${what} ${excerpt(String(address))} is outside the address space of ${abi}`);
  }
  return value;
}

/** An address as people write it: 0x and lower-case hex. */
export function formatAddress(address: bigint): string {
  return address < 0n ? `-0x${(-address).toString(16)}` : `0x${address.toString(16)}`;
}

/** An address in two halves. */
export function halvesOf(address: bigint): [low: number, high: number] {
  return [Number(address & 0xffffffffn), Number(address >> 32n)];
}
