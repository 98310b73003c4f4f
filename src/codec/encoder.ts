/**
 * Writes a value as an image: the struct first, after it what it points to, each object where the ABI wants it
 * aligned. What cannot be written such that it reads back as itself is refused.
 */
import {
  type Abi,
  type Blob,
  extentOf,
  liveArm,
  type Placed,
  type PlacedMember,
  type PlacedUnion,
  placementOf,
  pointerSizeOf,
  type ValueLayout,
} from '../layout/index.ts';
import { addressSpaceEnd, formatAddress } from '../memory/index.ts';
import { isRecord } from '../util/objects.ts';
import { excerpt } from '../util/text.ts';
import { writeLeaf } from './leaf/leaf.ts';
import { sidBytes } from './leaf/sid.ts';
import { utf16Bytes } from './leaf/text.ts';
import { formatPath, type PathPart } from './path.ts';

/** Stands for an array that is null: its count is 1, so that the NULL pointer does not read back as []. */
const ONE_EMPTY_ELEMENT: readonly unknown[] = [undefined];

/** Objects start at multiples of 8, as those of a Windows heap do; no struct asks for more. */
const OBJECT_ALIGN_BITS = 3;

/** `address`, moved up to where an object may start. */
export function alignObject(address: bigint): bigint {
  return address + BigInt.asUintN(OBJECT_ALIGN_BITS, -address);
}

/** Where an encoded root and what it points to will lie. */
export interface EncoderPlan {
  readonly abi: Abi;
  /** What errors call the root. */
  readonly struct: string;
  readonly rootAddress: bigint;
  /** The address of the objects that the root reaches; undefined: right after the root. */
  readonly tailAddress?: bigint;
}

export interface EncodedObjects {
  /** The root itself. */
  readonly root: Uint8Array;
  /** What the root points to, and what that points to. */
  readonly tail: Uint8Array;
}

/** Writes a root and all that it points to. */
export function encodeObjects(layout: ValueLayout, value: unknown, plan: EncoderPlan): EncodedObjects {
  return new Encoder(plan).objects(layout, value);
}

class Encoder {
  readonly #plan: EncoderPlan;
  readonly #pointerSize: number;
  readonly #path: PathPart[] = [];
  #bytes = new Uint8Array(256);
  #view = new DataView(this.#bytes.buffer);
  #length = 0;
  /** Bytes of the root, once it has its place: what comes later belongs to the tail. */
  #rootSize: number | undefined;

  constructor(plan: EncoderPlan) {
    this.#plan = plan;
    this.#pointerSize = pointerSizeOf(plan.abi);
  }

  objects(layout: ValueLayout, value: unknown): EncodedObjects {
    this.#object(layout, value);
    const rootSize = this.#rootSize ?? 0;
    return { root: this.#bytes.slice(0, rootSize), tail: this.#bytes.slice(rootSize, this.#length) };
  }

  // --- inline ------------------------------------------------------------------------------------------------

  #inline(layout: ValueLayout, value: unknown, offset: number): void {
    switch (layout.kind) {
      case 'struct':
        this.#members(placementOf(layout, this.#plan.abi).items, this.#record(value, layout.ctype), offset);
        break;
      case 'blob':
        this.#blob(layout, value, offset);
        break;
      case 'pointer':
        if (value === null) break;
        if (layout.isOpaque) this.#opaque(offset, value);
        else this.#writePointer(offset, this.#object(layout.to, value));
        break;
      case 'counted':
      case 'sid':
      case 'wideString':
        throw new TypeError(`${layout.ctype} cannot stand alone`);
      default: {
        const expected = writeLeaf(layout, this.#view, offset, value);
        if (expected !== undefined) this.#refuse(value, expected);
      }
    }
  }

  #members(items: readonly Placed[], record: Readonly<Record<string, unknown>>, start: number): void {
    for (const item of items) {
      if (item.kind === 'union') this.#union(item, record, start);
      else if (!item.isCount) this.#within(item.name, () => this.#member(item, record[item.name], start));
    }
  }

