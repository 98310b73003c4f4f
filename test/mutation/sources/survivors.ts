/** Why some mutants of the sources survive: they change nothing that can be seen. */
import type { SourceMutant } from './mutants.ts';

const REASONS: readonly (readonly [name: RegExp, reason: string])[] = [];

/** Why a mutant cannot be killed; undefined when none is known. */
export function reasonFor({ name }: SourceMutant): string | undefined {
  return REASONS.find(([pattern]) => pattern.test(name))?.[1];
}
