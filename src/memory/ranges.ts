/** Memory of several ranges, such as a dump holds: what lies next to each other reads as one. */
import { type Abi, pointerSizeOf } from '../layout/index.ts';
import type { Address } from './address.ts';
import { type MemoryImage, memoryImage } from './image.ts';
import type { Memory, Place, Window } from './memory.ts';

/** Bytes and the address that the first of them had. */
export interface MemoryRange {
  readonly base: Address;
  readonly bytes: ArrayBuffer | SharedArrayBuffer | ArrayBufferView;
}

/** Ranges in the order of their addresses. Where two overlap, the one that begins first is read as far as it goes. */
export class RangesMemory implements Memory {
  readonly abi: Abi;
  readonly #images: readonly MemoryImage[];
  readonly #lowest: bigint;
  /** The range of the last hit: what is asked next is mostly near. */
  #last = 0;

  /** `lowest` is the address that offsets are counted from. */
  constructor(images: readonly MemoryImage[], abi: Abi, lowest: bigint) {
    this.abi = abi;
    this.#images = images;
    this.#lowest = lowest;
  }

  readable(address: bigint, wanted: number): number {
    let found = 0;
    while (found < wanted) {
      const at = address + BigInt(found);
      const more = this.#imageAt(at)?.readable(at, wanted - found) ?? 0;
      if (more === 0) break;
      found += more;
    }
    return found;
  }

  place(address: bigint, length: number): Place {
    const image = this.#imageAt(address);
    if (image !== undefined && image.readable(address, length) === length) return image.place(address);
    return { view: new DataView(this.#stitched(address, length).buffer), offset: 0 };
  }

  /** Ranges have no order of their own: what messages name is the place behind the lowest address. */
  offsetOf(address: bigint): number {
    return Number(address - this.#lowest);
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

  /** The first range that has an address. */
  #imageAt(address: bigint): MemoryImage | undefined {
    const last = this.#images[this.#last];
    if (last !== undefined && last.readable(address, 1) === 1) return last;
    let low = 0;
    let high = this.#images.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const image = this.#images[middle];
      if (image !== undefined && image.base + BigInt(image.byteLength) <= address) low = middle + 1;
      else high = middle;
    }
    const found = this.#images[low];
    if (found === undefined || found.readable(address, 1) === 0) return undefined;
    this.#last = low;
    return found;
  }
}

/**
 * The memory of a capture that is several runs of bytes, in any order. An object may straddle two that are
 * adjacent. Ranges within others add nothing. The bytes are neither copied nor changed.
 *
 * @throws as {@link memoryImage} does for each range.
 */
export function memoryRanges(ranges: readonly MemoryRange[], { abi }: { readonly abi: Abi }): RangesMemory {
  pointerSizeOf(abi);
  const images = ranges
    .map(({ base, bytes }) => memoryImage(bytes, { abi, base }))
    .sort((a, b) => (a.base < b.base ? -1 : a.base > b.base ? 1 : b.byteLength - a.byteLength));
  let end = -1n;
  // With those gone that lie within earlier ones, the ends are in order, too.
  const apart = images.filter((image) => {
    const imageEnd = image.base + BigInt(image.byteLength);
    if (image.byteLength === 0 || imageEnd <= end) return false;
    end = imageEnd;
    return true;
  });
  return new RangesMemory(apart, abi, images[0]?.base ?? 0n);
}
