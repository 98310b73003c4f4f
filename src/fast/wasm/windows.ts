/** Which part of a memory a kernel has: the bytes around the structs whose lines come next. */
import type { Memory, Window } from '../../memory/index.ts';
import { IMAGE_AT, type Kernel } from './kernel.ts';

/** Bytes that may be copied for each line: more would cost more than the kernel saves. */
const COPIED_PER_LINE = 2048;

/**
 * Where structs lie in order and so near each other, they are copied with so much around them for what they point to, and
 * nothing else. That stays in the processor's cache, and threads with different structs copy no bytes twice.
 */
const NEAR = 1024;
const MARGIN = 8192;

/** Structs whose lines fail in such a part add to a balance, and those that do not take one off. */
const STRAY = 64;
const MOST_BALANCE = 16 * STRAY;

export class KernelWindows {
  readonly #kernel: Kernel;
  readonly #memory: Memory;
  /** Bytes that may still be copied. */
  #credit: number;
  /** The addresses of the bytes that the kernel has. */
  #start = 0n;
  #end = 0n;
  /** Whether they are a part of what is there. */
  #isPart = false;
  #last: Window | undefined;
  #balance = 0;

  constructor(kernel: Kernel, memory: Memory, lines: number) {
    this.#kernel = kernel;
    this.#memory = memory;
    this.#credit = COPIED_PER_LINE * lines;
    this.#drop();
  }

  /** Moves to structs, of which these are the first and the last one. */
  moveTo(first: bigint, last: bigint, count: number): void {
    const isNear = last >= first && last - first <= BigInt(NEAR * count);
    if (!this.#isPart && this.has(first) && this.has(last)) return;
    if (isNear && this.#balance <= MOST_BALANCE) this.#load(first, last);
    else if (this.#isPart || !this.has(first)) this.#load(first);
  }

  /** Moves to a struct whose line has failed; false where that cannot be the reason. */
  moveAfterFailure(address: bigint): boolean {
    if (this.#isPart) this.#balance += STRAY;
    return !this.has(address) && this.#load(address);
  }

  /** Lines were written. */
  note(lines: number): void {
    if (this.#balance <= MOST_BALANCE) this.#balance = Math.max(0, this.#balance - lines);
  }

  has(address: bigint): boolean {
    return address >= this.#start && address < this.#end;
  }

  /** Gets the bytes around an address, or around those of several structs. */
  #load(address: bigint, last?: bigint): boolean {
    if (this.#credit <= 0) return false;
    const part =
      last === undefined ? undefined : { start: address - BigInt(MARGIN), end: last + BigInt(MARGIN) };
    const read = part && this.#memory.windowIn?.(address, part, (length) => this.#room(length));
    if (read !== undefined) return this.#give(read, true);
    const window = this.#memory.window?.(address, this.#last);
    if (window === undefined) return false;
    this.#last = window;
    if (part === undefined || this.#kernel.holds(window.view.buffer)) return this.#give(window, false);
    const common = within(window, part);
    return common !== undefined && this.#give(common, true);
  }

  #give({ view, base }: Window, isPart: boolean): boolean {
    let at = IMAGE_AT;
    if (this.#kernel.holds(view.buffer)) at = view.byteOffset;
    else {
      const image = this.#room(view.byteLength);
      if (image === undefined) return false;
      image.set(new Uint8Array(view.buffer, view.byteOffset, view.byteLength));
    }
    this.#kernel.setMemory(at, view.byteLength, base);
    this.#start = base;
    this.#end = base + BigInt(view.byteLength);
    this.#isPart = isPart;
    return true;
  }

  /** Room for so many bytes, as long as they are not too many for the lines that there are. */
  #room(length: number): Uint8Array | undefined {
    this.#credit -= length;
    if (this.#credit < 0) return undefined;
    // Until all of it is there, there is nothing.
    this.#drop();
    return this.#kernel.image(length);
  }

  /** Takes away what the kernel has, which may be of another memory. */
  #drop(): void {
    this.#kernel.setMemory(IMAGE_AT, 0, 0n);
    this.#end = this.#start;
  }
}

/** What a window and a part of the memory have in common; undefined where that is nothing: an image is a window of any address. */
function within({ view, base }: Window, { start, end }: { start: bigint; end: bigint }): Window | undefined {
  const from = start > base ? Number(start - base) : 0;
  const to = Math.min(view.byteLength, Number(end - base));
  if (from >= to) return undefined;
  return { base: base + BigInt(from), view: new DataView(view.buffer, view.byteOffset + from, to - from) };
}
