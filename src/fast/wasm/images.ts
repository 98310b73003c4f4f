/** The lines of structs that are alone, each in an image of its own: many in one call. */
import type { Limits } from '../../codec/index.ts';
import { type ImageTable, NUMBERS_PER_IMAGE } from '../../memory/index.ts';
import type { ImageLines } from '../json/lineEngine.ts';
import { IMAGE_AT, type Kernel, MOST_ROOTS, OUT_AT, ROOTS_AT } from './kernel.ts';
import type { KernelWriter } from './lines.ts';

/** They go where the addresses of roots go otherwise. */
const MOST_IMAGES = Math.floor(
  (MOST_ROOTS * BigUint64Array.BYTES_PER_ELEMENT) / (NUMBERS_PER_IMAGE * Uint32Array.BYTES_PER_ELEMENT),
);

export class KernelImages implements ImageLines {
  readonly #kernel: Kernel;
  readonly #writer: KernelWriter;
  readonly #limits: Limits;
  count = 0;

  constructor(kernel: Kernel, writer: KernelWriter, limits: Limits) {
    this.#kernel = kernel;
    this.#writer = writer;
    this.#limits = limits;
  }

  write(images: ImageTable, from: number, to: number, wanted: number): Uint8Array {
    this.count = 0;
    const kernel = this.#kernel;
    const count = Math.min(to - from, MOST_IMAGES);
    const start = images.startOf(from);
    const end = images.endOf(from + count - 1);
    const room = kernel.image(end - start);
    if (room === undefined) return kernel.sink.bytes.subarray(0, 0);
    this.#own();
    room.set(images.bytes.subarray(start, end));
    const { sink, functions } = kernel;
    const numbers = images.numbers.subarray(NUMBERS_PER_IMAGE * from, NUMBERS_PER_IMAGE * (from + count));
    new Uint32Array(kernel.roots.buffer, ROOTS_AT, numbers.length).set(numbers);
    const bytes = IMAGE_AT - start;
    this.count = functions.runImages(this.#writer.index, bytes, ROOTS_AT, count, OUT_AT, wanted, sink.size);
    return sink.bytes.subarray(0, functions.written());
  }

  /** Makes the kernel write for this one, if it wrote for another one. */
  #own(): void {
    const kernel = this.#kernel;
    if (kernel.owner === this) return;
    const { elements, characters, blobBytes, objects, totalBytes } = this.#limits;
    kernel.functions.setLimits(elements, characters, blobBytes, objects, totalBytes);
    kernel.owner = this;
  }
}
