/** fwpm layout: how a struct lies in memory. */
import { Argument, type Command } from 'commander';
import type { ValueLayout } from '../../layout/index.ts';
import { EXIT, type ExitCode } from '../exit.ts';
import { LazyCommand } from '../options/lazy.ts';
import { suggesting } from '../options/suggestions.ts';
import type { LayoutArguments } from './layoutStruct.ts';

const EXAMPLES = `
Examples:
  $ fwpm layout FWPM_NET_EVENT_HEADER3
      offsets and sizes of the members, and the holes between them
  $ fwpm layout FWPM_NET_EVENT_HEADER3 --abi x86
      the same for a 32-bit process
  $ fwpm layout
      the names of all structs`;

/** The command; `done` is called with its exit code. */
export function layoutCommand(done: (code: ExitCode) => void): Command {
  const struct = new Argument('[struct]', 'a struct by its C name');
  const complete = async (command: Command): Promise<void> => {
    const { abiOption } = await import('../options/shared.ts');
    const { STRUCT_NAMES } = await import('../options/structNames.ts');
    const { parseStruct } = await import('../options/structs.ts');
    suggesting(struct, STRUCT_NAMES).argParser(parseStruct);
    command.addOption(abiOption());
  };
  return new LazyCommand('layout', complete)
    .summary('show how a struct lies in memory')
    .description(
      'Shows offset and size of each member of a struct, and the holes. Without a name: lists all.',
    )
    .addArgument(struct)
    .addHelpText('after', EXAMPLES)
    .action(async (given: ValueLayout | undefined, _options: unknown, command: Command) => {
      const { layoutStruct } = await import('./layoutStruct.ts');
      await layoutStruct(given, command.optsWithGlobals<LayoutArguments>());
      done(EXIT.ok);
    });
}
