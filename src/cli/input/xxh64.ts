/**
 * XXH64 with the seed 0, the checksum of Zstandard's frames (https://github.com/Cyan4973/xxHash, doc/xxhash_spec.md).
 * 64-bit numbers are two words, the low one first, and all arithmetic is on 32 bits: bigints would take many times as long.
 */

const PRIME1 = { low: 0x85ebca87 | 0, high: 0x9e3779b1 | 0 };
const PRIME2 = { low: 0x27d4eb4f, high: 0xc2b2ae3d | 0 };
const PRIME3 = { low: 0x9e3779f9 | 0, high: 0x165667b1 };
const PRIME4 = { low: 0xc2b2ae63 | 0, high: 0x85ebca77 | 0 };
const PRIME5 = { low: 0x165667c5, high: 0x27d4eb2f };
const NOTHING = { low: 0, high: 0 };

type Words = typeof NOTHING;

/** Bytes that are taken at once: a number for each of four lanes. */
const STRIPE = 32;
const LANES = 4;
const ROTATIONS = [1, 7, 12, 18];
/** What the lanes begin with. */
const BEGIN = [0xadc0b5d6, 0x60ea27ee, 0x27d4eb4f, 0xc2b2ae3d, 0, 0, 0x7a143579, 0x61c8864e];

export class Xxh64 {
  readonly #lanes = Int32Array.from(BEGIN, (word) => word | 0);
  /** Bytes of a stripe that is not complete. */
  readonly #rest = new Uint8Array(STRIPE);
  #length = 0;

