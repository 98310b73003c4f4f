/**
 * XXH64 with the seed 0, the checksum of Zstandard's frames (https://github.com/Cyan4973/xxHash, doc/xxhash_spec.md).
 * 64-bit numbers are two words, the low one first: bigints would take many times as long.
 */

type Words = readonly [low: number, high: number];

const PRIME1: Words = [0x85ebca87, 0x9e3779b1];
const PRIME2: Words = [0x27d4eb4f, 0xc2b2ae3d];
const PRIME3: Words = [0x9e3779f9, 0x165667b1];
const PRIME4: Words = [0xc2b2ae63, 0x85ebca77];
const PRIME5: Words = [0x165667c5, 0x27d4eb2f];

/** Bytes that are taken at once: a number for each of four lanes. */
const STRIPE = 32;
const LANES = [0, 2, 4, 6] as const;
const ROTATIONS = [1, 7, 12, 18] as const;
/** Where in the state, after the lanes, the hash and what is added to it are. */
const HASH = 8;
const OTHER = 10;

export class Xxh64 {
  readonly #state = Uint32Array.of(
    0xadc0b5d6,
    0x60ea27ee,
    ...PRIME2,
    0,
    0,
    0x7a143579,
    0x61c8864e,
    0,
    0,
    0,
    0,
  );
  /** Bytes of a stripe that is not complete. */
  readonly #rest = new Uint8Array(STRIPE);
  #length = 0;

  /** More bytes. */
  update(bytes: Uint8Array): void {
    const filled = this.#length % STRIPE;
    this.#length += bytes.length;
    const missing = filled === 0 ? 0 : Math.min(STRIPE - filled, bytes.length);
    this.#rest.set(bytes.subarray(0, missing), filled);
    if (missing > 0 && filled + missing === STRIPE) this.#stripes(this.#rest);
    const whole = bytes.subarray(missing, missing + Math.floor((bytes.length - missing) / STRIPE) * STRIPE);
    this.#stripes(whole);
    const left = bytes.subarray(missing + whole.length);
    if (left.length > 0) this.#rest.set(left);
  }

  /** The checksum of all bytes: the low and the high word. Nothing can be added afterwards. */
  digest(): Words {
    const words = this.#state;
    if (this.#length >= STRIPE) this.#mergeLanes();
    else set(words, HASH, ...PRIME5);
    add(words, HASH, this.#length >>> 0, Math.floor(this.#length / 2 ** 32));
    this.#addRest(viewOf(this.#rest), this.#length % STRIPE);
    xorShifted(words, HASH, 33);
    multiply(words, HASH, PRIME2);
    xorShifted(words, HASH, 29);
    multiply(words, HASH, PRIME3);
    xorShifted(words, HASH, 32);
    return [words[HASH] ?? 0, words[HASH + 1] ?? 0];
  }

  #stripes(bytes: Uint8Array): void {
    const words = this.#state;
    const view = viewOf(bytes);
    for (let at = 0; at < bytes.length; at += STRIPE) {
      for (let lane = 0; lane < HASH; lane += 2) {
        const from = at + 4 * lane;
        round(words, lane, view.getUint32(from, true), view.getUint32(from + 4, true));
      }
    }
  }

  #mergeLanes(): void {
    const words = this.#state;
    for (const [i, lane] of LANES.entries()) {
      set(words, OTHER, words[lane] ?? 0, words[lane + 1] ?? 0);
      rotate(words, OTHER, ROTATIONS[i] ?? 0);
      add(words, HASH, words[OTHER] ?? 0, words[OTHER + 1] ?? 0);
    }
    for (const lane of LANES) {
      this.#mix(words[lane] ?? 0, words[lane + 1] ?? 0);
      multiply(words, HASH, PRIME1);
      add(words, HASH, ...PRIME4);
    }
  }

  /** What is no stripe: eight bytes at once, then four, then single ones. */
  #addRest(view: DataView, length: number): void {
    const words = this.#state;
    let at = 0;
    for (; at + 8 <= length; at += 8) {
      this.#mix(view.getUint32(at, true), view.getUint32(at + 4, true));
      this.#turn(27, PRIME1, PRIME4);
    }
    for (; at + 4 <= length; at += 4) {
      xorProduct(words, view.getUint32(at, true), PRIME1);
      this.#turn(23, PRIME2, PRIME3);
    }
    for (; at < length; at++) {
      xorProduct(words, view.getUint8(at), PRIME5);
      this.#turn(11, PRIME1, [0, 0]);
    }
  }

  /** Changes the hash by a number that had a round of its own. */
  #mix(low: number, high: number): void {
    const words = this.#state;
    set(words, OTHER, 0, 0);
    round(words, OTHER, low, high);
    xor(words, HASH, words[OTHER] ?? 0, words[OTHER + 1] ?? 0);
  }

  #turn(bits: number, factor: Words, summand: Words): void {
    rotate(this.#state, HASH, bits);
    multiply(this.#state, HASH, factor);
    add(this.#state, HASH, ...summand);
  }
}

function viewOf({ buffer, byteOffset, byteLength }: Uint8Array): DataView {
  return new DataView(buffer, byteOffset, byteLength);
}

// --- 64-bit numbers, each at an index of its low word --------------------------------------------------------------

const PRODUCT = new Uint32Array(2);

/** A lane takes a number in. */
function round(words: Uint32Array, lane: number, low: number, high: number): void {
  set(PRODUCT, 0, low, high);
  multiply(PRODUCT, 0, PRIME2);
  add(words, lane, PRODUCT[0] ?? 0, PRODUCT[1] ?? 0);
  rotate(words, lane, 31);
  multiply(words, lane, PRIME1);
}

function xorProduct(words: Uint32Array, low: number, factor: Words): void {
  set(PRODUCT, 0, low, 0);
  multiply(PRODUCT, 0, factor);
  xor(words, HASH, PRODUCT[0] ?? 0, PRODUCT[1] ?? 0);
}

function set(words: Uint32Array, at: number, low: number, high: number): void {
  words[at] = low;
  words[at + 1] = high;
}

function xor(words: Uint32Array, at: number, low: number, high: number): void {
  set(words, at, (words[at] ?? 0) ^ low, (words[at + 1] ?? 0) ^ high);
}

function add(words: Uint32Array, at: number, low: number, high: number): void {
  const sum = (words[at] ?? 0) + low;
  set(words, at, sum, (words[at + 1] ?? 0) + high + (sum > 0xffffffff ? 1 : 0));
}

/** What is above 64 bits is lost. */
function multiply(words: Uint32Array, at: number, [byLow, byHigh]: Words): void {
  const [low, high] = [words[at] ?? 0, words[at + 1] ?? 0];
  const [a, b, c, d] = [low & 0xffff, low >>> 16, byLow & 0xffff, byLow >>> 16];
  const middle = b * c + ((a * c) >>> 16);
  const carry = (middle >>> 16) + ((a * d + (middle & 0xffff)) >>> 16);
  set(words, at, Math.imul(low, byLow), b * d + carry + Math.imul(low, byHigh) + Math.imul(high, byLow));
}

/** To the left, by less than 32 bits. */
function rotate(words: Uint32Array, at: number, bits: number): void {
  const [low, high] = [words[at] ?? 0, words[at + 1] ?? 0];
  set(words, at, (low << bits) | (high >>> (32 - bits)), (high << bits) | (low >>> (32 - bits)));
}

/** Changes a number by itself without so many of its bits. */
function xorShifted(words: Uint32Array, at: number, bits: number): void {
  const [low, high] = [words[at] ?? 0, words[at + 1] ?? 0];
  if (bits < 32) xor(words, at, (low >>> bits) | (high << (32 - bits)), high >>> bits);
  else xor(words, at, high >>> (bits - 32), 0);
}
