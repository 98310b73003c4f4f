/** The proof: which versions of the event a candidate can be, and how much speaks for it. */
import { type PointerSize, pointerSizeOf, type ValueLayout } from '../layout/index.ts';
import type { Memory } from '../memory/index.ts';
import { FWPM_NET_EVENT_TYPE } from '../wfp/index.ts';
import { MOST_POINTS, POINTS } from './evidence.ts';
import type { Versions } from './found.ts';
import type { Header } from './header.ts';
import { Judge, type Mark } from './judge.ts';
import { canLead, type Found } from './members.ts';
import { NearMemory } from './nearMemory.ts';
import type { Family, Kind, VersionSet } from './netEvents.ts';
import type { Chunk } from './sweep.ts';

/** A candidate, weighed. */
export interface Proof extends Versions {
  /** What speaks for it, in whole points of 0 to 100. */
  readonly points: number;
  /** Bytes of the event itself. */
  readonly size: number;
  /** Objects that it points to, and that are what they should be. */
  readonly objects: number;
}

/** Windows has more types than the SDK names: they run up to this one. */
const LAST_TYPE = 20;
/** Beside proven events newer types are events, too; what is larger is no type. */
const LAST_TYPE_BESIDE = 255;

const NAMED_TYPES: ReadonlySet<number> = new Set(Object.values(FWPM_NET_EVENT_TYPE.values));

/** An event and its event struct lie in one allocation: it speaks for both when they are no further apart. */
const NEAR = 4096n;

/** An event struct that is not known is aligned to a pointer at least, as all that is allocated. */
const STRUCT_ALIGNMENT = 8;
/** Windows never gives out the first 64 KiB of an address space. */
const LOWEST = 65536n;

/** What a candidate is as one of the versions. */
interface Reading {
  readonly points: number;
  /** Points that were lost only since memory is missing: 0 or less. */
  readonly missing: number;
  readonly versions: VersionSet;
  readonly size: number;
  readonly objects: number;
}

/** What flags promise of an event, judged. */
interface Judged {
  readonly event: bigint;
  readonly promised: number;
  readonly mark: Mark;
}

export class Prover {
  readonly #families: readonly Family[];
  readonly #memory: NearMemory;
  readonly #judge: Judge;
  readonly #pointerSize: PointerSize;
  readonly #least: number;
  /** What was judged last of what flags promise. */
  #judged: Judged | undefined;

  /** Candidates with fewer than `least` points are given up as soon as that is certain. */
  constructor(memory: Memory, families: readonly Family[], least: number) {
    this.#families = families;
    assertAlike(families);
    this.#memory = new NearMemory(memory);
    this.#judge = new Judge(this.#memory, Math.max(...families.map(({ size }) => size)));
    this.#pointerSize = pointerSizeOf(memory.abi);
    this.#least = least;
  }

