/** 64-bit numbers as words: a bigint for each would take several times as long. */

/** Where the low word of 64 bits is in this machine's memory: 0 on all but very few. */
export const LOW_WORD = new Uint8Array(Uint32Array.of(1).buffer)[0] === 1 ? 0 : 1;

/** Two words for each number: `2 * i + LOW_WORD` is the low one of the number `i`. */
export function wordsOf({ buffer, byteOffset, byteLength }: ArrayBufferView): Uint32Array {
  return new Uint32Array(buffer, byteOffset, byteLength / 4);
}
