/** Inputs that are images: mutants, and noise. */
import {
  ABIS,
  type Address,
  DEFAULT_LIMITS,
  type Limits,
  type MemoryImage,
  memoryImage,
} from '../../src/index.ts';
import type { PlacedRoots } from '../../src/memory/run.ts';
import { drawBase, drawImage, type Image, type ImageKind } from './images.ts';
import { mutated } from './mutate.ts';
import type { Random } from './random.ts';

/** An image, what is to be decoded in it, and within which limits. */
export interface Specimen extends Omit<Image, 'slots'> {
  readonly limits: Partial<Limits>;
}

export function drawSpecimen(kind: ImageKind, random: Random): Specimen {
  const { slots, ...image } = drawImage(kind, random);
  const changed = random.oneIn(12)
    ? noise(image, random)
    : { ...image, ...mutated({ ...image, slots }, random) };
  return { ...changed, roots: drawRoots(changed, random), limits: drawLimits(random) };
}

export function memoryOf({ bytes, abi, base }: Pick<Specimen, 'bytes' | 'abi' | 'base'>): MemoryImage {
  return memoryImage(bytes, { abi, base });
}

/** Small numbers and addresses of the image itself, where the struct is expected. */
function noise(image: Omit<Image, 'slots'>, random: Random): Omit<Image, 'slots'> {
  const abi = random.pick(ABIS);
  const base = drawBase(abi, random);
  return { ...image, abi, base, roots: at(image.roots, base), bytes: noiseBytes(abi, base, random) };
}

/** Words that are small numbers, any numbers, or addresses of other words. */
export function noiseBytes(abi: Image['abi'], base: bigint, random: Random): Uint8Array {
  const words = random.below(80);
  const bytes = new Uint8Array(8 * words);
  const view = new DataView(bytes.buffer);
  for (let i = 0; i < words; i++) {
    const word = random.pick([
      BigInt(random.below(20)),
      BigInt(random.uint32()),
      base + BigInt(random.below(bytes.length)),
      base + BigInt(random.below(bytes.length) & ~7),
    ]);
    if (abi === 'x86') view.setUint32(4 * i, Number(BigInt.asUintN(32, word)), true);
    else view.setBigUint64(8 * i, word, true);
  }
  return bytes;
}

/** Mostly where the structs are, and as many; else anywhere, and any number. */
function drawRoots({ roots, base, bytes, abi }: Omit<Image, 'slots'>, random: Random): PlacedRoots {
  const moved = random.oneIn(8) ? at(roots, drawRootAddress(base, bytes.length, abi, random)) : roots;
  if ('address' in moved || !random.oneIn(4)) return moved;
  const count = random.pick([0, 1, moved.count + 1, random.below(200), 0xffffffff]);
  return { ...moved, count };
}

function drawRootAddress(base: bigint, length: number, abi: Image['abi'], random: Random): bigint {
  const end = base + BigInt(length);
  const address = random.pick([
    base,
    base + BigInt(random.below(length)),
    end - BigInt(random.below(200)),
    end,
    base - 1n,
    -1n,
    0n,
    random.uint64(),
  ]);
  return BigInt.asUintN(abi === 'x86' ? 32 : 64, address);
}

function at(roots: PlacedRoots, address: Address): PlacedRoots {
  if ('address' in roots) return { address };
  return 'array' in roots ? { ...roots, array: address } : { ...roots, entries: address };
}

const LIMIT_NAMES = Object.keys(DEFAULT_LIMITS);

/** Mostly the default ones; else some that small images exceed. */
export function drawLimits(random: Random): Partial<Limits> {
  if (!random.oneIn(3)) return {};
  const names = LIMIT_NAMES.filter(() => random.oneIn(2));
  return Object.fromEntries(names.map((name) => [name, random.pick([1, 2, 3, 5, 8, 30, 120, 500])]));
}
