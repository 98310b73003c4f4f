/** Pointers vote for base addresses: each with what it must lead to, wherever that lies near its event. */
import { addressSpaceEnd, readPointer } from '../../memory/index.ts';
import { sidPoints, textKind } from '../evidence.ts';
import type { Reference } from '../header.ts';
import type { Family } from '../netEvents.ts';
import type { EntryVotes } from './entries.ts';
import { fits, type Sample } from './sample.ts';

/** How far from its event something is looked for: what belongs to an event is in the same allocation. */
const NEAR = 65536;
/** The same for its event struct, of which any place could be one. */
const NEAR_STRUCT = 4096;
/** Places that a pointer votes for, the nearest first: memory can be made to be full of them. */
const MOST_PLACES = 512;
/** In images up to this size, every base is tried under which the pointers of an event lead into the image. */
const SMALL = 65536;

/** How many bases are tried. */
const MOST_BASES = 512;

/** Of the most votes, what a base needs to be tried with the likely ones. */
const LEAST_PART = 1 / 8;

/** Allocations begin at multiples of this, and so do images of them. */
const ALIGNMENT = 8n;

/** What a match is worth: hardly anything ends where an appId says that it ends; a text can begin anywhere. */
const VOTES = { appId: 3, sid: 2, text: 1, entry: 1, place: 0.01 };

const BACKSLASH = 0x5c;
/** Code units of a text that are looked at. */
const LOOK = 32;
const LARGEST_PATH = 65536;
const LEAST_PATH = 4;
const LEAST_SID = 12;

/** A pointer of an event, and where the thing can lie that it leads to. */
type Vote = (pointer: bigint, offset: number, votes: number) => void;

/** Bases in the order of their votes: those that many voted for, and the others. */
export interface LikelyBases {
  readonly likely: readonly bigint[];
  /** With less than {@link LEAST_PART} of the most votes: what several pointers agree on has more. */
  readonly unlikely: readonly bigint[];
}

/** The bases with the most votes, the most first. */
export function mostLikelyBases(bytes: Uint8Array, sample: Sample, entries: EntryVotes): LikelyBases {
  const votes = new Map<bigint, number>();
  const last = addressSpaceEnd(sample.abi) - BigInt(bytes.length);
  const voteFor = (base: bigint, count: number): void => {
    if (base < 0n || base > last || base % ALIGNMENT !== 0n) return;
    votes.set(base, (votes.get(base) ?? 0) + count);
  };
  const vote: Vote = (pointer, offset, count) => voteFor(pointer - BigInt(offset), count);
  for (const event of sample.events) new Ballot(sample, event, vote).cast();
  for (const [base, pointers] of entries) voteFor(base, pointers * VOTES.entry);
  const sorted = [...votes].sort((a, b) => b[1] - a[1]).slice(0, MOST_BASES);
  const least = LEAST_PART * (sorted[0]?.[1] ?? 0);
  const bases = sorted.map(([base]) => base);
  const count = sorted.findIndex(([, count]) => count < least);
  return count < 0
    ? { likely: bases, unlikely: [] }
    : { likely: bases.slice(0, count), unlikely: bases.slice(count) };
}

/** The votes of one event, as each version that it can be. */
class Ballot {
  readonly #sample: Sample;
  readonly #event: number;
  readonly #vote: Vote;

  constructor(sample: Sample, event: number, vote: Vote) {
    this.#sample = sample;
    this.#event = event;
    this.#vote = vote;
  }

