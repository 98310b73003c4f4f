/** An event, with a copy of all the memory that it reaches: what it was made of is freed a moment later. */

import type { CaptureNotes } from '../capture/cbor/capture.ts';
import { writeCapture } from '../capture/cbor/write.ts';
import { Reach } from '../capture/reach.ts';
import { DEFAULT_LIMITS, type Limits } from '../codec/index.ts';
import { NET_EVENTS } from '../events/netEvents.ts';
import type { Infer } from '../layout/index.ts';
import type { Memory, MemoryRange } from '../memory/index.ts';
import { rangesMemory } from '../memory/ranges.ts';
import { runOf } from '../memory/run.ts';
import { decode, type TolerantOptions } from '../read/decode.ts';
import { LiveError } from './error.ts';

/** The structs that events come as. */
export type NetEventStruct = (typeof NET_EVENTS)[keyof typeof NET_EVENTS];

/** An event of any version. */
export type NetEvent = Infer<NetEventStruct>;

/** An event as it came. */
export class LiveEvent {
  /** What it is: the newest version that this Windows has. */
  readonly struct: NetEventStruct;
  /** Where it was. */
  readonly address: bigint;
  /** All that it reaches, by the addresses that it had. */
  readonly ranges: readonly MemoryRange[];
  /** Bytes of all ranges. */
  readonly byteLength: number;
  /** How many events came after the one before it and found no room in the queue: they are lost. */
  readonly dropped: number;
  readonly #abi: Memory['abi'];
  #memory: Memory | undefined;

  /** Copies it out of a memory. */
  constructor(
    struct: NetEventStruct,
    memory: Memory,
    address: bigint,
    dropped: number,
    limits: Limits = DEFAULT_LIMITS,
  ) {
    const reach = new Reach(struct, memory, limits);
    reach.add(runOf(struct, memory, { address }), 0);
    let byteLength = 0;
    this.ranges = reach
      .take((from, length) => memory.readable(from, length) === length)
      .map(({ start, end }) => {
        const length = Number(end - start);
        const { view, offset } = memory.place(start, length);
        byteLength += length;
        return { base: start, bytes: new Uint8Array(view.buffer, view.byteOffset + offset, length).slice() };
      });
    this.byteLength = byteLength;
    this.struct = struct;
    this.address = address;
    this.dropped = dropped;
    this.#abi = memory.abi;
  }

  /** The ranges as a memory, which everything takes that decodes. */
  get memory(): Memory {
    this.#memory ??= rangesMemory(this.ranges, { abi: this.#abi });
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

  /** An item of a capture, which decodes to the same event anywhere: written one after another, items are a capture. */
  captureItem(notes: CaptureNotes = {}): Uint8Array {
    const { struct, ranges, address } = this;
    return writeCapture({ abi: this.#abi, struct, roots: [address], ranges, ...notes });
  }
}

/** The struct of a version of events. */
export function netEventStruct(version: number): NetEventStruct {
  for (const struct of Object.values(NET_EVENTS))
    if (struct.ctype === `FWPM_NET_EVENT${version}`) return struct;
  throw new LiveError(`there is no FWPM_NET_EVENT${version}`, { code: 'MISSING_FUNCTION' });
}
