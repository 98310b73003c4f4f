/**
 * Goes from a root to all that its pointers lead to, where all of it is there and within the limits: the same objects in
 * the same order as the careful decoder, without making values of them. At the first thing that is not right it gives up,
 * and never says why: that is for the careful decoder.
 */
import type { Limits } from '../codec/index.ts';
import { SID_HEADER_SIZE, sidSize } from '../codec/leaf/sid.ts';
import { findNul } from '../codec/leaf/text.ts';
import { masked, pointerSizeOf, type ValueLayout } from '../layout/index.ts';
import type { Memory } from '../memory/index.ts';
import { Ground } from './ground.ts';
import { type Plan, type Pointee, pointeeOf, type Visit } from './plan.ts';

/** Bytes in which the NUL of a text is looked for: what the careful decoder looks at in one go. */
const SEARCHED = 4096;

/** What becomes of the objects of a walk. */
export interface Guest {
  /**
   * An object was found: `size` bytes at `offset` of `view`. What is returned is where the walk goes on: the same bytes,
   * or a copy of them.
   */
  found(view: DataView, offset: number, low: number, high: number, size: number): number;
  /** The bytes that `found` has returned an offset in; undefined where the walk is to go on in the memory itself. */
  readonly copies: DataView | undefined;
  /** A pointer that is not NULL leads to what lies at an offset that `found` has returned; or to nothing that is read. */
  pointed(slot: number, to: number): void;
  /** So many bytes were read of something that is found next, to know how long it is. */
  peeked(size: number): void;
}

export class Walker {
  readonly #limits: Limits;
  readonly #guest: Guest;
  readonly #ground: Ground;
  readonly #root: Pointee;
  readonly #isWide: boolean;
  #objectsLeft = 0;
  #bytesLeft = 0;
  /** What `found` has returned last. */
  #at = 0;

  constructor(layout: ValueLayout, memory: Memory, limits: Limits, guest: Guest) {
    this.#limits = limits;
    this.#guest = guest;
    this.#ground = new Ground(memory, guest.copies !== undefined);
    this.#root = pointeeOf(layout, memory.abi);
    this.#isWide = pointerSizeOf(memory.abi) === 8;
  }

  /** Forgets where things are: the memory is another one now. */
  forget(): void {
    this.#ground.forget();
  }

  /** Goes from the root at an address, in two halves; returns whether all of it was right. */
  walk(low: number, high: number): boolean {
    this.#objectsLeft = this.#limits.objects;
    this.#bytesLeft = this.#limits.totalBytes;
    this.#ground.root(low, high, 1);
    return this.#pointee(this.#root, low, high, 0);
  }

  #pointee(to: Pointee, low: number, high: number, depth: number): boolean {
    if (to === 'string') return this.#string(low, high, depth);
    if (to === 'sid') return this.#sid(low, high, depth);
    if (!this.#ground.find(low, high, to.size)) return false;
    const { view } = this.#ground;
    if (!this.#admit(low, high, to.size, 1, depth)) return false;
    if (to.visits.length === 0) return true;
    const at = this.#at;
    if (!this.#visit(to.visits, this.#guest.copies ?? view, at, depth)) return false;
    this.#at = at;
    return true;
  }

  /** What was found last, if the limits allow it. */
  #admit(low: number, high: number, size: number, objects: number, depth: number): boolean {
    this.#objectsLeft -= objects;
    this.#bytesLeft -= size;
    if (depth > this.#limits.depth || this.#objectsLeft < 0 || this.#bytesLeft < 0) return false;
    const { view, offset } = this.#ground;
    this.#at = this.#guest.found(view, offset, low, high, size);
    return true;
  }

  #visit(visits: readonly Visit[], view: DataView, at: number, depth: number): boolean {
    for (const visit of visits) {
      if (visit.kind === 'union') {
        const live = visit.arms.get(masked(view.getUint32(at + visit.offset, true), visit.mask));
        if (live !== undefined && !this.#visit(live, view, at, depth)) return false;
        continue;
      }
      const slot = at + visit.offset;
      const low = view.getUint32(slot, true);
      const high = this.#isWide ? view.getUint32(slot + 4, true) : 0;
      if ((low | high) === 0) continue;
      if (!this.#follow(visit, view, at, low, high, depth + 1)) return false;
      this.#guest.pointed(slot, this.#at);
    }
    return true;
  }

  #follow(
    visit: Exclude<Visit, { kind: 'union' }>,
    view: DataView,
    at: number,
    low: number,
    high: number,
    depth: number,
  ): boolean {
    switch (visit.kind) {
      case 'pointer':
        return this.#pointee(visit.to, low, high, depth);
      case 'blob':
        return this.#blob(view.getUint32(at + visit.size, true), low, high, depth);
      case 'array':
        return this.#array(visit.of, countAt(view, at + visit.count, visit.countSize), low, high, depth);
    }
  }

  #blob(size: number, low: number, high: number, depth: number): boolean {
    if (size === 0) return true;
    if (size > this.#limits.blobBytes || !this.#ground.find(low, high, size)) return false;
    return this.#admit(low, high, size, 1, depth);
  }

  #array({ size, visits }: Plan, length: number, low: number, high: number, depth: number): boolean {
    if (length === 0) return true;
    if (length > this.#limits.elements || !this.#ground.find(low, high, length * size)) return false;
    const { view } = this.#ground;
    if (!this.#admit(low, high, length * size, length, depth)) return false;
    if (visits.length === 0) return true;
    const first = this.#at;
    for (let i = 0; i < length; i++) {
      if (!this.#visit(visits, this.#guest.copies ?? view, first + i * size, depth)) return false;
    }
    this.#at = first;
    return true;
  }

  #sid(low: number, high: number, depth: number): boolean {
    if (!this.#ground.find(low, high, SID_HEADER_SIZE)) return false;
    const size = sidSize(this.#ground.view, this.#ground.offset);
    this.#guest.peeked(SID_HEADER_SIZE);
    return this.#ground.find(low, high, size) && this.#admit(low, high, size, 1, depth);
  }

  /** Only short ones: of others the careful decoder keeps more than their bytes. */
  #string(low: number, high: number, depth: number): boolean {
    const ground = this.#ground;
    if (!ground.find(low, high, 2)) return false;
    const most = (Math.min(ground.end, ground.offset + SEARCHED) - ground.offset) >>> 1;
    let units = findNul(ground.view, ground.offset, most);
    if (units < 0 && 2 * most < SEARCHED) {
      const size = ground.findSome(low, high, SEARCHED);
      units = findNul(ground.view, ground.offset, size >>> 1);
    }
    if (units < 0 || units > this.#limits.characters) return false;
    if (!this.#admit(low, high, 2 * units + 2, 1, depth)) return false;
    return true;
  }
}

function countAt(view: DataView, offset: number, size: number): number {
  if (size === 4) return view.getUint32(offset, true);
  return size === 2 ? view.getUint16(offset, true) : view.getUint8(offset);
}
