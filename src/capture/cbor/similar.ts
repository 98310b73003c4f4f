/**
 * Items that differ from the one before in an address and in the bytes that were there, as programs write them that record one
 * event after another: who has read one of them reads the others at a glance.
 */
import { type Abi, pointerSizeOf, type ValueLayout } from '../../layout/index.ts';
import { type ImageTable, MemoryImage } from '../../memory/index.ts';
import { CAPTURE_MEMBERS, type Capture, type CaptureNotes } from './capture.ts';
import { argumentSize, MAJOR, majorOf } from './head.ts';
import { copyOf, memberParts } from './plainItem.ts';
import type { ItemLimits } from './scanner.ts';

/** Members that every item has. */
const NEEDED = ['fwpm', 'abi', 'struct', 'roots', 'ranges'];

/** Before an address: a list of one; and a list of one, which is a list of two. */
const BEFORE_ROOT = [0x81];
const BEFORE_BASE = [0x81, 0x82];

/** Bytes of the head of a byte string. */
const MOST_LENGTH_HEAD = 9;

interface Place {
  readonly index: number;
  readonly offset: number;
}

/** What is between what differs: up to the root, from there up to the base, and what comes after the bytes. */
type Fixed = readonly [beforeRoot: Uint8Array, beforeBase: Uint8Array, afterBytes: Uint8Array];

export class SimilarItems {
  /** Bytes of the item that was read last. */
  length = 0;
  readonly #first: Capture;
  readonly #notes: CaptureNotes;
  readonly #fixed: Fixed;
  /** Bytes of the addresses: 8 or 4. */
  readonly #rootSize: number;
  readonly #baseSize: number;
  readonly #mostBytes: number;
  /** The upper half of the highest addresses. */
  readonly #lastHigh: number;
  /** Where in the item that was found last is what. */
  #rootAt = 0;
  #baseAt = 0;
  #bytesAt = 0;
  #bytesEnd = 0;

  /** Those that are like an item; undefined where it is not one event with its bytes, or nothing else is like it. */
  static like(capture: Capture, item: Uint8Array, { itemBytes }: ItemLimits): SimilarItems | undefined {
    const fixed = fixedIn(capture, item);
    return fixed && new SimilarItems(capture, fixed, itemBytes);
  }

  private constructor(capture: Capture, fixed: Fixed, mostBytes: number) {
    const { index, offset, abi, struct, roots, ranges, memory, ...notes } = capture;
    this.#first = capture;
    this.#notes = notes;
    this.#fixed = fixed;
    this.#rootSize = addressSizeAfter(fixed[0]);
    this.#baseSize = addressSizeAfter(fixed[1]);
    this.#mostBytes = mostBytes;
    this.#lastHigh = pointerSizeOf(abi) === 8 ? 0xffffffff : 0;
  }

