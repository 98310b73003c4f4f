/** The memory in a minidump: its lists of ranges, checked against file and address space, sorted and put together. */
import type { Abi } from '../../layout/index.ts';
import { type Arrangement, addressSpaceEnd, arrange, formatAddress } from '../../memory/index.ts';
import { type MinidumpFile, offsetOf, sizeOf } from './file.ts';
import {
  MINIDUMP_LOCATION_DESCRIPTOR,
  MINIDUMP_MEMORY_DESCRIPTOR,
  MINIDUMP_MEMORY_DESCRIPTOR64,
  MINIDUMP_MEMORY_LIST,
  MINIDUMP_MEMORY64_LIST,
} from './minidumpapiset.ts';
import { FileRanges, type RangeColumns } from './ranges.ts';
import { withoutShared } from './sharing.ts';
import { type ListShape, openList, type Streams, WHOLE } from './streams.ts';

/** Ranges of one list: as many as a process may have that keeps a guard page after each of its allocations. */
const MOST_RANGES = 1 << 22;

/** Overlaps that are looked into, and bytes of them. */
const MOST_OVERLAPS = 64;
const MOST_COMPARED = 1 << 20;

/** Where 32-bit dumps put the upper half of their address space: some writers extend the sign. */
const SIGN_EXTENDED = 0xffffffff80000000n;

export interface MemoryOptions {
  readonly abi: Abi;
  /** Whether the dump is of a larger address space than the ABI has: then what lies outside is not damage. */
  readonly isPart: boolean;
}

/** The ranges of memory that a dump holds. */
export function readMemory(dump: MinidumpFile, streams: Streams, options: MemoryOptions): FileRanges {
  const given = readLists(dump, streams, options);
  const overlaps = new Overlaps();
  const arrangement = arrange(given.bases, given.lengths, (index, length) => overlaps.add(index, length));
  const columns = joined(given, arrangement);
  const all = new FileRanges(dump.file, options.abi, columns);
  given.report(dump);
  overlaps.report(dump, given, all);
  const own = withoutShared(dump, columns);
  const ranges = own === columns ? all : new FileRanges(dump.file, options.abi, own);
  if (ranges.count === 0) dump.warn(whyNothing(streams, options.abi));
  return ranges;
}

function whyNothing(streams: Streams, abi: Abi): string {
  const lists = [MEMORY_LIST, MEMORY64_LIST];
  const isListed = lists.some(({ type, head }) => (streams.get(type)?.[0]?.saidSize ?? 0) > sizeOf(head));
  return isListed
    ? `nothing of the memory that this dump lists can be read under ${abi}`
    : 'this dump holds no memory: make it with MiniDumpWithFullMemory (procdump -ma, .dump /ma in WinDbg)';
}

// --- lists -------------------------------------------------------------------------------------------------

function readLists(dump: MinidumpFile, streams: Streams, options: MemoryOptions): GivenRanges {
  const list = openList(dump, streams, MEMORY_LIST);
  const list64 = openList(dump, streams, MEMORY64_LIST);
  const count = (list?.records.count ?? 0) + (list64?.records.count ?? 0);
  const given = new GivenRanges(count, dump.file.size, options);
  if (list !== undefined) {
    dump.eachRecord(list.records, (view, at) => {
      const base = view.getBigUint64(at + BASE, true);
      given.add(base, view.getUint32(at + LENGTH, true), view.getUint32(at + RVA, true));
    });
  }
  if (list64 !== undefined) {
    // The bytes of all ranges are one run in the file.
    let offset = Number(list64.head.BaseRva);
    dump.eachRecord(list64.records, (view, at) => {
      const length = Number(view.getBigUint64(at + LENGTH64, true));
      given.add(view.getBigUint64(at + BASE64, true), length, offset);
      offset += length;
    });
  }
  return given;
}

const MEMORY_LIST: ListShape<typeof MINIDUMP_MEMORY_LIST> = {
  type: 'MemoryListStream',
  head: MINIDUMP_MEMORY_LIST,
  record: MINIDUMP_MEMORY_DESCRIPTOR,
  said: ({ NumberOfMemoryRanges }) => NumberOfMemoryRanges,
  most: MOST_RANGES,
};

const BASE = offsetOf(MINIDUMP_MEMORY_DESCRIPTOR, 'StartOfMemoryRange');
const LOCATION = offsetOf(MINIDUMP_MEMORY_DESCRIPTOR, 'Memory');
const LENGTH = LOCATION + offsetOf(MINIDUMP_LOCATION_DESCRIPTOR, 'DataSize');
const RVA = LOCATION + offsetOf(MINIDUMP_LOCATION_DESCRIPTOR, 'Rva');

const MEMORY64_LIST: ListShape<typeof MINIDUMP_MEMORY64_LIST> = {
  type: 'Memory64ListStream',
  head: MINIDUMP_MEMORY64_LIST,
  record: MINIDUMP_MEMORY_DESCRIPTOR64,
  said: ({ NumberOfMemoryRanges }) => NumberOfMemoryRanges,
  most: MOST_RANGES,
};

const BASE64 = offsetOf(MINIDUMP_MEMORY_DESCRIPTOR64, 'StartOfMemoryRange');
const LENGTH64 = offsetOf(MINIDUMP_MEMORY_DESCRIPTOR64, 'DataSize');