  /** More bytes. */
  update(bytes: Uint8Array): void {
    const filled = this.#length % STRIPE;
    this.#length += bytes.length;
    const missing = filled === 0 ? 0 : Math.min(STRIPE - filled, bytes.length);
    this.#rest.set(bytes.subarray(0, missing), filled);
    if (missing > 0 && filled + missing === STRIPE) takeStripes(this.#lanes, this.#rest);
    const end = bytes.length - ((bytes.length - missing) % STRIPE);
    takeStripes(this.#lanes, bytes.subarray(missing, end));
    this.#rest.set(bytes.subarray(end));
  }

  /** The checksum of all bytes: the low and the high word, without signs. */
  digest(): readonly [low: number, high: number] {
    const hash = new Hash(this.#length >= STRIPE ? this.#lanes : undefined);
    hash.add({ low: this.#length | 0, high: Math.floor(this.#length / 2 ** 32) });
    hash.take(viewOf(this.#rest), this.#length % STRIPE);
    return hash.end();
  }
}

function viewOf({ buffer, byteOffset, byteLength }: Uint8Array): DataView {
  return new DataView(buffer, byteOffset, byteLength);
}

/** The lanes become one number, and what is no stripe is added to it. */
class Hash {
  readonly #words = new Int32Array(2);

  constructor(lanes: Int32Array | undefined) {
    if (lanes === undefined) this.add(PRIME5);
    else this.#merge(lanes);
  }

  #merge(lanes: Int32Array): void {
    for (let lane = 0; lane < LANES; lane++) {
      const rotated = lanes.slice(2 * lane, 2 * lane + 2);
      rotate(rotated, ROTATIONS[lane] ?? 0);
      this.add({ low: rotated[0] ?? 0, high: rotated[1] ?? 0 });
    }
    for (let at = 0; at < lanes.length; at += 2) {
      this.#mix(lanes[at] ?? 0, lanes[at + 1] ?? 0);
      multiply(this.#words, PRIME1);
      this.add(PRIME4);
    }
  }

  add({ low, high }: Words): void {
    const [before = 0, above = 0] = this.#words;
    const sum = (before + low) | 0;
    this.#words[0] = sum;
    this.#words[1] = above + high + (sum >>> 0 < low >>> 0 ? 1 : 0);
  }

  /** Eight bytes at once, then four, then single ones. */
  take(view: DataView, length: number): void {
    let at = 0;
    for (; at + 8 <= length; at += 8) {
      this.#mix(view.getInt32(at, true), view.getInt32(at + 4, true));
      this.#turn(27, PRIME1, PRIME4);
    }
    for (; at + 4 <= length; at += 4) {
      this.#mixProduct(view.getInt32(at, true), PRIME1);
      this.#turn(23, PRIME2, PRIME3);
    }
    for (; at < length; at++) {
      this.#mixProduct(view.getUint8(at), PRIME5);
      this.#turn(11, PRIME1, NOTHING);
    }
  }

  /** Each bit changes all. */
  end(): readonly [low: number, high: number] {
    const words = this.#words;
    this.#xor((words[1] ?? 0) >>> 1, 0);
    multiply(words, PRIME2);
    const [middle = 0, above = 0] = words;
    this.#xor((middle >>> 29) | (above << 3), above >>> 29);
    multiply(words, PRIME3);
    this.#xor(words[1] ?? 0, 0);
    return [(words[0] ?? 0) >>> 0, (words[1] ?? 0) >>> 0];
  }

  #xor(low: number, high: number): void {
    this.#words[0] = (this.#words[0] ?? 0) ^ low;
    this.#words[1] = (this.#words[1] ?? 0) ^ high;
  }

  #mix(low: number, high: number): void {
    const round = new Int32Array(2);
    takeNumber(round, 0, low, high);
    this.#xor(round[0] ?? 0, round[1] ?? 0);
  }

  #mixProduct(low: number, factor: Words): void {
    const product = Int32Array.of(low, 0);
    multiply(product, factor);
    this.#xor(product[0] ?? 0, product[1] ?? 0);
  }

  #turn(bits: number, factor: Words, summand: Words): void {
    rotate(this.#words, bits);
    multiply(this.#words, factor);
    this.add(summand);
  }
}

// --- 64-bit numbers ------------------------------------------------------------------------------------------------

function takeStripes(lanes: Int32Array, bytes: Uint8Array): void {
  const view = viewOf(bytes);
  for (let at = 0; at < bytes.length; at += STRIPE) {
    for (let lane = 0; lane < 2 * LANES; lane += 2) {
      const from = at + 4 * lane;
      takeNumber(lanes, lane, view.getInt32(from, true), view.getInt32(from + 4, true));
    }
  }
}

/** A lane takes a number in. This is where the time goes: a call for each step would take several times as long. */
function takeNumber(lanes: Int32Array, lane: number, low: number, high: number): void {
  const before = lanes[lane] ?? 0;
  const sum = (before + Math.imul(low, PRIME2.low)) | 0;
  const carry = sum >>> 0 < before >>> 0 ? 1 : 0;
  const product = (upper(low, PRIME2.low) + Math.imul(low, PRIME2.high) + Math.imul(high, PRIME2.low)) | 0;
  const above = ((lanes[lane + 1] ?? 0) + product + carry) | 0;
  const turned = (sum << 31) | (above >>> 1);
  const turnedAbove = (above << 31) | (sum >>> 1);
  lanes[lane] = Math.imul(turned, PRIME1.low);
  lanes[lane + 1] =
    (upper(turned, PRIME1.low) + Math.imul(turned, PRIME1.high) + Math.imul(turnedAbove, PRIME1.low)) | 0;
}

/** The upper word of the product of two words without signs. */
function upper(x: number, y: number): number {
  const a = x & 0xffff;
  const b = x >>> 16;
  const c = y & 0xffff;
  const d = y >>> 16;
  const middle = (Math.imul(b, c) + (Math.imul(a, c) >>> 16)) | 0;
  const other = (Math.imul(a, d) + (middle & 0xffff)) | 0;
  return (Math.imul(b, d) + (middle >>> 16) + (other >>> 16)) | 0;
}

/** What is above 64 bits is lost. */
function multiply(words: Int32Array, { low, high }: Words): void {
  const [x = 0, above = 0] = words;
  words[0] = Math.imul(x, low);
  words[1] = upper(x, low) + Math.imul(x, high) + Math.imul(above, low);
}

/** To the left, by less than 32 bits. */
function rotate(words: Int32Array, bits: number): void {
  const [low = 0, high = 0] = words;
  words[0] = (low << bits) | (high >>> (32 - bits));
  words[1] = (high << bits) | (low >>> (32 - bits));
}
