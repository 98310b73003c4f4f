import { type Abi, pointerSizeOf } from '../layout/index.ts';
import { type Address, addressSpaceEnd, formatAddress, toAddress } from './address.ts';
import type { Memory, Place, Window } from './memory.ts';

export interface MemoryImageOptions {
  /** The ABI of the process that the bytes come from. */
  readonly abi: Abi;
  /** The address that the first byte had in that process. */
  readonly base: Address;
}

/** One run of bytes at one address. */
export class MemoryImage implements Memory {
  readonly abi: Abi;
  readonly base: bigint;
  readonly byteLength: number;
  /** The caller's bytes, not a copy of them. */
  readonly view: DataView;

  constructor(view: DataView, abi: Abi, base: bigint) {
    this.abi = abi;
    this.base = base;
    this.byteLength = view.byteLength;
    this.view = view;
  }

  readable(address: bigint, wanted: number): number {
    const offset = address - this.base;
    if (offset < 0n || offset >= this.byteLength) return 0;
    return Math.min(wanted, this.byteLength - Number(offset));
  }

  place(address: bigint): Place {
    return { view: this.view, offset: Number(address - this.base) };
  }

  offsetOf(address: bigint): number {
    return Number(address - this.base);
  }

  window(): Window {
    return this;
  }
}

/**
 * The memory of a capture that is one run of bytes. The bytes are neither copied nor changed, and nothing that
 * is decoded from them refers to them afterwards.
 *
 * @param bytes ArrayBuffer, SharedArrayBuffer, Buffer, typed array or DataView.
 * @throws TypeError for anything else; RangeError for an unknown ABI, a base that is not an address, or bytes that
 * would run past the end of the address space (they may end exactly there).
 */
export function memoryImage(
  bytes: ArrayBuffer | SharedArrayBuffer | ArrayBufferView,
  options: MemoryImageOptions,
): MemoryImage {
  if (typeof options !== 'object' || options === null) {
    throw new TypeError(
      "memoryImage: the options are { abi, base }, such as { abi: 'x64', base: 0x1d23c4b0000n }",
    );
  }
  const { abi, base } = options;
  pointerSizeOf(abi);
  const view = bytesView(bytes);
  if (view === undefined) {
    throw new TypeError('memoryImage: the bytes are an ArrayBuffer, a SharedArrayBuffer or a view of one');
  }
  const start = toAddress(base, abi, 'base');
  if (start + BigInt(view.byteLength) > addressSpaceEnd(abi)) {
    throw new RangeError(
      `${view.byteLength} bytes at ${formatAddress(start)} run past the end of the address space of ${abi}`,
    );
  }
  return new MemoryImage(view, abi, start);
}

/** All bytes of a buffer or a view; undefined for what is neither. */
export function bytesView(bytes: unknown): DataView | undefined {
  if (ArrayBuffer.isView(bytes)) return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return isBuffer(bytes) ? new DataView(bytes) : undefined;
}

/** By tag, since a buffer may come from another realm (a worker, a frame, a test runner). */
function isBuffer(value: unknown): value is ArrayBuffer | SharedArrayBuffer {
  return /^\[object (Shared)?ArrayBuffer\]$/.test(Object.prototype.toString.call(value));
}
