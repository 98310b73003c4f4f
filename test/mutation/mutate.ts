/**
 * Mutation test of the tests of src/wfp: `npm run mutate`. Each descriptor is changed in one thing at a time, and the
 * project's own tests are run, until one fails. docs/mutation.md says more.
 *
 * MUTANTS=REGEX takes the mutants with such a name alone.
 */
import { expect, test } from 'vitest';
import { KINDS } from './change.ts';
import type { Exports } from './headers.ts';
import { allMutants, type Mutant, mutatedHeaders } from './mutants.ts';
import { type Outcome, survivorsOf } from './outcome.ts';
import { type CollectedTest, collect, isKilled, type SuiteName, testsOf, withHeaders } from './suite.ts';
import { reasonFor } from './survivors.ts';

collect('layout tests', async () => {
  await import('../wfp/layouts.test.ts');
  await import('../wfp/members.test.ts');
  await import('../wfp/enums.test.ts');
});

collect('blobs', async () => {
  await import('../fixtures/blobs.test.ts');
  await import('../fixtures/hex.test.ts');
});

const chosen = new RegExp(process.env['MUTANTS'] ?? '');
const mutants = allMutants().filter(({ name }) => chosen.test(name));

test.for(KINDS.filter((kind) => mutants.some((mutant) => mutant.kind === kind)))(
  '%s',
  async (kind, { task }) => {
    const suites = { 'layout tests': testsOf(task, 'layout tests'), blobs: testsOf(task, 'blobs') };
    const outcomes: Outcome[] = [];
    for (const mutant of mutants) {
      if (mutant.kind === kind) outcomes.push(await outcomeOf(mutant, suites));
    }
    task.meta.outcomes = outcomes;
    const unexplained = survivorsOf(outcomes).filter((outcome) => reasonFor(outcome) === undefined);
    expect(unexplained.map(({ name }) => name)).toEqual([]);
  },
);

async function outcomeOf(
  mutant: Mutant,
  suites: Readonly<Record<SuiteName, readonly CollectedTest[]>>,
): Promise<Outcome> {
  const { kind, name, declaration } = mutant;
  const mutated = headersOrRefusal(mutant);
  if (mutated === undefined) {
    return { kind, name, isRefused: true, isKilledByLayoutTests: false, isKilledByBlobs: false };
  }
  return withHeaders(mutated, async () => ({
    kind,
    name,
    isRefused: false,
    isKilledByLayoutTests: await isKilled(suites['layout tests'], declaration),
    isKilledByBlobs: await isKilled(suites.blobs, declaration),
  }));
}

/** The headers with a mutant; undefined when they cannot be evaluated with it. */
function headersOrRefusal(mutant: Mutant): Exports | undefined {
  try {
    return mutatedHeaders(mutant);
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}
