/** Decodes what was found: damaged events as far as they can be read, and hostile ones with bounded effort. */
import { DEFAULT_LIMITS, type Limits } from '../codec/index.ts';
import type { Abi } from '../layout/index.ts';
import type { Memory, Place } from '../memory/index.ts';
import { decode } from '../read/decode.ts';
import { NET_EVENTS, type NetEvent, type NetEventName } from './netEvents.ts';

/** The limits of an event, where no others are given: a healthy one has a few KiB. */
export const SCAN_LIMITS: Limits = {
  ...DEFAULT_LIMITS,
  elements: 4096,
  characters: 2 ** 15,
  blobBytes: 2 ** 16,
  totalBytes: 2 ** 18,
};

/** Bytes that all events together may read: so many for each byte of memory, and so many on top. */
const EFFORT_EACH = 4;
const EFFORT = 2 ** 24;
/** Bytes that an event may read also when that is spent. */
const LEAST_EFFORT = 4096;

/** An event, and which of its members could not be read. */
export interface Decoded {
  readonly event: NetEvent<NetEventName>;
  /** A path for each issue. */
  readonly issues: readonly string[];
}

export class EventDecoder {
  readonly #memory: MeteredMemory;
  readonly #limits: Limits;
  readonly #effort: number;

  /** `memoryBytes` is how much was scanned. */
  constructor(memory: Memory, limits: Limits, memoryBytes: number) {
    this.#memory = new MeteredMemory(memory);
    this.#limits = limits;
    this.#effort = EFFORT + EFFORT_EACH * memoryBytes;
  }

  /** The event at an address; undefined where it is not there. */
  decode(name: NetEventName, address: bigint): Decoded | undefined {
    const issues: string[] = [];
    const left = Math.max(LEAST_EFFORT, this.#effort - this.#memory.bytesRead);
    const event = decode(NET_EVENTS[name], this.#memory, address, {
      limits: { ...this.#limits, totalBytes: Math.min(left, this.#limits.totalBytes) },
      onIssue: ({ path }) => {
        issues.push(path);
      },
    });
    return event === null ? undefined : { event, issues };
  }
}

/** Counts what is read. It has no windows, so that everything is read through it. */
class MeteredMemory implements Memory {
  readonly abi: Abi;
  readonly #memory: Memory;
  bytesRead = 0;

  constructor(memory: Memory) {
    this.abi = memory.abi;
    this.#memory = memory;
  }

  readable(address: bigint, wanted: number): number {
    return this.#memory.readable(address, wanted);
  }

  place(address: bigint, length: number): Place {
    this.bytesRead += length;
    return this.#memory.place(address, length);
  }

  offsetOf(address: bigint): number {
    return this.#memory.offsetOf(address);
  }
}
