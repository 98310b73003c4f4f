/** A message that came in pieces: one run of bytes, in memory that grows as they come in and not by what a length promises. */

const LEAST = 2 ** 16;

/** What is larger is not kept for the messages that follow. */
const MOST_KEPT = 2 ** 22;

export class Assembly {
  #bytes = new Uint8Array(0);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  /** @param most bytes that there can be in all. */
  add(part: Uint8Array, most: number): void {
    const length = this.#length + part.length;
    if (length > this.#bytes.length) {
      const size = Math.max(length, Math.min(most, Math.max(LEAST, 2 * this.#bytes.length)));
      const grown = Buffer.allocUnsafeSlow(size);
      grown.set(this.#bytes.subarray(0, this.#length));
      this.#bytes = grown;
    }
    this.#bytes.set(part, this.#length);
    this.#length = length;
  }

  /** All of it: good until more is added. */
  take(): Uint8Array {
    const taken = this.#bytes.subarray(0, this.#length);
    this.#length = 0;
    if (this.#bytes.length > MOST_KEPT) this.#bytes = new Uint8Array(0);
    return taken;
  }
}
