/**
 * Mutation test of the tests of src: `npm run mutate:sources`. Of each room a seed chooses some mutants; the room's tests
 * run with each of them, and one ought to fail. docs/mutation.md says more.
 *
 * MUTANTS=REGEX takes all mutants with such a name; EACH=N and SEED=N take another sample.
 */
import { spawn } from 'node:child_process';
import { expect, test } from 'vitest';
import { ROOMS, sample, type Trial } from './rooms.ts';
import { reasonFor } from './survivors.ts';

const { EACH = '3', SEED = '1', MUTANTS, SECONDS = '300' } = process.env;

/** After this many seconds no more mutants are tried. */
const END = Date.now() + 1000 * Number(SECONDS);

/** A mutant that runs without end cannot be told from tests that take long. */
const MOST_SECONDS = 120;

const trials =
  MUTANTS === undefined
    ? interleaved(sample(Number(SEED), Number(EACH)), Number(EACH))
    : sample(0, Number.POSITIVE_INFINITY).filter(({ mutant }) => new RegExp(MUTANTS).test(mutant.name));

for (const { mutant, tests } of trials) {
  test.concurrent(mutant.name, async ({ skip }) => {
    if (MUTANTS === undefined && Date.now() > END) skip('the time is over');
    if ((await withoutMutant(mutant, tests)) === undefined) skip(`no result after ${MOST_SECONDS} seconds`);
    const outcome = await outcomeOf(mutant, tests);
    if (outcome === undefined) skip(`no result after ${MOST_SECONDS} seconds`);
    // What is explained cannot be killed: a reason for a mutant that is killed is wrong.
    expect(outcome).toBe(reasonFor(mutant) === undefined ? 'killed' : 'survives');
  });
}

/** One mutant of each room, then another: when the time is over, each room had its turn. */
function interleaved(all: readonly Trial[], each: number): Trial[] {
  return Array.from({ length: each }, (_, turn) => all.filter((__, i) => i % each === turn)).flat();
}

const pristine = new Map<string, ReturnType<typeof outcomeOf>>();

/** That the tests pass as they run here: otherwise they would seem to kill everything. */
async function withoutMutant(
  { file }: Trial['mutant'],
  tests: readonly string[],
): ReturnType<typeof outcomeOf> {
  const key = tests.join(' ');
  const running = pristine.get(key) ?? outcomeOf({ file, start: 0, end: 0, text: '', name: 'none' }, tests);
  pristine.set(key, running);
  const outcome = await running;
  expect(outcome, `${key}, without a mutant`).not.toBe('killed');
  return outcome;
}

/** Whether the tests fail with a mutant; undefined where it takes too long to tell. */
function outcomeOf(
  mutant: Trial['mutant'],
  tests: readonly string[],
): Promise<'killed' | 'survives' | undefined> {
  const args = [
    'node_modules/vitest/vitest.mjs',
    'run',
    '--config',
    'test/mutation/sources/mutant.config.ts',
  ];
  const child = spawn(process.execPath, [...args, ...tests], {
    env: { ...process.env, SOURCE_MUTANT: JSON.stringify(mutant) },
    stdio: 'ignore',
  });
  const timer = setTimeout(() => child.kill('SIGKILL'), 1000 * MOST_SECONDS);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      clearTimeout(timer);
      resolve(code === null ? undefined : code === 0 ? 'survives' : 'killed');
    });
  });
}

test('there are rooms', () => expect(ROOMS.length).toBeGreaterThan(0));
