/** Images in which each pointer is known, and the memories that are made of them. */
import assert from 'node:assert/strict';
import {
  type Abi,
  encode,
  explain,
  type Infer,
  layoutOf,
  type Memory,
  memoryImage,
  memoryRanges,
  type Place,
  type ValueLayout,
} from '../../src/index.ts';
import { endOfSpace } from '../properties/cases.ts';
import { oracleLayouts } from '../support/oracle.ts';
import { type Reference, referencesIn } from './references.ts';

/** Bytes, what was encoded in them, and where. */
export interface Image {
  readonly struct: ValueLayout;
  readonly value: unknown;
  readonly abi: Abi;
  readonly base: bigint;
  readonly bytes: Uint8Array;
  readonly address: bigint;
}

/** A pointer in an image. */
export interface Slot extends Reference {
  readonly address: bigint;
  /** What it leads to. */
  readonly target: bigint;
  /** The member that says how many there are. */
  readonly counter: { readonly address: bigint; readonly length: number; readonly value: number } | undefined;
}

/** Where images lie. The middle is not aligned, and crosses an end of 4 GiB where addresses have more bits than 32. */
export const BASES = ['0', 'in the middle', 'at the top'] as const;

/** An image of a value; that at the top ends where the address space does. */
export function imageOf<L extends ValueLayout>(
  struct: L,
  value: Infer<L>,
  abi: Abi,
  where: (typeof BASES)[number],
): Image {
  const size = BigInt(encode(struct, value, { abi }).bytes.length);
  const middle = abi === 'x86' ? 0x350003n : 2n ** 32n - 101n;
  const top = (endOfSpace(abi) - size) & ~7n;
  const base = { '0': 0n, 'in the middle': middle, 'at the top': top }[where];
  const { bytes, address } = encode(struct, value, { abi, base });
  if (where !== 'at the top') return { struct, value, abi, base, bytes, address };
  // What fills it up is not NUL.
  const filled = new Uint8Array(Number(endOfSpace(abi) - base)).fill(0xff);
  filled.set(bytes);
  return { struct, value, abi, base, bytes: filled, address };
}

export function pointerSize(abi: Abi): number {
  return abi === 'x86' ? 4 : 8;
}

/** Bytes of one object of a layout, as the compilers say where they know it. */
export function sizeOf(layout: ValueLayout, abi: Abi): number {
  switch (layout.kind) {
    case 'struct':
    case 'blob':
      return oracleLayouts[abi][layout.ctype]?.size ?? layoutOf(layout, abi).size;
    case 'pointer':
    case 'counted':
      return pointerSize(abi);
    case 'sid':
    case 'wideString':
      throw new TypeError(`${layout.ctype} has no fixed size`);
    default:
      return layout.size;
  }
}

/** The pointers of an image, in C order, depth first. */
export function slotsIn(image: Image): Slot[] {
  const { struct, value, abi, base, bytes, address } = image;
  const ranges = explain(struct, memoryImage(bytes, { abi, base }), address);
  return [...referencesIn(struct, value)].map((reference) => {
    const { name, path, layout, count } = reference;
    const { ctype } = layout.kind === 'blob' ? layout.fields.data : layout;
    const pointers = ranges.filter(
      (range) => range.kind === 'pointer' && range.path === path && range.type === ctype,
    );
    const counters = ranges.filter((range) => range.kind === 'count' && range.path === count);
    const [pointer, counter] = [pointers[0], counters[0]];
    assert(pointer !== undefined && pointers.length === 1, `${name} has one place`);
    assert.equal(counters.length, count === undefined ? 0 : 1, `${name} has one count`);
    const target = readNumber(image, pointer.address, pointerSize(abi));
    assert.notEqual(target, 0n, `${name} is live`);
    return {
      ...reference,
      address: pointer.address,
      target,
      counter: counter && { address: counter.address, length: counter.length, value: Number(counter.value) },
    };
  });
}

/** Bytes of what a slot leads to. */
export function extentOf({ layout, target, counter }: Slot, image: Image): number {
  const bytes = bytesFrom({ image }, target);
  if (layout.kind === 'blob') return counter?.value ?? 0;
  if (layout.kind === 'counted') return (counter?.value ?? 0) * sizeOf(layout.of, image.abi);
  switch (layout.to.kind) {
    case 'sid':
      return 8 + 4 * (bytes[1] ?? 0);
    case 'wideString': {
      let end = 0;
      while (end < bytes.length && (bytes[end] !== 0 || bytes[end + 1] !== 0)) end += 2;
      return end + 2;
    }
    default:
      return sizeOf(layout.to, image.abi);
  }
}

/** The little-endian number of some bytes of an image. */
export function readNumber({ bytes, base }: Image, address: bigint, length: number): bigint {
  const start = Number(address - base);
  assert(start >= 0 && start + length <= bytes.length, `0x${address.toString(16)} is in the image`);
  return bytes.subarray(start, start + length).reduceRight((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
}

/** The image with a number in the place of some bytes. */
export function overwritten(image: Image, address: bigint, length: number, value: bigint): Image {
  const bytes = image.bytes.slice();
  const start = Number(address - image.base);
  for (let i = 0; i < length; i++) bytes[start + i] = Number((value >> BigInt(8 * i)) & 0xffn);
  return { ...image, bytes };
}

// --- memories ----------------------------------------------------------------------------------------------

/** What of an image was captured: all of it in one run or, with a gap, what is before and after it. */
export interface Capture {
  readonly image: Image;
  readonly gap?: Gap;
}

/** Bytes that are missing. Where there are 0 of them, two runs of bytes meet. */
export interface Gap {
  readonly address: bigint;
  readonly length: 0 | 1;
}

/** The captured bytes from an address on, up to the first that is missing. */
export function bytesFrom({ image: { base, bytes }, gap }: Capture, address: bigint): Uint8Array {
  const start = address - base;
  if (start < 0n || start >= bytes.length) return new Uint8Array(0);
  const isCut = gap !== undefined && gap.length > 0 && gap.address >= address;
  return bytes.subarray(Number(start), isCut ? Number(gap.address - base) : bytes.length);
}

/** Bytes around an image, which no reader may see: they would end a string. */
const GUARD = 32;

/** The memory for readers that may work in windows. */
export function memoryOf({ image, gap }: Capture): Memory {
  const { abi, base, bytes } = image;
  const room = new Uint8Array(bytes.length + 2 * GUARD);
  room.set(bytes, GUARD);
  const run = (from: number, to: number) => ({
    base: base + BigInt(from),
    bytes: room.subarray(GUARD + from, GUARD + to),
  });
  if (gap === undefined) return memoryImage(run(0, bytes.length).bytes, { abi, base });
  const at = Number(gap.address - base);
  const runs = [run(at + gap.length, bytes.length), run(0, at)];
  // A run of no bytes would lie beyond the highest address where the image ends there.
  return memoryRanges(
    runs.filter((each) => each.bytes.length > 0),
    { abi },
  );
}

/** The same memory for the careful decoder alone. It counts what is asked for. */
export class CarefulMemory implements Memory {
  readonly abi: Abi;
  readonly #memory: Memory;
  asked = 0;

  constructor(memory: Memory) {
    this.abi = memory.abi;
    this.#memory = memory;
  }

  readable(address: bigint, wanted: number): number {
    return this.#memory.readable(address, wanted);
  }

  place(address: bigint, length: number): Place {
    assert.equal(this.readable(address, length), length, 'only what is readable is asked for');
    this.asked += length;
    return this.#memory.place(address, length);
  }

  offsetOf(address: bigint): number {
    return this.#memory.offsetOf(address);
  }
}
