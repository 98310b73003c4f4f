/** The program with its commands, and how their help looks. */
import { Command, type Option } from 'commander';
import packageJson from '../../package.json' with { type: 'json' };
import { completionCommand } from './commands/completion.ts';
import { decodeCommand } from './commands/decode.ts';
import { explainCommand } from './commands/explain.ts';
import { helpCommand } from './commands/help.ts';
import { layoutCommand } from './commands/layout.ts';
import { liveCommand } from './commands/live.ts';
import { packCommand } from './commands/pack.ts';
import { pipeCommand } from './commands/pipe.ts';
import { scanCommand } from './commands/scan.ts';
import { summaryCommand } from './commands/summary.ts';
import { viewCommand } from './commands/view.ts';
import { whyCommand } from './commands/why.ts';
import { workerCommand } from './commands/worker.ts';
import type { ExitCode } from './exit.ts';
import { topicList } from './help/topics.ts';
import { pagerOption } from './options/command.ts';
import { loaded, readLateOptions } from './options/lazy.ts';
import { printableUsage } from './output/messages.ts';

const EXAMPLES = `
Examples:
  $ fwpm process.dmp
      the events in a dump, an image, a capture or a folder of them: what
      happened, for people
  $ fwpm process.dmp | jq -r .header.appId
      into another tool: lines of JSON

\`fwpm COMMAND --help\` shows the options of a command, with examples; decode is
the one that needs no name. A file of a command's name is given as ./scan.`;

/** The program, for arguments; `write` gets the help that somebody asked for, `done` an exit code. */
export function programFor(
  done: (code: ExitCode) => void,
  args: readonly string[],
  write: (text: string) => void,
): Command {
  const standard = decodeCommand(done);
  const program = new Command('fwpm')
    .description(packageJson.description)
    .version(packageJson.version)
    .addOption(pagerOption())
    .addCommand(standard, { isDefault: true })
    .addCommand(summaryCommand(done))
    .addCommand(whyCommand(done))
    .addCommand(viewCommand(done))
    .addCommand(explainCommand(done))
    .addCommand(scanCommand(done))
    .addCommand(packCommand(done))
    .addCommand(layoutCommand(done))
    .addCommand(liveCommand(done))
    .addCommand(pipeCommand(done))
    .addCommand(workerCommand(done))
    .helpCommand(false)
    .usage('FILE... | COMMAND')
    .addHelpText('after', topicList() + EXAMPLES)
    .hook('preSubcommand', async (_, command) => {
      await loaded(command);
    })
    .hook('preAction', (_, command) => readLateOptions(command));
  program.addCommand(completionCommand(program, standard));
  program.addCommand(helpCommand(program, write));
  for (const command of [program, ...program.commands]) {
    command
      .exitOverride()
      .configureHelp({ subcommandTerm: termOf, optionDescription: descriptionOf })
      .configureOutput({
        writeOut: write,
        outputError: (text, writeError) => writeError(printableUsage(text, args)),
      })
      .showHelpAfterError(
        `(fwpm ${command === program ? '' : `${command.name()} `}--help shows what is possible)`,
      );
  }
  return program;
}

/** All commands have options: to say so of each says nothing. */
function termOf(command: Command): string {
  const files = command.registeredArguments.map((argument) => {
    const name = `${argument.name()}${argument.variadic ? '...' : ''}`;
    return argument.required ? `<${name}>` : `[${name}]`;
  });
  return [command.name(), ...files].join(' ');
}

/** What an option is, with its choices and its default in few words. */
function descriptionOf({ description, argChoices, defaultValue, defaultValueDescription }: Option): string {
  const standard = defaultValueDescription ?? (defaultValue === undefined ? '' : String(defaultValue));
  const notes = [argChoices?.join(', ') ?? '', standard === '' ? '' : `default: ${standard}`];
  return [description, ...notes.filter((note) => note !== '').map((note) => `(${note})`)].join(' ');
}
