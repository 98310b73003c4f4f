/** A cache of what bytes become: events repeat paths, names, groups and users over and over. */

/** The shortest run of bytes that is worth it: below, making the value is as fast. */
export const LEAST_BYTES = 16;

/**
 * A direct-mapped cache of bounded size, by runs of bytes. What is seen once only leaves its hash; what is seen
 * again leaves its bytes and its value; from then on a hit compares all bytes and saves the value. So data that
 * never repeats pays for a hash, and nothing is kept for it.
 *
 * Bytes are compared eight at a time, as doubles. Two doubles are equal when their bits are, but for NaN, which
 * equals nothing, and zeros, of which there are two: runs with either are not kept.
 */
export class ByteCache {
  readonly #slots: number;
  readonly #mostDoubles: number;
  readonly #hashes: Int32Array;
  /** Bytes of the run that a slot has; 0 where there is none. */
  readonly #sizes: Int32Array;
  #keys: Float64Array | undefined;

  /** `slots` is a power of two; `mostBytes` is what the longest run may have. */
  constructor(slots: number, mostBytes: number) {
    this.#slots = slots;
    this.#mostDoubles = (mostBytes + 7) >>> 3;
    this.#hashes = new Int32Array(slots);
    this.#sizes = new Int32Array(slots);
  }

  /**
   * The slot of the `size` bytes at `offset` (LEAST_BYTES or more): 0 or more when its value is what `keep` was
   * told for the same bytes; -1 when they are new; else the slot that `keep` may be told of, as -2 - slot.
   */
  find(view: DataView, offset: number, size: number): number {
    const hash = hashOf(view, offset, size);
    const slot = hash & (this.#slots - 1);
    if (this.#hashes[slot] !== hash) {
      this.#hashes[slot] = hash;
      this.#sizes[slot] = 0;
      return -1;
    }
    const keys = this.#keys;
    const isKnown =
      keys !== undefined &&
      this.#sizes[slot] === size &&
      isEqual(view, offset, size, keys, slot * this.#mostDoubles);
    return isKnown ? slot : -2 - slot;
  }

  /** Fills a slot that `find` offered; false when these bytes cannot be kept. */
  keep(slot: number, view: DataView, offset: number, size: number): boolean {
    this.#keys ??= new Float64Array(this.#slots * this.#mostDoubles);
    this.#sizes[slot] = 0;
    const first = slot * this.#mostDoubles;
    const last = size - 8;
    for (let at = 0, i = first; at < size; at += 8, i++) {
      const value = view.getFloat64(offset + Math.min(at, last), true);
      if (value === 0 || Number.isNaN(value)) return false;
      this.#keys[i] = value;
    }
    this.#sizes[slot] = size;
    return true;
  }
}

/** Paths and SIDs differ at their ends, names of peers near their beginnings. */
function hashOf(view: DataView, offset: number, size: number): number {
  const end = offset + size;
  let hash = size;
  hash = Math.imul(hash ^ view.getUint32(end - 4, true), 0x9e3779b1);
  hash = Math.imul(hash ^ view.getUint32(end - 8, true), 0x85ebca6b);
  hash = Math.imul(hash ^ view.getUint32(end - 12, true), 0xc2b2ae35);
  hash = Math.imul(hash ^ view.getUint32(offset + (size >>> 1), true), 0x27d4eb2f);
  hash = Math.imul(hash ^ view.getUint32(offset + (size >>> 2), true), 0x9e3779b1);
  hash = Math.imul(hash ^ view.getUint32(offset + 12, true), 0x85ebca6b);
  return hash ^ (hash >>> 15);
}

/** Whether the bytes at `offset` are those at `key`; the last eight overlap those before when there is a rest. */
function isEqual(view: DataView, offset: number, size: number, keys: Float64Array, key: number): boolean {
  const whole = size >>> 3;
  for (let i = 0, at = offset; i < whole; i++, at += 8) {
    if (view.getFloat64(at, true) !== keys[key + i]) return false;
  }
  return (size & 7) === 0 || view.getFloat64(offset + size - 8, true) === keys[key + whole];
}
