/** The events that were found, until they are decoded: a few bytes for each, whatever it leads to. */
import type { VersionSet } from './netEvents.ts';

/** What the bytes say of the version. */
export interface Versions {
  /** The versions that read best. */
  readonly best: VersionSet;
  /** The best, and those that would be as good were no memory missing: the bytes do not tell them apart. */
  readonly possible: VersionSet;
}

/** How many there is room for at first. */
const ROOM = 256;

/** Events in the order of their addresses. */
export class FoundEvents {
  /** How many there are. */
  length = 0;
  #addresses = new BigUint64Array(ROOM);
  #points = new Uint8Array(ROOM);
  #best = new Uint8Array(ROOM);
  #possible = new Uint8Array(ROOM);

  push(address: bigint, points: number, { best, possible }: Versions): void {
    const at = this.length++;
    if (at === this.#addresses.length) this.#grow();
    this.#addresses[at] = address;
    this.#points[at] = points;
    this.#best[at] = best;
    this.#possible[at] = possible;
  }

  address(index: number): bigint {
    return this.#addresses[index] ?? 0n;
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
    this.#points = enlarged(this.#points, new Uint8Array(room));
    this.#best = enlarged(this.#best, new Uint8Array(room));
    this.#possible = enlarged(this.#possible, new Uint8Array(room));
  }
}

function enlarged<A extends { set(from: A): void }>(from: A, to: A): A {
  to.set(from);
  return to;
}
