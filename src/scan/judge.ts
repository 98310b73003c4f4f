/**
 * Weighs what an event's pointers lead to: whether it is there, well-formed, and apart from everything else of the
 * event. A judge looks at a bounded number of places and at a bounded part of each, whatever they hold.
 */
import { readLeaf } from '../codec/leaf/leaf.ts';
import { SID_HEADER_SIZE, sidSize } from '../codec/leaf/sid.ts';
import { findNul } from '../codec/leaf/text.ts';
import {
  type Blob,
  type Counted,
  type Enumeration,
  extentOf,
  liveArm,
  type Placed,
  type PlacedMember,
  type PointerSize,
  placementOf,
  pointerSizeOf,
  type ValueLayout,
} from '../layout/index.ts';
import { type Memory, readPointer } from '../memory/index.ts';
import { boolPoints, enumPoints, flagPoints, numberPoints, POINTS, sidPoints, textKind } from './evidence.ts';
import { allBits, canLead, countAt, type Found, valuesOf, within } from './members.ts';
import { Places } from './places.ts';

/** Where a judge stood, to go on from there again. */
export interface Mark {
  readonly points: number;
  readonly missing: number;
  readonly objects: number;
  readonly probes: number;
}

/** Pointers that are followed for one event, and those of them in a chain. */
const MOST_PROBES = 48;
const MOST_DEPTH = 4;
/** Code units of a string in which its NUL is looked for, and those of a text that are looked at. */
const STRING_UNITS = 1024;
const TEXT_UNITS = 64;
/** Bytes of a blob or an array. */
const MOST_BYTES = 2 ** 16;

const TEXT = { ascii: POINTS.text, other: POINTS.otherText, garbage: POINTS.garbage };

/** What belongs to an event is mostly no further from it. */
const FAR = 65536n;

/** What an appId begins with that is a path; and characters of one that is a name, such as System. */
const BACKSLASH = 0x5c;
const LEAST_NAME = 4;

export class Judge {
  readonly #memory: Memory;
  readonly #pointerSize: PointerSize;
  readonly #places: Places;
  #event = 0n;
  #probes = 0;
  #depth = 0;
  /** What speaks for the event. */
  points = 0;
  /** Those of the points that were lost only since memory is missing: 0 or less. */
  missing = 0;

  /** @param largest bytes of the largest event. */
  constructor(memory: Memory, largest: number) {
    this.#memory = memory;
    this.#places = new Places(largest);
    this.#pointerSize = pointerSizeOf(memory.abi);
  }

  /** Begins with an event of `size` bytes. */
  begin(event: bigint, size: number): void {
    this.#event = event;
    this.#places.begin(event, size);
    this.#probes = MOST_PROBES;
    this.points = 0;
    this.missing = 0;
  }

  /** How many objects the event points to, those that these point to included. */
  get objects(): number {
    return this.#places.count;
  }

