/**
 * Images to begin with: those in fixtures/, and images that are encoded from arbitrary values of every struct. Of
 * each it is known where its pointers, counts and values are.
 */
import fc from 'fast-check';
import {
  ABIS,
  type Abi,
  type Address,
  counted,
  DecodeError,
  encode,
  explain,
  layoutOf,
  layouts,
  memoryImage,
  pointer,
  struct as structOf,
  uint8,
  type ValueLayout,
} from '../../src/index.ts';
import type { PlacedRoots } from '../../src/memory/run.ts';
import { arbitraryOf } from '../properties/arbitrary.ts';
import { CASES } from '../properties/cases.ts';
import { compiledFixtures, type Fixture, hexFixtures, sampleFixtures } from '../support/fixtures.ts';
import { Random } from './random.ts';

/** What the bytes of an image are for. */
export interface Slot {
  readonly kind: 'pointer' | 'count' | 'value';
  readonly path: string;
  readonly offset: number;
  readonly size: number;
  /** For a pointer, bytes of one of what it leads to. */
  readonly stride: number;
}

export interface Image {
  /** The C name of what is there. */
  readonly struct: string;
  readonly abi: Abi;
  readonly base: bigint;
  readonly roots: PlacedRoots;
  readonly bytes: Uint8Array;
  readonly slots: readonly Slot[];
}

/** One struct, structs one after another, or an array of pointers to structs. */
export type ImageKind = 'struct' | 'array' | 'entries';

/** The structs of the headers, and what the properties have besides. */
const STRUCTS = new Map(CASES.map(({ struct }) => [nameOf(struct), struct]));
const NAMES = [...STRUCTS.keys()];

/** Several structs are one type to C, so `ctype` cannot be the key. */
function nameOf(struct: ValueLayout): string {
  return Object.keys(layouts).find((name) => layouts[name] === struct) ?? struct.ctype;
}

/** The struct with a name. */
export function structNamed(name: string): ValueLayout {
  const struct = STRUCTS.get(name);
  if (struct === undefined) throw new Error(`there is no struct ${name}`);
  return struct;
}

/** Pointers to text and bytes. */
const CHARACTERS: ReadonlySet<string> = new Set(['UINT8 *', 'wchar_t *', 'LPWSTR']);

/** Images that are encoded for each kind and seed. */
const ENCODED = 400;

/** An image: a fixture, or one that was encoded. */
export function drawImage(kind: ImageKind, random: Random): Image {
  const fixtures = FIXTURES[kind];
  const number = random.below(fixtures.length + ENCODED);
  return fixtures[number] ?? encodedImage(kind, random.seed, number);
}

// --- fixtures --------------------------------------------------------------------------------------------------

const ALL = [...compiledFixtures(), ...hexFixtures(), ...sampleFixtures()];

const FIXTURES: Readonly<Record<ImageKind, readonly Image[]>> = {
  struct: ALL.flatMap((fixture) => structsOf(fixture)),
  array: ALL.filter(({ kind }) => kind === 'array').map((fixture) => imageOf(fixture, rootsOf(fixture))),
  entries: ALL.filter(({ kind }) => kind === 'entries').map((fixture) => imageOf(fixture, rootsOf(fixture))),
};

function rootsOf({ kind, address, count }: Fixture): PlacedRoots {
  if (kind === 'struct') return { address };
  return kind === 'array' ? { array: address, count } : { entries: address, count };
}

/** Each struct of a fixture alone. */
function structsOf(fixture: Fixture): Image[] {
  return addressesOf(imageOf(fixture, rootsOf(fixture))).map((address) => imageOf(fixture, { address }));
}

function imageOf({ struct, abi, base, bytes }: Fixture, roots: PlacedRoots): Image {
  return withSlots({ struct, abi, base, bytes, roots });
}

// --- encoded images --------------------------------------------------------------------------------------------

const encoded = new Map<string, Image>();

function encodedImage(kind: ImageKind, seed: number, number: number): Image {
  const key = `${kind} ${seed} ${number}`;
  let image = encoded.get(key);
  if (image === undefined) {
    image = newImage(kind, new Random(seed, -number));
    encoded.set(key, image);
  }
  return image;
}

