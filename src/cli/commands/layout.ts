/** fwpm layout: how a struct lies in memory. */
import { Command } from 'commander';
import { layoutText } from '../../format/layoutText.ts';
import { type Abi, extentOf, type ValueLayout } from '../../layout/index.ts';
import { layouts } from '../../wfp/index.ts';
import { EXIT, type ExitCode } from '../exit.ts';
import { abiOption, parseStruct } from '../options/shared.ts';
import { withOutput } from '../output/open.ts';

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
  return new Command('layout')
    .summary('show how a struct lies in memory')
    .description(
      'Shows offset and size of each member of a struct, and the holes. Without a name: lists all structs.',
    )
    .argument('[struct]', 'a struct by its C name', parseStruct)
    .addOption(abiOption().default('x64' satisfies Abi))
    .addHelpText('after', EXAMPLES)
    .action(async (struct: ValueLayout | undefined, { abi }: { abi: Abi }) => {
      const text = struct === undefined ? listing(abi) : layoutText(struct, abi);
      await withOutput({}, (output) => output.write(text));
      done(EXIT.ok);
    });
}

function listing(abi: Abi): string {
  const lines = Object.entries(layouts)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, layout]) => {
      if (layout === undefined) return '';
      const { size, align } = extentOf(layout, abi);
      return `${name.padEnd(40)} ${String(size).padStart(4)} bytes, align ${align}\n`;
    });
  return lines.join('');
}
