/** Bytes that stand for a value: the same for the same value and key, and of no use without the key. */

/** HMAC-SHA-256 of a text's UTF-8 under a key of the caller's, or another function that nobody reverses without the key. */
export type KeyedHash = (text: string) => Uint8Array;

/** Pseudorandom bytes and numbers for values; values of different kinds have nothing in common. */
export class Keyed {
  readonly #hash: KeyedHash;

  constructor(hash: KeyedHash) {
    this.#hash = hash;
  }

  bytes(kind: string, value: string, length: number): Uint8Array {
    const bytes = new Uint8Array(length);
    for (let at = 0, block = 0; at < length; block++) {
      const part = this.#hash(`${kind} ${block} ${value}`);
      if (part.length < 16) throw new RangeError('a keyed hash has 16 bytes or more');
      bytes.set(part.subarray(0, length - at), at);
      at += part.length;
    }
    return bytes;
  }

  /** A number of 32 bits. */
  number(kind: string, value: string): number {
    const bytes = this.bytes(kind, value, 4);
    return new DataView(bytes.buffer).getUint32(0);
  }

  /** Hexadecimal digits. */
  hex(kind: string, value: string, digits: number): string {
    return Array.from(this.bytes(kind, value, digits / 2), (byte) => byte.toString(16).padStart(2, '0')).join(
      '',
    );
  }
}
