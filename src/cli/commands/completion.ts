/** fwpm completion: a script for a shell, made of the options that all commands have. */
import { Argument, Command } from 'commander';
import { SHELLS, type Shell } from '../completion/shells.ts';
import { withOutput } from '../output/open.ts';

const EXAMPLES = `
Examples:
  $ echo 'source <(fwpm completion bash)' >> ~/.bashrc
      for bash, from its next start
  $ fwpm completion zsh > ~/.zfunc/_fwpm
      for zsh, with fpath+=~/.zfunc before compinit in ~/.zshrc
  $ fwpm completion fish > ~/.config/fish/completions/fwpm.fish
      for fish
  > fwpm completion powershell | Out-String | Invoke-Expression
      for PowerShell, as a line of $PROFILE`;

/** The command, for a program that has its other commands and one that needs no name. */
export function completionCommand(program: Command, standard: Command): Command {
  return new Command('completion')
    .summary('print a script that completes commands and options')
    .description('Prints a script with which a shell completes commands, options and their values.')
    .addArgument(new Argument('<shell>', 'the shell').choices(SHELLS))
    .addHelpText('after', EXAMPLES)
    .action(async (shell: Shell) => {
      const { modelOf } = await import('../completion/model.ts');
      const { SCRIPTS } = await import('../completion/scripts.ts');
      const script = SCRIPTS[shell](await modelOf(program, standard));
      await withOutput({}, (output) => output.write(script));
    });
}
