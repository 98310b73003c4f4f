/** A cache of what bytes become: events repeat paths, names, groups and users over and over. */

/** The shortest run of words that is worth it: below, making the value is as fast. */
export const LEAST_WORDS = 4;

/**
 * A direct-mapped cache of bounded size, by runs of 32-bit words. What is seen once only leaves its hash; what is
 * seen again leaves its words and its value; from then on a hit compares all words and saves the value. So data
 * that never repeats pays for a hash, and nothing is kept for it.
 */
export class WordCache {
  readonly #slots: number;
  readonly #mostWords: number;
  readonly #hashes: Int32Array;
  /** What `find` was called with when the slot was filled; -1 where nothing is. */
  readonly #lengths: Int32Array;
  #keys: Uint32Array | undefined;

  /** `slots` is a power of two. */
  constructor(slots: number, mostWords: number) {
    this.#slots = slots;
    this.#mostWords = mostWords;
    this.#hashes = new Int32Array(slots);
    this.#lengths = new Int32Array(slots).fill(-1);
  }

  /**
   * The slot of the `words` words at `offset` (at least LEAST_WORDS): 0 or more when its value is what `keep` was
   * told for the same words; -1 when they are new; else the slot that `keep` may be told of, as -2 - slot.
   * `length` has to be the same, too: what the words alone do not say.
   */
  find(view: DataView, offset: number, words: number, length: number): number {
    const hash = hashOf(view, offset, words, length);
    const slot = hash & (this.#slots - 1);
    if (this.#hashes[slot] !== hash) {
      this.#hashes[slot] = hash;
      this.#lengths[slot] = -1;
      return -1;
    }
    const keys = this.#keys;
    const isKnown =
      keys !== undefined &&
      this.#lengths[slot] === length &&
      isEqual(view, offset, keys, slot * this.#mostWords, words);
    return isKnown ? slot : -2 - slot;
  }

  /** Fills a slot that `find` offered. */
  keep(slot: number, view: DataView, offset: number, words: number, length: number): void {
    this.#keys ??= new Uint32Array(this.#slots * this.#mostWords);
    const first = slot * this.#mostWords;
    for (let i = 0; i < words; i++) this.#keys[first + i] = view.getUint32(offset + 4 * i, true);
    this.#lengths[slot] = length;
  }
}

/** Paths and SIDs differ at their ends, names of peers near their beginnings. */
function hashOf(view: DataView, offset: number, words: number, length: number): number {
  const end = offset + 4 * words;
  let hash = length;
  hash = Math.imul(hash ^ view.getUint32(end - 4, true), 0x9e3779b1);
  hash = Math.imul(hash ^ view.getUint32(end - 8, true), 0x85ebca6b);
  hash = Math.imul(hash ^ view.getUint32(end - 12, true), 0xc2b2ae35);
  hash = Math.imul(hash ^ view.getUint32(offset + 4 * (words >>> 1), true), 0x27d4eb2f);
  hash = Math.imul(hash ^ view.getUint32(offset + 4 * (words >>> 2), true), 0x9e3779b1);
  hash = Math.imul(hash ^ view.getUint32(offset + 12, true), 0x85ebca6b);
  return hash ^ (hash >>> 15);
}

/** Whether the words at `offset` are those at `key`. Two at once: this loop is most of what a hit costs. */
function isEqual(view: DataView, offset: number, keys: Uint32Array, key: number, words: number): boolean {
  const odd = words & 1;
  if (odd === 1 && view.getUint32(offset, true) !== keys[key]) return false;
  for (let i = odd, at = offset + 4 * odd; i < words; i += 2, at += 8) {
    const difference =
      (view.getUint32(at, true) ^ (keys[key + i] as number)) |
      (view.getUint32(at + 4, true) ^ (keys[key + i + 1] as number));
    if (difference !== 0) return false;
  }
  return true;
}
