/** SHA-1, where no module of Node is at hand. It tells flows apart, and is no protection: SHA-1 is broken for that. */

const BLOCK_SIZE = 64;
const ROUNDS = 80;

/** One for all hashes: nothing in it is needed after a block. */
const schedule = new Int32Array(ROUNDS);

/** The hash of some bytes, of 20 bytes. FIPS 180-4, sections 5.1.1 and 6.1. */
export function sha1(bytes: Uint8Array): Uint8Array {
  const blocks = paddedBlocks(bytes);
  const state = Int32Array.of(0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0);
  for (let at = 0; at < blocks.byteLength; at += BLOCK_SIZE) {
    fillSchedule(blocks, at);
    addBlock(state);
  }
  const hash = new DataView(new ArrayBuffer(20));
  for (let i = 0; i < 5; i++) hash.setInt32(4 * i, word(state, i));
  return new Uint8Array(hash.buffer);
}

/** The bytes, a bit that is set, zeros, and how many bits there were: whole blocks. */
function paddedBlocks(bytes: Uint8Array): DataView {
  const blocks = new Uint8Array(Math.ceil((bytes.length + 9) / BLOCK_SIZE) * BLOCK_SIZE);
  blocks.set(bytes);
  blocks[bytes.length] = 0x80;
  const view = new DataView(blocks.buffer);
  view.setUint32(blocks.length - 8, bytes.length / 2 ** 29);
  view.setUint32(blocks.length - 4, bytes.length * 8);
  return view;
}

function fillSchedule(blocks: DataView, at: number): void {
  for (let t = 0; t < 16; t++) schedule[t] = blocks.getInt32(at + 4 * t);
  for (let t = 16; t < ROUNDS; t++) {
    const mixed =
      word(schedule, t - 3) ^ word(schedule, t - 8) ^ word(schedule, t - 14) ^ word(schedule, t - 16);
    schedule[t] = rotated(mixed, 1);
  }
}

/** Adds the block of the schedule to a hash's five words. */
function addBlock(state: Int32Array): void {
  let a = word(state, 0);
  let b = word(state, 1);
  let c = word(state, 2);
  let d = word(state, 3);
  let e = word(state, 4);
  for (let t = 0; t < ROUNDS; t++) {
    const next = (rotated(a, 5) + mixed(t, b, c, d) + e + word(schedule, t)) | 0;
    e = d;
    d = c;
    c = rotated(b, 30);
    b = a;
    a = next;
  }
  // An Int32Array keeps the low 32 bits of each sum.
  state[0] = word(state, 0) + a;
  state[1] = word(state, 1) + b;
  state[2] = word(state, 2) + c;
  state[3] = word(state, 3) + d;
  state[4] = word(state, 4) + e;
}

function word(words: Int32Array, index: number): number {
  return words[index] ?? 0;
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
