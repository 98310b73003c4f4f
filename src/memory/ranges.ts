/** Memory of several ranges, such as a dump holds: what lies next to each other reads as one. */
import { type Abi, pointerSizeOf } from '../layout/index.ts';
import type { Address } from './address.ts';
import { MemoryImage, memoryImage } from './image.ts';
import type { Memory, Place, Window } from './memory.ts';
import { arrange, RangeTable } from './rangeTable.ts';

/** Bytes and the address that the first of them had. */
export interface MemoryRange {
  readonly base: Address;
  readonly bytes: ArrayBuffer | SharedArrayBuffer | ArrayBufferView;
}

/** What a memory of ranges is of beside the bytes. */
export interface RangesMemoryOptions {
  readonly abi: Abi;
  /** Where the byte of an address is or would be; for messages. */
  readonly offsetOf: (address: bigint) => number;
}

/** Images in the order of their addresses, none over another. */
export class RangesMemory implements Memory {
  readonly abi: Abi;
  readonly offsetOf: (address: bigint) => number;
  readonly #images: readonly MemoryImage[];
  readonly #table: RangeTable;

  constructor(images: readonly MemoryImage[], { abi, offsetOf }: RangesMemoryOptions) {
    this.abi = abi;
    this.offsetOf = offsetOf;
    this.#images = images;
    this.#table = new RangeTable(
      BigUint64Array.from(images, ({ base }) => base),
      Float64Array.from(images, ({ byteLength }) => byteLength),
    );
  }

  /** Whether objects that belong together can be in different images. */
  get isScattered(): boolean {
    return this.#images.length > 1;
  }

  readable(address: bigint, wanted: number): number {
    return this.#table.reach(address, wanted);
  }

  place(address: bigint, length: number): Place {
    const image = this.#imageAt(address);
    if (image !== undefined && image.readable(address, length) === length) return image.place(address);
    return { view: new DataView(this.#stitched(address, length).buffer), offset: 0 };
  }

  window(address: bigint): Window | undefined {
    return this.#imageAt(address);
  }

  /** A copy of an object that straddles ranges. */
  #stitched(address: bigint, length: number): Uint8Array {
    const bytes = new Uint8Array(length);
    for (let filled = 0; filled < length; ) {
      const at = address + BigInt(filled);
      const image = this.#imageAt(at);
      if (image === undefined) break;
      const { view, offset } = image.place(at);
      const part = image.readable(at, length - filled);
      bytes.set(new Uint8Array(view.buffer, view.byteOffset + offset, part), filled);
      filled += part;
    }
    return bytes;
  }

  #imageAt(address: bigint): MemoryImage | undefined {
    return this.#images[this.#table.indexOf(address)];
  }
}

/** A memory of several runs of bytes; `memoryRanges` says what of. */
export function rangesMemory(ranges: readonly MemoryRange[], { abi }: { readonly abi: Abi }): RangesMemory {
  pointerSizeOf(abi);
  const given: MemoryImage[] = [];
  // Not mapped: a list with holes has none of them looked at then, however many there are.
  for (const { base, bytes } of ranges) given.push(memoryImage(bytes, { abi, base }));
  const bases = BigUint64Array.from(given, ({ base }) => base);
  const lengths = Float64Array.from(given, ({ byteLength }) => byteLength);
  const { order, cuts } = arrange(bases, lengths);
  const images: MemoryImage[] = [];
  for (const [i, index] of order.entries()) {
    const image = given[index];
    if (image !== undefined) images.push(withoutStart(image, cuts[i] ?? 0));
  }
  // Empty ranges count, too: they say where memory was expected.
  const lowest = bases.sort()[0] ?? 0n;
  return new RangesMemory(images, { abi, offsetOf: (address) => Number(address - lowest) });
}

/** An image without its first bytes. */
function withoutStart(image: MemoryImage, cut: number): MemoryImage {
  if (cut === 0) return image;
  const { view, abi, base } = image;
  const rest = new DataView(view.buffer, view.byteOffset + cut, view.byteLength - cut);
  return new MemoryImage(rest, abi, base + BigInt(cut));
}