// --- ranges as the lists have them -------------------------------------------------------------------------

/** The ranges of the lists, cut to what lies in the file and in the address space. */
class GivenRanges implements RangeColumns {
  readonly bases: BigUint64Array;
  readonly lengths: Float64Array;
  readonly offsets: Float64Array;
  readonly #fileSize: number;
  readonly #options: MemoryOptions;
  readonly #end: bigint;
  readonly #behindFile = new Finding();
  readonly #outside = new Finding();
  count = 0;

  constructor(most: number, fileSize: number, options: MemoryOptions) {
    this.bases = new BigUint64Array(most);
    this.lengths = new Float64Array(most);
    this.offsets = new Float64Array(most);
    this.#fileSize = fileSize;
    this.#options = options;
    this.#end = addressSpaceEnd(options.abi);
  }

  /** A range as a list says it; nothing of that need be true, and nothing of the range need be left. */
  add(saidBase: bigint, saidLength: number, offset: number): void {
    const base = saidBase >= SIGN_EXTENDED ? saidBase & (this.#end - 1n) : saidBase;
    const inFile = Math.max(0, Math.min(saidLength, this.#fileSize - offset));
    if (inFile < saidLength) this.#behindFile.add(base);
    const room = base < this.#end ? this.#end - base : 0n;
    const fits = BigInt(inFile) <= room;
    if (!fits) this.#outside.add(base);
    const index = this.count++;
    this.bases[index] = base;
    this.lengths[index] = fits ? inFile : Number(room);
    this.offsets[index] = offset;
  }

  report(dump: MinidumpFile): void {
    const { abi, isPart } = this.#options;
    if (this.#behindFile.count > 0) {
      const which = `${this.#behindFile.of(this.count)} run over the end of the file`;
      dump.warn(`${which}, which has ${this.#fileSize} bytes, and are cut there: ${WHOLE}`);
    }
    if (this.#outside.count > 0 && !isPart) {
      const which = `${this.#outside.of(this.count)} lie outside the address space of ${abi}`;
      dump.warn(`${which}, wholly or in part: that is left out`);
    }
  }
}

/** Something that was found with some ranges. */
class Finding {
  count = 0;
  /** The address of the first range. */
  #first = 0n;

  add(address: bigint): void {
    if (this.count++ === 0) this.#first = address;
  }

  of(all: number): string {
    return `${this.count} of ${all} memory ranges (the first at ${formatAddress(this.#first)})`;
  }
}

// --- ranges as they are read -------------------------------------------------------------------------------

/** Ranges in their order, as one where they lie together in memory and in the file. */
function joined(given: RangeColumns, { order, cuts }: Arrangement): RangeColumns {
  const bases = new BigUint64Array(order.length);
  const lengths = new Float64Array(order.length);
  const offsets = new Float64Array(order.length);
  let count = 0;
  let end = -1n;
  let fileEnd = -1;
  for (const [i, index] of order.entries()) {
    const cut = cuts[i] ?? 0;
    const base = (given.bases[index] ?? 0n) + BigInt(cut);
    const length = (given.lengths[index] ?? 0) - cut;
    const offset = (given.offsets[index] ?? 0) + cut;
    if (base !== end || offset !== fileEnd) {
      bases[count] = base;
      offsets[count++] = offset;
    }
    lengths[count - 1] = (lengths[count - 1] ?? 0) + length;
    end = base + BigInt(length);
    fileEnd = offset + length;
  }
  return { bases: bases.slice(0, count), lengths: lengths.slice(0, count), offsets: offsets.slice(0, count) };
}

const WHICH_COUNTS = 'the one that begins first counts, as far as it goes';

/** Beginnings of ranges that others have, too: no harm where the bytes are the same. */
class Overlaps {
  readonly #seen: { readonly index: number; readonly length: number }[] = [];
  #count = 0;

  add(index: number, length: number): void {
    if (this.#count++ < MOST_OVERLAPS) this.#seen.push({ index, length });
  }

  report(dump: MinidumpFile, given: RangeColumns, ranges: FileRanges): void {
    let left = MOST_COMPARED;
    let isAllSeen = this.#count === this.#seen.length;
    for (const { index, length } of this.#seen) {
      const base = given.bases[index] ?? 0n;
      const offset = given.offsets[index] ?? 0;
      if (isAt(ranges, base, length, offset)) continue;
      const compared = Math.min(length, left);
      left -= compared;
      if (compared < length) isAllSeen = false;
      if (isSame(ranges.read(base, compared), dump.file.read(offset, compared))) continue;
      dump.warn(`memory ranges overlap and differ at ${formatAddress(base)}: ${WHICH_COUNTS}`);
      return;
    }
    if (!isAllSeen) dump.warn(`${this.#count} memory ranges overlap others: ${WHICH_COUNTS}`);
  }
}

/** Whether the bytes of an address are taken from there in the file anyway. */
function isAt(ranges: FileRanges, base: bigint, length: number, offset: number): boolean {
  const last = length - 1;
  return ranges.offsetOf(base) === offset && ranges.offsetOf(base + BigInt(last)) === offset + last;
}

function isSame(a: Uint8Array, b: Uint8Array): boolean {
  return a.every((byte, i) => byte === b[i]);
}
