/** The memory of this process, read page by page, after Windows was asked whether a page is there. */
import { type Abi, pointerSizeOf } from '../layout/index.ts';
import type { Memory, Place, Window } from '../memory/index.ts';
import { LiveError } from './error.ts';
import type { ForeignFunction } from './foreign.ts';
import type { Libraries } from './libraries.ts';

/** Regions that are looked at, one after another, for one object: it can be larger than one of them. */
const MOST_REGIONS = 4096;

const MEM_COMMIT = 0x1000;
/** Pages that nobody may read, and those that a first touch raises an exception of. */
const PAGE_NOACCESS = 0x01;
const PAGE_EXECUTE = 0x10;
const PAGE_GUARD = 0x100;

/** Where MEMORY_BASIC_INFORMATION has its members (winnt.h). */
const INFORMATION = {
  4: { size: 28, regionSize: 12, state: 16, protect: 20 },
  8: { size: 48, regionSize: 24, state: 32, protect: 36 },
} as const;

/** What is read in one go: to read it costs as much as to read a few bytes of it, and all of it is there or nothing. */
const PAGE = 4096;
const PAGE_BITS = 12n;
const IN_PAGE = 0xfffn;

/** What is there without a gap, as far as it was asked for. */
interface Region {
  readonly start: bigint;
  end: bigint;
  /** Whether it is known to go no further. */
  isWhole: boolean;
}

/**
 * The memory as it is at a moment: from `begin` on, as long as what is read cannot be freed, which is until the callback
 * returns that was told of it. A wild pointer would end the process: nothing is read that is not there.
 */
export class ProcessMemory implements Memory {
  readonly abi: Abi;
  readonly #query: ForeignFunction;
  readonly #copy: ForeignFunction;
  readonly #layout: (typeof INFORMATION)[4 | 8];
  readonly #information: DataView;
  readonly #regions: Region[] = [];
  /** The pages that were read, by their numbers; and the buffers for them, which serve one moment after another. */
  readonly #pages = new Map<number, Window>();
  readonly #buffers: DataView[] = [];

  constructor({ foreign, system, abi }: Libraries) {
    this.abi = abi;
    this.#query = required('VirtualQuery', (name) =>
      foreign.find(system, name, 'size_t', ['void *', 'void *', 'size_t']),
    );
    this.#copy = required('RtlMoveMemory', (name) =>
      foreign.find(system, name, 'void', ['void *', 'void *', 'size_t']),
    );
    this.#layout = INFORMATION[pointerSizeOf(abi)];
    this.#information = new DataView(new ArrayBuffer(this.#layout.size));
  }

  /** Forgets what was there before. */
  begin(): this {
    this.#regions.length = 0;
    this.#pages.clear();
    return this;
  }

  readable(address: bigint, wanted: number): number {
    const region = this.#regionAt(address);
    if (region === undefined) return 0;
    const end = address + BigInt(wanted);
    for (let i = 0; region.end < end && !region.isWhole && i < MOST_REGIONS; i++) this.#extend(region);
    return region.end < end ? Number(region.end - address) : wanted;
  }

  place(address: bigint, length: number): Place {
    const offset = Number(address & IN_PAGE);
    if (offset + length <= PAGE) return { view: this.#pageAt(address).view, offset };
    const bytes = new Uint8Array(length);
    this.#copy(bytes, address, length);
    return { view: new DataView(bytes.buffer), offset: 0 };
  }

  offsetOf(address: bigint): number {
    return Number(address);
  }

  /** The page of an address, which holds as long as the moment; undefined where it cannot be read. */
  page(address: bigint): Window | undefined {
    return this.#regionAt(address) && this.#pageAt(address);
  }

  /** A page that is there. */
  #pageAt(address: bigint): Window {
    const number = Number(address >> PAGE_BITS);
    const known = this.#pages.get(number);
    if (known !== undefined) return known;
    const view = this.#buffers[this.#pages.size] ?? new DataView(new ArrayBuffer(PAGE));
    this.#buffers[this.#pages.size] = view;
    const page = { base: address - (address & IN_PAGE), view };
    this.#pages.set(number, page);
    this.#copy(view, page.base, PAGE);
    return page;
  }

  /** The region of an address; undefined where its page cannot be read. */
  #regionAt(address: bigint): Region | undefined {
    for (const region of this.#regions) if (address >= region.start && address < region.end) return region;
    const start = address - (address & IN_PAGE);
    const region: Region = { start, end: start, isWhole: false };
    this.#extend(region);
    if (region.isWhole) return undefined;
    this.#regions.push(region);
    return region;
  }

  /** Asks what comes after a region. */
  #extend(region: Region): void {
    const size = this.#readableFrom(region.end);
    if (size === 0n) region.isWhole = true;
    region.end += size;
  }

  /** The size of the region that begins with a page, where it can be read; else 0. */
  #readableFrom(page: bigint): bigint {
    const { size, regionSize, state, protect } = this.#layout;
    const view = this.#information;
    if (Number(this.#query(page, view, size)) !== size) return 0n;
    const protection = view.getUint32(protect, true);
    const isReadable =
      view.getUint32(state, true) === MEM_COMMIT &&
      protection !== 0 &&
      (protection & (PAGE_NOACCESS | PAGE_GUARD)) === 0 &&
      (protection & 0xff) !== PAGE_EXECUTE;
    if (!isReadable) return 0n;
    return size === 48 ? view.getBigUint64(regionSize, true) : BigInt(view.getUint32(regionSize, true));
  }
}

/** @throws LiveError for a function that every Windows has, and this one has not. */
export function required<T>(name: string, find: (name: string) => T | undefined): T {
  const found = find(name);
  if (found !== undefined) return found;
  throw new LiveError(`this Windows has no ${name}`, { code: 'MISSING_FUNCTION', call: name });
}
