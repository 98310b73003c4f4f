/** The memory as the fast readers see it: one run of bytes, addresses as offsets, and a budget. */
import type { Limits } from '../codec/index.ts';
import { type TextSlices, textSlices } from '../codec/leaf/slices.ts';

/**
 * Thrown by a fast reader on the first thing that is not right: the careful decoder then takes the event, and
 * says what it is. No Error, since nobody looks at it and a stack trace costs.
 */
export const GIVE_UP: unique symbol = Symbol('give up');

/** In a source that is not larger, each offset is an integer of 32 bits, which is faster than any other number. */
export const MOST_BYTES: number = 2 ** 31 - 1;

/** In the place of an offset. */
export const NOWHERE = -1;

/** At most `MOST_BYTES` of a memory. */
export class Source {
  readonly view: DataView;
  readonly bytes: Uint8Array;
  readonly text: TextSlices;
  /** Bytes in the view. */
  readonly size: number;
  readonly base: bigint;
  /** The base address in two halves of 32 bits with signs: pointers are compared without BigInt. */
  readonly baseLow: number;
  readonly baseHigh: number;
  /** The first offset whose address has another high half. */
  readonly #carry: number;
  /** Bytes that the event may still read. */
  budget = 0;
  /** Objects that the arrays of the event may still have. */
  objects = 0;
  /** Set where something that was read leads out of the view. */
  hasStrayed = false;
  /** The limits of whoever reads. */
  elements = 0;
  characters = 0;
  blobBytes = 0;
  #limits: Limits | undefined;

  constructor(view: DataView, base: bigint) {
    this.view = view;
    this.bytes = new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
    this.text = textSlices(this.bytes);
    this.size = view.byteLength;
    this.base = base;
    this.baseLow = Number(BigInt.asIntN(32, base));
    this.baseHigh = Number(BigInt.asIntN(32, base >> 32n));
    this.#carry = Math.min(2 ** 32 - Number(base & 0xffffffffn), MOST_BYTES);
  }

  /** The offset of the address of which these are the halves; NOWHERE where that is outside. */
  offsetOf(low: number, high: number): number {
    const offset = (low - this.baseLow) | 0;
    const baseHigh = offset >= this.#carry ? (this.baseHigh + 1) | 0 : this.baseHigh;
    return offset >= 0 && offset < this.size && (high | 0) === baseHigh ? offset : NOWHERE;
  }

  /** Before each event. `objects` are those that its arrays may have. */
  begin(limits: Limits, objects: number): void {
    this.budget = limits.totalBytes;
    this.objects = objects;
    if (this.#limits === limits) return;
    this.#limits = limits;
    this.elements = limits.elements;
    this.characters = limits.characters;
    this.blobBytes = limits.blobBytes;
  }
}

/** What is thrown where something up to `end` was needed, or leads there. */
export function giveUp(source: Source, end: number): typeof GIVE_UP {
  if (!(end >= 0 && end <= source.size)) source.hasStrayed = true;
  return GIVE_UP;
}

/** `offset`, if `size` bytes are there and the budget allows them. */
export function need(source: Source, offset: number, size: number): number {
  source.budget -= size;
  if (offset + size > source.size || source.budget < 0) throw giveUp(source, offset + size);
  return offset;
}

/** Checks the elements of an array at `offset`, each with `objects` of them that have no arrays. */
export function needElements(
  source: Source,
  offset: number,
  count: number,
  size: number,
  objects: number,
): void {
  source.objects -= objects * count;
  if (count > source.elements || source.objects < 0) throw GIVE_UP;
  need(source, offset, size * count);
}
