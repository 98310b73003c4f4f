/** fwpm help: of the program, of a command, or on a topic. */
import { Argument, Command } from 'commander';
import { didYouMean } from '../../util/nearest.ts';
import { excerpt } from '../../util/text.ts';
import { UsageError } from '../exit.ts';
import { TOPICS, topicText } from '../help/topics.ts';
import { loaded } from '../options/lazy.ts';
import { suggesting } from '../options/suggestions.ts';

/** The command for a program that has its other commands; `write` gets the text. */
export function helpCommand(program: Command, write: (text: string) => void): Command {
  const words = [...program.commands.map((command) => command.name()), ...TOPICS.map(({ name }) => name)];
  return new Command('help')
    .summary('show the help of a command, or a topic')
    .description('Shows the help of a command, or a topic. Without a name: the commands and the topics.')
    .addArgument(suggesting(new Argument('[topic]', 'a command or a topic'), words))
    .action(async (name: string | undefined) => {
      const command = name === undefined ? program : program.commands.find((known) => known.name() === name);
      if (command === undefined) write((await topicText(name ?? '')) ?? unknown(name ?? '', words));
      else (await loaded(command)).outputHelp();
    });
}

function unknown(name: string, words: readonly string[]): never {
  throw new UsageError(
    `there is no command or topic ${excerpt(name)}${didYouMean(name, words)}; \`fwpm help\` lists them`,
  );
}