  #member(member: PlacedMember, value: unknown, start: number): void {
    const { layout, count, offset } = member;
    if (layout.kind === 'counted' && count !== undefined)
      this.#counted(layout.of, count, value, start, offset);
    else this.#inline(layout, value, start + offset);
  }

  #union(union: PlacedUnion, record: Readonly<Record<string, unknown>>, start: number): void {
    const arm = liveArm(union, this.#view.getUint32(start + union.tag.offset, true));
    if (arm !== undefined) this.#members(arm.items, record, start);
  }

  #counted(element: ValueLayout, count: PlacedMember, value: unknown, start: number, offset: number): void {
    const elements = value === null ? ONE_EMPTY_ELEMENT : value;
    if (!Array.isArray(elements)) this.#refuse(value, 'an array or null');
    this.#inline(count.layout, elements.length, start + count.offset);
    if (value !== null && elements.length > 0)
      this.#writePointer(start + offset, this.#array(element, elements));
  }

  #blob(layout: Blob<Uint8Array> | Blob<string>, value: unknown, start: number): void {
    if (value === null) return;
    const content = layout.content === 'text' ? this.#utf16(value) : value;
    if (!(content instanceof Uint8Array)) this.#refuse(value, 'a Uint8Array or null');
    const [size, data] = placementOf(layout, this.#plan.abi).items;
    if (size?.kind !== 'member' || data?.kind !== 'member') throw new TypeError(`${layout.name} is no blob`);
    this.#inline(size.layout, content.length, start + size.offset);
    // An empty blob points to a byte of its own: NULL would read back as null.
    this.#writePointer(start + data.offset, this.#data(content.length > 0 ? content : new Uint8Array(1)));
  }

  #utf16(value: unknown): Uint8Array {
    return typeof value === 'string' ? utf16Bytes(value) : this.#refuse(value, 'a string or null');
  }

  // --- what pointers lead to ---------------------------------------------------------------------------------

  /** Writes an object; returns its offset. */
  #object(layout: ValueLayout, value: unknown): number {
    switch (layout.kind) {
      case 'wideString':
        return this.#data(this.#terminated(value));
      case 'sid':
        return this.#data(this.#sid(value));
      default: {
        const offset = this.#allocate(extentOf(layout, this.#plan.abi).size);
        this.#inline(layout, value, offset);
        return offset;
      }
    }
  }

  #terminated(value: unknown): Uint8Array {
    if (typeof value === 'string' && value.includes('\0')) this.#refuse(value, 'a string without NUL');
    return this.#utf16(value);
  }

  #sid(value: unknown): Uint8Array {
    return (
      (typeof value === 'string' ? sidBytes(value) : undefined) ??
      this.#refuse(value, 'a SID such as S-1-5-18')
    );
  }

  #array(element: ValueLayout, values: readonly unknown[]): number {
    const { size } = extentOf(element, this.#plan.abi);
    const start = this.#allocate(values.length * size);
    // By index, since forEach would pass over the holes of a sparse array.
    for (let i = 0; i < values.length; i++)
      this.#within(i, () => this.#inline(element, values[i], start + i * size));
    return start;
  }

  #data(bytes: Uint8Array): number {
    const offset = this.#allocate(bytes.length);
    this.#bytes.set(bytes, offset);
    return offset;
  }

  /** Room for an object, at an aligned address and all zero. The first one is the root: it lies where the plan says. */
  #allocate(size: number): number {
    let offset = 0;
    if (this.#rootSize === undefined) this.#rootSize = size;
    else {
      const address = this.#addressOf(this.#length);
      offset = this.#length + Number(alignObject(address) - address);
    }
    this.#length = offset + size;
    if (this.#addressOf(offset) + BigInt(size) > addressSpaceEnd(this.#plan.abi)) {
      const { struct, rootAddress } = this.#plan;
      throw new RangeError(`${struct}: no room after ${formatAddress(rootAddress)}: take a lower base`);
    }
    if (this.#length > this.#bytes.length) this.#grow();
    return offset;
  }

  #grow(): void {
    const grown = new Uint8Array(Math.max(this.#length, 2 * this.#bytes.length));
    grown.set(this.#bytes);
    this.#bytes = grown;
    this.#view = new DataView(grown.buffer);
  }

  #addressOf(offset: number): bigint {
    const { rootAddress, tailAddress } = this.#plan;
    const rootSize = this.#rootSize ?? 0;
    if (offset < rootSize || tailAddress === undefined) return rootAddress + BigInt(offset);
    return tailAddress + BigInt(offset - rootSize);
  }

  #opaque(slot: number, value: unknown): void {
    const isAddress = typeof value === 'bigint' && value > 0n && value < addressSpaceEnd(this.#plan.abi);
    this.#writeAddress(slot, isAddress ? value : this.#refuse(value, 'an address or null'));
  }

  #writePointer(slot: number, target: number): void {
    this.#writeAddress(slot, this.#addressOf(target));
  }

  #writeAddress(slot: number, address: bigint): void {
    if (this.#pointerSize === 8) this.#view.setBigUint64(slot, address, true);
    else this.#view.setUint32(slot, Number(address), true);
  }

  // --- diagnosis ---------------------------------------------------------------------------------------------

  #within(part: PathPart, write: () => void): void {
    this.#path.push(part);
    write();
    this.#path.pop();
  }

  #record(value: unknown, expected: string): Readonly<Record<string, unknown>> {
    return isRecord(value) ? value : this.#refuse(value, `an object with the members of ${expected}`);
  }

  #refuse(value: unknown, expected: string): never {
    const path = formatPath(this.#path);
    const where = path === '' ? this.#plan.struct : `${this.#plan.struct}: ${path}`;
    throw new TypeError(`${where}: ${describe(value)} is not ${expected}`);
  }
}

/** A value in an error's message: short, and on one line. */
function describe(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(excerpt(value, 40));
  if (typeof value === 'bigint') return `${excerpt(String(value), 40)}n`;
  if (typeof value === 'object' && value !== null) return Array.isArray(value) ? 'an array' : 'an object';
  if (typeof value === 'function') return 'a function';
  return Object.is(value, -0) ? '-0' : excerpt(String(value), 40);
}
