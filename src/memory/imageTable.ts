/** Many images, all of them parts of the same bytes: as numbers, since an object for each would cost more than its line. */

import { halvesOf } from './address.ts';

/** Numbers of an image: where its bytes begin and how many they are, its base, and the address of the struct in it. */
export const NUMBERS_PER_IMAGE = 6;

/** An address is two numbers: the lower half, then the upper one. */
export class ImageTable {
  /** What all offsets are in. */
  bytes: Uint8Array = new Uint8Array(0);
  readonly numbers: Uint32Array;
  readonly #most: number;
  count = 0;

  /** @param most how many images there is room for. */
  constructor(most: number) {
    this.numbers = new Uint32Array(NUMBERS_PER_IMAGE * most);
    this.#most = most;
  }

  get isFull(): boolean {
    return this.count === this.#most;
  }

  /** Begins anew, with parts of other bytes. */
  begin(bytes: Uint8Array): void {
    this.bytes = bytes;
    this.count = 0;
  }

  add(
    offset: number,
    length: number,
    baseLow: number,
    baseHigh: number,
    rootLow: number,
    rootHigh: number,
  ): void {
    const { numbers } = this;
    const at = NUMBERS_PER_IMAGE * this.count++;
    numbers[at] = offset;
    numbers[at + 1] = length;
    numbers[at + 2] = baseLow;
    numbers[at + 3] = baseHigh;
    numbers[at + 4] = rootLow;
    numbers[at + 5] = rootHigh;
  }

  /** The same with addresses as they are. */
  addAt(offset: number, length: number, base: bigint, root: bigint): void {
    this.add(offset, length, ...halvesOf(base), ...halvesOf(root));
  }

  /** Where an image begins in the bytes. */
  startOf(index: number): number {
    return this.numbers[NUMBERS_PER_IMAGE * index] ?? 0;
  }

  endOf(index: number): number {
    return this.startOf(index) + (this.numbers[NUMBERS_PER_IMAGE * index + 1] ?? 0);
  }
}
