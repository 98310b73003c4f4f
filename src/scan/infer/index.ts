/**
 * Infers how a raw image lay in memory: its pointer size and its base address. Pointers vote. An event is found without
 * following pointers; each text, SID and struct that it must point to is then looked for near it, and each match is a
 * vote for `base = pointer - offset`. The bases with the most votes are tried: events are proven there, as a scan does.
 */
import { type Abi, isAbi } from '../../layout/index.ts';
import { type Address, toAddress } from '../../memory/index.ts';
import { entryVotes } from './entries.ts';
import { sampleOf } from './sample.ts';
import { type ImageCandidate, Trial } from './trial.ts';
import { mostLikelyBases } from './votes.ts';

export type { ImageCandidate } from './trial.ts';

/** What is known beforehand. It is never doubted. */
export interface ImageHints {
  /** x64 and arm64 lay structs out alike: the bytes cannot tell them apart, and the inference says x64. */
  readonly abi?: Abi;
  readonly base?: Address;
}

export interface ImageInference {
  /** The candidate that stands out; none where nothing was found, or where several explain the bytes about as well. */
  readonly image: ImageCandidate | undefined;
  /** At most 8, the best first. */
  readonly candidates: readonly ImageCandidate[];
}

/** Fewer pointers than these prove nothing: two can agree by chance. */
const LEAST_POINTERS = 3;
/** What an event of the candidate must score on average. */
const LEAST_SCORE = 0.45;
/** How much more than the next one the candidate must score, in events. */
const LEAST_LEAD = 0.08;
/** How many times the pointers of the next one: a copy of some events elsewhere in the image is not a rival. */
const LEAST_RATIO = 2;

const MOST_CANDIDATES = 8;

/**
 * Infers pointer size and base address of a raw image from its bytes. It takes time linear in their number.
 *
 * @param bytes the image: one event, an array of them, a region with other data around, or a part of that.
 * @throws TypeError or RangeError for a wrong argument. What the image holds is never an error.
 */
export function inferImage(bytes: Uint8Array, hints: ImageHints = {}): ImageInference {
  if (!(bytes instanceof Uint8Array)) throw new TypeError('the image is a Uint8Array');
  const { abi, base } = hints;
  if (abi !== undefined && !isAbi(abi)) throw new TypeError(`${String(abi)} is not an ABI`);
  const abis: readonly Abi[] = abi === undefined ? ['x64', 'x86'] : [abi];
  const candidates = abis
    .flatMap((each) => candidatesOf(bytes, each, base === undefined ? undefined : toAddress(base, each)))
    .sort(byScore)
    .slice(0, MOST_CANDIDATES);
  return { image: standingOut(candidates), candidates };
}

function byScore(a: ImageCandidate, b: ImageCandidate): number {
  return b.score - a.score;
}

function candidatesOf(bytes: Uint8Array, abi: Abi, base: bigint | undefined): ImageCandidate[] {
  const sample = sampleOf(bytes, abi);
  if (sample.events.length === 0) return [];
  const entries = entryVotes(sample);
  const trial = new Trial(bytes, sample, entries);
  const tried = (bases: readonly bigint[]): ImageCandidate[] =>
    bases.map((each) => trial.at(each)).filter(({ events }) => events > 0);
  if (base !== undefined) return tried([base]);
  // Most often one of a few is right, and the others need not be tried.
  const { likely, unlikely } = mostLikelyBases(bytes, sample, entries);
  const candidates = tried(likely).sort(byScore);
  return standingOut(candidates) === undefined ? [...candidates, ...tried(unlikely)] : candidates;
}

function standingOut([first, second]: readonly ImageCandidate[]): ImageCandidate | undefined {
  if (first === undefined || first.pointers < LEAST_POINTERS) return undefined;
  if (first.score < LEAST_SCORE * first.events) return undefined;
  if (second === undefined) return first;
  const leads = first.score - second.score >= LEAST_LEAD;
  const isRival = second.events > 1 && second.pointers * LEAST_RATIO > first.pointers;
  return leads && !isRival ? first : undefined;
}
