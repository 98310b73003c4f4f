/** Texts that were written before, by the bytes that they were made from. */
import { ByteCache } from '../byteCache.ts';
import type { Sink } from './sink.ts';

/** The longest JSON text that is cached. */
export const MOST_PIECE_BYTES = 192;

/** The same in words. */
const MOST_PIECE_WORDS = MOST_PIECE_BYTES / 8;

/** JSON texts of what bytes become, in one slab. UTF-8 never makes a NaN: no byte of F0 or more has a 7F or FF after it. */
export class PieceCache {
  readonly #cache: ByteCache;
  readonly #slots: number;
  readonly #lengths: Uint8Array;
  #slab: Float64Array | undefined;

  constructor(slots: number, mostBytes: number) {
    this.#cache = new ByteCache(slots, mostBytes);
    this.#slots = slots;
    this.#lengths = new Uint8Array(slots);
  }

  /** As that of a ByteCache. */
  find(view: DataView, offset: number, size: number): number {
    return this.#cache.find(view, offset, size);
  }

  /** Writes the text of a slot that was found; returns the position after it. */
  write({ view }: Sink, at: number, slot: number): number {
    const slab = this.#slab as Float64Array;
    const length = this.#lengths[slot] as number;
    const first = slot * MOST_PIECE_WORDS;
    const words = (length + 7) >>> 3;
    for (let i = 0; i < words; i++) view.setFloat64(at + 8 * i, slab[first + i] as number, true);
    return at + length;
  }

  /** Keeps the text that was written from `start` to `end`, for the bytes that it was made from. */
  keep(
    slot: number,
    view: DataView,
    offset: number,
    size: number,
    sink: Sink,
    start: number,
    end: number,
  ): void {
    const length = end - start;
    if (length > MOST_PIECE_BYTES || !this.#cache.keep(slot, view, offset, size)) return;
    this.#slab ??= new Float64Array(this.#slots * MOST_PIECE_WORDS);
    this.#lengths[slot] = length;
    const first = slot * MOST_PIECE_WORDS;
    // What is after the end now is written over later, wherever the piece is copied to, too.
    sink.bytes.fill(0x20, end, end + 7);
    for (let at = start, i = first; at < end; at += 8, i++) this.#slab[i] = sink.view.getFloat64(at, true);
  }
}
