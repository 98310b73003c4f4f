/** The option `--internal`: what of events is undocumented. */
import { InvalidArgumentError, Option } from 'commander';
import type { InternalChoice } from '../../internal/index.ts';
import { INTERNAL_LAYOUT_NAMES } from '../../internal/layouts.ts';
import { AUTO, NAME, WORDS } from './internalWord.ts';
import { suggesting } from './suggestions.ts';

export function internalOption(): Option {
  const option = new Option(`${NAME} [layout]`, 'add undocumented fields by what fits, or A, B, C');
  return suggesting(option.preset(AUTO).argParser(parseInternal), WORDS);
}

function parseInternal(text: string): InternalChoice {
  const choice = text === AUTO || INTERNAL_LAYOUT_NAMES.find((name) => name === text);
  if (choice !== undefined) return choice;
  throw new InvalidArgumentError('A layout is A, B or C, or auto for what fits.');
}
