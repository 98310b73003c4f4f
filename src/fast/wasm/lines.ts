/** The lines of a run, written by a kernel: batch by batch of what lies in one window. */
import type { Limits } from '../../codec/index.ts';
import type { Memory, Window } from '../../memory/index.ts';
import type { Run } from '../../memory/run.ts';
import { FastAccess, type Generated, type Windows } from '../access.ts';
import type { LineTarget, LineWriter } from '../json/lineEngine.ts';
import { GIVE_UP } from '../source.ts';
import { IMAGE_AT, type Kernel, MOST_ROOTS, OUT_AT, ROOTS_AT } from './kernel.ts';

/** After a line that the kernel cannot write, so many are written another way at most before it tries again. */
const MOST_SKIPPED = 1024;
/** So many lines in a row say that the next ones are its own again. */
const LEAST_ROW = 64;

/** Bytes that may be copied for each line: more would cost more than the kernel saves. */
const COPIED_PER_LINE = 2048;

export interface KernelWriter extends Generated {
  /** Which of the module's writers it is. */
  readonly index: number;
}

export class KernelLines implements LineWriter {
  readonly #kernel: Kernel;
  readonly #writer: number;
  readonly #windows: KernelWindows;
  readonly #access: FastAccess;
  /** The elements whose roots the kernel has. */
  #first = 0;
  #end = 0;
  /** Elements before this one are written another way, and how many they are the next time. */
  #resumed = 0;
  #skipped = 0;

  /** The writer of a run; undefined where the limits allow only the careful decoder. */
  static for(
    kernel: Kernel,
    writer: KernelWriter,
    memory: Memory,
    run: Run,
    limits: Limits,
  ): KernelLines | undefined {
    const windows = new KernelWindows(kernel, memory, COPIED_PER_LINE * run.count);
    const access = FastAccess.for(memory, writer, limits, run, windows);
    return access === undefined ? undefined : new KernelLines(kernel, writer, windows, access, limits);
  }

  private constructor(
    kernel: Kernel,
    writer: KernelWriter,
    windows: KernelWindows,
    access: FastAccess,
    { elements, characters, blobBytes, objects, totalBytes }: Limits,
  ) {
    this.#kernel = kernel;
    this.#writer = writer.index;
    this.#windows = windows;
    this.#access = access;
    kernel.owner = this;
    kernel.functions.setLimits(elements, characters, blobBytes, objects, totalBytes);
  }

  write(target: LineTarget, from: number, to: number): number {
    const kernel = this.#kernel;
    if (kernel.owner !== this || from < this.#resumed) return from;
    if (!(from >= this.#first && from < this.#end)) this.#gather(from, to);
    const count = Math.min(this.#end, to) - from;
    if (count <= 0) return this.#passOver(from);
    const wanted = target.chunkBytes - target.length;
    const { functions, sink } = kernel;
    const roots = ROOTS_AT + 4 * (from - this.#first);
    const isDirect = target.sink === sink;
    const at = isDirect ? target.length : 0;
    const lines = functions.run(this.#writer, roots, count, OUT_AT + at, wanted, sink.size - at);
    const written = functions.written();
    if (isDirect) target.length += written;
    else target.append(sink.bytes.subarray(0, written));
    if (lines === 0) return this.#passOver(from);
    if (lines >= LEAST_ROW) this.#skipped = 0;
    return from + lines;
  }

  /** Leaves an element, and perhaps some after it, to another way: where objects lie apart, nearly all have to take it. */
  #passOver(from: number): number {
    this.#skipped = Math.min(MOST_SKIPPED, 2 * this.#skipped + 1);
    this.#resumed = from + this.#skipped;
    return from;
  }

  /** Hands over the roots from an element on that lie in one window. */
  #gather(from: number, to: number): void {
    this.#first = from;
    this.#end = from;
    const most = Math.min(to, from + MOST_ROOTS);
    this.#windows.mayLoad = true;
    for (let index = from; index < most; index++) {
      const offset = this.#rootAt(index);
      if (offset === undefined) break;
      this.#kernel.roots[index - from] = offset;
      this.#end = index + 1;
      // Another window would take the place of the one that these roots are in.
      this.#windows.mayLoad = false;
    }
  }

  /** The offset of a root in the window, -1 for NULL; undefined where it is not in the window. */
  #rootAt(index: number): number | undefined {
    try {
      return this.#access.root(index);
    } catch (error) {
      if (error === GIVE_UP) return undefined;
      throw error;
    }
  }
}

/** Windows whose bytes the kernel has: the last one that was asked for. */
class KernelWindows implements Windows {
  readonly #kernel: Kernel;
  readonly #memory: Memory;
  /** Bytes that may still be copied. */
  #credit: number;
  mayLoad = false;

  constructor(kernel: Kernel, memory: Memory, credit: number) {
    this.#kernel = kernel;
    this.#memory = memory;
    this.#credit = credit;
  }

  window(address: bigint, last?: Window): Window | undefined {
    if (!this.mayLoad || this.#credit <= 0) return undefined;
    // The memory of the last one may have become a larger one.
    const known = last !== undefined && last.view.buffer.byteLength > 0 ? last : undefined;
    const window = this.#read(address, known) ?? this.#memory.window?.(address, known);
    if (window === undefined) return undefined;
    const { view, base } = window;
    if (this.#kernel.holds(view.buffer)) this.#kernel.setMemory(view.byteOffset, view.byteLength, base);
    else {
      const image = this.#room(view.byteLength);
      if (image === undefined) return undefined;
      image.set(new Uint8Array(view.buffer, view.byteOffset, view.byteLength));
      this.#kernel.setMemory(IMAGE_AT, view.byteLength, base);
    }
    return window;
  }

  /** A window that is read into the kernel's memory. */
  #read(address: bigint, last: Window | undefined): Window | undefined {
    return this.#memory.windowIn?.(address, last, (length) => this.#room(length));
  }

  /** Room for so many bytes, as long as they are not too many for the lines that there are. */
  #room(length: number): Uint8Array | undefined {
    this.#credit -= length;
    if (this.#credit < 0) return undefined;
    // Until all of it is there, there is nothing.
    this.#kernel.setMemory(IMAGE_AT, 0, 0n);
    return this.#kernel.image(length);
  }
}
