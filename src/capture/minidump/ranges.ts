/** Ranges of a process's memory in a file: sorted, none over another, looked up by address. */
import type { Abi } from '../../layout/index.ts';
import {
  type ByteSource,
  type Memory,
  memoryImage,
  OnDemandMemory,
  type Page,
  RangesMemory,
  RangeTable,
  type Span,
} from '../../memory/index.ts';
import { gathering } from '../../read/memoryRanges.ts';
import type { CheckedFile } from '../fileSource.ts';

/** A run of memory whose bytes are one run in the file. */
export interface MinidumpRange {
  readonly base: bigint;
  /** Bytes. */
  readonly length: number;
  /** Where in the file the first of them is. */
  readonly offset: number;
}

/** The same as columns: there may be millions. All of them lie within the file. */
export interface RangeColumns {
  readonly bases: BigUint64Array;
  readonly lengths: Float64Array;
  readonly offsets: Float64Array;
}

const TWO_32 = 0x100000000;

/** Ranges that get a view each, where the bytes are held; with more, they are read as from a file. */
const MOST_VIEWS = 1 << 16;

export class FileRanges implements ByteSource {
  readonly abi: Abi;
  readonly #file: CheckedFile;
  readonly #table: RangeTable;
  readonly #offsets: Float64Array;

  /** The columns are in the order of their addresses. */
  constructor(file: CheckedFile, abi: Abi, { bases, lengths, offsets }: RangeColumns) {
    this.abi = abi;
    this.#file = file;
    this.#table = new RangeTable(bases, lengths);
    this.#offsets = offsets;
  }

  get count(): number {
    return this.#table.count;
  }

  spanAt(address: bigint): Span | undefined {
    return this.#table.spanAt(address);
  }

  read(address: bigint, length: number, room?: Uint8Array): Uint8Array {
    const wanted = this.#table.reach(address, length);
    if (wanted === 0) return new Uint8Array(0);
    let index = this.#table.indexOf(address);
    let { offset, left } = this.#placeIn(index, address);
    if (wanted <= left) return this.#file.read(offset, wanted, room);
    const bytes = new Uint8Array(wanted);
    for (let filled = 0; filled < wanted; ) {
      const part = Math.min(left, wanted - filled);
      bytes.set(this.#file.read(offset, part), filled);
      filled += part;
      index++;
      ({ offset, left } = this.#placeIn(index, address + BigInt(filled)));
    }
    return bytes;
  }

  readNear(low: number, high: number, before: number, room: Uint8Array): Page | undefined {
    const address = TWO_32 * high + low;
    const index = Number.isSafeInteger(address) ? (this.#table.indexOfExact(address) ?? -1) : -1;
    if (index < 0) return undefined;
    const distance = address - this.#table.roundedBaseOf(index);
    const lead = Math.min(before, distance);
    // What is in the next range is left to others: its bytes can be anywhere in the file.
    const length = Math.min(lead + room.length - before, this.#table.lengthOf(index) - distance + lead);
    const offset = (this.#offsets[index] ?? 0) + distance - lead;
    return { bytes: this.#file.read(offset, length, room), before: lead };
  }

  /** Where in the file the byte of an address is; -1 where the file has none. */
  offsetOf(address: bigint): number {
    const index = this.#table.indexOf(address);
    return index < 0 ? -1 : this.#placeIn(index, address).offset;
  }

  /** All ranges, as objects. */
  list(): MinidumpRange[] {
    return Array.from({ length: this.count }, (_, i) => this.#range(i));
  }

  /** The ranges as a memory: as views where the bytes are held. */
  toMemory(): Memory {
    if (!this.#file.isHeld || this.count > MOST_VIEWS) return gathering(new OnDemandMemory(this));
    const { abi } = this;
    const images = this.list().map(({ base, length, offset }) =>
      memoryImage(this.#file.read(offset, length), { abi, base }),
    );
    return gathering(new RangesMemory(images, { abi, offsetOf: (address) => this.offsetOf(address) }));
  }

  #range(index: number): MinidumpRange {
    return {
      base: this.#table.baseOf(index),
      length: this.#table.lengthOf(index),
      offset: this.#offsets[index] ?? 0,
    };
  }

  /** Where in the file an address of a range is, and how many bytes of the range there are from there on. */
  #placeIn(index: number, address: bigint): { offset: number; left: number } {
    const { base, length, offset } = this.#range(index);
    const distance = Number(address - base);
    return { offset: offset + distance, left: length - distance };
  }
}
