/** Memory that is read when it is needed: a file too large to hold, later a dump or a process. */
import { type Abi, pointerSizeOf } from '../layout/index.ts';
import { addressSpaceEnd } from './address.ts';
import type { Memory, Place, Window } from './memory.ts';

/** Where the bytes come from. */
export interface ByteSource {
  readonly abi: Abi;
  /** The lowest address that there is; 0 where none is given. Pages are counted from here. */
  readonly origin?: bigint;
  /**
   * The bytes from `address` on: `length` of them, or fewer where the memory ends or has a gap, or none when the
   * first one is not there. The bytes are not to change afterwards.
   */
  read(address: bigint, length: number): Uint8Array;
  /** Where in a file the byte of an address is or would be; the address itself where there is no file. */
  offsetOf?(address: bigint): number;
}

const PAGE = 4096;
/** Pages that are kept: 4 MiB. */
const MOST_PAGES = 1024;

/** Windows begin small and grow as long as they are asked for one after the other, up to this. */
const LEAST_WINDOW = 1 << 18;
const MOST_WINDOW = 1 << 23;
/** What events point to can lie before them, too. */
const WINDOW_LEAD = 1 << 16;

/** Memory that reads from a source page by page, and keeps the pages that were used last. */
export class OnDemandMemory implements Memory {
  readonly abi: Abi;
  readonly #source: ByteSource;
  readonly #origin: bigint;
  readonly #end: bigint;
  /** Pages by number, the one that was used last at the end. */
  readonly #pages = new Map<bigint, Uint8Array>();

  constructor(source: ByteSource) {
    pointerSizeOf(source.abi);
    this.abi = source.abi;
    this.#source = source;
    this.#origin = source.origin ?? 0n;
    this.#end = addressSpaceEnd(source.abi);
  }

  readable(address: bigint, wanted: number): number {
    if (address < this.#origin || address >= this.#end) return 0;
    const distance = address - this.#origin;
    let number = distance / BigInt(PAGE);
    let found = -Number(distance % BigInt(PAGE));
    while (found < wanted) {
      const { length } = this.#page(number++);
      found += length;
      if (length < PAGE) break;
    }
    return Math.max(0, Math.min(found, wanted));
  }

  place(address: bigint, length: number): Place {
    const distance = address - this.#origin;
    const page = this.#page(distance / BigInt(PAGE));
    const offset = Number(distance % BigInt(PAGE));
    if (offset + length <= page.length) return { view: viewOf(page), offset };
    return { view: viewOf(this.#source.read(address, length)), offset: 0 };
  }

  offsetOf(address: bigint): number {
    return this.#source.offsetOf?.(address) ?? Number(address);
  }

  window(address: bigint, last?: Window): Window | undefined {
    const isNext = last !== undefined && isBehind(address, last);
    const size = isNext ? Math.min(MOST_WINDOW, 2 * last.view.byteLength) : LEAST_WINDOW;
    const lead = address - BigInt(WINDOW_LEAD);
    for (const base of [lead < this.#origin ? this.#origin : lead, address]) {
      const view = viewOf(this.#source.read(base, size));
      if (address - base < BigInt(view.byteLength)) return { view, base };
    }
    return undefined;
  }

  /** A page, as far as it is there. */
  #page(number: bigint): Uint8Array {
    const known = this.#pages.get(number);
    const page = known ?? this.#source.read(this.#origin + number * BigInt(PAGE), PAGE);
    if (known !== undefined) this.#pages.delete(number);
    else if (this.#pages.size >= MOST_PAGES) {
      for (const oldest of this.#pages.keys()) {
        this.#pages.delete(oldest);
        break;
      }
    }
    this.#pages.set(number, page);
    return page;
  }
}

/** Whether an address is in the last part of a window, or as near behind it. */
function isBehind(address: bigint, { view, base }: Window): boolean {
  const distance = address - base;
  return distance >= BigInt(view.byteLength >>> 1) && distance < BigInt(2 * view.byteLength);
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
