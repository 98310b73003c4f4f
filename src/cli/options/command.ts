/** What the commands that read a file have in common. */
import { type Command, Option } from 'commander';
import type { Limits } from '../../codec/index.ts';
import type { ExitCode } from '../exit.ts';
import { seeTopics, type TopicName } from '../help/topics.ts';
import { LazyCommand } from './lazy.ts';

/** The arguments that each of these commands takes. */
export interface FileArguments {
  readonly limit: Partial<Limits>;
  readonly output?: string;
  /** Whether text may go through a pager. */
  readonly pager?: boolean;
}

interface FileCommand {
  readonly name: string;
  readonly summary: string;
  readonly description: string;
  /** What a file can be. */
  readonly file: string;
  /** Whether it takes one file alone. */
  readonly isSingle?: boolean;
  /** Whether it can do without. */
  readonly isOptional?: boolean;
  /** The options before --limit and --output, which are loaded when they are needed. */
  readonly options: () => Promise<readonly Option[]>;
  /** The options after them. */
  readonly lastOptions?: readonly Option[];
  readonly examples: string;
  /** What its help leaves to topics. */
  readonly topics: readonly TopicName[];
}

/** A command that reads files; `done` is called with the exit code that `action` returns. */
export function fileCommand<T extends FileArguments>(
  command: FileCommand,
  action: (files: readonly string[], given: T) => Promise<ExitCode>,
  done: (code: ExitCode) => void,
): Command {
  const { name, summary, description, file, options, lastOptions = [], examples, topics } = command;
  const complete = async (built: Command): Promise<void> => {
    const { limitOption } = await import('./shared.ts');
    const all = [...(await options()), limitOption(), outputOption(), ...lastOptions];
    for (const option of all) built.addOption(option);
  };
  return new LazyCommand(name, complete)
    .summary(summary)
    .description(description)
    .argument(argumentOf(command), file)
    .addHelpText('after', examples + seeTopics(topics))
    .action(async (files: string | readonly string[], _given: unknown, built: Command) =>
      done(await action([files].flat(), built.optsWithGlobals<T>())),
    );
}

function argumentOf({ isSingle, isOptional }: FileCommand): string {
  if (isSingle) return '<file>';
  return isOptional ? '[file...]' : '<file...>';
}

function outputOption(): Option {
  return new Option('-o, --output <file>', 'write to a file, which appears when it is complete');
}

export function verboseOption(): Option {
  return new Option('--verbose', 'say what the file was taken for');
}

/** The option of the program, before a command or after it. */
export function pagerOption(): Option {
  return new Option('--no-pager', 'print text at once, however long it is').default(true, '');
}
