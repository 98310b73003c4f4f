/** The command: its subcommands, and what its exit code is. */
import { Command, CommanderError } from 'commander';
import packageJson from '../../package.json' with { type: 'json' };
import { decodeCommand } from './decode.ts';
import { EXIT, type ExitCode, UsageError } from './exit.ts';
import { layoutCommand } from './layout.ts';

/** Runs the command with its arguments; resolves to the exit code. */
export async function run(args: readonly string[]): Promise<ExitCode> {
  // Nobody reads the messages any more: then they are dropped, and the work goes on.
  process.stderr.on('error', () => undefined);
  // Outputs hear of their own errors; this is for the help, whose reader may have gone.
  process.stdout.on('error', () => undefined);
  let code: ExitCode = EXIT.ok;
  const done = (result: ExitCode): void => {
    code = result;
  };
  const program = new Command('fwpm')
    .description(packageJson.description)
    .version(packageJson.version)
    .addCommand(decodeCommand(done))
    .addCommand(layoutCommand(done))
    .addHelpText('after', '\n`fwpm COMMAND --help` shows the options of a command, with examples.');
  for (const command of [program, ...program.commands]) {
    command
      .exitOverride()
      .showHelpAfterError(
        `(fwpm ${command === program ? '' : `${command.name()} `}--help shows what is possible)`,
      );
  }
  try {
    await program.parseAsync(args, { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
    if (!(error instanceof UsageError)) throw error;
    process.stderr.write(`fwpm: ${error.message}\n`);
    return EXIT.usage;
  }
}
