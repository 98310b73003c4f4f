/** The help as the sources print it: no process is needed for text that a function makes. */
import { CommanderError } from 'commander';
import { programFor } from '../../src/cli/program.ts';

/** What `fwpm` with arguments that ask for help prints, where standard output is no terminal. */
export async function helpText(args: readonly string[]): Promise<string> {
  let text = '';
  const program = programFor(
    () => undefined,
    args,
    (written) => {
      text += written;
    },
  );
  try {
    await program.parseAsync(args, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError && error.exitCode === 0)) throw error;
  }
  return text;
}
