/** Words that options and arguments take or begin with, for shells to complete them. */
import type { Argument, Option } from 'commander';

const WORDS = new WeakMap<Argument | Option, readonly string[]>();

/** Notes words for an option or an argument that takes others as well; one that ends with a sign goes on after it. */
export function suggesting<T extends Argument | Option>(it: T, words: readonly string[]): T {
  WORDS.set(it, words);
  return it;
}

/** The words that an option or an argument can be completed to: all that it takes, or those that were noted. */
export function suggestionsFor(it: Argument | Option): readonly string[] {
  return it.argChoices ?? WORDS.get(it) ?? [];
}
