/** Memory that is read when it is needed: a file too large to hold, or a dump in one. */
import { type Abi, pointerSizeOf } from '../layout/index.ts';
import { addressSpaceEnd, formatAddress } from './address.ts';
import type { Memory, Page, Place, Window } from './memory.ts';
import type { Span } from './rangeTable.ts';

/** Where the bytes come from. */
export interface ByteSource {
  readonly abi: Abi;
  /** The lowest address that there is; 0 where none is given. Pages are counted from here. */
  readonly origin?: bigint;
  /**
   * The bytes from `address` on: `length` of them, or fewer where the memory ends or has a gap, or none when the
   * first one is not there. The bytes are not to change afterwards, unless they are in `room`, where the source may put
   * them.
   */
  read(address: bigint, length: number, room?: Uint8Array): Uint8Array;
  /**
   * What is there without a gap around an address, for a source that knows it without reading; undefined when the
   * address is not there. All of it can then be read. (Without this, memory reads as far as it is asked about.)
   */
  spanAt?(address: bigint): Span | undefined;
  /**
   * The bytes around an address, given in halves, from `before` bytes before it on at most and as many as `room` has, which they
   * may be in: for a source that finds them faster so. Undefined where it is to be asked in another way.
   */
  readNear?(low: number, high: number, before: number, room: Uint8Array): Page | undefined;
  /** Where in a file the byte of an address is or would be (-1: nowhere); without this, the address itself. */
  offsetOf?(address: bigint): number;
}

const PAGE = 4096;
/** Pages that are kept: 4 MiB. */
const MOST_PAGES = 1024;

/** The first window is a page, since what comes next can be anywhere. As long as one follows another, they grow. */
const GROWTH = 4;
const MOST_WINDOW = 1 << 23;
/** Windows that are kept: whoever goes on where another one has stopped gets the same ones. */
const MOST_WINDOWS = 3;
/** What events point to can lie before them, too: so much of a window, or a quarter of it. */
const MOST_LEAD = 1 << 16;

/** Memory that reads from a source page by page, and keeps the pages that were used last. */
export class OnDemandMemory implements Memory {
  readonly abi: Abi;
  readonly #source: ByteSource;
  readonly #origin: bigint;
  readonly #end: bigint;
  /** What was read of each page, by the page's number; the one that was used last at the end. */
  readonly #pages = new Map<number, Window>();
  #lastPage: Window | undefined;
  /** The windows that were given last, the last one first; no pages. */
  #windows: readonly Window[] = [];

  constructor(source: ByteSource) {
    pointerSizeOf(source.abi);
    this.abi = source.abi;
    this.#source = source;
    this.#origin = source.origin ?? 0n;
    this.#end = addressSpaceEnd(source.abi);
  }

  readable(address: bigint, wanted: number): number {
    if (this.#source.spanAt === undefined) return this.#readableByReading(address, wanted);
    const span = this.#spanAt(address);
    return span === undefined ? 0 : Math.min(wanted, Number(span.end - address));
  }

  /** @throws Error when the source does not give what it said is there: a file that changed meanwhile. */
  place(address: bigint, length: number): Place {
    const page = length <= PAGE ? this.#pageAt(address) : undefined;
    if (page !== undefined) {
      const offset = Number(address - page.base);
      if (offset + length <= page.view.byteLength) return { view: page.view, offset };
    }
    const view = this.#read(address, length);
    if (view.byteLength === length) return { view, offset: 0 };
    throw new Error(
      `${view.byteLength} of ${length} bytes at ${formatAddress(address)} came, where all of them were there before`,
    );
  }

  offsetOf(address: bigint): number {
    return this.#source.offsetOf?.(address) ?? Number(address);
  }

  window(address: bigint, last?: Window): Window | undefined {
    const known = this.#windows.find((window) => has(window, address));
    if (known !== undefined) return this.#keep(known);
    const before = last ?? this.#windows.find((window) => isBehind(address, window));
    if (before === undefined || !isBehind(address, before)) return this.#pageAt(address);
    const { start, end } = nextWindow(address, before);
    const window = this.#around(address, start, end);
    return window && this.#keep(window);
  }

  windowIn(
    address: bigint,
    { start, end }: Span,
    roomFor: (byteLength: number) => Uint8Array | undefined,
  ): Window | undefined {
    const room = roomFor(Number(end - start));
    return room && this.#around(address, start, end, room);
  }

  #keep(window: Window): Window {
    const others = this.#windows.filter((other) => other !== window);
    this.#windows = [window, ...others].slice(0, MOST_WINDOWS);
    return window;
  }

