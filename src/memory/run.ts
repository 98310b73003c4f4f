/** Which structs of a memory are meant: one, an array of them, what an array of pointers leads to, or a list. */
import { type Abi, assertLayout, extentOf, pointerSizeOf, type ValueLayout } from '../layout/index.ts';
import { type Address, addressSpaceEnd, type Memory, readPointer, toAddress } from './index.ts';

/** Where the structs are. */
export type Roots =
  | PlacedRoots
  /** Structs wherever they are, such as what a scan has found. */
  | { readonly addresses: readonly Address[] };

/** Structs that one address leads to. */
export type PlacedRoots =
  /** One struct. */
  | { readonly address: Address }
  /** Structs one after another, 0 to 2^32-1 of them. */
  | { readonly array: Address; readonly count: number }
  /** What an array of pointers leads to, as FwpmNetEventEnumN returns it; 0 to 2^32-1 pointers. */
  | { readonly entries: Address; readonly count: number };

/** How many there are. */
export function countOf(roots: Roots): number {
  if ('addresses' in roots) return roots.addresses.length;
  return 'count' in roots ? roots.count : 1;
}

/** Roots that were checked, as a run of elements of one size. */
export interface Run {
  readonly struct: ValueLayout;
  readonly kind: 'struct' | 'array' | 'entries' | 'list';
  /** Where the elements of a list are; the other kinds are computed from `start` and `stride`. */
  readonly addresses?: readonly bigint[];
  readonly start: bigint;
  readonly count: number;
  /** Bytes from one element to the next. */
  readonly stride: number;
  /** One past the highest address. */
  readonly end: bigint;
}

/**
 * Checks the roots.
 * @throws TypeError or RangeError when an address is none or a count is not an integer of 0 to 2^32-1.
 */
export function runOf(struct: ValueLayout, { abi }: Memory, roots: Roots): Run {
  assertLayout(struct);
  if (
    typeof roots !== 'object' ||
    roots === null ||
    !('address' in roots || 'array' in roots || 'entries' in roots || 'addresses' in roots)
  ) {
    throw new TypeError('the roots are { address }, { array, count }, { entries, count } or { addresses }');
  }
  const end = addressSpaceEnd(abi);
  if ('address' in roots) {
    return { struct, kind: 'struct', start: toAddress(roots.address, abi), count: 1, stride: 0, end };
  }
  if ('addresses' in roots) return listOf(struct, roots.addresses, abi, end);
  const { count } = roots;
  if (typeof count !== 'number') throw new TypeError(`the count is a number, not ${typeof count}`);
  if (!Number.isInteger(count) || count < 0 || count > 0xffffffff) {
    throw new RangeError(`count ${count} is not an integer of 0 to 4294967295`);
  }
  if ('entries' in roots) {
    return {
      struct,
      kind: 'entries',
      start: toAddress(roots.entries, abi),
      count,
      stride: pointerSizeOf(abi),
      end,
    };
  }
  if (struct.kind === 'sid' || struct.kind === 'wideString') {
    throw new TypeError(`${struct.ctype} has no fixed size: it cannot be read as an array`);
  }
  return {
    struct,
    kind: 'array',
    start: toAddress(roots.array, abi),
    count,
    stride: extentOf(struct, abi).size,
    end,
  };
}

function listOf(struct: ValueLayout, given: readonly Address[], abi: Abi, end: bigint): Run {
  if (!Array.isArray(given)) throw new TypeError('the addresses are an array');
  const addresses = given.map((address) => toAddress(address, abi));
  return {
    struct,
    kind: 'list',
    addresses,
    start: addresses[0] ?? 0n,
    count: addresses.length,
    stride: 0,
    end,
  };
}

/**
 * The address of an element: for entries, of the pointer to it. Past the end of the address space it is that end, where
 * nothing is: addresses do not start again at 0.
 */
export function elementAddress({ addresses, start, stride, end }: Run, index: number): bigint {
  if (addresses !== undefined) return addresses[index] ?? end;
  const address = start + BigInt(index) * BigInt(stride);
  return address < end ? address : end;
}

/** The address of an element's struct; undefined for a NULL pointer, and where the pointer cannot be read. */
export function structAddress(run: Run, index: number, memory: Memory): bigint | undefined {
  const address = elementAddress(run, index);
  if (run.kind !== 'entries') return address;
  const size = pointerSizeOf(memory.abi);
  if (memory.readable(address, size) < size) return undefined;
  const pointer = readPointer(memory.place(address, size), size);
  return pointer === 0n ? undefined : pointer;
}

/** The roots of the elements `from` to `to` of a run. */
export function partOf(run: Run, from: number, to: number): Roots {
  if (run.kind === 'struct') return { address: run.start };
  if (run.addresses !== undefined) return { addresses: run.addresses.slice(from, to) };
  const address = elementAddress(run, from);
  // Where the address space has ended, nothing is there either way.
  const start = address < run.end ? address : run.end - 1n;
  const count = to - from;
  return run.kind === 'entries' ? { entries: start, count } : { array: start, count };
}
