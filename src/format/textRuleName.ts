/** Rules by their names. */
import type { Rule } from '../events/index.ts';
import { quoted } from './textWords.ts';

type Named = Pick<Rule, 'name' | 'description'>;

/** The name of a rule. One that is to be looked up in a library, such as `@x.dll,-1`, has the rule's description beside it. */
export function ruleNameText({ name, description = '' }: Named): string {
  if (name === '') return 'a rule without a name';
  return isInLibrary(name) && description !== '' ? `${quoted(name)} (${quoted(description)})` : quoted(name);
}

/** What a rule is described as, where that is not beside its name already. */
export function ruleDescriptionText({ name, description = '' }: Named): string | undefined {
  const isSaid = description === '' || description === name || isInLibrary(name);
  return isSaid ? undefined : `described as ${quoted(description)}`;
}

function isInLibrary(name: string): boolean {
  return /^@.+,-\d+$/.test(name);
}
