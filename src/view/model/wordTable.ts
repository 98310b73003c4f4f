/** Numbers for keys of four words, such as IPv6 addresses: in arrays of numbers, since objects would cost more than all else. */

const WORDS = 4;
/** Slots at first; a power of two, as are all numbers of slots. */
const ROOM = 1024;

export class WordTable {
  #keys = new Uint32Array(ROOM * WORDS);
  /** The number of each slot's key; 0 for a slot that is free. */
  #codes = new Uint32Array(ROOM);
  #used = 0;
  /** So that nobody can choose keys that get into each other's way. */
  readonly #seed = Math.floor(Math.random() * 2 ** 32);

  /** The number of a key; 0 for one that is new. */
  find(a: number, b: number, c: number, d: number): number {
    return this.#codes[this.#slotOf(a, b, c, d)] ?? 0;
  }

  /** Gives a key that is new its number, which is not 0. */
  add(a: number, b: number, c: number, d: number, code: number): number {
    this.#fill(this.#slotOf(a, b, c, d), a, b, c, d, code);
    if (++this.#used * 2 > this.#codes.length) this.#grow();
    return code;
  }

  /** The slot of a key, or the free one that it would be in. */
  #slotOf(a: number, b: number, c: number, d: number): number {
    const keys = this.#keys;
    const mask = this.#codes.length - 1;
    let hash = Math.imul(a ^ this.#seed, 0x9e3779b1) ^ b;
    hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b) ^ c;
    hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35) ^ d;
    hash = Math.imul(hash ^ (hash >>> 16), 0x27d4eb2f);
    for (let slot = (hash ^ (hash >>> 15)) & mask; ; slot = (slot + 1) & mask) {
      if (this.#codes[slot] === 0) return slot;
      const at = WORDS * slot;
      const isSame = keys[at] === a && keys[at + 1] === b && keys[at + 2] === c && keys[at + 3] === d;
      if (isSame) return slot;
    }
  }

  #fill(slot: number, a: number, b: number, c: number, d: number, code: number): void {
    this.#keys.set([a, b, c, d], WORDS * slot);
    this.#codes[slot] = code;
  }

  #grow(): void {
    const [keys, codes] = [this.#keys, this.#codes];
    this.#keys = new Uint32Array(2 * keys.length);
    this.#codes = new Uint32Array(2 * codes.length);
    for (let from = 0; from < codes.length; from++) {
      const code = codes[from] ?? 0;
      if (code === 0) continue;
      const [a = 0, b = 0, c = 0, d = 0] = keys.subarray(WORDS * from, WORDS * (from + 1));
      this.#fill(this.#slotOf(a, b, c, d), a, b, c, d, code);
    }
  }
}
