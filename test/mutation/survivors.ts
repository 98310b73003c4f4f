/** Why some mutants survive the layout tests. */
import type { Kind } from './change.ts';
import type { Outcome } from './outcome.ts';

const REASONS: Partial<Readonly<Record<Kind, string>>> = {
  'label renamed':
    'C has no name for a union without declarator: its key is a label, which no decoded value and no layout has',
  'cases swapped': 'the cases of an arm are a set: the arm is live for each of them, whichever stands first',
};

/** Why a mutant cannot be killed; undefined when none is known. */
export function reasonFor({ kind }: Outcome): string | undefined {
  return REASONS[kind];
}
