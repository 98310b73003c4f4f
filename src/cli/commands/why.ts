/** fwpm why: which filter decided, and which others there were. */
import type { Command } from 'commander';
import type { ExitCode } from '../exit.ts';
import { fileCommand, verboseOption } from '../options/command.ts';
import type { WhyArguments } from './whyFiles.ts';

const EXAMPLES = `
Examples:
  $ fwpm why events.bin --filters wfpstate.xml
      the first three events that filters decided on: which filter it was, and
      the others of its layer that match, in the order in which they count
  $ fwpm why process.dmp --filters wfpstate.xml --where remoteport=445
      why nothing gets through to this port
  $ fwpm why events.bin --filters wfpstate.xml --where app=ping.exe --full
      with all filters of the layer, and why each does not match
  $ fwpm why events.bin --filters wfpstate.xml --json | jq .agreement
      for other programs
  $ fwpm why wfpdiag.xml
      what netsh wfp capture wrote has its own filters: no --filters

To make the file of filters: netsh wfp show state file=wfpstate.xml
It shows the filters of its own time: make it soon after the events. What an
event does not hold (users' groups, interfaces, what a callout thinks) is not
guessed: filters that depend on it are shown as open. => marks what decided.`;

/** The command; `done` is called with its exit code. */
export function whyCommand(done: (code: ExitCode) => void): Command {
  return fileCommand<WhyArguments>(
    {
      name: 'why',
      summary: 'say which filter decided, and why that one',
      description:
        'Explains events by the filters of the machine: which of them match, in order, and which one decided.',
      file: 'memory as it was, minidumps or captures, compressed or not; folders of them; - for standard input',
      options: async () => (await import('./whyOptions.ts')).whyOptions(),
      lastOptions: [verboseOption()],
      examples: EXAMPLES,
      topics: ['sources', 'conditions', 'limits', 'exit-codes', 'environment'],
    },
    async (files, given) => (await import('./whyFiles.ts')).whyFiles(files, given),
    done,
  );
}