  cast(): void {
    const { families, view } = this.#sample;
    // Versions share most of their members: what lies at the same place votes once.
    const cast = new Set<string>();
    for (const family of families.filter((each) => fits(each, view, this.#event))) {
      const pointers = this.#references(family, cast);
      const struct = this.#pointerAt(family.pointer);
      if (struct !== 0n) {
        pointers.push(struct);
        if (isNew(cast, `struct ${family.pointer}`)) this.#structs(struct);
      }
      if (view.byteLength <= SMALL && isNew(cast, pointers.join())) this.#everywhere(pointers);
    }
  }

  /** Votes with what the header's flags promise, and returns its pointers. */
  #references({ header }: Family, cast: Set<string>): bigint[] {
    const flags = header.flags(this.#sample.view, this.#event);
    const promised = header.references.filter(({ promise }) => (flags & promise) !== 0);
    return promised.flatMap((reference) => {
      const pointer = this.#pointerAt(reference.pointer);
      if (pointer === 0n) return [];
      if (isNew(cast, `${reference.member.name} ${reference.pointer}`)) this.#targets(reference, pointer);
      return [pointer];
    });
  }

  #targets({ member }: Reference, pointer: bigint): void {
    const { layout, offset } = member;
    if (layout.kind === 'blob' && layout.content === 'text') this.#paths(pointer, offset);
    else if (layout.kind === 'pointer' && layout.to.kind === 'sid') this.#sids(pointer);
    else if (layout.kind === 'pointer' && layout.to.kind === 'wideString') this.#texts(pointer);
  }

  /** An appId: a path of the size that stands before the pointer, with its NUL at the end. */
  #paths(pointer: bigint, offset: number): void {
    const { view } = this.#sample;
    const size = view.getUint32(this.#event + offset, true) & ~1;
    if (size < LEAST_PATH || size >= LARGEST_PATH) return;
    this.#around(2, size, pointer, VOTES.appId, (at) => {
      if (view.getUint16(at, true) !== BACKSLASH || view.getUint16(at + size - 2, true) !== 0) return false;
      return textKind(view, at, Math.min(LOOK, size / 2 - 1)) === 'ascii';
    });
  }

  #sids(pointer: bigint): void {
    const { view } = this.#sample;
    this.#around(4, LEAST_SID, pointer, VOTES.sid, (at) => sidPoints(view, at) > 0);
  }

  /** Where a text can begin: with a character of ASCII, after a NUL. */
  #texts(pointer: bigint): void {
    const { view } = this.#sample;
    this.#around(2, 2, pointer, VOTES.text, (at) => {
      const unit = view.getUint16(at, true);
      return unit >= 0x20 && unit < 0x7f && at >= 2 && view.getUint16(at - 2, true) === 0;
    });
  }

  /** The event struct: any place close to the event. */
  #structs(pointer: bigint): void {
    this.#around(8, 8, pointer, VOTES.place, (at) => Math.abs(at - this.#event) < NEAR_STRUCT);
  }

  /** Votes for the places around the event that are what the pointer must lead to: `size` bytes that `matches` knows. */
  #around(
    step: number,
    size: number,
    pointer: bigint,
    votes: number,
    matches: (offset: number) => boolean,
  ): void {
    const last = this.#sample.view.byteLength - size;
    let places = 0;
    const visit = (at: number): void => {
      if (at < 0 || at > last || !matches(at)) return;
      this.#vote(pointer, at, votes);
      places++;
    };
    // Beyond both ends of the image there is nothing to visit.
    const end = Math.min(NEAR, Math.max(this.#event, last - this.#event) + 1);
    for (let distance = 0; distance < end && places < MOST_PLACES; distance += step) {
      visit(this.#event + distance);
      if (distance > 0) visit(this.#event - distance);
    }
  }

  /** Every base under which all of the pointers lead into the image. */
  #everywhere(pointers: readonly bigint[]): void {
    const sorted = [...pointers].sort((a, b) => (a < b ? -1 : 1));
    const [lowest] = sorted;
    const highest = sorted.at(-1);
    if (lowest === undefined || highest === undefined) return;
    const spread = highest - lowest;
    const length = this.#sample.view.byteLength;
    if (spread >= BigInt(length)) return;
    const end = length - Number(spread);
    const step = Number(ALIGNMENT);
    for (let at = Number(lowest % ALIGNMENT); at < end; at += step) this.#vote(lowest, at, VOTES.place);
  }

  #pointerAt(offset: number): bigint {
    const { view, pointerSize } = this.#sample;
    return readPointer({ view, offset: this.#event + offset }, pointerSize);
  }
}

function isNew(seen: Set<string>, key: string): boolean {
  if (seen.has(key)) return false;
  seen.add(key);
  return true;
}
