/** Why some mutants of the sources survive: they change nothing that can be seen. */
import type { SourceMutant } from './mutants.ts';

const REASONS: readonly (readonly [name: RegExp, reason: string])[] = [
  [
    /^src\/filters\/markup\.ts: .*text\.indexOf\("<", at \+ 2\)/,
    'a < that is followed by another one at once is passed on with the next piece in place of this one: the text is the same',
  ],
  [
    /^src\/arbitration\/conditionText\.ts: .*text\.lastIndexOf\("1"\) \+ 1 : -2;/,
    'a mask with holes has a prefix of less than 0, whichever number that is',
  ],
  [
    /^src\/fast\/json\/strings\.ts: const ASCII_BYTES = new Uint16Array\(129\)/,
    'only what is less than 128 is looked up in it',
  ],
  [
    /^src\/format\/filetime\.ts: const TWO_DIGITS = Array\.from\(\{ length: 101 \}/,
    'no part of a date that has two digits is more than 99',
  ],
  [
    /^src\/scan\/addressTable\.ts: .*this\.#filter\[hash >>> 3\] \?\? 1\)/,
    'the filter has a byte for every hash: what stands in for one that is missing is for the compiler',
  ],
  [
    /^src\/util\/nearest\.ts: let row = Array\.from\(\{ length: b\.length \+ 2 \}/,
    'nothing is read after the last letter of the word',
  ],
];

/** Why a mutant cannot be killed; undefined when none is known. */
export function reasonFor({ name }: SourceMutant): string | undefined {
  return REASONS.find(([pattern]) => pattern.test(name))?.[1];
}
