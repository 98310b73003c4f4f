/** The fuzzer with a fixed seed, and every input that once found something. Time is not measured here. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { SEED } from '../properties/cases.ts';
import { EXHAUSTIVE, runs } from '../support/exhaustive.ts';
import { saveCrash, savedCrashes } from './crashes.ts';
import { checked } from './engine.ts';
import { removeFolder } from './folder.ts';
import { UNMEASURED } from './meter.ts';
import { Random } from './random.ts';
import type { Trial, Verdict } from './target.ts';
import { TARGETS, targetNamed } from './targets.ts';

/** Each of these starts a process. */
const SLOW = new Set(['command']);

afterAll(removeFolder);

/** Tries an input; what it throws says which input it was. */
async function checkedAt(place: string, trial: Trial): Promise<Verdict> {
  try {
    return await checked(trial, UNMEASURED);
  } catch (error) {
    throw new Error(`${place}: ${error instanceof Error ? error.message : error}`, { cause: error });
  }
}

describe('nothing unexpected happens', () => {
  test.each(TARGETS.map((target) => [target.name, target] as const))('%s', async (name, target) => {
    const count = SLOW.has(name) ? runs(5) : EXHAUSTIVE ? 1000 : 5;
    const verdicts = new Set<string>();
    // As many more as it takes, where one in twenty is good.
    for (let index = 0; index < count || (verdicts.size < 2 && index < 1000); index++) {
      const place = `--target ${name} --seed ${SEED} --index ${index}`;
      const trial = target.draw(new Random(SEED, index));
      verdicts.add(await checkedAt(place, trial));
    }
    // Some inputs are good and some are bad.
    expect([...verdicts].sort()).toEqual(['refused', 'taken']);
  });
});

test.for(savedCrashes())('$name shows nothing any more', async ({ name, target, input }) => {
  await checkedAt(name, targetNamed(target).replay(input));
});

describe('inputs', () => {
  test.each(TARGETS.map((target) => [target.name, target] as const))(
    'of %s repeat, and can be saved',
    (name, target) => {
      const folder = mkdtempSync(join(tmpdir(), 'fwpm-crashes-'));
      try {
        for (let index = 0; index < runs(20); index++) {
          const { input } = target.draw(new Random(7, index));
          expect(target.draw(new Random(7, index)).input).toEqual(input);
          saveCrash({ target: name, seed: 7, index, message: 'm', stack: '', input }, folder);
          const saved = savedCrashes(folder).find((crash) => crash.index === index);
          expect(saved).toStrictEqual({
            name: `${name}-7-${index}`,
            target: name,
            seed: 7,
            index,
            message: 'm',
            input,
          });
        }
      } finally {
        rmSync(folder, { recursive: true });
      }
    },
  );
});
