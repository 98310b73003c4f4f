/** Arrays of pointers to events that were found: what FwpmNetEventEnumN returns. */
import { type Abi, type PointerSize, pointerSizeOf } from '../layout/index.ts';
import { AddressTable } from './addressTable.ts';
import type { Companions } from './companions.ts';
import type { Entries, FoundEvents, Versions } from './found.ts';
import type { Chunk } from './sweep.ts';

/** A run of pointers, as far as it was followed. */
interface PointerArray extends Entries {
  /** The address after the last pointer. */
  readonly end: bigint;
  /** Where the first pointer leads, and whether another leads elsewhere. */
  readonly event: bigint;
  readonly isVaried: boolean;
}

/** What a pointer of a run leads to. */
interface Target extends Versions {
  readonly address: bigint;
  readonly points: number;
}

/** Follows runs of pointers from chunk to chunk. What stands in a run beside proven events is an event, too. */
export class EntriesFinder {
  readonly #events: FoundEvents;
  readonly #companions: Companions;
  readonly #table: AddressTable;
  readonly #pointerSize: PointerSize;
  #run: PointerArray | undefined;

  constructor(events: FoundEvents, companions: Companions, abi: Abi) {
    this.#events = events;
    this.#companions = companions;
    this.#pointerSize = pointerSizeOf(abi);
    this.#table = new AddressTable(events, this.#pointerSize);
  }

  /** The arrays that end in a chunk, or ended right before it. */
  *in({ address, words, first, last, end }: Chunk): Generator<Entries, void, undefined> {
    const size = this.#pointerSize;
    const stop = Math.min(last, end - size + 1);
    let slot = this.#table.next(words, size * Math.ceil(first / size), stop);
    for (; slot < stop; slot = this.#table.next(words, slot + size, stop)) {
      const event = this.#events.at(this.#table.eventAt(words, slot));
      const ended = this.#follow(address + BigInt(slot), event);
      if (ended !== undefined) yield ended;
    }
  }

  /** The array that is open. */
  *rest(): Generator<Entries, void, undefined> {
    const run = this.#run;
    this.#run = undefined;
    if (isArray(run)) yield run;
  }

  /** Takes a pointer to a proven event; returns the array that ended before it, if one did. */
  #follow(address: bigint, event: Target): Entries | undefined {
    const run = this.#run;
    const joined = run?.end === address ? this.#joined(run, event) : undefined;
    if (joined !== undefined) {
      this.#run = this.#extended(joined, event.points);
      return undefined;
    }
    const { best, possible, points } = event;
    const end = address + BigInt(this.#pointerSize);
    const alone = { address, count: 1, points, best, possible, end, event: event.address, isVaried: false };
    this.#run = this.#extended(this.#preceded(alone, run?.end ?? 0n), points);
    return isArray(run) ? run : undefined;
  }

  /** A run with another pointer at its end; undefined when no version is possible for all. */
  #joined(run: PointerArray, event: Target): PointerArray | undefined {
    if ((run.possible & event.possible) === 0) return undefined;
    return {
      ...run,
      count: run.count + 1,
      points: Math.min(run.points, event.points),
      ...common(run, event),
      end: run.end + BigInt(this.#pointerSize),
      isVaried: run.isVaried || event.address !== run.event,
    };
  }

  /** A run with the companions after it, up to the next proven event. */
  #extended(run: PointerArray, points: number): PointerArray {
    for (let extended = run; ; ) {
      const companion = this.#companionAt(extended.end, extended, points);
      const longer = companion && this.#joined(extended, companion);
      if (longer === undefined) return extended;
      extended = longer;
    }
  }

  /** A run with the companions before it, none of them before `from`. */
  #preceded(run: PointerArray, from: bigint): PointerArray {
    const size = BigInt(this.#pointerSize);
    for (let extended = run; ; ) {
      const address = extended.address - size;
      const companion = address < from ? undefined : this.#companionAt(address, extended, run.points);
      const longer = companion && this.#joined(extended, companion);
      if (longer === undefined) return extended;
      extended = { ...longer, address, end: extended.end };
    }
  }

  /** What the pointer at an address leads to, when that is no proven event and yet one of the run's versions. */
  #companionAt(address: bigint, { possible }: Versions, points: number): Target | undefined {
    return this.#companions.take(this.#companions.pointerAt(address), possible, points);
  }
}

/** All events of an array are of one version: what tells it of one tells it of all. */
function common(a: Versions, b: Versions): Versions {
  const possible = a.possible & b.possible;
  const best = a.best & b.best;
  return { best: best === 0 ? possible : best, possible };
}

/** A pointer alone is none, nor are pointers to one event: a list of one element has such. */
function isArray(run: PointerArray | undefined): run is PointerArray {
  return run?.isVaried === true;
}
