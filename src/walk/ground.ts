/** Where a walk looks for what pointers lead to: addresses as halves, since a bigint for each would cost most of the time. */
import type { Memory, Window } from '../memory/index.ts';

const NOTHING: DataView = new DataView(new ArrayBuffer(0));

/** A run of bytes, and the address of the first one in two halves. */
class Run {
  readonly view: DataView;
  readonly size: number;
  readonly window: Window | undefined;
  readonly #low: number;
  readonly #high: number;

  constructor(view: DataView, low: number, high: number, window?: Window) {
    this.view = view;
    this.size = view.byteLength;
    this.window = window;
    this.#low = low;
    this.#high = high;
  }

  /** Bytes from the first one to an address: exact wherever the address is inside. */
  distance(low: number, high: number): number {
    return (high - this.#high) * 0x100000000 + (low - this.#low);
  }
}

function runOf(window: Window): Run {
  return new Run(window.view, Number(window.base & 0xffffffffn), Number(window.base >> 32n), window);
}

const NOWHERE = new Run(NOTHING, 0, 0);

/** Bytes of a page, and how many are kept, each in the place that its number says. */
const PAGE = 4096;
const PAGES = 256;

/**
 * Where objects lie so far apart that pages are used once, less is read for each. Of pages that are read without being used again
 * so many are counted, and a page that is used again takes some off.
 */
const SMALL = 1024;
const LONE = 64;
const MOST_LONE = 128;
const USED = 4;

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
  /** Pages that were used once. */
  #lone = 0;
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
      if (window !== undefined) this.#roots = runOf(window);
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
      this.#others = runOf(window);
      if (this.#isIn(this.#others, low, high, size)) return true;
    }
    return memory.readable(address, size) >= size && this.#place(address, size);
  }

  /** The page of an address, kept or read. */
  #page(low: number, high: number): Run {
    const slot = ((low >>> 12) ^ (low >>> 20) ^ high) & (PAGES - 1);
    const known = this.#pages[slot];
    if (known !== undefined && this.#isIn(known, low, high, 1)) {
      this.#lone = Math.max(0, this.#lone - USED);
      return known;
    }
    this.#lone = Math.min(MOST_LONE, this.#lone + 1);
    const page = this.#read(low, high, this.#roomOf(slot));
    this.#pages[slot] = page;
    return page;
  }

  #read(low: number, high: number, whole: Uint8Array): Run {
    const room = this.#lone > LONE ? whole.subarray(0, SMALL) : whole;
    const page = this.#memory.pageInto?.(low, high, room);
    if (page === undefined) return NOWHERE;
    const { bytes, before } = page;
    return new Run(new DataView(bytes.buffer, bytes.byteOffset, bytes.length), low - before, high);
  }

  #roomOf(slot: number): Uint8Array {
    const room = this.#rooms[slot] ?? new Uint8Array(PAGE);
    this.#rooms[slot] = room;
    return room;
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