  pageInto(low: number, high: number, room: Uint8Array): Page | undefined {
    const before = low & (room.length - 1);
    const near = this.#source.readNear?.(low, high, before, room);
    if (near !== undefined) return near;
    const address = (BigInt(high) << 32n) | BigInt(low);
    const start = address - BigInt(before);
    const window = this.#around(address, start, start + BigInt(room.length), room);
    if (window === undefined) return undefined;
    const { buffer, byteOffset, byteLength } = window.view;
    return { bytes: new Uint8Array(buffer, byteOffset, byteLength), before: Number(address - window.base) };
  }

  #readableByReading(address: bigint, wanted: number): number {
    let found = 0;
    while (found < wanted) {
      const page = this.#pageAt(address + BigInt(found));
      if (page === undefined) break;
      found = Number(page.base - address) + page.view.byteLength;
    }
    return Math.min(found, wanted);
  }

  /** What is there of an address's page without a gap around the address. */
  #pageAt(address: bigint): Window | undefined {
    const last = this.#lastPage;
    if (last !== undefined && has(last, address)) return last;
    const number = (address - this.#origin) / BigInt(PAGE);
    const key = Number(number);
    const known = this.#pages.get(key);
    const isKnown = known !== undefined && has(known, address);
    const start = this.#origin + number * BigInt(PAGE);
    const page = isKnown ? known : this.#around(address, start, start + BigInt(PAGE));
    if (page === undefined) return undefined;
    this.#lastPage = page;
    // Once more, so that it stands at the end.
    this.#pages.delete(key);
    this.#pages.set(key, page);
    if (this.#pages.size > MOST_PAGES) {
      for (const oldest of this.#pages.keys()) {
        this.#pages.delete(oldest);
        break;
      }
    }
    return page;
  }

  /**
   * What is there around an address without a gap, from `start` to `end` at most. Where the source does not know
   * its gaps, and there is one before the address, it is what begins at the address.
   */
  #around(address: bigint, start: bigint, end: bigint, room?: Uint8Array): Window | undefined {
    const span = this.#spanAt(address);
    if (span === undefined) return undefined;
    const last = end < span.end ? end : span.end;
    for (const base of [start < span.start ? span.start : start, address]) {
      const window = { base, view: this.#read(base, Number(last - base), room) };
      if (has(window, address)) return window;
    }
    return undefined;
  }

  /** What is there around an address as far as that is known: all that can be there where the source does not say. */
  #spanAt(address: bigint): Span | undefined {
    if (address < this.#origin || address >= this.#end) return undefined;
    if (this.#source.spanAt !== undefined) return this.#source.spanAt(address);
    return { start: this.#origin, end: this.#end };
  }

  /** What the source gives, but no more than it was asked for. */
  #read(address: bigint, length: number, room?: Uint8Array): DataView {
    const bytes = this.#source.read(address, length, room);
    return new DataView(bytes.buffer, bytes.byteOffset, Math.min(length, bytes.byteLength));
  }
}

/** The window after another one, each larger than the one before it. */
function nextWindow(address: bigint, last: Window): Span {
  const size = Math.min(MOST_WINDOW, GROWTH * Math.max(PAGE, last.view.byteLength));
  const lead = Math.min(MOST_LEAD, size / GROWTH);
  return { start: address - BigInt(lead), end: address + BigInt(size) };
}

function has({ base, view }: Window, address: bigint): boolean {
  return address >= base && address - base < BigInt(view.byteLength);
}

/** Whether an address is in the last part of a window, or as near after it. */
function isBehind(address: bigint, { view, base }: Window): boolean {
  const distance = address - base;
  return distance >= BigInt(view.byteLength >>> 1) && distance < BigInt(2 * view.byteLength);
}
