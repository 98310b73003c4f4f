/** Events that were found, in their order: what is said of each before anything is made of it. */
import type { Limits } from '../codec/index.ts';
import type { Memory } from '../memory/index.ts';
import { Copies } from './copies.ts';
import { type Decoded, EventDecoder } from './decoding.ts';
import { MOST_POINTS } from './evidence.ts';
import type { FoundEvents, Versions } from './found.ts';
import { type Family, type NetEventName, namesIn, setOf, type VersionSet } from './netEvents.ts';

/** What events and arrays have in common. */
export interface Named {
  readonly address: bigint;
  /** The version that the bytes fit best. */
  readonly struct: NetEventName;
  /** The other versions that the bytes cannot tell apart from it, from the newest on. */
  readonly alternatives: readonly NetEventName[];
  /** 0 to 1, in steps of 0.01: what speaks for it. */
  readonly score: number;
}

/** An event that is there. */
export interface LocatedEvent extends Named {
  readonly copyOf: bigint | undefined;
  /** Whether all of it can be read. */
  readonly isWhole: boolean;
  /** The event as far as it can be read: it is decoded now, if it was not. */
  decoded(): Decoded;
}

/** Where events are, and how they are read. */
export interface LocatedSource {
  readonly memory: Memory;
  readonly families: readonly Family[];
  readonly preferred: VersionSet;
  readonly limits: Limits;
}

export class LocatedEvents {
  readonly #source: LocatedSource;
  readonly #found: FoundEvents;
  readonly #decoder: EventDecoder;
  readonly #copies: Copies | undefined;
  #next = 0;

  /** `bytes` is how much memory was gone over. */
  constructor(source: LocatedSource, found: FoundEvents, bytes: number) {
    this.#source = source;
    this.#found = found;
    this.#decoder = new EventDecoder(source.memory, source.limits, bytes);
    this.#copies = copiesOf(source, found, bytes);
  }

  /** Those of them that were not given yet and lie before an address. */
  *before(end: bigint): Generator<LocatedEvent, void, undefined> {
    for (; this.#next < this.#found.length; this.#next++) {
      if (this.#found.address(this.#next) >= end) return;
      const located = this.#at(this.#next);
      if (located !== undefined) yield located;
    }
  }

  #at(index: number): LocatedEvent | undefined {
    const decoder = this.#decoder;
    const address = this.#found.address(index);
    const name = named(this.#source, this.#found.versions(index));
    const isWhole = decoder.isWhole(name.struct, address);
    let decoded = isWhole ? undefined : decoder.damaged(name.struct, address);
    if (!isWhole && decoded === undefined) return undefined;
    return {
      address,
      ...name,
      score: this.#found.points(index) / MOST_POINTS,
      copyOf: this.#copies?.of(index),
      isWhole,
      decoded() {
        decoded ??= decoder.whole(name.struct, address);
        return decoded;
      },
    };
  }
}

function copiesOf(source: LocatedSource, events: FoundEvents, bytes: number): Copies | undefined {
  const { memory, limits, families } = source;
  const [family] = families;
  if (family === undefined || events.length < 2) return undefined;
  const decoder = new EventDecoder(memory, limits, bytes);
  return new Copies({
    memory,
    events,
    header: family.header,
    nameOf: (index) => named(source, events.versions(index)).struct,
    decode: (name, address) => decoder.decode(name, address),
  });
}

/** The version that is named, and the others that are possible. */
export function named(
  { preferred }: Pick<LocatedSource, 'preferred'>,
  { best, possible }: Versions,
): Pick<Named, 'struct' | 'alternatives'> {
  const [struct = 'FWPM_NET_EVENT5'] = namesIn(preferred & possible || best);
  return { struct, alternatives: namesIn(possible & ~setOf(struct)) };
}