  /** What the candidate at an offset of a chunk is; undefined when too little speaks for it. */
  prove(chunk: Chunk, offset: number): Proof | undefined {
    if (!this.#families.some((family) => isTypePossible(family, chunk, offset))) return undefined;
    this.#memory.use(chunk);
    const readings = this.#readings(this.#families, chunk, offset);
    const points = Math.max(...readings.map((reading) => reading.points));
    return points >= this.#least ? proofOf(readings, points) : undefined;
  }

  /**
   * What a candidate is whose pointer stands beside those of proven events of some versions; undefined when something
   * speaks against it: missing memory does not, nor a type that is not known.
   */
  proveBeside(chunk: Chunk, offset: number, versions: VersionSet, least: number): Proof | undefined {
    this.#memory.use(chunk);
    const families = this.#families.filter((family) => this.#isPossibleBeside(family, chunk, offset));
    const readings = this.#readings(families, chunk, offset)
      .map((reading) => ({ ...reading, versions: reading.versions & versions }))
      .filter((reading) => reading.versions !== 0 && reading.points - reading.missing >= least);
    if (readings.length === 0) return undefined;
    return proofOf(readings, Math.max(...readings.map(({ points }) => points)));
  }

  /** Whether type and pointer can be those of an event; where the type has a struct, that is looked into later. */
  #isPossibleBeside(family: Family, chunk: Chunk, offset: number): boolean {
    if (!isTypePossible(family, chunk, offset, LAST_TYPE_BESIDE)) return false;
    const type = chunk.view.getUint32(offset + family.type, true);
    if (family.kinds(type).some(({ layout }) => layout !== undefined)) return true;
    if (offset + family.size > chunk.end) return false;
    const pointer = this.#judge.pointerAt(chunk.view, offset + family.pointer);
    const distance = pointer - (chunk.address + BigInt(offset));
    const isOutside = distance < 0n || distance >= BigInt(family.size);
    if (pointer === 0n) return true;
    if (!isOutside || !canLead(pointer, STRUCT_ALIGNMENT, this.#pointerSize)) return false;
    return pointer >= LOWEST || this.#judge.isThere(pointer);
  }

  #readings(families: readonly Family[], chunk: Chunk, offset: number): Reading[] {
    const readings: Reading[] = [];
    for (const family of families) {
      const { header, align, size } = family;
      if (offset % align === 0 && offset + size <= chunk.end && header.isPossible(chunk.view, offset)) {
        this.#read(family, chunk, offset, readings);
      }
    }
    return readings;
  }

  /** Adds what a candidate is as the versions of a family, which share all but some of their event structs. */
  #read(family: Family, { view, address }: Chunk, offset: number, readings: Reading[]): void {
    const { header, size } = family;
    const judge = this.#judge;
    const type = view.getUint32(offset + family.type, true);
    const pointer = judge.pointerAt(view, offset + family.pointer);
    const kinds = family.kinds(type);
    const points = header.points(view, offset);
    const most = points + this.#mostOfReferences(header, view, offset) + this.#mostOfEvent(kinds, pointer);
    if (most < this.#least) return;
    const event = address + BigInt(offset);
    this.#references(family, { view, offset, address: event });
    judge.add(points);
    const before = judge.mark();
    for (const { versions, layout } of kinds) {
      judge.back(before);
      judge.add(typePoints(type, layout));
      if (layout !== undefined) this.#eventStruct(layout, event, pointer);
      readings.push({ points: judge.points, missing: judge.missing, versions, size, objects: judge.objects });
    }
  }

  /** What the flags promise, which stands at the same places in headers of all families. */
  #references({ header, size }: Family, found: Found): void {
    const { view, offset, address } = found;
    const judge = this.#judge;
    const flags = header.flags(view, offset);
    const promised = flags & header.promises;
    if (this.#judged?.event === address && this.#judged.promised === promised) {
      judge.back(this.#judged.mark);
      judge.resize(size);
      return;
    }
    judge.begin(address, size);
    for (const { promise, pointer, member } of header.references) {
      if ((flags & promise) === 0) continue;
      if (judge.pointerAt(view, offset + pointer) === 0n) judge.add(POINTS.broken);
      else judge.member(member, found);
    }
    this.#judged = judge.isSizeDecisive ? undefined : { event: address, promised, mark: judge.mark() };
  }

  #eventStruct(layout: ValueLayout, event: bigint, pointer: bigint): void {
    const judge = this.#judge;
    const { missing } = judge;
    if (pointer === 0n) judge.add(POINTS.nullEvent);
    else if (judge.pointee(layout, pointer)) {
      if (pointer - event < NEAR && event - pointer < NEAR) judge.add(POINTS.near);
    } else if (judge.missing === missing) judge.add(POINTS.noEvent);
    else {
      judge.miss(POINTS.noEvent);
      // What memory cuts off could be as good as anything.
      if (judge.isThere(pointer)) judge.missing = Number.NEGATIVE_INFINITY;
    }
  }

  /** The most points that the references can be worth. */
  #mostOfReferences(header: Header, view: DataView, offset: number): number {
    const flags = header.flags(view, offset);
    let most = 0;
    for (const { promise, pointer, worth } of header.references) {
      if ((flags & promise) === 0) continue;
      most += this.#judge.pointerAt(view, offset + pointer) === 0n ? POINTS.broken : worth;
    }
    return most;
  }

  /** The most points that the type and the event struct can be worth, as far as the pointer tells. */
  #mostOfEvent(kinds: readonly Kind[], pointer: bigint): number {
    const isKnown = kinds.some(({ layout }) => layout !== undefined);
    return isKnown && pointer !== 0n && this.#judge.isThere(pointer) ? MOST_POINTS : POINTS.type;
  }
}

/** @throws TypeError where headers have the same reference in different places: what is judged is shared by them. */
function assertAlike(families: readonly Family[]): void {
  const places = new Map<number, number>();
  for (const { promise, pointer } of families.flatMap(({ header }) => header.references)) {
    if ((places.get(promise) ?? pointer) !== pointer) throw new TypeError('the headers are not alike');
    places.set(promise, pointer);
  }
}

/** Whether the type of a candidate can be one; what a chunk does not have of it cannot. */
export function isTypePossible(
  { type }: Family,
  { view, end }: Pick<Chunk, 'view' | 'end'>,
  offset: number,
  last = LAST_TYPE,
): boolean {
  return offset + type + 4 <= end && view.getUint32(offset + type, true) <= last;
}

/** A type that has a name is none of the versions that do not know it; of the others every version can have any. */
function typePoints(type: number, layout: ValueLayout | undefined): number {
  if (layout === undefined) return type > LAST_TYPE || NAMED_TYPES.has(type) ? POINTS.unnamed : 0;
  return type === 0 ? 0 : POINTS.type;
}

function proofOf(readings: readonly Reading[], points: number): Proof {
  const best = readings.filter((reading) => reading.points === points);
  const possible = readings.filter((reading) => reading.points - reading.missing >= points);
  return {
    points: Math.min(points, MOST_POINTS),
    best: versionsOf(best),
    possible: versionsOf(possible),
    size: Math.max(...best.map(({ size }) => size)),
    objects: Math.max(...best.map(({ objects }) => objects)),
  };
}

function versionsOf(readings: readonly Reading[]): VersionSet {
  return readings.reduce((set, { versions }) => set | versions, 0);
}
