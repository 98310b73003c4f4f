/** Decodes what was found: damaged events as far as they can be read, and hostile ones with bounded effort. */
import { DEFAULT_LIMITS, type Limits } from '../codec/index.ts';
import type { Abi } from '../layout/index.ts';
import type { Memory, Place } from '../memory/index.ts';
import { decode } from '../read/decode.ts';
import { type Guest, halvesOf, Walker } from '../walk/index.ts';
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
  readonly #memory: Memory;
  readonly #metered: MeteredMemory;
  readonly #limits: Limits;
  readonly #effort: number;
  readonly #meter = new Meter();
  readonly #walkers = new Map<NetEventName, Walker>();

  /** `memoryBytes` is how much was scanned. */
  constructor(memory: Memory, limits: Limits, memoryBytes: number) {
    this.#memory = memory;
    this.#metered = new MeteredMemory(memory, this.#meter);
    this.#limits = limits;
    this.#effort = EFFORT + EFFORT_EACH * memoryBytes;
  }

  /** Whether nothing at all is wrong with the event at an address: found out, and paid for, without decoding it. */
  isWhole(name: NetEventName, address: bigint): boolean {
    if (this.#left < this.#limits.totalBytes) return false;
    let walker = this.#walkers.get(name);
    if (walker === undefined) {
      walker = new Walker(NET_EVENTS[name], this.#memory, this.#limits, this.#meter);
      this.#walkers.set(name, walker);
    }
    const before = this.#meter.bytes;
    const isWhole = walker.walk(...halvesOf(address));
    if (!isWhole) this.#meter.bytes = before;
    return isWhole;
  }

  /** An event that is whole. */
  whole(name: NetEventName, address: bigint): Decoded {
    return { event: decode(NET_EVENTS[name], this.#memory, address, { limits: this.#limits }), issues: [] };
  }

  /** The event at an address; undefined where it is not there. */
  decode(name: NetEventName, address: bigint): Decoded | undefined {
    return this.isWhole(name, address) ? this.whole(name, address) : this.damaged(name, address);
  }

  /** The same of an event that is not whole. */
  damaged(name: NetEventName, address: bigint): Decoded | undefined {
    const issues: string[] = [];
    const event = decode(NET_EVENTS[name], this.#metered, address, {
      limits: { ...this.#limits, totalBytes: Math.min(this.#left, this.#limits.totalBytes) },
      onIssue: ({ path }) => {
        issues.push(path);
      },
    });
    return event === null ? undefined : { event, issues };
  }

  get #left(): number {
    return Math.max(LEAST_EFFORT, this.#effort - this.#meter.bytes);
  }
}

/** Counts what is read, by walks as by the careful decoder. */
class Meter implements Guest {
  readonly copies = undefined;
  bytes = 0;

  found(_: DataView, offset: number, _low: number, _high: number, size: number): number {
    this.bytes += size;
    return offset;
  }

  pointed(): void {}

  peeked(size: number): void {
    this.bytes += size;
  }
}

/** Counts what is read. It has no windows, so that everything is read through it. */
class MeteredMemory implements Memory {
  readonly abi: Abi;
  readonly #memory: Memory;
  readonly #meter: Meter;

  constructor(memory: Memory, meter: Meter) {
    this.abi = memory.abi;
    this.#memory = memory;
    this.#meter = meter;
  }

  readable(address: bigint, wanted: number): number {
    return this.#memory.readable(address, wanted);
  }

  place(address: bigint, length: number): Place {
    this.#meter.bytes += length;
    return this.#memory.place(address, length);
  }

  offsetOf(address: bigint): number {
    return this.#memory.offsetOf(address);
  }
}
