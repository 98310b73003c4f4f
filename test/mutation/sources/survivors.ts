/** Why some mutants of the sources survive: they change nothing that can be seen. */
import type { SourceMutant } from './mutants.ts';

const REASONS: readonly (readonly [name: RegExp, reason: string])[] = [
  [
    /^src\/filters\/markup\.ts: .*text\.indexOf\("<", at \+ 2\)/,
    'a < that is followed by another one at once is passed on with the next piece in place of this one: the text is the same',
  ],
];

/** Why a mutant cannot be killed; undefined when none is known. */
export function reasonFor({ name }: SourceMutant): string | undefined {
  return REASONS.find(([pattern]) => pattern.test(name))?.[1];
}
