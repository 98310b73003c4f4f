/**
 * Objects that lie apart, copied to where they lie together: the generated readers work in one run of bytes, and in a dump
 * an event's texts can be anywhere. Pointers lead to the copies; nothing that is decoded says where an object was.
 */
import type { Limits } from '../codec/index.ts';
import { pointerSizeOf, type ValueLayout } from '../layout/index.ts';
import type { Memory } from '../memory/index.ts';
import { type Guest, Walker } from '../walk/index.ts';
import { gatherBy, type StructGatherer } from './gathering.ts';
import { Source } from './source.ts';

/** Bytes of the objects of one event, and how many they are; one that has more is left to the careful decoder. */
const MOST_BYTES = 1 << 16;
const MOST_OBJECTS = 1 << 12;

/** Copies begin at multiples of this: text is searched faster then. */
const ALIGNMENT = 8;

/** Bytes that are there for the copies of many events, and that one event can take. */
const ROOM = 1 << 19;
const MOST_TAKEN = MOST_BYTES + ALIGNMENT * MOST_OBJECTS;

/** The address of the first copy. */
const BASE = 0x10000;

/** Objects of at most so many bytes are copied word by word: a view of them would cost more. */
const SMALL = 256;

/** Has objects of a memory gathered that lie apart. */
export function gathering<M extends Memory>(memory: M): M {
  gatherBy(memory, (struct, from, limits) => new Gatherer(struct, from, limits));
  return memory;
}

class Gatherer implements Guest, StructGatherer {
  readonly #walker: Walker;
  readonly #isWide: boolean;
  #source: Source;

  constructor(struct: ValueLayout, memory: Memory, limits: Limits) {
    const totalBytes = Math.min(limits.totalBytes, MOST_BYTES);
    const objects = Math.min(limits.objects, MOST_OBJECTS);
    this.#source = roomForOne();
    this.#walker = new Walker(struct, memory, { ...limits, totalBytes, objects }, this);
    this.#isWide = pointerSizeOf(memory.abi) === 8;
  }

  /** Where the copies are, until the next event is gathered. */
  get source(): Source {
    return this.#source;
  }

  get copies(): DataView {
    return this.#source.view;
  }

  /**
   * Copies all that the root at an address reaches, where all of it is right; returns the offset of the root in `source`.
   * Else -1: the careful decoder says what is wrong, if anything is.
   */
  gather(low: number, high: number): number {
    this.#source = roomForOne();
    const root = taken;
    if (this.#walker.walk(low, high)) return root;
    taken = root;
    return -1;
  }

  found(view: DataView, offset: number, _low: number, _high: number, size: number): number {
    const at = taken;
    taken = at + Math.ceil(size / ALIGNMENT) * ALIGNMENT;
    copy(view, offset, this.#source, at, size);
    return at;
  }

  pointed(slot: number, to: number): void {
    const { view } = this.#source;
    view.setUint32(slot, BASE + to, true);
    if (this.#isWide) view.setUint32(slot + 4, 0, true);
  }

  peeked(): void {}
}

/**
 * Where all copies are made, since whoever gathers an event reads it at once. The one before stays as it is until this one
 * is full: whoever reads in blocks still needs it.
 */
let current: Source | undefined;
let before: Source | undefined;
let taken = 0;

/** Where the copies of an event have room. */
function roomForOne(): Source {
  if (current === undefined || taken + MOST_TAKEN > ROOM) {
    [before, current] = [current, before ?? new Source(new DataView(new ArrayBuffer(ROOM)), BigInt(BASE))];
    taken = 0;
  }
  return current;
}

function copy(from: DataView, offset: number, to: Source, at: number, size: number): void {
  if (size > SMALL) {
    to.bytes.set(new Uint8Array(from.buffer, from.byteOffset + offset, size), at);
    return;
  }
  let done = 0;
  for (; done + 4 <= size; done += 4) to.view.setUint32(at + done, from.getUint32(offset + done, true), true);
  for (; done < size; done++) to.view.setUint8(at + done, from.getUint8(offset + done));
}