function newImage(kind: ImageKind, random: Random): Image {
  const struct = random.pick(NAMES.filter((name) => kind !== 'array' || structNamed(name).kind !== 'sid'));
  const layout = structNamed(struct);
  const abi = random.pick(ABIS);
  const base = drawBase(abi, random);
  if (kind === 'struct') {
    const { bytes, address } = encode(layout, drawValue(layout, random), { abi, base });
    return withSlots({ struct, abi, base, bytes, roots: { address } });
  }
  const list = structOf('LIST', {
    count: uint8,
    elements: counted('count', kind === 'array' ? layout : pointer(layout)),
  });
  const elements = random.times(random.below(6), () => drawValue(layout, random));
  const { bytes, address } = encode(list, { elements }, { abi, base });
  const found = explain(list, memoryImage(bytes, { abi, base }), address).find(
    ({ path }) => path === 'elements',
  );
  const start = BigInt(String(found?.value));
  const count = elements.length;
  const roots: PlacedRoots = kind === 'array' ? { array: start, count } : { entries: start, count };
  return withSlots({ struct, abi, base, bytes, roots });
}

/** A value of any layout. */
export function drawValue(layout: ValueLayout, random: Random): unknown {
  return fc.sample(arbitraryOf(layout), { seed: random.uint32(), numRuns: 1 })[0];
}

/** Where an image can lie: at 0, in user and in kernel space, aligned or not, near the end of the address space. */
export function drawBase(abi: Abi, random: Random): bigint {
  const bits = abi === 'x86' ? 32n : 64n;
  const room = 2n ** 24n;
  const anywhere = BigInt.asUintN(Number(bits), random.uint64());
  return random.pick([
    0n,
    1n,
    0x350000n,
    0x7fff_fff1n,
    2n ** bits - room,
    anywhere < 2n ** bits - room ? anywhere : 0x10000n,
  ]);
}

// --- what is where ---------------------------------------------------------------------------------------------

function withSlots(image: Omit<Image, 'slots'>): Image {
  return { ...image, slots: slotsOf(image) };
}

/** What the structs of an image reach; and the pointers to them, where there are some. */
function slotsOf(image: Omit<Image, 'slots'>): Slot[] {
  const { struct, abi, base, bytes, roots } = image;
  const memory = memoryImage(bytes, { abi, base });
  const slots: Slot[] = [];
  if ('entries' in roots) {
    const size = pointerSizeIn(abi);
    const offset = Number(BigInt(roots.entries) - base);
    const { size: stride } = layoutOf(structNamed(struct), abi);
    for (let i = 0; i < roots.count; i++) {
      slots.push({ kind: 'pointer', path: `[${i}]`, offset: offset + i * size, size, stride });
    }
  }
  for (const address of addressesOf(image)) {
    for (const { kind, path, type, address: at, length } of explained(structNamed(struct), memory, address)) {
      if (kind === 'padding' || kind === 'inactive') continue;
      const offset = Number(at - base);
      slots.push({ kind, path, offset, size: length, stride: strideIn(type, abi) });
    }
  }
  return slots.filter(({ offset, size }) => offset >= 0 && offset + size <= bytes.length);
}

/** Bytes of one of what a pointer of a type leads to. */
function strideIn(type: string, abi: Abi): number {
  if (CHARACTERS.has(type)) return 1;
  const [, pointee = ''] = /^(.*?) ?\*$/.exec(type) ?? [];
  const layout = layouts[pointee];
  return layout === undefined ? pointerSizeIn(abi) : layoutOf(layout, abi).size;
}

/** Some fixtures cannot be read. */
function explained(...args: Parameters<typeof explain>): ReturnType<typeof explain> {
  try {
    return explain(...args);
  } catch (error) {
    if (error instanceof DecodeError) return [];
    throw error;
  }
}

/** Where the structs are. */
function addressesOf({ struct, abi, base, bytes, roots }: Omit<Image, 'slots'>): Address[] {
  if ('address' in roots) return [roots.address];
  const stride = 'array' in roots ? layoutOf(structNamed(struct), abi).size : pointerSizeIn(abi);
  const start = BigInt('array' in roots ? roots.array : roots.entries);
  const addresses = Array.from({ length: roots.count }, (_, i) => start + BigInt(i * stride));
  return 'array' in roots ? addresses : addresses.flatMap((at) => pointerAt(bytes, Number(at - base), abi));
}

export function pointerSizeIn(abi: Abi): 4 | 8 {
  return abi === 'x86' ? 4 : 8;
}

/** The pointer at an offset; none where it is NULL or not there. */
function pointerAt(bytes: Uint8Array, offset: number, abi: Abi): bigint[] {
  const size = pointerSizeIn(abi);
  if (offset < 0 || offset + size > bytes.length) return [];
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const address = size === 8 ? view.getBigUint64(offset, true) : BigInt(view.getUint32(offset, true));
  return address === 0n ? [] : [address];
}
