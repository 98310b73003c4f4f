/** Blocks of memory, and which structs in them are meant; and blocks of events that need no memory. */
import type { NetEventName, Origin } from '../../events/index.ts';
import { extentOf, pointerSizeOf, type ValueLayout } from '../../layout/index.ts';
import { addressSpaceEnd, formatAddress, type Memory } from '../../memory/index.ts';
import { type Roots, type Run, runOf } from '../../memory/run.ts';
import { FWPM_NET_EVENT5 } from '../../wfp/index.ts';
import { UsageError } from '../exit.ts';
import type { SourceArguments } from './form.ts';
import type { MemoryForm, OpenedMemory } from './memory.ts';

/** Structs that are meant: in memory, or events that somebody else decoded. */
export type Block = MemoryBlock | EventBlock;

/** Events of one version that are values already. */
export interface EventBlock {
  readonly name: NetEventName;
  readonly events: readonly unknown[];
  readonly origin: Origin;
}

/** A block of memory, and the structs in it that are meant. */
export interface MemoryBlock {
  readonly struct: ValueLayout;
  readonly memory: Memory;
  readonly roots: Roots;
  /** How many more were asked for that are not in the memory at all. */
  readonly missing: number;
  /** Whether it is skipped when the options do not fit it; otherwise they are wrong usage. */
  readonly isOptional: boolean;
  /** Stands before messages: which part of the file it is; '' for all of it. */
  readonly label: string;
  /** Follows the first message of a root that is not there. */
  readonly hint: string;
  /** Where its events come from. */
  readonly origin: Origin;
}

/** The structs that are meant in a memory. */
export function blockIn(
  name: string,
  form: MemoryForm,
  opened: OpenedMemory,
  given: SourceArguments,
): MemoryBlock {
  const { memory, ranges } = opened;
  const struct = given.struct ?? FWPM_NET_EVENT5;
  const [first] = ranges;
  const at = given.at ?? (form === 'image' ? first?.base : undefined);
  if (at === undefined) {
    throw new UsageError(
      `${name} is a minidump: say with --at where the structs are (--entries for an array of pointers to them)`,
    );
  }
  return {
    struct,
    memory,
    ...present(struct, opened, rootsAt(at, given)),
    label: '',
    isOptional: false,
    origin: { osBuild: opened.notes.osBuild },
    hint: form === 'image' ? hintFor(name, ranges) : `: ${name} does not hold it; --at is where to decode`,
  };
}

function rootsAt(at: bigint, { count, entries }: SourceArguments): Roots {
  if (entries !== undefined) return { entries: at, count: entries };
  return count === undefined ? { address: at } : { array: at, count };
}

/** A root outside the image is usually due to a wrong option: this says what would be right. */
function hintFor(name: string, ranges: OpenedMemory['ranges']): string {
  const [{ base, length } = { base: 0n, length: 0 }] = ranges;
  if (length === 0) return `: ${name} is empty`;
  const [from, to] = [formatAddress(base), formatAddress(base + BigInt(length))];
  return `: ${name} holds ${from} to ${to}; --base is the address of its first byte, --at where to decode`;
}

/**
 * The roots up to the first one that is not in the memory at all; the `missing` ones after it are not either. A count
 * that is far too large would otherwise make millions of lines that all say the same.
 */
export function present(
  struct: ValueLayout,
  { memory, ranges }: Pick<OpenedMemory, 'memory' | 'ranges'>,
  asked: Roots,
): Pick<MemoryBlock, 'roots' | 'missing'> {
  if ('address' in asked || 'addresses' in asked) return { roots: asked, missing: 0 };
  const isEntries = 'entries' in asked;
  const start = BigInt(isEntries ? asked.entries : asked.array);
  if (start >= addressSpaceEnd(memory.abi)) return { roots: asked, missing: 0 };
  const stride = isEntries ? pointerSizeOf(memory.abi) : extentOf(struct, memory.abi).size;
  const there = Math.ceil(Number(lastEnd(ranges, start) - start) / stride);
  const count = Math.min(asked.count, there + 1);
  const roots = isEntries ? { entries: start, count } : { array: start, count };
  return { roots, missing: asked.count - count };
}

/** The largest hole in an array that is skipped, in the hope that the array continues after it. */
const MOST_HOLE = 1n << 20n;

/** Where memory that begins at an address or soon after it ends; holes in it that are not too large do not end it. */
function lastEnd(ranges: OpenedMemory['ranges'], address: bigint): bigint {
  let end = address;
  for (const { base, length } of ranges) {
    if (base > end + MOST_HOLE) break;
    const rangeEnd = base + BigInt(length);
    if (rangeEnd > end) end = rangeEnd;
  }
  return end;
}

/** @throws UsageError for addresses that the ABI does not have, and for arrays of structs without a size. */
export function runWithin(struct: ValueLayout, memory: Memory, roots: Roots): Run {
  try {
    return runOf(struct, memory, roots);
  } catch (error) {
    throw error instanceof RangeError || error instanceof TypeError ? new UsageError(error.message) : error;
  }
}
