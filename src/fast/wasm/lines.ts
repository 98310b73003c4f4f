/** The lines of a run, written by a kernel: batch by batch of what lies in one window. */
import type { Limits } from '../../codec/index.ts';
import type { Memory } from '../../memory/index.ts';
import type { Run } from '../../memory/run.ts';
import { type Generated, isWithin } from '../access.ts';
import type { LineTarget, LineWriter } from '../json/lineEngine.ts';
import { type Kernel, OUT_AT, ROOTS_AT } from './kernel.ts';
import { handOver } from './roots.ts';
import { KernelWindows } from './windows.ts';

/** After a line that the kernel cannot write, so many are written another way at most before it tries again. */
const MOST_SKIPPED = 1024;
/** So many lines in a row say that the next ones are its own again. */
const LEAST_ROW = 64;

export interface KernelWriter extends Generated {
  /** Which of the module's writers it is. */
  readonly index: number;
}

export class KernelLines implements LineWriter {
  readonly #kernel: Kernel;
  readonly #writer: number;
  readonly #memory: Memory;
  readonly #run: Run;
  readonly #windows: KernelWindows;
  /** The elements whose addresses the kernel has. */
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
    const { elements, characters, blobBytes, objects, totalBytes } = limits;
    if (!isWithin(writer, limits)) return undefined;
    kernel.functions.setLimits(elements, characters, blobBytes, objects, totalBytes);
    return new KernelLines(kernel, writer.index, memory, run);
  }

  private constructor(kernel: Kernel, writer: number, memory: Memory, run: Run) {
    this.#kernel = kernel;
    this.#writer = writer;
    this.#memory = memory;
    this.#run = run;
    this.#windows = new KernelWindows(kernel, memory, run.count);
    kernel.owner = this;
  }

  write(target: LineTarget, from: number, to: number): number {
    if (this.#kernel.owner !== this || from < this.#resumed) return from;
    if (!(from >= this.#first && from < this.#end)) this.#gather(from, to);
    const count = Math.min(this.#end, to) - from;
    if (count <= 0) return this.#passOver(from);
    let lines = this.#writeLines(target, from, count);
    const root = this.#kernel.roots[from - this.#first] ?? 0n;
    if (lines === 0 && this.#windows.moveAfterFailure(root)) lines = this.#writeLines(target, from, count);
    if (lines === 0) return this.#passOver(from);
    this.#windows.note(lines);
    if (lines >= LEAST_ROW) this.#skipped = 0;
    return from + lines;
  }

  #writeLines(target: LineTarget, from: number, count: number): number {
    const { functions, sink } = this.#kernel;
    const wanted = target.chunkBytes - target.length;
    const roots = ROOTS_AT + BigUint64Array.BYTES_PER_ELEMENT * (from - this.#first);
    const isDirect = target.sink === sink;
    const at = isDirect ? target.length : 0;
    const arePointers = Number(this.#arePointers);
    const out = OUT_AT + at;
    const lines = functions.run(this.#writer, roots, arePointers, count, out, wanted, sink.size - at);
    const written = functions.written();
    if (isDirect) target.length += written;
    else target.append(sink.bytes.subarray(0, written));
    return lines;
  }

  get #arePointers(): boolean {
    return this.#run.kind === 'entries';
  }

  /** Leaves an element, and perhaps some after it, to another way: where objects lie apart, nearly all have to take it. */
  #passOver(from: number): number {
    this.#skipped = Math.min(MOST_SKIPPED, 2 * this.#skipped + 1);
    this.#resumed = from + this.#skipped;
    return from;
  }

  /** Hands over the addresses of elements, and the bytes that are there. */
  #gather(from: number, to: number): void {
    const count = handOver(this.#kernel, this.#memory, this.#run, from, to - from);
    this.#first = from;
    this.#end = from + count;
    const { roots } = this.#kernel;
    let [first, last] = [0, count - 1];
    if (this.#arePointers) {
      while (first < count && roots[first] === 0n) first++;
      while (last > first && roots[last] === 0n) last--;
    }
    const [begin, end] = [roots[first], roots[last]];
    if (first < count && begin !== undefined && end !== undefined) this.#windows.moveTo(begin, end, count);
  }
}
