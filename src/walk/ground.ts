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

const NOWHERE = new Run(undefined);

/** Bytes of a page, and how many are kept, each in the place that its number says. */
const PAGE = 4096;
const PAGES = 256;

/** Whether one root is so near after another that what lies between them is worth reading. */
const MOST_DISTANCE = 1 << 14;

/** Finds bytes, in the runs that were used last or in the memory. */
export class Ground {
  readonly #memory: Memory;
  #roots = NOWHERE;
  #others = NOWHERE;
  /** Where the last root was. */
  #rootLow = 0;
  #rootHigh = 0;
  /** Of a memory that reads when it is asked. */
  readonly #hasPages: boolean;
  readonly #pages: Run[] = [];
  readonly #rooms: Uint8Array[] = [];
  /** What was found last lies at `offset` of `view`; up to `end` there is memory. */
  view: DataView = NOTHING;
  offset = 0;
  end = 0;

  /** @param isForMoments whether nothing of what was found is looked at once something else was found. */
  constructor(memory: Memory, isForMoments: boolean) {
    this.#memory = memory;
    this.#hasPages = isForMoments && memory.pageInto !== undefined;
  }

  /** Forgets what it has found: the memory is another one now. */
  forget(): void {
    this.#roots = NOWHERE;
    this.#others = NOWHERE;
    this.#pages.length = 0;
  }

  /** Finds a root: where roots lie one after another, the run around them is as large as the memory gives it. */
  root(low: number, high: number, size: number): boolean {
    const distance = (high - this.#rootHigh) * 0x100000000 + (low - this.#rootLow);
    this.#rootLow = low;
    this.#rootHigh = high;
    const isNext = distance > 0 && distance < MOST_DISTANCE;
    if (isNext && !this.#isIn(this.#roots, low, high, 1)) {
      const window = this.#memory.window?.(addressOf(low, high), this.#roots.window);
      if (window !== undefined) this.#roots = new Run(window);
    }
    return this.find(low, high, size);
  }

  /** Finds what a pointer leads to. Whether `size` bytes are there. */
  find(low: number, high: number, size: number): boolean {
    return (
      this.#isIn(this.#roots, low, high, size) ||
      this.#isIn(this.#others, low, high, size) ||
      this.#findFar(low, high, size)
    );
  }

  #findFar(low: number, high: number, size: number): boolean {
    const memory = this.#memory;
    if (this.#hasPages) {
      this.#others = this.#page(low, high);
      if (this.#isIn(this.#others, low, high, size)) return true;
    }
    const address = addressOf(low, high);
    const window = this.#hasPages ? undefined : memory.window?.(address);
    if (window !== undefined) {
      this.#others = new Run(window);
      if (this.#isIn(this.#others, low, high, size)) return true;
    }
    return memory.readable(address, size) >= size && this.#place(address, size);
  }

  /** The page of an address, kept or read. */
  #page(low: number, high: number): Run {
    const slot = ((low >>> 12) ^ (low >>> 20) ^ high) & (PAGES - 1);
    const known = this.#pages[slot];
    if (known !== undefined && this.#isIn(known, low, high, 1)) return known;
    const room = this.#rooms[slot] ?? new Uint8Array(PAGE);
    this.#rooms[slot] = room;
    const window = this.#memory.pageInto?.(addressOf(low, high), room);
    const page = window === undefined ? NOWHERE : new Run(window);
    this.#pages[slot] = page;
    return page;
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
