import type { Abi } from '../layout/index.ts';

/** Where bytes that were found readable lie: at `offset` of `view`. */
export interface Place {
  readonly view: DataView;
  readonly offset: number;
}

/** A run of memory in one buffer. */
export interface Window {
  readonly view: DataView;
  /** The address of the view's first byte. */
  readonly base: bigint;
}

/** A run of memory around an address. */
export interface Page {
  readonly bytes: Uint8Array;
  /** How many of them are before the address. */
  readonly before: number;
}

/**
 * The memory that a process had, as far as it was captured. Decoders ask `readable` before they follow a
 * pointer, and `place` only for what is readable; so one image, several ranges and a reader on demand all look
 * the same to them.
 */
export interface Memory {
  readonly abi: Abi;
  /** Whether it is known to be several runs, so that objects that belong together can be in different ones. */
  readonly isScattered?: boolean;
  /** How many of the `wanted` bytes from `address` on are there without a gap: 0 when the first one is not. */
  readable(address: bigint, wanted: number): number;
  /** The bytes from `address` on, of which `length` were found readable. They may be the caller's own: copy. */
  place(address: bigint, length: number): Place;
  /** Where in the image or file the byte of an address is or would be (-1: nowhere); for messages. */
  offsetOf(address: bigint): number;
  /**
   * A run around an address, in which the fast readers work until they need another one; undefined where the
   * address is not there. `last` is the window that the caller had before. A memory that has no such runs is read
   * carefully, and slower.
   */
  window?(address: bigint, last?: Window): Window | undefined;
  /**
   * Of a memory that reads when it is asked: what is there around an address from `start` to `end` at most. The bytes may be in
   * the room that the caller has for so many, and then hold until that is used again; undefined where there is no room.
   */
  windowIn?(
    address: bigint,
    within: { readonly start: bigint; readonly end: bigint },
    roomFor: (byteLength: number) => Uint8Array | undefined,
  ): Window | undefined;
  /**
   * Of a memory that reads when it is asked: a run around an address, given in halves, within the part of memory that begins
   * at a multiple of the size of `room`, a power of two, and is as large. The run may be in `room`, and then holds until that
   * is used again.
   */
  pageInto?(low: number, high: number, room: Uint8Array): Page | undefined;
}