  mark(): Mark {
    const { points, missing, objects } = this;
    return { points, missing, objects, probes: this.#probes };
  }

  back({ points, missing, objects, probes }: Mark): void {
    this.points = points;
    this.missing = missing;
    this.#places.back(objects);
    this.#probes = probes;
  }

  /** Whether what was found since it began would be something else for a larger or a smaller event. */
  get isSizeDecisive(): boolean {
    return this.#places.isSizeDecisive;
  }

  /** Goes on as if the event had another size. */
  resize(size: number): void {
    this.#places.resize(size);
  }

  add(points: number): void {
    this.points += points;
  }

  /** Points that are lost only since memory is missing. */
  miss(points: number): void {
    this.points += points;
    this.missing += points;
  }

  pointerAt(view: DataView, offset: number): bigint {
    return readPointer({ view, offset }, this.#pointerSize);
  }

  /** Whether a pointer leads anywhere. */
  isThere(address: bigint): boolean {
    return this.#memory.readable(address, 1) > 0;
  }

  // --- members -----------------------------------------------------------------------------------------------

  members(items: readonly Placed[], start: Found): void {
    for (const item of items) {
      if (item.kind === 'member') this.member(item, start);
      else {
        const arm = liveArm(item, start.view.getUint32(start.offset + item.tag.offset, true));
        this.members(arm?.items ?? [], start);
      }
    }
  }

  member({ layout, name, offset, count }: PlacedMember, start: Found): void {
    const { view } = start;
    const at = start.offset + offset;
    switch (layout.kind) {
      case 'struct':
        this.members(placementOf(layout, this.#memory.abi).items, within(start, offset));
        break;
      case 'pointer':
        this.pointee(layout.to, this.pointerAt(view, at));
        break;
      case 'counted':
        this.#array(layout, countAt(count, start), this.pointerAt(view, at));
        break;
      case 'blob':
        this.#blob(layout, within(start, offset));
        break;
      case 'enum':
        this.#enumeration(layout, view.getUint32(at, true));
        break;
      case 'flags':
        this.add(flagPoints(view.getUint32(at, true), allBits(layout)));
        break;
      case 'bool':
        this.add(boolPoints(view.getUint32(at, true)));
        break;
      case 'uint16':
      case 'uint32':
      case 'int32':
        this.add(numberPoints(name, Number(readLeaf(layout, view, at))));
        break;
      default: // No value of the others says more than another.
    }
  }

  /** A word that C declares as a UINT32 can hold what has no name. */
  #enumeration(layout: Enumeration<string>, value: number): void {
    this.add(enumPoints(value, valuesOf(layout).has(value), layout.ctype === layout.name));
  }

  // --- what pointers lead to ---------------------------------------------------------------------------------

  /** What a pointer leads to, and whether it is there. NULL says nothing. */
  pointee(layout: ValueLayout, address: bigint): boolean {
    if (address === 0n || this.#depth === MOST_DEPTH) return false;
    const { objects } = this;
    this.#depth++;
    if (layout.kind === 'wideString') this.#string(address);
    else if (layout.kind === 'sid') this.#sid(address);
    else this.#value(layout, address);
    this.#depth--;
    return this.objects > objects;
  }

  /** A GUID and its like have no form that could be wrong: that they are there proves nothing. */
  #value(layout: ValueLayout, address: bigint): void {
    const { size, align } = extentOf(layout, this.#memory.abi);
    const found = this.#object(address, size, align);
    if (found === undefined || layout.kind !== 'struct') return;
    this.add(POINTS.pointee);
    this.members(placementOf(layout, this.#memory.abi).items, found);
  }

  #sid(address: bigint): void {
    const header = this.#probe(address, SID_HEADER_SIZE, 4);
    if (header === undefined) return;
    const points = sidPoints(header.view, header.offset);
    if (points <= 0) this.add(points);
    else if (this.#object(address, sidSize(header.view, header.offset), 4) !== undefined) {
      this.add(points + this.#farPoints(address));
    }
  }

  #string(address: bigint): void {
    const units = Math.max(1, this.#memory.readable(address, 2 * STRING_UNITS) >>> 1);
    const found = this.#probe(address, 2 * units, 2);
    if (found === undefined) return;
    const length = findNul(found.view, found.offset, units);
    if (length < 0) this.add(POINTS.garbage);
    else if (this.#claim(address, 2 * length + 2) && length > 0) {
      this.add(TEXT[textKind(found.view, found.offset, Math.min(length, TEXT_UNITS))]);
    }
  }

  #blob(layout: Blob<Uint8Array> | Blob<string>, start: Found): void {
    const [count, data] = placementOf(layout, this.#memory.abi).items;
    if (count === undefined || data === undefined) return;
    const size = start.view.getUint32(start.offset + count.offset, true);
    const address = this.pointerAt(start.view, start.offset + data.offset);
    const isText = layout.content === 'text';
    if (size === 0 && isText) this.add(POINTS.noPath);
    if (size === 0 || address === 0n) return;
    const found = this.#object(address, size, 1, 2 * TEXT_UNITS);
    if (found === undefined) return;
    if (isText) this.#path(found, size >>> 1);
    else this.add(POINTS.pointee);
  }

  /** What an appId holds: an NT path, or a name with a NUL after it and none within. */
  #path(found: Found, units: number): void {
    if (units === 0) return;
    const { view, offset } = found;
    const last = this.#memory.place(found.address + BigInt(2 * units - 2), 2);
    const isTerminated = last.view.getUint16(last.offset, true) === 0;
    const looked = Math.min(isTerminated ? units - 1 : units, TEXT_UNITS);
    const kind = textKind(view, offset, looked);
    const isPath = view.getUint16(offset, true) === BACKSLASH;
    const isName = isTerminated && findNul(view, offset, looked) < 0;
    const isWhole = looked >= LEAST_NAME && (isPath || isName);
    if (kind === 'ascii' && isWhole) this.add(POINTS.path + this.#farPoints(found.address));
    else this.add(Math.min(TEXT[kind], POINTS.otherText));
  }

  #farPoints(address: bigint): number {
    return address - this.#event < FAR && this.#event - address < FAR ? 0 : POINTS.far;
  }

  /** Of its elements the first one is looked at. */
  #array({ of }: Counted<string, ValueLayout>, count: number, address: bigint): void {
    if (count === 0 || address === 0n) return;
    const { size, align } = extentOf(of, this.#memory.abi);
    const found = this.#object(address, count * size, align, size);
    if (found === undefined) return;
    this.add(POINTS.pointee);
    if (of.kind === 'pointer') this.pointee(of.to, this.pointerAt(found.view, found.offset));
    else if (of.kind === 'struct') this.members(placementOf(of, this.#memory.abi).items, found);
  }

  // --- places ------------------------------------------------------------------------------------------------

  /** An object that is there, and lies apart from all others of the event; the first `look` bytes of it. */
  #object(address: bigint, size: number, align: number, look = size): Found | undefined {
    const found = this.#probe(address, size, align, look);
    return found !== undefined && this.#claim(address, size) ? found : undefined;
  }

  /** What a pointer leads to, if all of it is there. */
  #probe(address: bigint, size: number, align: number, look = size): Found | undefined {
    if (this.#probes === 0) return undefined;
    this.#probes--;
    if (size > MOST_BYTES) {
      this.add(POINTS.garbage);
      return undefined;
    }
    const isAddress = canLead(address, align, this.#pointerSize);
    if (isAddress && this.#memory.readable(address, size) === size) {
      const { view, offset } = this.#memory.place(address, Math.min(size, look));
      return { view, offset, address };
    }
    if (isAddress) this.miss(POINTS.missing);
    else this.add(POINTS.impossible);
    return undefined;
  }

  #claim(address: bigint, size: number): boolean {
    const isApart = this.#places.claim(address, size);
    if (!isApart) this.add(POINTS.impossible);
    return isApart;
  }
}
