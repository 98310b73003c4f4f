/**
 * Events that are in memory more than once: beside the one that Windows gave out there are buffers of the programs that
 * wrote it to a file or sent it. Events of which only some memory is missing are told apart by what can be read.
 */
import type { Memory } from '../memory/index.ts';
import { isObject } from '../util/objects.ts';
import type { Decoded } from './decoding.ts';
import type { FoundEvents } from './found.ts';
import type { Header } from './header.ts';
import { type NetEventName, setOf } from './netEvents.ts';

/** Different events of the same moment, with the same ports, that a copy is looked for among. */
const MOST_ORIGINALS = 16;

/** What copies share in any case: words of the header at these members. */
const KEY_MEMBERS = ['flags', 'ipVersion', 'localPort'] as const;
/** FNV-1a's prime and offset basis, word by word. */
const PRIME = 0x01000193;
const BASIS = 0x811c9dc5;

export interface CopySource {
  readonly memory: Memory;
  readonly events: FoundEvents;
  /** The newest header: what is read of it all headers have. */
  readonly header: Header;
  /** The version that an event is named, by its index. */
  nameOf(index: number): NetEventName;
  /** An event as a version. */
  decode(name: NetEventName, address: bigint): Decoded | undefined;
}

/** An event that others may be copies of. */
interface Original {
  readonly index: number;
  readonly struct: NetEventName;
  readonly decoded: Decoded;
}

/** Which event each event is a copy of; of those that are the same, the first one is none that has the fewest issues. */
export class Copies {
  readonly #source: CopySource;
  /** Indices of originals, plus 1. */
  readonly #originals: Uint32Array;

  constructor(source: CopySource) {
    this.#source = source;
    this.#originals = new Uint32Array(source.events.length);
    for (const group of alike(source)) this.#compare(group);
  }

  /** The address of the event that the one at an index is a copy of. */
  of(index: number): bigint | undefined {
    const original = this.#originals[index] ?? 0;
    return original === 0 ? undefined : this.#source.events.address(original - 1);
  }

  #compare(group: Uint32Array): void {
    const { events, nameOf, decode } = this.#source;
    const issues = Array.from(group, (index) => {
      const decoded = decode(nameOf(index), events.address(index));
      return decoded === undefined ? Number.POSITIVE_INFINITY : this.#issuesOf(index, decoded);
    });
    const order = [...group.keys()].sort((a, b) => (issues[a] ?? 0) - (issues[b] ?? 0) || a - b);
    const originals: Original[] = [];
    for (const place of order) {
      const index = group[place] ?? 0;
      const as = onceEach((name) => decode(name, events.address(index)));
      const original = originals.find((each) => this.#isCopy(index, as, each));
      if (original !== undefined) this.#originals[index] = original.index + 1;
      else if (originals.length < MOST_ORIGINALS) {
        const struct = nameOf(index);
        const decoded = as(struct);
        if (decoded !== undefined) originals.push({ index, struct, decoded });
      }
    }
  }

  #isCopy(index: number, as: DecodeAs, { index: original, struct, decoded }: Original): boolean {
    const { events, memory } = this.#source;
    const { address, size, possible } = events.at(index);
    if ((possible & setOf(struct)) === 0) return false;
    if (size === events.at(original).size && isSameMemory(memory, events.address(original), address, size)) {
      return true;
    }
    // What is not known of one could be anything. Only the same bytes are the same then.
    if (this.#issuesOf(original, decoded) > 0 || typeof decoded.event.type !== 'string') return false;
    const other = as(struct);
    if (other === undefined) return false;
    const isDamaged = this.#issuesOf(index, other) > 0;
    return isSameEvent(decoded.event, other.event, this.#unpromised(index), isDamaged);
  }

  /** How many things could not be read that the header's flags promise. */
  #issuesOf(index: number, { issues }: Decoded): number {
    const unpromised = this.#unpromised(index);
    return issues.filter((path) => !unpromised.has(/^header\.(\w+)/.exec(path)?.[1] ?? '')).length;
  }

  #unpromised(index: number): ReadonlySet<string> {
    const { memory, events, header } = this.#source;
    const { address, size } = events.at(index);
    const { view, offset } = memory.place(address, size);
    return header.unpromised(header.flags(view, offset));
  }
}

type DecodeAs = (name: NetEventName) => Decoded | undefined;

/** The same, done once for each name. */
function onceEach(decode: DecodeAs): DecodeAs {
  const done = new Map<NetEventName, Decoded | undefined>();
  return (name) => {
    if (!done.has(name)) done.set(name, decode(name));
    return done.get(name);
  };
}

/** Whether all that can be read of an event is the same; its event struct has to be among that. */
function isSameEvent(
  original: object,
  event: object,
  unpromised: ReadonlySet<string>,
  isDamaged: boolean,
): boolean {
  const others = new Map(Object.entries(event));
  return Object.entries(original).every(([name, value]) => {
    const other = others.get(name);
    if (name === 'header') return isSame(promised(value, unpromised), promised(other, unpromised), isDamaged);
    return other === null ? value === null : isSame(value, other, isDamaged);
  });
}

function promised(header: unknown, unpromised: ReadonlySet<string>): unknown {
  if (!isObject(header)) return header;
  return Object.fromEntries(Object.entries(header).filter(([name]) => !unpromised.has(name)));
}

/** `isDamaged` says whether null can stand in the place of what cannot be read of the other one. */
function isSame(value: unknown, other: unknown, isDamaged: boolean): boolean {
  if (other === null && isDamaged) return true;
  if (value instanceof Uint8Array && other instanceof Uint8Array) return isSameBytes(value, other);
  if (!isObject(value) || !isObject(other)) return Object.is(value, other);
  const names = Object.keys(value);
  return (
    names.length === Object.keys(other).length &&
    names.every((name) => isSame(value[name], other[name], isDamaged))
  );
}

function isSameBytes(value: Uint8Array, other: Uint8Array): boolean {
  return value.length === other.length && value.every((byte, i) => byte === other[i]);
}

function isSameMemory(memory: Memory, a: bigint, b: bigint, size: number): boolean {
  const [one, other] = [memory.place(a, size), memory.place(b, size)];
  for (let at = 0; at < size; at += 4) {
    if (one.view.getUint32(one.offset + at, true) !== other.view.getUint32(other.offset + at, true))
      return false;
  }
  return true;
}

/** Indices of events that have the same time, flags and ports: two at least. */
function* alike({ memory, events, header }: CopySource): Generator<Uint32Array, void, undefined> {
  const time = header.offsetOf('timeStamp');
  const offsets = [time, time + 4, ...KEY_MEMBERS.map((name) => header.offsetOf(name))];
  const length = Math.max(...offsets) + 4;
  const keys = new Uint32Array(events.length);
  for (let i = 0; i < keys.length; i++) {
    const { view, offset } = memory.place(events.address(i), length);
    keys[i] = offsets.reduce((hash, at) => Math.imul(hash ^ view.getUint32(offset + at, true), PRIME), BASIS);
  }
  const order = Uint32Array.from(keys.keys()).sort((a, b) => (keys[a] ?? 0) - (keys[b] ?? 0) || a - b);
  for (let first = 0; first < order.length; ) {
    let end = first + 1;
    while (end < order.length && keys[order[end] ?? 0] === keys[order[first] ?? 0]) end++;
    if (end - first > 1) yield order.subarray(first, end);
    first = end;
  }
}
