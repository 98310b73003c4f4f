/** Goes over all memory that there is, in chunks of constant size. */
import type { Abi } from '../layout/index.ts';
import {
  type Address,
  addressSpaceEnd,
  formatAddress,
  type Memory,
  type Span,
  toAddress,
  type Window,
} from '../memory/index.ts';

/** A range of addresses that a memory has bytes of. */
export interface ScanRange {
  readonly base: Address;
  /** Bytes. */
  readonly length: number;
}

/** Bytes that a chunk covers. */
const CHUNK = 2 ** 20;

/** Chunks begin at multiples of this, so that an address and its offset in the chunk are aligned alike. */
const ALIGNMENT = 8;

const NO_BYTES = new Uint8Array(0);

/** A chunk of memory. The next step of the sweep fills it anew: callers that keep something must copy it. */
export interface Chunk {
  /** The address of the buffer's first byte: a multiple of 8. */
  readonly address: bigint;
  readonly view: DataView;
  /** The same bytes as 32-bit words. */
  readonly words: Int32Array;
  /** Offset of the first byte that the chunk covers. */
  readonly first: number;
  /** Offset after the last byte that it covers. */
  readonly last: number;
  /** Offset after the last byte that is there: what begins before `last` may reach up to here. */
  readonly end: number;
}

/**
 * Ranges in the order of their addresses, each address in one of them only, and none below `from` or from `to` on.
 * @throws TypeError or RangeError for a range that is none.
 */
export function spansOf(ranges: Iterable<ScanRange>, abi: Abi, from: bigint, to: bigint): Span[] {
  const sorted = Array.from(ranges, (range) => spanOf(range, abi)).sort((a, b) =>
    a.start < b.start ? -1 : a.start > b.start ? 1 : 0,
  );
  const spans: Span[] = [];
  let covered = from;
  for (const range of sorted) {
    const start = greatest(range.start, covered);
    const end = least(range.end, to);
    if (start >= end) continue;
    spans.push({ start, end });
    covered = end;
  }
  return spans;
}

function spanOf({ base, length }: ScanRange, abi: Abi): Span {
  const start = toAddress(base, abi, 'base');
  if (!Number.isSafeInteger(length) || length < 0) {
    throw new RangeError(`the range at ${formatAddress(start)} has no length in bytes: ${String(length)}`);
  }
  const end = start + BigInt(length);
  if (end > addressSpaceEnd(abi)) {
    throw new RangeError(
      `a range of ${length} bytes at ${formatAddress(start)} runs past the end of the address space of ${abi}`,
    );
  }
  return { start, end };
}

/** Whether an address lies in one of the spans, which are in their order. */
export function isWithin(spans: readonly Span[], address: bigint): boolean {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((spans[middle]?.end ?? 0n) <= address) low = middle + 1;
    else high = middle;
  }
  const span = spans[low];
  return span !== undefined && span.start <= address;
}

/** Bytes of all spans. */
export function bytesOf(spans: readonly Span[]): number {
  return spans.reduce((sum, { start, end }) => sum + Number(end - start), 0);
}

/** Reads spans of a memory into one buffer, pass after pass. */
export class Sweep {
  readonly #memory: Memory;
  readonly #spans: readonly Span[];
  readonly #overlap: number;
  readonly #end: bigint;
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  readonly #words: Int32Array;
  #window: Window | undefined;

  /** What begins in a chunk is in its buffer for `overlap` bytes (a multiple of 4), as far as it is there. */
  constructor(memory: Memory, spans: readonly Span[], overlap: number) {
    this.#memory = memory;
    this.#spans = spans;
    this.#overlap = overlap;
    this.#end = addressSpaceEnd(memory.abi);
    const buffer = new ArrayBuffer(CHUNK + overlap);
    this.#bytes = new Uint8Array(buffer);
    this.#view = new DataView(buffer);
    this.#words = new Int32Array(buffer);
  }

  /** One pass. What a memory does not have of a span ends the span. */
  *chunks(): Generator<Chunk, void, undefined> {
    for (const span of this.#spans) {
      for (let at = span.start; at < span.end; ) {
        const chunk = this.#chunk(at, span.end);
        if (chunk.end === chunk.first) break;
        yield chunk;
        at = chunk.address + BigInt(chunk.last);
      }
    }
  }

  /** The chunk of a span that begins at `at`: without bytes where the memory has none. */
  #chunk(at: bigint, runEnd: bigint): Chunk {
    const first = Number(at % BigInt(ALIGNMENT));
    const address = at - BigInt(first);
    const covered = Number(least(runEnd - address, BigInt(CHUNK)));
    const end = first + this.#read(at, this.#bytes.subarray(first, covered + this.#overlap));
    return {
      address,
      view: this.#view,
      words: this.#words,
      first,
      last: Math.min(covered, end),
      end,
    };
  }

  /** Gets the bytes from an address on, as far as they are there: how many that were. */
  #read(address: bigint, into: Uint8Array): number {
    const wanted = Number(least(this.#end - address, BigInt(into.length)));
    let read = 0;
    while (read < wanted) {
      const room = into.subarray(read, wanted);
      const part = this.#bytesAt(address + BigInt(read), room);
      if (part.length === 0) break;
      if (!isSame(part, room)) room.set(part);
      read += part.length;
    }
    return read;
  }

  /** Some of the bytes from an address on, as many as there is room for: there or elsewhere. None where the first one is not there. */
  #bytesAt(address: bigint, room: Uint8Array): Uint8Array {
    const memory = this.#memory;
    if (memory.windowIn !== undefined) {
      const within = { start: address, end: address + BigInt(room.length) };
      return partFrom(
        memory.windowIn(address, within, () => room),
        address,
        room.length,
      );
    }
    if (memory.window === undefined) {
      const length = memory.readable(address, room.length);
      if (length === 0) return NO_BYTES;
      const { view, offset } = memory.place(address, length);
      return partOf(view, offset, length);
    }
    if (this.#window === undefined || !holds(this.#window, address)) {
      this.#window = memory.window(address, this.#window);
    }
    return partFrom(this.#window, address, room.length);
  }
}

function isSame(part: Uint8Array, room: Uint8Array): boolean {
  return part.buffer === room.buffer && part.byteOffset === room.byteOffset;
}

/** Bytes of a window from an address on, `wanted` at most; none where that is not in it. */
function partFrom(window: Window | undefined, address: bigint, wanted: number): Uint8Array {
  if (window === undefined || !holds(window, address)) return NO_BYTES;
  const { view, base } = window;
  const offset = Number(address - base);
  return partOf(view, offset, Math.min(wanted, view.byteLength - offset));
}

function holds({ view, base }: Window, address: bigint): boolean {
  const offset = address - base;
  return offset >= 0n && offset < BigInt(view.byteLength);
}

function partOf({ buffer, byteOffset }: DataView, offset: number, length: number): Uint8Array {
  return new Uint8Array(buffer, byteOffset + offset, length);
}

// Math.min and Math.max take no bigints.

function greatest(a: bigint, b: bigint): bigint {
  return b < a ? a : b;
}

function least(a: bigint, b: bigint): bigint {
  return a < b ? a : b;
}
