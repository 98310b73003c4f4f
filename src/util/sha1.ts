/** SHA-1, where no module of Node is at hand. It tells flows apart, and is no protection: SHA-1 is broken for that. */

/** The five words of a hash. */
type State = readonly [number, number, number, number, number];

const START: State = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0];
const BLOCK_SIZE = 64;
const ROUNDS = 80;

/** The hash of some bytes, of 20 bytes. FIPS 180-4, sections 5.1.1 and 6.1. */
export function sha1(bytes: Uint8Array): Uint8Array {
  const blocks = paddedBlocks(bytes);
  const schedule = new Int32Array(ROUNDS);
  let state = START;
  for (let at = 0; at < blocks.byteLength; at += BLOCK_SIZE) {
    fillSchedule(schedule, new DataView(blocks.buffer, at, BLOCK_SIZE));
    state = afterBlock(state, schedule);
  }
  const hash = new DataView(new ArrayBuffer(20));
  for (const [i, word] of state.entries()) hash.setUint32(4 * i, word);
  return new Uint8Array(hash.buffer);
}

/** The bytes, a bit that is set, zeros, and how many bits there were: whole blocks. */
function paddedBlocks(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const blocks = new Uint8Array(Math.ceil((bytes.length + 9) / BLOCK_SIZE) * BLOCK_SIZE);
  blocks.set(bytes);
  blocks[bytes.length] = 0x80;
  new DataView(blocks.buffer).setBigUint64(blocks.length - 8, BigInt(bytes.length) * 8n);
  return blocks;
}

function fillSchedule(schedule: Int32Array, block: DataView): void {
  const ago = (t: number, words: number) => schedule[t - words] ?? 0;
  for (let t = 0; t < ROUNDS; t++) {
    schedule[t] =
      t < 16 ? block.getInt32(4 * t) : rotated(ago(t, 3) ^ ago(t, 8) ^ ago(t, 14) ^ ago(t, 16), 1);
  }
}

function afterBlock(state: State, schedule: Int32Array): State {
  let [a, b, c, d, e] = state;
  for (let t = 0; t < ROUNDS; t++) {
    const next = (rotated(a, 5) + mixed(t, b, c, d) + e + (schedule[t] ?? 0)) | 0;
    e = d;
    d = c;
    c = rotated(b, 30);
    b = a;
    a = next;
  }
  return [(state[0] + a) | 0, (state[1] + b) | 0, (state[2] + c) | 0, (state[3] + d) | 0, (state[4] + e) | 0];
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
