/** Bounds-checked access to captured memory: what every hand-made part of the benchmark stands on. */

export class Image {
  /** @param {import('../data.mjs').Events} events */
  constructor({ bytes, base }) {
    this.bytes = bytes;
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.length = bytes.byteLength;
    this.base = base;
    // In halves: a BigInt per pointer would cost four times as much.
    this.baseLow = Number(base & 0xffffffffn);
    this.baseHigh = Number(base >> 32n);
  }
}

/** The offset that the pointer at `at` leads to; -1 for NULL. */
export function follow(image, at) {
  const low = image.view.getUint32(at, true);
  const high = image.view.getUint32(at + 4, true);
  if ((low | high) === 0) return -1;
  const offset = (high - image.baseHigh) * 2 ** 32 + (low - image.baseLow);
  if (offset < 0 || offset >= image.length) outside(offset);
  return offset;
}

/** The same for a pointer that a library read: as a bigint, or as a number where it is exact. */
export function offsetOf(image, pointer) {
  if (pointer === 0n || pointer === 0) return -1;
  const offset = typeof pointer === 'bigint' ? Number(pointer - image.base) : pointer - Number(image.base);
  if (offset < 0 || offset >= image.length) outside(offset);
  return offset;
}

export function check(image, offset, size) {
  if (offset + size > image.length) outside(offset + size);
}

/** A copy, so that nothing decoded refers to the capture. */
export function copyBytes(image, offset, size) {
  check(image, offset, size);
  return image.bytes.slice(offset, offset + size);
}

export function outside(offset) {
  throw new RangeError(`offset ${offset} is outside the captured memory`);
}
