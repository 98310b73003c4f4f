/** fwpm pack: a capture that describes itself, of memory that does not. */
import type { Command } from 'commander';
import type { ExitCode } from '../exit.ts';
import { fileCommand, verboseOption } from '../options/command.ts';
import type { PackArguments } from './packFile.ts';

const EXAMPLES = `
Examples:
  $ fwpm pack enum5.bin --base 0x3507c0 --entries 16 -o capture.cbor
      from then on \`fwpm decode capture.cbor\` needs no other options
  $ fwpm pack process.dmp --scan -o events.cbor
      every event that a scan of a dump finds, and no other memory of it
  $ cat monday.cbor tuesday.cbor > both.cbor
      captures one after the other are a capture

docs/capture-format.md describes the format, for programs that write it.`;

/** The command; `done` is called with its exit code. */
export function packCommand(done: (code: ExitCode) => void): Command {
  return fileCommand<PackArguments>(
    {
      name: 'pack',
      summary: 'make a capture that describes itself',
      description: 'Packs structs with the memory that they reach, and nothing else, into a capture (CBOR).',
      file: 'memory as it was, or a minidump, compressed or not; - for standard input',
      isSingle: true,
      options: async () => (await import('./packOptions.ts')).packOptions(),
      lastOptions: [verboseOption()],
      examples: EXAMPLES,
      topics: ['sources', 'limits', 'exit-codes'],
    },
    async ([file = ''], given) => (await import('./packFile.ts')).packFile(file, given),
    done,
  );
}
