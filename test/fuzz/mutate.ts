/** What becomes of images: what a capture loses, and what somebody hostile would put there. */
import type { Abi } from '../../src/index.ts';
import { drawImage, type Image, pointerSizeIn, type Slot } from './images.ts';
import type { Random } from './random.ts';

/** Nothing grows beyond this: what is tried are small inputs. */
const MOST_BYTES = 65536;

/** An image while it is changed. Slots that are cut off are not written. */
class Draft {
  readonly abi: Abi;
  readonly slots: readonly Slot[];
  base: bigint;
  bytes: Uint8Array;

  constructor({ abi, slots, base, bytes }: Image) {
    this.abi = abi;
    this.slots = slots;
    this.base = base;
    this.bytes = bytes.slice();
  }

  /** Writes an integer of 1 to 8 bytes, as far as there is room. */
  write(offset: number, size: number, value: bigint): void {
    for (let i = 0; i < size && offset + i < this.bytes.length; i++) {
      this.bytes[offset + i] = Number((value >> BigInt(8 * i)) & 0xffn);
    }
  }

  writePointer(offset: number, address: bigint): void {
    this.write(offset, pointerSizeIn(this.abi), address);
  }

  /** The integer at an offset; what is not there counts as 0. */
  read(offset: number, size: number): bigint {
    let value = 0n;
    for (let i = size - 1; i >= 0; i--) value = (value << 8n) | BigInt(this.bytes[offset + i] ?? 0);
    return value;
  }

  /** Appends bytes; returns where they begin. */
  append(bytes: Uint8Array): number {
    const offset = this.bytes.length;
    const grown = new Uint8Array(offset + bytes.length);
    grown.set(this.bytes);
    grown.set(bytes, offset);
    this.bytes = grown;
    return offset;
  }

  /** How many bytes can be appended. */
  get room(): number {
    return Math.max(0, MOST_BYTES - this.bytes.length);
  }
}

/** A healthy image, changed now and then a little and now and then a lot. */
export function mutated(image: Image, random: Random): Pick<Image, 'base' | 'bytes'> {
  const draft = new Draft(image);
  const changes = random.pick([0, 1, 1, 1, 2, 2, 3, 4, 8, 16]);
  for (let i = 0; i < changes; i++) random.pick(MUTATIONS)(draft, random);
  // Nothing can lie beyond the end of the address space.
  const room = 2n ** BigInt(8 * pointerSizeIn(image.abi)) - draft.base;
  const bytes = room < draft.bytes.length ? draft.bytes.slice(0, Number(room)) : draft.bytes;
  return { base: draft.base, bytes };
}

type Mutation = (draft: Draft, random: Random) => void;

/** Those that stand here twice are drawn twice as often. */
const MUTATIONS: readonly Mutation[] = [
  redirect,
  redirect,
  redirect,
  miscount,
  miscount,
  flip,
  flip,
  overwrite,
  overwriteValue,
  truncate,
  cutHead,
  copyWithin,
  splice,
  append,
  spray,
  writeText,
  multiply,
  chain,
];

/** A pointer leads elsewhere: inside, just outside, to itself, to what another one leads to. */
function redirect(draft: Draft, random: Random): void {
  const slot = drawSlot(draft, random, 'pointer');
  if (slot === undefined) return;
  const address = random.oneIn(8) ? draft.base + BigInt(slot.offset) : drawAddress(draft, random);
  draft.writePointer(slot.offset, address);
}

/** A count or size is another one. */
function miscount(draft: Draft, random: Random): void {
  const slot = drawSlot(draft, random, 'count');
  if (slot !== undefined) draft.write(slot.offset, slot.size, drawCount(draft, random));
}

function flip({ bytes }: Draft, random: Random): void {
  const at = random.below(bytes.length);
  if (at < bytes.length) bytes[at] = (bytes[at] ?? 0) ^ (1 << random.below(8));
}

/** An integer anywhere. */
function overwrite(draft: Draft, random: Random): void {
  const size = random.pick([1, 2, 4, 8]);
  const at = random.below(draft.bytes.length);
  draft.write(random.oneIn(4) ? at : at - (at % size), size, drawInteger(draft, random));
}

/** Enumerations, flags, union tags and whatever else is a value; not the whole of a long one. */
function overwriteValue(draft: Draft, random: Random): void {
  const slot = drawSlot(draft, random, 'value');
  if (slot !== undefined) draft.write(slot.offset, Math.min(8, slot.size), drawInteger(draft, random));
}

function truncate(draft: Draft, random: Random): void {
  const { length } = draft.bytes;
  const kept = random.oneIn(2) ? random.below(length + 1) : Math.max(0, length - random.below(16));
  draft.bytes = draft.bytes.slice(0, kept);
}

/** The capture begins later. */
function cutHead(draft: Draft, random: Random): void {
  const cut = random.below(Math.min(draft.bytes.length, 64));
  draft.bytes = draft.bytes.slice(cut);
  draft.base += BigInt(cut);
}

/** A block stands in two places: objects overlap, and arrays hold what they are themselves. */
function copyWithin({ bytes }: Draft, random: Random): void {
  const start = random.below(bytes.length);
  const length = random.below(bytes.length - start + 1);
  bytes.copyWithin(random.below(bytes.length), start, start + length);
}

/** A part of another image stands in this one. */
function splice({ bytes }: Draft, random: Random): void {
  const other = drawImage('struct', random).bytes;
  const start = random.below(other.length);
  const at = random.below(bytes.length);
  bytes.set(other.subarray(start, start + Math.min(random.below(512), bytes.length - at)), at);
}

