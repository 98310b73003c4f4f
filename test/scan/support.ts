/** Memory to scan: backgrounds from seeds, and fixtures planted in them. Nothing here asks the scan where anything is. */
import { expect } from 'vitest';
import { type Abi, type Memory, memoryImage, toJson } from '../../src/index.ts';
import { type EventFind, type Find, type ScanOptions, type ScanRange, scan } from '../../src/scan/index.ts';
import { layoutNamed } from '../support/decode.ts';
import {
  compiledFixtures,
  type HealthyFixture,
  hexFixtures,
  isHealthy,
  sampleFixtures,
} from '../support/fixtures.ts';

export type Random = () => number;

/** Numbers of 32 bits from a seed (mulberry32). */
export function randomOf(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
}

// --- memory that holds no event ------------------------------------------------------------------------------

/** Bytes to be filled from the front, as memory of a process is. */
class Filler {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly #view: DataView;
  readonly #random: Random;
  readonly #pointerSize: 4 | 8;
  readonly #base: bigint;
  at = 0;

  constructor(size: number, abi: Abi, base: bigint, random: Random) {
    this.bytes = new Uint8Array(size);
    this.#view = new DataView(this.bytes.buffer);
    this.#random = random;
    this.#pointerSize = abi === 'x86' ? 4 : 8;
    this.#base = base;
  }

  /** Whether there is room for another object. */
  get hasRoom(): boolean {
    return this.at < this.bytes.length - 1024;
  }

  below(limit: number): number {
    return this.#random() % limit;
  }

  u32(value: number): void {
    this.#view.setUint32(this.at, value, true);
    this.at += 4;
  }

  /** A number as fields have them: mostly 0, or small. */
  small(): void {
    const kind = this.below(10);
    if (kind < 4) this.u32(0);
    else if (kind < 7) this.u32(this.below(4));
    else if (kind < 9) this.u32(this.below(32));
    else this.u32(this.below(0x4000));
  }

