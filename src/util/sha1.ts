/** SHA-1, where no module of Node is at hand. It tells flows apart, and is no protection: SHA-1 is broken for that. */

const BLOCK_WORDS = 16;
const ROUNDS = 80;

/** One for all hashes: nothing in it is needed after a block. */
const schedule = new Int32Array(ROUNDS);

/** The hash of some bytes, of 20 bytes. FIPS 180-4, sections 5.1.1 and 6.1. */
export function sha1(bytes: Uint8Array): Uint8Array {
  const state = Int32Array.of(0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0);
  // The bytes, a bit that is set, zeros, and how many bits there were: whole blocks.
  const blocks = Math.ceil((bytes.length + 9) / (4 * BLOCK_WORDS));
  for (let block = 0; block < blocks; block++) {
    for (let t = 0; t < BLOCK_WORDS; t++) schedule[t] = wordAt(bytes, 4 * (BLOCK_WORDS * block + t));
    if (block === blocks - 1) {
      schedule[BLOCK_WORDS - 2] = bytes.length / 2 ** 29;
      schedule[BLOCK_WORDS - 1] = bytes.length * 8;
    }
    addBlock(state);
  }
  const hash = new Uint8Array(4 * state.length);
  for (let i = 0; i < hash.length; i++) hash[i] = (state[i >> 2] ?? 0) >> (24 - 8 * (i & 3));
  return hash;
}

/** Four of the bytes and of what stands after them. */
function wordAt(bytes: Uint8Array, at: number): number {
  const end = bytes.length;
  if (at + 4 <= end) {
    return byte(bytes, at, 24) | byte(bytes, at + 1, 16) | byte(bytes, at + 2, 8) | byte(bytes, at + 3, 0);
  }
  let word = 0;
  for (let i = 0; i < 4; i++) {
    if (at + i < end) word |= byte(bytes, at + i, 24 - 8 * i);
    else if (at + i === end) word |= 0x80 << (24 - 8 * i);
  }
  return word;
}

function byte(bytes: Uint8Array, at: number, shift: number): number {
  return (bytes[at] ?? 0) << shift;
}

/** Adds the block at the beginning of the schedule to a hash's five words. */
function addBlock(state: Int32Array): void {
  for (let t = BLOCK_WORDS; t < ROUNDS; t++) {
    schedule[t] = rotated(scheduled(t - 3) ^ scheduled(t - 8) ^ scheduled(t - 14) ^ scheduled(t - 16), 1);
  }
  let a = state[0] ?? 0;
  let b = state[1] ?? 0;
  let c = state[2] ?? 0;
  let d = state[3] ?? 0;
  let e = state[4] ?? 0;
  for (let t = 0; t < ROUNDS; t++) {
    const next = (rotated(a, 5) + mixed(t, b, c, d) + e + scheduled(t)) | 0;
    e = d;
    d = c;
    c = rotated(b, 30);
    b = a;
    a = next;
  }
  // An Int32Array keeps the low 32 bits of each sum.
  add(state, 0, a);
  add(state, 1, b);
  add(state, 2, c);
  add(state, 3, d);
  add(state, 4, e);
}

function scheduled(t: number): number {
  return schedule[t] ?? 0;
}

function add(state: Int32Array, index: number, word: number): void {
  state[index] = (state[index] ?? 0) + word;
}

/** The function and the constant of a round. */
function mixed(t: number, b: number, c: number, d: number): number {
  if (t < 20) return (((b & c) | (~b & d)) + 0x5a827999) | 0;
  if (t < 40) return ((b ^ c ^ d) + 0x6ed9eba1) | 0;
  if (t < 60) return (((b & c) | (b & d) | (c & d)) + 0x8f1bbcdc) | 0;
  return ((b ^ c ^ d) + 0xca62c1d6) | 0;
}

function rotated(word: number, bits: number): number {
  return (word << bits) | (word >>> (32 - bits));
}
