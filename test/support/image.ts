/** Images by hand: every offset is written down where it is used, none comes from the code under test. */

/** Bytes to be filled in, little-endian. */
export class Image {
  bytes: Uint8Array<ArrayBuffer>;
  readonly #view: DataView;

  /** `fill` is what stands where nothing is written. */
  constructor(size: number, fill = 0) {
    this.bytes = new Uint8Array(size).fill(fill);
    this.#view = new DataView(this.bytes.buffer);
  }

  u8(offset: number, ...values: number[]): this {
    for (const [i, value] of values.entries()) this.#view.setUint8(offset + i, value);
    return this;
  }

  u16(offset: number, ...values: number[]): this {
    for (const [i, value] of values.entries()) this.#view.setUint16(offset + 2 * i, value, true);
    return this;
  }

  u32(offset: number, ...values: number[]): this {
    for (const [i, value] of values.entries()) this.#view.setUint32(offset + 4 * i, value, true);
    return this;
  }

  u64(offset: number, ...values: bigint[]): this {
    for (const [i, value] of values.entries()) this.#view.setBigUint64(offset + 8 * i, value, true);
    return this;
  }

  f32(offset: number, value: number): this {
    this.#view.setFloat32(offset, value, true);
    return this;
  }

  f64(offset: number, value: number): this {
    this.#view.setFloat64(offset, value, true);
    return this;
  }

  /** UTF-16LE, with the NULs that the text itself holds. */
  text(offset: number, text: string): this {
    return this.u16(offset, ...Array.from({ length: text.length }, (_, i) => text.charCodeAt(i)));
  }

  /** Leaves the first `size` bytes only. */
  cut(size: number): this {
    this.bytes = this.bytes.subarray(0, size);
    return this;
  }
}
