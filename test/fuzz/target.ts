/** What can be fuzzed: a target makes inputs out of chance, and tries them. */
import type { Meter } from './meter.ts';
import type { Random } from './random.ts';

/** What the library did with an input; both are right. */
export type Verdict = 'taken' | 'refused';

/** One input, ready to be tried. */
export interface Trial {
  /** Plain data: objects, arrays, numbers, strings, bigints, Uint8Arrays. It is saved when it shows something. */
  readonly input: unknown;
  /** Tries the input. Whatever it throws is a finding. */
  check(meter: Meter): Verdict | Promise<Verdict>;
}

export interface Target {
  readonly name: string;
  draw(random: Random): Trial;
  /** The trial of an input that was saved for this target. */
  replay(input: unknown): Trial;
}

/**
 * A target of its two halves.
 * @param make the only one that may draw: so the input alone says what is tried, whatever becomes of `make`.
 */
export function targetOf<I extends object>(
  name: string,
  make: (random: Random) => I,
  check: (input: I, meter: Meter) => Verdict | Promise<Verdict>,
): Target {
  const trial = (input: I): Trial => ({ input, check: (meter) => check(input, meter) });
  return { name, draw: (random) => trial(make(random)), replay: (input) => trial(input as I) };
}
