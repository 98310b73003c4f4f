/**
 * Mutation test of the tests of src: `npm run mutate:sources`. Of each room a seed chooses some mutants; the room's tests
 * that come by one run with it, until one fails, as one ought to. docs/mutation.md says more.
 *
 * MUTANTS=REGEX takes all mutants with such a name; EACH=N and SEED=N take another sample.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Probes } from './probes.ts';
import { ROOMS, sample, type Trial } from './rooms.ts';
import { reasonFor } from './survivors.ts';
import { runTests } from './tests.ts';

const { EACH = '3', SEED = '1', MUTANTS, SECONDS = '600' } = process.env;

/** After this many seconds no more mutants are tried. */
const END = Date.now() + 1000 * Number(SECONDS);

/** A mutant that runs without end cannot be told from tests that take long. */
const MOST_SECONDS = 120;

const root = fileURLToPath(new URL('../../../', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'mutants-'));

const trials =
  MUTANTS === undefined
    ? interleaved(sample(Number(SEED), Number(EACH)), Number(EACH))
    : sample(0, Number.POSITIVE_INFINITY).filter(({ mutant }) => new RegExp(MUTANTS).test(mutant.name));

/** One mutant of each room, then another: when the time is over, each room had its turn. */
function interleaved(all: readonly Trial[], each: number): Trial[] {
  return Array.from({ length: each }, (_, turn) => all.filter((__, i) => i % each === turn)).flat();
}

let probes: Probes;

beforeAll(async () => {
  if (trials.length === 0) return;
  const mutants = join(folder, 'mutants.json');
  const results = join(folder, 'probes.ndjson');
  writeFileSync(mutants, JSON.stringify(trials.map(({ mutant }) => mutant)));
  const tests = [...new Set(trials.flatMap((trial) => trial.tests))];
  const outcome = await runTests('probe.config.ts', tests, {
    SOURCE_MUTANTS: mutants,
    PROBE_RESULTS: results,
  });
  // Otherwise they would seem to kill everything.
  expect(outcome, 'the tests without a mutant').toBe('pass');
  probes = new Probes(results);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

for (const [id, { mutant, tests }] of trials.entries()) {
  test.concurrent(mutant.name, async ({ skip }) => {
    if (MUTANTS === undefined && Date.now() > END) skip('the time is over');
    const files = probes.filesFor(id, (file) => tests.some((each) => file.startsWith(root + each)));
    const outcome = files.length === 0 ? 'pass' : await outcomeOf(mutant, files);
    if (outcome === undefined) skip(`no result after ${MOST_SECONDS} seconds`);
    // What is explained cannot be killed: a reason for a mutant that is killed is wrong.
    const isKilled = outcome === 'fail';
    expect(isKilled ? 'killed' : 'survives').toBe(reasonFor(mutant) === undefined ? 'killed' : 'survives');
  });
}

function outcomeOf(mutant: Trial['mutant'], files: readonly string[]): ReturnType<typeof runTests> {
  const env = { SOURCE_MUTANT: JSON.stringify(mutant), SOURCE_TESTS: JSON.stringify(files) };
  return runTests('mutant.config.ts', files, env, MOST_SECONDS);
}

test('there are rooms', () => expect(ROOMS.length).toBeGreaterThan(0));
