/** fwpm explain: what each byte of an event is. */
import type { Command } from 'commander';
import type { ExitCode } from '../exit.ts';
import { fileCommand, verboseOption } from '../options/command.ts';
import type { ExplainArguments } from './explainFile.ts';

const EXAMPLES = `
Examples:
  $ fwpm explain event.bin --struct FWPM_NET_EVENT4 --base 0x1d23c4b0000 \\
      --at 0x1d23c4b0368
      address, bytes, C type, path and value of all that belongs to the event
  $ fwpm explain enum5.bin --base 0x3507c0 --entries 16 --index 3
      the fourth event of a block that FwpmNetEventEnum5 returned
  $ fwpm explain capture.cbor --json | jq -c 'select(.issue)'
      for programs: what could not be read, and what its pointer was

Padding, bytes that only another member of a union has, and bytes that no
pointer leads to are shown as such.`;

/** The command; `done` is called with its exit code. */
export function explainCommand(done: (code: ExitCode) => void): Command {
  return fileCommand<ExplainArguments>(
    {
      name: 'explain',
      summary: 'show what each byte of an event is',
      description: 'Shows the bytes of one event and of all that it points to, with what they mean.',
      file: 'memory as it was, a minidump or a capture, compressed or not; - for standard input',
      isSingle: true,
      options: async () => (await import('./explainOptions.ts')).explainOptions(),
      lastOptions: [verboseOption()],
      examples: EXAMPLES,
      topics: ['sources', 'limits', 'exit-codes', 'environment'],
    },
    async ([file = ''], given) => (await import('./explainFile.ts')).explainFile(file, given),
    done,
  );
}
