/** Tries a base address: which events are proven there, and what they point to. */
import type { Abi } from '../../layout/index.ts';
import { memoryImage } from '../../memory/index.ts';
import { MOST_POINTS } from '../evidence.ts';
import { Prover } from '../proof.ts';
import type { EntryVotes } from './entries.ts';
import type { Sample } from './sample.ts';

/** A way in which the image could have lain in memory. */
export interface ImageCandidate {
  readonly abi: Abi;
  /** The address of the image's first byte: a multiple of 8, unless it was given. */
  readonly base: bigint;
  /** Events that are proven there, of those that were tried: at most 64, the likeliest of the image. */
  readonly events: number;
  /** Pointers of these events that lead to what they should lead to, and those in arrays of pointers to them. */
  readonly pointers: number;
  /** What speaks for it, 0 to 1 for each event. */
  readonly score: number;
}

/** Events with fewer points count for nothing. */
const LEAST_POINTS = 20;

/** What a pointer to an event in an array of them adds to the score. */
const ENTRY_SCORE = 0.05;

const NO_WORDS = new Int32Array(0);

export class Trial {
  readonly #bytes: Uint8Array;
  readonly #sample: Sample;
  readonly #entries: EntryVotes;

  constructor(bytes: Uint8Array, sample: Sample, entries: EntryVotes) {
    this.#bytes = bytes;
    this.#sample = sample;
    this.#entries = entries;
  }

  at(base: bigint): ImageCandidate {
    const { abi, families, view, events: offsets } = this.#sample;
    const end = view.byteLength;
    const prover = new Prover(memoryImage(this.#bytes, { abi, base }), families, LEAST_POINTS);
    const chunk = { address: base, view, words: NO_WORDS, first: 0, last: end, end };
    let points = 0;
    let pointers = 0;
    let events = 0;
    for (const offset of offsets) {
      const proof = prover.prove(chunk, offset);
      if (proof === undefined) continue;
      points += proof.points;
      pointers += proof.objects;
      events++;
    }
    // Of what no event is proven, pointers to it prove nothing.
    const entries = events === 0 ? 0 : (this.#entries.get(base) ?? 0);
    const score = points / MOST_POINTS + ENTRY_SCORE * Math.min(entries, offsets.length);
    return { abi, base, events, pointers: pointers + entries, score };
  }
}
