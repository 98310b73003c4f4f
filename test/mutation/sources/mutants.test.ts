/** That the mutants of the sources are what they say: each changes its source, and the sample is the same each time. */

import { describe, expect, test } from 'vitest';
import { parseAst } from 'vitest/node';
import { EXHAUSTIVE } from '../../support/exhaustive.ts';
import { codeOf, mutantsOf, mutated } from './mutants.ts';
import { filesIn, ROOMS, sample } from './rooms.ts';

describe.runIf(EXHAUSTIVE)('the mutants of a source', () => {
  const mutants = EXHAUSTIVE ? mutantsOf('src/scan/evidence.ts') : [];

  test('are code, other code than before, and different from each other', () => {
    const code = codeOf('src/scan/evidence.ts');
    const all = mutants.map(mutated);
    for (const each of all) expect(() => parseAst(each)).not.toThrow();
    expect(all).not.toContain(code);
    expect(new Set(all).size).toBe(all.length);
  });

  test.each([
    [/: 15 → 16$/],
    [/: === → !==$/],
    [/: < → <=$/],
    [/: && → \|\|$/],
    [/: \+ → -$/],
    [/: count === 0 → !\(count === 0\)$|: count < 2 → !\(count < 2\)$/],
  ])('have %s among them', (name) => {
    expect(mutants.some((mutant) => name.test(mutant.name))).toBe(true);
  });
});

describe.runIf(EXHAUSTIVE)('the sample', () => {
  test('is the same for the same seed, and another for another', () => {
    const names = (seed: number) => sample(seed, 2).map(({ mutant }) => mutant.name);
    expect(names(1)).toEqual(names(1));
    expect(names(2)).not.toEqual(names(1));
    expect(names(1)).toHaveLength(2 * ROOMS.length);
    // A larger one has the smaller one in it.
    const larger = sample(1, 3).map(({ mutant }) => mutant.name);
    expect(names(1).filter((name) => !larger.includes(name))).toEqual([]);
  });

  test('is taken from every room of src', () => {
    const rooms = ROOMS.flatMap(({ sources }) => sources).map((source) => source.split('/')[1]);
    const others = ['cli', 'wfp'];
    const all = filesIn('src').flatMap((file) => (file.split('/').length > 2 ? [file.split('/')[1]] : []));
    expect(new Set([...rooms, ...others])).toEqual(new Set(all));
  });
});