  /** The item that begins at an offset; undefined where it is not all there, or another reader has to say what it is. */
  read(chunk: Uint8Array, view: DataView, at: number, { index, offset }: Place): Capture | undefined {
    if (!this.#find(chunk, view, at)) return undefined;
    const { abi, struct } = this.#first;
    const root = addressAt(view, this.#rootAt, this.#rootSize);
    const base = addressAt(view, this.#baseAt, this.#baseSize);
    const bytes = copyOf(chunk.subarray(this.#bytesAt, this.#bytesEnd));
    const memory = new MemoryImage(new DataView(bytes.buffer, bytes.byteOffset, bytes.length), abi, base);
    const members = { index, offset, abi, struct, roots: [root], ranges: [{ base, bytes }], memory };
    return Object.assign(members, this.#notes);
  }

  /** What all of them are of. */
  get struct(): ValueLayout {
    return this.#first.struct;
  }

  get abi(): Abi {
    return this.#first.abi;
  }

  /** Adds the items from an offset on to a table of images of their chunk, as many as there is room for. */
  addTo(images: ImageTable, view: DataView, at: number): void {
    const [rootHighAt, baseHighAt] = [this.#rootSize - 8, this.#baseSize - 8];
    for (let next = at; !images.isFull && this.#find(images.bytes, view, next); next += this.length) {
      const rootAt = this.#rootAt + rootHighAt;
      const baseAt = this.#baseAt + baseHighAt;
      images.add(
        this.#bytesAt,
        this.#bytesEnd - this.#bytesAt,
        view.getUint32(baseAt + 4),
        baseHighAt < 0 ? 0 : view.getUint32(baseAt),
        view.getUint32(rootAt + 4),
        rootHighAt < 0 ? 0 : view.getUint32(rootAt),
      );
    }
  }

  /** The offset after an item of a table. */
  endOf(images: ImageTable, index: number): number {
    return images.endOf(index) + this.#fixed[2].length;
  }

  /** Whether an item like the others begins at an offset, and where in it is what. */
  #find(chunk: Uint8Array, view: DataView, at: number): boolean {
    const [beforeRoot, beforeBase, afterBytes] = this.#fixed;
    const rootAt = at + beforeRoot.length;
    const beforeBaseAt = rootAt + this.#rootSize;
    const baseAt = beforeBaseAt + beforeBase.length;
    const lengthAt = baseAt + this.#baseSize;
    if (lengthAt + MOST_LENGTH_HEAD > chunk.length || !isThere(beforeRoot, chunk, at)) return false;
    if (!isThere(beforeBase, chunk, beforeBaseAt)) return false;
    const bytesAt = lengthAt + 1 + (argumentSize(chunk[lengthAt] ?? 0) ?? 0);
    const end = bytesAt + lengthOf(chunk, view, lengthAt);
    if (!(end <= chunk.length) || !isThere(afterBytes, chunk, end)) return false;
    this.length = end + afterBytes.length - at;
    this.#rootAt = rootAt;
    this.#baseAt = baseAt;
    this.#bytesAt = bytesAt;
    this.#bytesEnd = end;
    return (
      this.length <= this.#mostBytes &&
      this.#fits(view, rootAt, this.#rootSize, 1) &&
      this.#fits(view, baseAt, this.#baseSize, end - bytesAt)
    );
  }

  /** Whether so many bytes from an address on are within the address space. */
  #fits(view: DataView, at: number, size: number, length: number): boolean {
    const high = size === 8 ? view.getUint32(at) : 0;
    if (high !== this.#lastHigh) return high < this.#lastHigh;
    return view.getUint32(at + size - 4) + length <= 0x100000000;
  }
}

/** What stays the same in items that are like one. */
function fixedIn(capture: Capture, item: Uint8Array): Fixed | undefined {
  const { roots, ranges } = capture;
  if (!('length' in roots && roots.length === 1 && ranges.length === 1)) return undefined;
  const parts = memberParts(item);
  // What is unknown, or wrong, is for another reader to tell.
  const known = CAPTURE_MEMBERS.filter((name) => NEEDED.includes(name) || name in capture);
  if (parts.size !== known.length) return undefined;
  const [rootStart, rootEnd] = parts.get('roots') ?? [0, 0];
  const [baseStart, bytesEnd] = parts.get('ranges') ?? [0, 0];
  const beforeRoot = item.slice(0, rootStart + BEFORE_ROOT.length + 1);
  // Nothing, where the ranges come first.
  const beforeBase = item.slice(rootEnd, baseStart + BEFORE_BASE.length + 1);
  const areThere = isThere(BEFORE_ROOT, item, rootStart) && isThere(BEFORE_BASE, item, baseStart);
  if (!areThere || addressSizeAfter(beforeRoot) === 0 || addressSizeAfter(beforeBase) === 0) return undefined;
  return [beforeRoot, beforeBase, item.slice(bytesEnd)];
}

/** Bytes of an address after its head, which comes last: 8 or 4, and 0 for what is none. */
function addressSizeAfter(before: Uint8Array): number {
  const head = before.at(-1) ?? 0;
  return head === 0x1b ? 8 : head === 0x1a ? 4 : 0;
}

function addressAt(view: DataView, at: number, size: number): bigint {
  return size === 8 ? view.getBigUint64(at) : BigInt(view.getUint32(at));
}

/** The length of a byte string; NaN for anything else, and for what is longer than a chunk can be. */
function lengthOf(chunk: Uint8Array, view: DataView, at: number): number {
  const head = chunk[at] ?? 0;
  if (majorOf(head) !== MAJOR.bytes) return Number.NaN;
  switch (argumentSize(head)) {
    case 1:
      return view.getUint8(at + 1);
    case 2:
      return view.getUint16(at + 1);
    case 4:
      return view.getUint32(at + 1);
    default:
      return Number.NaN;
  }
}

function isThere(bytes: ArrayLike<number>, chunk: Uint8Array, at: number): boolean {
  for (let i = 0; i < bytes.length; i++) if (chunk[at + i] !== bytes[i]) return false;
  return true;
}