  noise(): void {
    this.u32(this.#random());
  }

  /** A FILETIME of 2010 to 2030. */
  time(): void {
    this.noise();
    this.u32(0x01cb0000 + this.below(0x00170000));
  }

  /** A pointer to somewhere in the memory; every other one to near where it is stored. */
  pointer(): void {
    const near = Math.min(Math.max(0, this.at + this.below(4096) - 2048), this.bytes.length - 8);
    const offset = this.below(2) === 0 ? near : this.below(this.bytes.length);
    const address = this.#base + BigInt(offset & ~7);
    if (this.#pointerSize === 8) this.#view.setBigUint64(this.at, address, true);
    else this.#view.setUint32(this.at, Number(address), true);
    this.at += this.#pointerSize;
  }

  text(unitSize: 1 | 2): void {
    for (let length = 4 + this.below(60); length > 0; length--) {
      this.bytes[this.at] = 0x20 + this.below(0x5f);
      this.at += unitSize;
    }
    this.at += unitSize;
  }

  sid(): void {
    const count = 1 + this.below(6);
    this.bytes.set([1, count, 0, 0, 0, 0, 0, 5], this.at);
    this.at += 8;
    for (let i = 0; i < count; i++) this.u32(this.below(2000));
  }

  align(): void {
    this.at = Math.min(this.bytes.length, (this.at + 7) & ~7);
  }
}

type Fill = (filler: Filler) => void;

/** A few fields of every kind. */
function object(filler: Filler): void {
  for (let fields = 2 + filler.below(30); fields > 0; fields--) {
    const kind = filler.below(10);
    if (kind < 4) filler.pointer();
    else if (kind < 8) filler.small();
    else if (kind < 9) filler.time();
    else filler.noise();
  }
}

/** What looks like the beginning of an event, and then like objects. */
function almostEvent(filler: Filler): void {
  filler.time();
  filler.u32(filler.below(0x4000));
  filler.u32(filler.below(3));
  for (const end = filler.at + 144; filler.at < end; ) {
    if (filler.below(3) === 0) filler.pointer();
    else filler.small();
  }
}

/** A file's entry in a directory listing: four times, sizes, attributes, a name. */
function listing(filler: Filler): void {
  for (let i = 0; i < 4; i++) filler.time();
  for (const limit of [20000, 1, 0x4000, 1, 0x30, 120]) filler.u32(filler.below(limit));
  filler.text(2);
}

const FILLS: Readonly<Record<string, Fill>> = {
  zeros: (filler) => {
    filler.at += 1024;
  },
  noise: (filler) => filler.noise(),
  ascii: (filler) => filler.text(1),
  'UTF-16': (filler) => filler.text(2),
  pointers: (filler) => filler.pointer(),
  'small numbers': (filler) => filler.small(),
  times: (filler) => {
    filler.time();
    if (filler.below(3) === 0) filler.small();
  },
  listings: listing,
  heap: (filler) => {
    [object, object, object, listing, almostEvent][filler.below(5)]?.(filler);
    filler.text(2);
    filler.align();
    filler.sid();
  },
  'events, almost': almostEvent,
};

/** What memory can be full of. */
export const BACKGROUNDS: readonly string[] = Object.keys(FILLS);

/** Memory that is full of one thing. */
export function background(
  name: string,
  size: number,
  abi: Abi,
  base: bigint,
  seed: number,
): Uint8Array<ArrayBuffer> {
  const filler = new Filler(size, abi, base, randomOf(seed));
  const fill = FILLS[name];
  if (fill === undefined) throw new Error(`no background ${name}`);
  while (filler.hasRoom) {
    fill(filler);
    filler.align();
  }
  return filler.bytes;
}

// --- planting ------------------------------------------------------------------------------------------------

/** An event that is in a memory. */
export interface Planted {
  readonly name: string;
  readonly address: bigint;
  readonly struct: string;
  /** The event as JSON.parse gives it. */
  readonly expected: unknown;
}

/** Bytes of an event, as the SDK's headers have it. */
const EVENT_SIZES: Readonly<Record<string, readonly [x64: number, x86: number]>> = {
  FWPM_NET_EVENT0: [104, 80],
  FWPM_NET_EVENT1: [160, 136],
  FWPM_NET_EVENT2: [120, 88],
  FWPM_NET_EVENT3: [152, 112],
  FWPM_NET_EVENT4: [152, 112],
  FWPM_NET_EVENT5: [152, 112],
};

/** The fixtures whose roots are events. */
export function eventFixtures(): HealthyFixture[] {
  return [...compiledFixtures(), ...hexFixtures(), ...sampleFixtures()]
    .filter(isHealthy)
    .filter(({ struct }) => struct in EVENT_SIZES);
}

/**
 * Of them those that can be moved. In images at 0 and around 2^32 two small numbers would pass for a pointer that is to
 * be moved, too.
 */
export function movableFixtures(): HealthyFixture[] {
  return eventFixtures().filter(({ base }) => base !== 0n && base !== 0xffffff00n);
}

/** The events of a fixture: those of an array with two pointers to one event are one less. */
export function eventsOf(fixture: HealthyFixture): Planted[] {
  const { name, struct, kind, expect: values } = fixture;
  const seen = new Set<bigint>();
  return rootsOf(fixture).flatMap((address, i) => {
    if ((kind === 'entries' && address === 0n) || seen.has(address)) return [];
    seen.add(address);
    return [{ name: `${name}[${i}]`, address, struct, expected: values[i] }];
  });
}

function rootsOf({ abi, struct, kind, address, count, base, bytes }: HealthyFixture): bigint[] {
  const [x64 = 0, x86 = 0] = EVENT_SIZES[struct] ?? [];
  const size = abi === 'x86' ? x86 : x64;
  if (kind !== 'entries') return Array.from({ length: count }, (_, i) => address + BigInt(i * size));
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const start = Number(address - base);
  return Array.from({ length: count }, (_, i) =>
    abi === 'x86' ? BigInt(view.getUint32(start + 4 * i, true)) : view.getBigUint64(start + 8 * i, true),
  );
}

/** A fixture's image as it would lie at another base: every word that is an address of the image is moved. */
export function relocated(fixture: HealthyFixture, base: bigint): HealthyFixture {
  const bytes = fixture.bytes.slice();
  const view = new DataView(bytes.buffer);
  const distance = base - fixture.base;
  const isInside = (address: bigint) =>
    address >= fixture.base && address < fixture.base + BigInt(bytes.length);
  if (fixture.abi === 'x86') {
    for (let at = 0; at + 4 <= bytes.length; at += 4) {
      const address = BigInt(view.getUint32(at, true));
      if (isInside(address)) view.setUint32(at, Number(address + distance), true);
    }
  } else {
    for (let at = 0; at + 8 <= bytes.length; at += 8) {
      const address = view.getBigUint64(at, true);
      if (isInside(address)) view.setBigUint64(at, address + distance, true);
    }
  }
  return { ...fixture, bytes, base, address: fixture.address + distance };
}

/** Puts a fixture into a memory at an offset. */
export function plant(
  memory: Uint8Array,
  base: bigint,
  offset: number,
  fixture: HealthyFixture,
): HealthyFixture {
  const moved = relocated(fixture, base + BigInt(offset));
  memory.set(moved.bytes, offset);
  return moved;
}

/** Room for any fixture. */
const SLOT = 16384;

/** Puts fixtures into a memory, each somewhere in a slot of its own, with the alignment that it has in its file. */
export function plantAll(
  memory: Uint8Array,
  base: bigint,
  fixtures: readonly HealthyFixture[],
  random: Random,
): HealthyFixture[] {
  const slots = Array.from({ length: Math.floor(memory.length / SLOT) }, (_, i) => i * SLOT);
  return fixtures.map((fixture) => {
    const [slot] = slots.splice(random() % slots.length, 1);
    if (slot === undefined) throw new Error(`no room for ${fixture.name}`);
    const room = SLOT - fixture.bytes.length - 32;
    const offset = slot + 16 * (random() % Math.floor(room / 16)) + Number(fixture.base % 16n);
    return plant(memory, base, offset, fixture);
  });
}

// --- scanning ------------------------------------------------------------------------------------------------

/** The finds in one image. */
export function scanImage(bytes: Uint8Array, abi: Abi, base: bigint, options: ScanOptions = {}): Find[] {
  return scanMemory(memoryImage(bytes, { abi, base }), [{ base, length: bytes.length }], options);
}

export function scanMemory(memory: Memory, ranges: readonly ScanRange[], options: ScanOptions = {}): Find[] {
  return [...scan({ memory, ranges }, options)];
}

export function isEvent(find: Find): find is EventFind {
  return 'event' in find;
}

/** That a find is the event that was planted: one of the versions that it can be, with these values. */
export function expectPlanted(find: EventFind, { name, struct, expected }: Planted): void {
  expect([find.struct, ...find.alternatives], name).toContain(struct);
  expect(JSON.parse(toJson(layoutNamed(find.struct), find.event)), name).toEqual(expected);
}

/** That all events that were planted are among the finds, and no other event is. */
export function expectFound(finds: readonly Find[], planted: readonly Planted[]): void {
  const events = finds.filter(isEvent);
  const sorted = [...planted].sort((a, b) => (a.address < b.address ? -1 : 1));
  expect(events.map(({ address }) => address.toString(16))).toEqual(
    sorted.map(({ address }) => address.toString(16)),
  );
  for (const [i, event] of sorted.entries()) {
    const find = events[i];
    if (find !== undefined) expectPlanted(find, event);
  }
}
