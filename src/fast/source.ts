/** The memory as the fast readers see it: one run of bytes, addresses as offsets, and a budget. */
import type { Limits } from '../codec/index.ts';
import { type TextSlices, textSlices } from '../codec/leaf/slices.ts';

/**
 * Thrown by a fast reader on the first thing that is not right: the careful decoder then takes the event, and
 * says what it is. No Error, since nobody looks at it and a stack trace costs.
 */
export const GIVE_UP: unique symbol = Symbol('give up');

export class Source {
  readonly view: DataView;
  readonly bytes: Uint8Array;
  readonly text: TextSlices;
  /** Bytes in the view. */
  readonly size: number;
  /** The base address in two halves: pointers are compared without BigInt. */
  readonly baseLow: number;
  readonly baseHigh: number;
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
    this.baseLow = Number(base & 0xffffffffn);
    this.baseHigh = Number(base >> 32n);
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
