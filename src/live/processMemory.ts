/** The memory of this process, read page by page, after Windows was asked whether a page is there. */
import { type Abi, pointerSizeOf } from '../layout/index.ts';
import type { Memory, Span } from '../memory/index.ts';
import { type ByteSource, OnDemandMemory } from '../memory/onDemand.ts';
import { LiveError } from './error.ts';
import type { ForeignFunction } from './foreign.ts';
import type { Libraries } from './libraries.ts';

/** Regions that are looked at, one after another, to find out where memory ends. */
const MOST_REGIONS = 64;

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

/** Pages are at least as large. */
const PAGE = 4096n;

/** Reads the memory of this process, and nothing that is not there: a wild pointer would end the process. */
export class ProcessMemory {
  readonly abi: Abi;
  readonly #query: ForeignFunction;
  readonly #copy: ForeignFunction;
  readonly #layout: (typeof INFORMATION)[4 | 8];
  readonly #information: DataView;

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

  /**
   * The memory as it is at this moment. It is to be used as long as what is read cannot be freed, which is until the
   * callback returns that was told of it, and never later: neither pages nor what is known of regions is read anew.
   */
  now(): Memory {
    return new OnDemandMemory(new Moment(this));
  }

  /** What is there without a gap from the page of an address on; undefined where the page cannot be read. */
  spanFrom(address: bigint): Span | undefined {
    const start = address - (address % PAGE);
    let end = start;
    for (let regions = 0; regions < MOST_REGIONS; regions++) {
      const size = this.#readableFrom(end);
      if (size === 0n) break;
      end += size;
    }
    return end > start ? { start, end } : undefined;
  }

  /** Copies bytes that were found to be there. */
  copy(to: Uint8Array, address: bigint): void {
    this.#copy(to, address, to.length);
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

/** What was found out since a callback began. */
class Moment implements ByteSource {
  readonly abi: Abi;
  readonly #process: ProcessMemory;
  readonly #spans: Span[] = [];
  /** A page that cannot be read, which is asked for again and again. */
  #gap: bigint | undefined;

  constructor(process: ProcessMemory) {
    this.abi = process.abi;
    this.#process = process;
  }

  spanAt(address: bigint): Span | undefined {
    for (const span of this.#spans) if (address >= span.start && address < span.end) return span;
    const page = address - (address % PAGE);
    if (page === this.#gap) return undefined;
    const span = this.#process.spanFrom(address);
    if (span === undefined) this.#gap = page;
    else this.#spans.push(span);
    return span;
  }

  read(address: bigint, length: number): Uint8Array {
    const span = this.spanAt(address);
    const there = span === undefined ? 0 : Math.min(length, Number(span.end - address));
    const bytes = new Uint8Array(there);
    if (there > 0) this.#process.copy(bytes, address);
    return bytes;
  }
}

/** @throws LiveError for a function that every Windows has, and this one has not. */
export function required<T>(name: string, find: (name: string) => T | undefined): T {
  const found = find(name);
  if (found !== undefined) return found;
  throw new LiveError(`this Windows has no ${name}`, { code: 'MISSING_FUNCTION', call: name });
}
