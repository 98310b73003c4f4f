/** An event, with a copy of all the memory that it reaches: what it was made of is freed a moment later. */

import type { CaptureNotes } from '../capture/cbor/capture.ts';
import { writeCapture } from '../capture/cbor/write.ts';
import { Reach } from '../capture/reach.ts';
import { DEFAULT_LIMITS } from '../codec/index.ts';
import { NET_EVENTS } from '../events/netEvents.ts';
import type { Abi, Infer } from '../layout/index.ts';
import { type Memory, type MemoryRange, memoryImage } from '../memory/index.ts';
import { rangesMemory } from '../memory/ranges.ts';
import { runOf } from '../memory/run.ts';
import { decode, type TolerantOptions } from '../read/decode.ts';
import { isRecord } from '../util/objects.ts';
import { remembered } from '../util/remembered.ts';
import { LiveError } from './error.ts';
import type { ProcessMemory } from './processMemory.ts';

/** The structs that events come as. */
export type NetEventStruct = (typeof NET_EVENTS)[keyof typeof NET_EVENTS];

/** An event of any version. */
export type NetEvent = Infer<NetEventStruct>;

/** What an event was made of. */
interface Copied {
  readonly struct: NetEventStruct;
  readonly abi: Abi;
  readonly address: bigint;
  readonly ranges: readonly CopiedRange[];
  readonly dropped: number;
}

interface CopiedRange extends MemoryRange {
  readonly base: bigint;
  readonly bytes: Uint8Array;
}

/** An event as it came. */
export class LiveEvent {
  /** What it is: the newest version that this Windows has. */
  readonly struct: NetEventStruct;
  /** Where it was. */
  readonly address: bigint;
  /** All that it reaches, by the addresses that it had. */
  readonly ranges: readonly MemoryRange[];
  /** How many events came after the one before it and found no room in the queue: they are lost. */
  readonly dropped: number;
  readonly #abi: Abi;
  #memory: Memory | undefined;

  /** @internal */
  constructor({ struct, abi, address, ranges, dropped }: Copied) {
    this.struct = struct;
    this.address = address;
    this.ranges = ranges;
    this.dropped = dropped;
    this.#abi = abi;
  }

  /** The ranges as a memory, which everything takes that decodes. */
  get memory(): Memory {
    this.#memory ??= memoryOf(this.ranges, this.#abi);
    return this.#memory;
  }

  /** Decodes it. @throws DecodeError where it cannot be read, unless there is an `onIssue`. */
  decode(): NetEvent;
  decode(options: TolerantOptions): NetEvent | null;
  decode(options?: TolerantOptions): NetEvent | null {
    return options === undefined
      ? decode(this.struct, this.memory, this.address)
      : decode(this.struct, this.memory, this.address, options);
  }

  /** The filters that it names; none where it cannot be read. */
  get filterIds(): bigint[] {
    const event = this.decode({ onIssue: () => undefined });
    const ids: bigint[] = [];
    for (const body of Object.values(event ?? {})) {
      if (!isRecord(body)) continue;
      for (const name in body) {
        const value = body[name];
        if (typeof value === 'bigint' && value !== 0n && namesFilter(name)) ids.push(value);
      }
    }
    return ids;
  }

  /** An item of a capture, which decodes to the same event anywhere: written one after another, items are a capture. */
  captureItem(notes: CaptureNotes = {}): Uint8Array {
    const { struct, ranges, address } = this;
    return writeCapture({ abi: this.#abi, struct, roots: [address], ranges, ...notes });
  }
}

/** Most events are one range. */
function memoryOf(ranges: readonly MemoryRange[], abi: Abi): Memory {
  const [first] = ranges;
  return first !== undefined && ranges.length === 1
    ? memoryImage(first.bytes, { abi, base: first.base })
    : rangesMemory(ranges, { abi });
}

/** The memory with its pages as windows, which hold for a moment: not for whoever keeps windows longer. */
function inPages(memory: ProcessMemory): Memory {
  return {
    abi: memory.abi,
    readable: (address, wanted) => memory.readable(address, wanted),
    place: (address, length) => memory.place(address, length),
    offsetOf: (address) => memory.offsetOf(address),
    window: (address) => memory.page(address),
  };
}

/** Copies events out of the memory of the process. */
export class EventCopier {
  readonly struct: NetEventStruct;
  readonly #memory: ProcessMemory;
  readonly #reach: Reach;

  constructor(struct: NetEventStruct, memory: ProcessMemory) {
    this.struct = struct;
    this.#memory = memory;
    this.#reach = new Reach(struct, inPages(memory), DEFAULT_LIMITS);
  }

  /** The event at an address, in a memory whose moment has begun. */
  copy(address: bigint, dropped: number): LiveEvent {
    const memory = this.#memory;
    this.#reach.forget();
    this.#reach.add(runOf(this.struct, memory, { address }), 0);
    const spans = this.#reach.take((from, length) => memory.readable(from, length) === length);
    const bytes = new Uint8Array(spans.reduce((sum, { start, end }) => sum + Number(end - start), 0));
    let at = 0;
    const ranges = spans.map(({ start, end }) => {
      const length = Number(end - start);
      const { view, offset } = memory.place(start, length);
      const copied = bytes.subarray(at, at + length);
      copied.set(new Uint8Array(view.buffer, view.byteOffset + offset, length));
      at += length;
      return { base: start, bytes: copied };
    });
    return new LiveEvent({ struct: this.struct, abi: memory.abi, address, ranges, dropped });
  }
}

/** Whether a member with a number of 64 bits is the id of a filter: filterId, mmFilterId, qmFilterId. */
const namesFilter = remembered((name: string) => /filterId$/i.test(name));

/** Bytes that an event keeps. */
export function bytesOf({ ranges }: LiveEvent): number {
  return ranges.reduce((sum, { bytes }) => sum + bytes.byteLength, 0);
}

/** The struct of a version of events. */
export function netEventStruct(version: number): NetEventStruct {
  for (const struct of Object.values(NET_EVENTS))
    if (struct.ctype === `FWPM_NET_EVENT${version}`) return struct;
  throw new LiveError(`there is no FWPM_NET_EVENT${version}`, { code: 'MISSING_FUNCTION' });
}
