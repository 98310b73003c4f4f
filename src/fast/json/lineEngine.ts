/** What writes many lines at once, in a memory of its own. The core knows what it does, and `fwpm/wasm` has it. */
import type { Limits } from '../../codec/index.ts';
import type { Abi, ValueLayout } from '../../layout/index.ts';
import type { ImageTable, Memory } from '../../memory/index.ts';
import type { Run } from '../../memory/run.ts';
import type { Sink } from './sink.ts';

/** Where lines go. */
export interface LineTarget {
  readonly sink: Sink;
  /** Bytes of the chunk so far, and how many make it complete. */
  length: number;
  readonly chunkBytes: number;
  append(bytes: Uint8Array): void;
}

/** Writes the lines of a run. */
export interface LineWriter {
  /**
   * Writes lines of the elements `from` to `to` until the target is complete, and returns the element after them. It is
   * `from` where the first of them has to be written another way.
   */
  write(target: LineTarget, from: number, to: number): number;
}

/** Writes the lines of structs that are alone, each in an image of its own. */
export interface ImageLines {
  /** How many lines were written last: fewer than there are images where one has to be written another way. */
  readonly count: number;
  /** The lines of the images `from` to `to`, until at least `wanted` bytes are there. They hold until anything else is written. */
  write(images: ImageTable, from: number, to: number, wanted: number): Uint8Array;
}

/** What one user of an engine has for itself. */
export interface LineWorkspace {
  /** Where lines can be written without being copied; undefined where there is no such place (yet). */
  readonly sink: Sink | undefined;
  /** Undefined for what the engine cannot write. Another writer's lines come to nothing from then on. */
  writer(struct: ValueLayout, memory: Memory, run: Run, limits: Limits): LineWriter | undefined;
  /** Undefined for what the engine cannot write. */
  images(struct: ValueLayout, abi: Abi, limits: Limits): ImageLines | undefined;
  /** Gives back what it holds; nothing of it is used afterwards. */
  release(): void;
}

/** Writes lines faster than JavaScript can; the lines are the same. */
export interface LineEngine {
  /**
   * Bytes in the engine's memory, all 0: an image that is read into them need not be copied, and its lines are written
   * twice as fast. `columns` of it take a third of the time, too. They live as long as something refers to them.
   *
   * @param byteLength 1 to 2^31.
   * @param abi The ABI of the process that the image is from: one of the other pointer size is copied.
   * @throws RangeError for a length that there is no memory for.
   */
  allocate(byteLength: number, abi: Abi): Uint8Array;
  /** @internal */
  workspace(options: { readonly replacesSurrogates: boolean }): LineWorkspace;
}
