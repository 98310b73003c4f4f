/** fwpm scan: finds events in memory without being told where they are. */
import type { Command } from 'commander';
import type { ExitCode } from '../exit.ts';
import { fileCommand, verboseOption } from '../options/command.ts';
import type { DecodeArguments } from './decodeFiles.ts';

const EXAMPLES = `
Examples:
  $ fwpm scan process.dmp
      every event in a dump, and every array of pointers to events, in the order
      of their addresses
  $ fwpm scan process.dmp | jq -c 'select(.entries) | [.address, .entries]'
      where the arrays are that FwpmNetEventEnumN returned: --at and --entries
  $ fwpm scan region.bin --base 0x1d23c4b0000 --min-score 0.6 -o events.ndjson
      only what is hardly anything else
  $ fwpm scan dumps/ --name '*.dmp' --where type=CLASSIFY_DROP --format csv
      the drops in all dumps of a folder, as rows

With --where only the events that it wants are printed, and no arrays. The
versions under alternatives read as well: the bytes do not tell them apart.`;

/** The command; `done` is called with its exit code. */
export function scanCommand(done: (code: ExitCode) => void): Command {
  return fileCommand<DecodeArguments>(
    {
      name: 'scan',
      summary: 'find events in dumps and images',
      description: 'Finds events in memory without being told where they are: a line of JSON each.',
      file: 'minidumps, or memory as it was, compressed or not; folders of them; - for standard input',
      options: async () => (await import('./scanOptions.ts')).scanOptions(),
      lastOptions: [verboseOption()],
      examples: EXAMPLES,
      topics: ['sources', 'formats', 'conditions', 'limits', 'exit-codes', 'environment'],
    },
    async (files, given) => (await import('./scanFiles.ts')).scanFiles(files, given),
    done,
  );
}
