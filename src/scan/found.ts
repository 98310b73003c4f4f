/** What was found, until it is decoded: a few bytes for each event and each array, whatever they lead to. */
import type { VersionSet } from './netEvents.ts';

/** What the bytes say of the version. */
export interface Versions {
  /** The versions that read best. */
  readonly best: VersionSet;
  /** The best, and those that would be as good were no memory missing: the bytes do not tell them apart. */
  readonly possible: VersionSet;
}

/** An event, before it is decoded. */
export interface FoundEvent extends Versions {
  readonly address: bigint;
  /** Whole points of 0 to 100. */
  readonly points: number;
  /** Bytes of the event itself: a multiple of 4. */
  readonly size: number;
}

/** Pointers one after another that all lead to events: two or more, and not all to the same. */
export interface Entries extends Versions {
  /** The address of the first pointer. */
  readonly address: bigint;
  /** How many pointers. */
  readonly count: number;
  /** The lowest points among the events. */
  readonly points: number;
}

/** How many there is room for at first. */
const ROOM = 256;

/** Rows in the order of their addresses. */
class Rows {
  /** How many there are. */
  length = 0;
  #addresses = new BigUint64Array(ROOM);
  #numbers = new Uint32Array(ROOM);
  #points = new Uint8Array(ROOM);
  #best = new Uint8Array(ROOM);
  #possible = new Uint8Array(ROOM);

  protected add(address: bigint, number: number, points: number, { best, possible }: Versions): void {
    const at = this.length++;
    if (at === this.#addresses.length) this.#grow();
    this.#addresses[at] = address;
    this.#numbers[at] = number;
    this.#points[at] = points;
    this.#best[at] = best;
    this.#possible[at] = possible;
  }

  address(index: number): bigint {
    return this.#addresses[index] ?? 0n;
  }

  protected number(index: number): number {
    return this.#numbers[index] ?? 0;
  }

  /** Whole points of 0 to 100. */
  points(index: number): number {
    return this.#points[index] ?? 0;
  }

  versions(index: number): Versions {
    return { best: this.#best[index] ?? 0, possible: this.#possible[index] ?? 0 };
  }

  #grow(): void {
    const room = 2 * this.#addresses.length;
    this.#addresses = enlarged(this.#addresses, new BigUint64Array(room));
    this.#numbers = enlarged(this.#numbers, new Uint32Array(room));
    this.#points = enlarged(this.#points, new Uint8Array(room));
    this.#best = enlarged(this.#best, new Uint8Array(room));
    this.#possible = enlarged(this.#possible, new Uint8Array(room));
  }
}

export class FoundEvents extends Rows {
  push({ address, points, size, ...versions }: FoundEvent): void {
    this.add(address, size, points, versions);
  }

  at(index: number): FoundEvent {
    const [address, size] = [this.address(index), this.number(index)];
    return { address, size, points: this.points(index), ...this.versions(index) };
  }

  /** Whether an event lies at some of the `size` bytes from an address on. */
  isOver(address: bigint, size: number): boolean {
    const before = this.#firstFrom(address + BigInt(size)) - 1;
    return before >= 0 && this.address(before) + BigInt(this.number(before)) > address;
  }

  /** These and others, which lie apart from them, in the order of their addresses. */
  with(others: readonly FoundEvent[]): FoundEvents {
    if (others.length === 0) return this;
    const all = new FoundEvents();
    let next = 0;
    for (const other of [...others].sort((a, b) => (a.address < b.address ? -1 : 1))) {
      for (; next < this.length && this.address(next) < other.address; next++) all.push(this.at(next));
      all.push(other);
    }
    for (; next < this.length; next++) all.push(this.at(next));
    return all;
  }

  /** The index of the first event at an address or after it. */
  #firstFrom(address: bigint): number {
    let low = 0;
    let high = this.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.address(middle) < address) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

export class FoundEntries extends Rows {
  push({ address, count, points, ...versions }: Entries): void {
    this.add(address, count, points, versions);
  }

  at(index: number): Entries {
    const [address, count] = [this.address(index), this.number(index)];
    return { address, count, points: this.points(index), ...this.versions(index) };
  }
}

function enlarged<A extends { set(from: A): void }>(from: A, to: A): A {
  to.set(from);
  return to;
}
