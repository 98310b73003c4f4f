/** Arrays of pointers to events that were found: what FwpmNetEventEnumN returns. */
import { type Abi, type PointerSize, pointerSizeOf } from '../layout/index.ts';
import { AddressTable } from './addressTable.ts';
import type { FoundEvents, Versions } from './found.ts';
import type { Chunk } from './sweep.ts';

/** Pointers one after another that all lead to events: two or more, and not all to the same. */
export interface Entries extends Versions {
  /** The address of the first pointer. */
  readonly address: bigint;
  /** How many pointers. */
  readonly count: number;
  /** The lowest points among the events. */
  readonly points: number;
}

/** A run of pointers, as far as it was followed. */
interface PointerArray extends Entries {
  /** The address after the last pointer. */
  readonly end: bigint;
  /** Which event the first pointer leads to, and whether another leads elsewhere. */
  readonly event: number;
  readonly isVaried: boolean;
}

/** Follows runs of pointers from chunk to chunk. */
export class EntriesFinder {
  readonly #events: FoundEvents;
  readonly #table: AddressTable;
  readonly #pointerSize: PointerSize;
  #run: PointerArray | undefined;

  constructor(events: FoundEvents, abi: Abi) {
    this.#events = events;
    this.#pointerSize = pointerSizeOf(abi);
    this.#table = new AddressTable(events, this.#pointerSize);
  }

  /** Where a run began that the next chunk may go on with. */
  get open(): bigint | undefined {
    return this.#run?.address;
  }

  /** The arrays that end in a chunk, or ended right before it. */
  *in({ address, words, first, last, end }: Chunk): Generator<Entries, void, undefined> {
    const size = this.#pointerSize;
    const stop = Math.min(last, end - size + 1);
    let slot = this.#table.next(words, size * Math.ceil(first / size), stop);
    for (; slot < stop; slot = this.#table.next(words, slot + size, stop)) {
      const ended = this.#follow(address + BigInt(slot), this.#table.eventAt(words, slot));
      if (ended !== undefined) yield ended;
    }
    // A run goes on in the next chunk only when its next pointer would be there.
    if (this.#run !== undefined && this.#run.end - address < BigInt(stop)) yield* this.rest();
  }

  /** The array that is open. */
  *rest(): Generator<Entries, void, undefined> {
    const run = this.#run;
    this.#run = undefined;
    if (isArray(run)) yield run;
  }

  /** Takes a pointer to an event; returns the array that ended before it, if one did. */
  #follow(address: bigint, event: number): Entries | undefined {
    const run = this.#run;
    const versions = this.#events.versions(event);
    const points = this.#events.points(event);
    const end = address + BigInt(this.#pointerSize);
    if (run?.end === address && (run.possible & versions.possible) !== 0) {
      this.#run = {
        address: run.address,
        count: run.count + 1,
        points: Math.min(run.points, points),
        ...common(run, versions),
        end,
        event: run.event,
        isVaried: run.isVaried || event !== run.event,
      };
      return undefined;
    }
    this.#run = { address, count: 1, points, ...versions, end, event, isVaried: false };
    return isArray(run) ? run : undefined;
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
