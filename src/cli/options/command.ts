/** What the commands that read a file have in common. */
import { Command, Option } from 'commander';
import type { Limits } from '../../codec/index.ts';
import type { ExitCode } from '../exit.ts';
import { LIMITS_HELP, limitOption } from './shared.ts';

/** The arguments that each of these commands takes. */
export interface FileArguments {
  readonly limit: Partial<Limits>;
  readonly output?: string;
}

interface FileCommand {
  readonly name: string;
  readonly summary: string;
  readonly description: string;
  /** What a file can be. */
  readonly file: string;
  /** Whether it takes one file alone. */
  readonly isSingle?: boolean;
  /** The options before --limit and --output. */
  readonly options: readonly Option[];
  /** The options after them. */
  readonly lastOptions?: readonly Option[];
  /** A part of the help that stands before the limits. */
  readonly help?: string;
  readonly examples: string;
}

/** A command that reads files; `done` is called with the exit code that `action` returns. */
export function fileCommand<T extends FileArguments>(
  command: FileCommand,
  action: (files: readonly string[], given: T) => Promise<ExitCode>,
  done: (code: ExitCode) => void,
): Command {
  const {
    name,
    summary,
    description,
    file,
    isSingle,
    options,
    lastOptions = [],
    help = '',
    examples,
  } = command;
  const built = new Command(name)
    .summary(summary)
    .description(description)
    .argument(isSingle ? '<file>' : '<file...>', file);
  for (const option of [...options, limitOption(), outputOption(), ...lastOptions]) built.addOption(option);
  return built
    .addHelpText('after', help + LIMITS_HELP + examples)
    .action(async (files: string | readonly string[], given: T) => done(await action([files].flat(), given)));
}

export function outputOption(): Option {
  return new Option('-o, --output <file>', 'write to a file, which appears when all is written');
}

export function losslessOption(): Option {
  return new Option(
    '--lossless',
    'write unpaired surrogates as \\udxxx, which strict parsers refuse, not as U+FFFD',
  );
}

export function verboseOption(): Option {
  return new Option('--verbose', 'say what the file was taken for');
}
