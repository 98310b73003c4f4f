/** Memory that a thread hands its chunks over in: slot after slot, each free again when it was written out. */
import { WRITTEN_BYTES } from './batch.ts';

/** A chunk is complete somewhat after it has so many bytes. What is larger is handed over by itself. */
const SLOT_BYTES = WRITTEN_BYTES + (1 << 17);
/** Chunks that a thread may be ahead: about three batches. */
const SLOTS = 32;

const FREE = 0;
const TAKEN = 1;

/** As plain data, since it goes from thread to thread. */
export interface Ring {
  readonly bytes: SharedArrayBuffer;
  /** For each slot whether it is taken. */
  readonly states: SharedArrayBuffer;
}

export function newRing(): Ring {
  return {
    bytes: new SharedArrayBuffer(SLOTS * SLOT_BYTES),
    states: new SharedArrayBuffer(SLOTS * Int32Array.BYTES_PER_ELEMENT),
  };
}

/** A chunk in a slot. */
export interface Slot {
  readonly slot: number;
  readonly length: number;
}

/** The side of the thread that makes chunks. */
export class RingWriter {
  readonly #bytes: Uint8Array;
  readonly #states: Int32Array;
  #next = 0;

  constructor({ bytes, states }: Ring) {
    this.#bytes = new Uint8Array(bytes);
    this.#states = new Int32Array(states);
  }

  /** Copies a chunk into the next slot, once that is free; undefined where the chunk is too large. */
  put(chunk: Uint8Array): Slot | undefined {
    if (chunk.length > SLOT_BYTES) return undefined;
    const slot = this.#next;
    this.#next = (slot + 1) % SLOTS;
    Atomics.wait(this.#states, slot, TAKEN);
    Atomics.store(this.#states, slot, TAKEN);
    this.#bytes.set(chunk, slot * SLOT_BYTES);
    return { slot, length: chunk.length };
  }
}

/** The side of the thread that writes them out. */
export class RingReader {
  readonly #bytes: Uint8Array;
  readonly #states: Int32Array;

  constructor({ bytes, states }: Ring) {
    this.#bytes = new Uint8Array(bytes);
    this.#states = new Int32Array(states);
  }

  /** The bytes of a chunk, until it is released. */
  chunk({ slot, length }: Slot): Uint8Array {
    return this.#bytes.subarray(slot * SLOT_BYTES, slot * SLOT_BYTES + length);
  }

  release({ slot }: Slot): void {
    Atomics.store(this.#states, slot, FREE);
    Atomics.notify(this.#states, slot);
  }
}