/** More bytes: zeros, ones, noise, or the image once more. */
function append(draft: Draft, random: Random): void {
  const length = Math.min(draft.room, random.pick([1, 8, 100, 4096, 65536]));
  const filling = random.pick([
    () => 0,
    () => 0xff,
    () => random.below(256),
    (i: number) => draft.bytes[i % draft.bytes.length] ?? 0,
  ]);
  draft.append(Uint8Array.from({ length }, (_, i) => filling(i)));
}

/** A run of one and the same integer or address. */
function spray(draft: Draft, random: Random): void {
  const size = random.pick([2, 4, 8]);
  const value = random.oneIn(2) ? drawAddress(draft, random) : drawInteger(draft, random);
  const at = random.below(draft.bytes.length);
  const end = Math.min(draft.bytes.length, at + random.pick([16, 64, 1024, 65536]));
  for (let offset = at - (at % size); offset < end; offset += size) draft.write(offset, size, value);
}

/** Code units that text trips over: halves of pairs, byte order marks, line ends, what terminals obey. */
const CODE_UNITS = [
  0, 0x07, 0x0a, 0x0d, 0x1b, 0x22, 0x5c, 0x7f, 0x85, 0x9b, 0x2028, 0xd800, 0xdbff, 0xdc00, 0xdfff, 0xfeff,
  0xfffe, 0xffff,
];

function writeText(draft: Draft, random: Random): void {
  const at = random.below(draft.bytes.length) & ~1;
  const length = random.below(16);
  for (let i = 0; i < length; i++) draft.write(at + 2 * i, 2, BigInt(random.pick(CODE_UNITS)));
}

/**
 * An array of as many elements as there is room for: what takes a few bytes in the image can take many when it is
 * decoded. The elements are a copy of the first one, whose text and blobs are long and the same for all, or noise.
 */
function multiply(draft: Draft, random: Random): void {
  const { base, slots } = draft;
  const array = drawSlot(draft, random, 'pointer');
  const count = slots.filter(({ kind, offset }) => kind === 'count' && offset < (array?.offset ?? 0)).at(-1);
  if (array === undefined || count === undefined) return;
  const filling = random.pick([100, 4000, 30_000]);
  const fillingAt = draft.append(new Uint8Array(Math.min(draft.room, filling)).fill(0x41, 0, -2));
  for (const { kind, path, offset, size, stride } of slots) {
    if (!path.startsWith(`${array.path}[0]`)) continue;
    if (kind === 'count') draft.write(offset, size, BigInt(filling));
    else if (kind === 'pointer' && stride === 1) draft.writePointer(offset, base + BigInt(fillingAt));
  }
  const first = Math.max(0, Number(draft.read(array.offset, array.size) - base));
  const start = random.oneIn(3) ? random.below(draft.bytes.length) : first;
  const element = draft.bytes.slice(start, start + array.stride);
  if (element.length === 0) return;
  const copies = Math.floor(Math.min(draft.room, random.pick([256, 4096, 65536])) / element.length);
  const block = new Uint8Array(copies * element.length);
  for (let i = 0; i < copies; i++) block.set(element, i * element.length);
  draft.write(count.offset, count.size, BigInt(copies));
  draft.writePointer(array.offset, base + BigInt(draft.append(block)));
}

/** Every pointer leads to the next one, and the last to the first. */
function chain(draft: Draft): void {
  const pointers = draft.slots.filter(({ kind }) => kind === 'pointer');
  for (const [i, { offset }] of pointers.entries()) {
    const next = pointers[(i + 1) % pointers.length];
    if (next !== undefined) draft.writePointer(offset, draft.base + BigInt(next.offset));
  }
}

// --- what is written where -------------------------------------------------------------------------------------

/** A slot of a kind; undefined where there is none. */
function drawSlot({ slots }: Draft, random: Random, wanted: Slot['kind']): Slot | undefined {
  const found = slots.filter(({ kind }) => kind === wanted);
  return found.length === 0 ? undefined : random.pick(found);
}

function drawAddress(draft: Draft, random: Random): bigint {
  const { base, bytes, slots } = draft;
  const size = pointerSizeIn(draft.abi);
  const inside = BigInt(random.below(bytes.length));
  const slot = slots.length === 0 ? undefined : random.pick(slots);
  const top = 2n ** BigInt(8 * size);
  return random.pick([
    base,
    base + inside,
    base + (inside & ~7n),
    base + (inside & ~7n),
    base + BigInt(slot?.offset ?? 0),
    // What another pointer leads to.
    draft.read(slot?.offset ?? 0, size),
    base + BigInt(bytes.length - random.below(20)),
    base - BigInt(random.between(1, 9)),
    top - BigInt(random.between(1, 9)),
    BigInt(random.below(3)),
    random.uint64(),
  ]);
}

function drawCount({ bytes }: Draft, random: Random): bigint {
  const count = random.pick([
    random.below(5),
    random.below(bytes.length + 2),
    bytes.length >> random.below(8),
    0xff,
    0xffff,
    65536,
    65537,
    0x7fffffff,
    0x80000000,
    0xffffffff,
  ]);
  return BigInt(count);
}

function drawInteger(draft: Draft, random: Random): bigint {
  return random.pick([
    0n,
    1n,
    BigInt(random.below(32)),
    BigInt(random.below(0x200)),
    0x7fn,
    0x80n,
    0x7fffffffn,
    0x80000000n,
    2n ** 63n,
    2n ** 64n - 1n,
    random.uint64(),
    drawAddress(draft, random),
  ]);
}
