/** The table of shells that completion is there for. */
import { bashScript } from './bash.ts';
import { fishScript } from './fish.ts';
import type { ProgramModel } from './model.ts';
import { powershellScript } from './powershell.ts';
import type { Shell } from './shells.ts';
import { zshScript } from './zsh.ts';

/** What makes the script of each. */
export const SCRIPTS: Readonly<Record<Shell, (program: ProgramModel) => string>> = {
  bash: bashScript,
  zsh: zshScript,
  fish: fishScript,
  powershell: powershellScript,
};
