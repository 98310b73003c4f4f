/** Tries inputs of targets, and tells what was found. */
import { assertUnpolluted, byteArraysIn } from './assertions.ts';
import { type Cost, CostMeter, costText, greater, isTooMuch, lesser, type Meter } from './meter.ts';
import { Random } from './random.ts';
import type { Target, Trial, Verdict } from './target.ts';

/** What a target was tried with, or was to be tried with. */
export interface Place {
  readonly target: string;
  readonly seed: number;
  readonly index: number;
}

export interface Finding extends Place {
  /** What went wrong. */
  readonly message: string;
  readonly stack: string;
  /** What it went wrong with; undefined where there was no input yet. */
  readonly input: unknown;
}

export interface Result {
  readonly verdict: Verdict | undefined;
  readonly cost: Cost;
  readonly finding: Finding | undefined;
}

/** Tries the input of an index; finds what is thrown, and what costs too much each time. */
export async function tryIndex(target: Target, seed: number, index: number): Promise<Result> {
  const place = { target: target.name, seed, index };
  let input: unknown;
  let cost: Cost = new CostMeter();
  try {
    const trial = target.draw(new Random(seed, index));
    input = trial.input;
    const first = await measured(trial);
    const { verdict } = first;
    cost = first.cost;
    // A busy machine makes a call slow now and then, but not three times.
    const isOver = (): boolean => isTooMuch(cost, sizeIn(input));
    for (let again = 0; again < 2 && isOver(); again++) cost = lesser(cost, (await measured(trial)).cost);
    const finding = isOver()
      ? { ...place, message: `a call takes too much: ${costText(cost)}`, stack: '', input }
      : undefined;
    return { verdict, cost, finding };
  } catch (error) {
    const { message, stack = '' } = error instanceof Error ? error : new Error(String(error));
    return { verdict: undefined, cost, finding: { ...place, message, stack, input } };
  }
}

/** The bytes of an input. */
function sizeIn(input: unknown): number {
  return [...byteArraysIn(input)].reduce((sum, { length }) => sum + length, 0);
}

async function measured(trial: Trial): Promise<{ verdict: Verdict; cost: Cost }> {
  const cost = new CostMeter();
  return { verdict: await checked(trial, cost), cost };
}

/** Tries an input, and looks whether the world is as it was. */
export async function checked(trial: Trial, meter: Meter): Promise<Verdict> {
  const verdict = await trial.check(meter);
  assertUnpolluted();
  return verdict;
}

/** What became of many inputs. */
export class Tally {
  inputs = 0;
  refused = 0;
  findings = 0;
  cost: Cost = new CostMeter();
  /** The index of the slowest input. */
  slowest = 0;
  /** Bytes that are in use at the end and were not at first. */
  kept = 0;

  add({ verdict, cost, finding }: Result, index: number): void {
    this.inputs++;
    if (verdict === 'refused') this.refused++;
    if (finding !== undefined) this.findings++;
    if (cost.milliseconds > this.cost.milliseconds) this.slowest = index;
    this.cost = greater(this.cost, cost);
  }
}
