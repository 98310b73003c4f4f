/** Bytes that come in pieces and have to be held: in blocks, since one run of them would be there twice while it is made. */
import type { LargeFile } from './inputFile.ts';

/** Bytes of a block. */
const BLOCK = 2 ** 22;

/** What came in so far. */
export class HeldBytes implements LargeFile {
  readonly #blocks: Uint8Array[] = [];
  readonly #block: number;
  #size = 0;

  constructor(block: number = BLOCK) {
    this.#block = block;
  }

  get size(): number {
    return this.#size;
  }

  /** More bytes; they are copied. */
  add(bytes: Uint8Array): void {
    for (let at = 0; at < bytes.length; ) {
      const filled = this.#size % this.#block;
      if (filled === 0) this.#blocks.push(new Uint8Array(this.#block));
      const piece = bytes.subarray(at, at + this.#block - filled);
      this.#blocks.at(-1)?.set(piece, filled);
      at += piece.length;
      this.#size += piece.length;
    }
  }

  /** The bytes at an offset; fewer at the end. */
  read(offset: number, length: number): Uint8Array {
    const end = Math.min(offset + length, this.#size);
    const first = this.#blocks[Math.floor(offset / this.#block)];
    const start = offset % this.#block;
    if (first !== undefined && start + end - offset <= this.#block)
      return first.subarray(start, start + end - offset);
    return this.#copied(new Uint8Array(Math.max(0, end - offset)), offset);
  }

  /** All of it where other threads can see it. */
  shared(): SharedArrayBuffer {
    const shared = new SharedArrayBuffer(this.#size);
    this.#copied(new Uint8Array(shared), 0);
    return shared;
  }

  /** Fills bytes with those from an offset on, which are there. */
  #copied(bytes: Uint8Array, offset: number): Uint8Array {
    for (let at = 0; at < bytes.length; ) {
      const piece = this.read(
        offset + at,
        Math.min(bytes.length - at, this.#block - ((offset + at) % this.#block)),
      );
      bytes.set(piece, at);
      at += piece.length;
    }
    return bytes;
  }
}
