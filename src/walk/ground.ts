/** Where a walk looks for what pointers lead to: addresses as halves, since a bigint for each would cost most of the time. */
import type { Memory, Window } from '../memory/index.ts';

const NOTHING: DataView = new DataView(new ArrayBuffer(0));

/** A window, its base in two halves. */
class Run {
  readonly window: Window | undefined;
  readonly view: DataView;
  readonly size: number;
  readonly #low: number;
  readonly #high: number;

  constructor(window: Window | undefined) {
    this.window = window;
    this.view = window?.view ?? NOTHING;
    this.size = this.view.byteLength;
    const base = window?.base ?? 0n;
    this.#low = Number(base & 0xffffffffn);
    this.#high = Number(base >> 32n);
  }

  /** Bytes from the first one to an address: exact wherever the address is inside. */
  distance(low: number, high: number): number {
    return (high - this.#high) * 0x100000000 + (low - this.#low);
  }
}

/** Finds bytes, in the runs that were used last or in the memory. */
export class Ground {
  readonly #memory: Memory;
  #roots = new Run(undefined);
  #others = new Run(undefined);
  /** What was found last lies at `offset` of `view`; up to `end` there is memory. */
  view: DataView = NOTHING;
  offset = 0;
  end = 0;

  constructor(memory: Memory) {
    this.#memory = memory;
  }

  /** Finds a root: the next one is mostly near it. Whether `size` bytes are there. */
  root(low: number, high: number, size: number): boolean {
    if (this.#isIn(this.#roots, low, high, 1)) return this.find(low, high, size);
    const window = this.#memory.window?.(addressOf(low, high), this.#roots.window);
    if (window !== undefined) this.#roots = new Run(window);
    return this.find(low, high, size);
  }

  /** Finds what a pointer leads to. Whether `size` bytes are there. */
  find(low: number, high: number, size: number): boolean {
    if (this.#isIn(this.#roots, low, high, size) || this.#isIn(this.#others, low, high, size)) return true;
    const address = addressOf(low, high);
    if (this.#memory.readable(address, size) < size) return false;
    const window = this.#memory.window?.(address);
    if (window !== undefined) this.#others = new Run(window);
    return this.#isIn(this.#others, low, high, size) || this.#place(address, size);
  }

  /** Finds as many of some bytes as are there; returns how many. */
  findSome(low: number, high: number, most: number): number {
    const address = addressOf(low, high);
    const size = this.#memory.readable(address, most);
    if (size > 0) this.#place(address, size);
    return size;
  }

  #place(address: bigint, size: number): true {
    const { view, offset } = this.#memory.place(address, size);
    this.view = view;
    this.offset = offset;
    this.end = offset + size;
    return true;
  }

  #isIn(run: Run, low: number, high: number, size: number): boolean {
    const offset = run.distance(low, high);
    if (!(offset >= 0 && offset + size <= run.size)) return false;
    this.view = run.view;
    this.offset = offset;
    this.end = run.size;
    return true;
  }
}

export function addressOf(low: number, high: number): bigint {
  return high === 0 ? BigInt(low) : (BigInt(high) << 32n) | BigInt(low);
}
