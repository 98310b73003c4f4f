/** fwpm summary: many events on one page. */
import type { Command } from 'commander';
import type { ExitCode } from '../exit.ts';
import { fileCommand, verboseOption } from '../options/command.ts';
import type { SummaryArguments } from './summarizeFiles.ts';

const EXAMPLES = `
Examples:
  $ fwpm summary events.bin
      when, what was blocked for whom and by which filter, which negotiations
      failed and why
  $ fwpm summary monday.cbor tuesday.cbor --filters filters.xml
      several files together, with the names of rules
  $ fwpm summary capture.cbor --where remote=10.0.0.0/8 --every 1h --top 20
      only some events, counted for each hour, with longer tables
  $ fwpm summary capture.cbor --by header.localAddrV4
      a table of any other member, too; \`fwpm layout\` lists them
  $ fwpm summary capture.cbor --json | jq -c '.blocked.apps.rows[]'
      for other programs

Up to 100,000 different values of a table are counted exactly, and 250,000
numbers; with more, the table says by how much its counts can be too low. Of
what cannot be read there is a count: \`fwpm decode\` says what it is.`;

/** The command; `done` is called with its exit code. */
export function summaryCommand(done: (code: ExitCode) => void): Command {
  return fileCommand<SummaryArguments>(
    {
      name: 'summary',
      summary: 'say what happened in many events, on one page',
      description:
        'Counts events: when, what, who, by which filter, with whom; why negotiations failed; what is unusual.',
      file: "memory as it was, minidumps, captures or netsh's XML, compressed or not; folders of them; - for standard input",
      options: async () => (await import('./summaryOptions.ts')).summaryOptions(),
      lastOptions: [verboseOption()],
      examples: EXAMPLES,
      topics: ['sources', 'conditions', 'limits', 'exit-codes', 'environment'],
    },
    async (files, given) => (await import('./summarizeFiles.ts')).summarizeFiles(files, given),
    done,
  );
}
