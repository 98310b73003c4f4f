/** fwpm view: one page to look at, with every byte of the events. */
import type { Command } from 'commander';
import type { ExitCode } from '../exit.ts';
import { fileCommand, verboseOption } from '../options/command.ts';
import type { ViewArguments } from './viewFiles.ts';

const EXAMPLES = `
Examples:
  $ fwpm view capture.cbor -o capture.html
      a page that opens from disk: a histogram, what is most frequent, all
      events, and the bytes of each
  $ fwpm view monday.dmp tuesday.dmp --filters wfpstate.xml -o week.html
      several files together, with the names of filters
  $ fwpm view netevents.xml -o netevents.html
      what netsh wrote, without bytes
  $ fwpm view --empty -o fwpm.html
      a page that opens files which are dropped on it

The page needs no server and no network, and sends nothing. It holds the events
and the memory that they reach, and nothing else of the files.`;

/** The command; `done` is called with its exit code. */
export function viewCommand(done: (code: ExitCode) => void): Command {
  return fileCommand<ViewArguments>(
    {
      name: 'view',
      summary: 'make a page that shows events and every byte of them',
      description: 'Writes one page of HTML that shows the events of files, in any browser and offline.',
      file: "memory as it was, minidumps, captures or netsh's XML, compressed or not; folders of them; - for standard input",
      isOptional: true,
      options: async () => (await import('./viewOptions.ts')).viewOptions(),
      lastOptions: [verboseOption()],
      examples: EXAMPLES,
      topics: ['sources', 'limits', 'exit-codes', 'environment'],
    },
    async (files, given) => (await import('./viewFiles.ts')).viewFiles(files, given),
    done,
  );
}
