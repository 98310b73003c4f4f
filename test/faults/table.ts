/** The faults that every pointer and every count is given. */
import { endOfSpace } from '../properties/cases.ts';
import {
  type Capture,
  extentOf,
  type Gap,
  type Image,
  overwritten,
  pointerSize,
  type Slot,
} from './image.ts';

/** A memory in which one reference is not what it was. */
export interface Fault {
  readonly name: string;
  /** What the pointer leads to now, and how many it says there are. */
  readonly address: bigint;
  readonly count: number;
  readonly capture: Capture;
}

/** Every fault of one of an image's slots. */
export function faultsOf(slot: Slot, image: Image, slots: readonly Slot[]): Fault[] {
  const { target, counter } = slot;
  const count = counter?.value ?? 1;
  return [
    ...addresses(slot, image, slots).map(([name, address]) => ({
      name,
      address,
      count,
      capture: { image: pointedTo(image, slot, address) },
    })),
    ...(counter === undefined ? [] : countFaults(slot, image, counter)),
    ...gaps(slot, image).map(([name, gap]) => ({ name, address: target, count, capture: { image, gap } })),
  ];
}

/** The image with another address in a slot. */
export function pointedTo(image: Image, slot: Slot, address: bigint): Image {
  return overwritten(image, slot.address, pointerSize(image.abi), address);
}

/** What a pointer can hold, by name. */
function addresses({ address, target }: Slot, image: Image, slots: readonly Slot[]): [string, bigint][] {
  const { abi, base, bytes } = image;
  const space = endOfSpace(abi);
  const end = base + BigInt(bytes.length);
  const next = slots[(slots.findIndex((slot) => slot.address === address) + 1) % slots.length];
  const all: [string, bigint][] = [
    ['NULL', 0n],
    ['1', 1n],
    ['all ones', space - 1n],
    ['far away', space / 3n],
    ['just below', base - 1n],
    ['just after', end],
    ['the last byte', end - 1n],
    ['the last eight bytes', end - 8n],
    ['misaligned', target + 1n],
    ['itself', address],
    ['the root', image.address],
    ['the middle of the image', base + BigInt(bytes.length >>> 1)],
    ['the middle of another object', (next?.target ?? target) + 3n],
    // Another address, but not to code that counts in 32 bits or in doubles.
    ['right in its low 32 bits', target + 2n ** 32n],
    ['right in its low 53 bits', target + 2n ** 53n],
    ['right but for its highest bit', target + 2n ** 63n],
  ];
  return all.map(([name, value]) => [name, ((value % space) + space) % space]);
}

/** Wrong counts with the pointer as it is; and those with which a pointer need not lead anywhere. */
function countFaults(
  slot: Slot,
  image: Image,
  { address, length, value }: NonNullable<Slot['counter']>,
): Fault[] {
  const most = 2 ** (8 * length) - 1;
  const half = (most + 1) / 2;
  const counts = new Set([0, 1, value - 1, value + 1, half - 1, half, most - 1, most]);
  return [...counts].flatMap((count) => {
    const counted = overwritten(image, address, length, BigInt(count));
    const fault = (name: string, to: bigint): Fault => ({
      name: `a count of ${count}${name}`,
      address: to,
      count,
      capture: { image: pointedTo(counted, slot, to) },
    });
    const asItIs = fault('', slot.target);
    return count > 1
      ? [asItIs]
      : [asItIs, fault(' and NULL', 0n), fault(' and all ones', endOfSpace(image.abi) - 1n)];
  });
}

/** What was not captured of that to which a pointer leads, and where two runs of bytes meet. */
function gaps(slot: Slot, image: Image): [string, Gap][] {
  const last = slot.target + BigInt(extentOf(slot, image)) - 1n;
  return [
    ['its first byte missing', { address: slot.target, length: 1 }],
    ['its last byte missing', { address: last, length: 1 }],
    ['captured in two runs', { address: slot.target + 1n, length: 0 }],
    ['the pointer captured in two runs', { address: slot.address + 1n, length: 0 }],
  ];
}
