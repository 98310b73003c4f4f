/** Tries a base address: which events are proven there, and what they point to. */
import type { Abi } from '../../layout/index.ts';
import { memoryImage } from '../../memory/index.ts';
import { MOST_POINTS } from '../evidence.ts';
import { Prover } from '../proof.ts';
import type { Sample } from './sample.ts';

/** A way in which the image could have lain in memory. */
export interface ImageCandidate {
  readonly abi: Abi;
  /** The address of the image's first byte: a multiple of 8, unless it was given. */
  readonly base: bigint;
  /** Events that are proven there, of those that were tried: at most 64, the likeliest of the image. */
  readonly events: number;
  /** Pointers of these events that lead to what they should lead to. */
  readonly pointers: number;
  /** What speaks for it, 0 to 1 for each event. */
  readonly score: number;
}

/** Events with fewer points count for nothing. */
const LEAST_POINTS = 20;

const NO_WORDS = new Int32Array(0);

export class Trial {
  readonly #bytes: Uint8Array;
  readonly #sample: Sample;

  constructor(bytes: Uint8Array, sample: Sample) {
    this.#bytes = bytes;
    this.#sample = sample;
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
    return { abi, base, events, pointers, score: points / MOST_POINTS };
  }
}
