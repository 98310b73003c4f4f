/** fwpm summary: many events on one page. */
import { type Command, InvalidArgumentError, Option } from 'commander';
import type { ExitCode } from '../exit.ts';
import { fileCommand, verboseOption } from '../options/command.ts';
import { selectOptions, WHERE_HELP } from '../options/events.ts';
import { nameOption, sourceOptions } from '../options/shared.ts';
import type { SummaryArguments } from './summarizeFiles.ts';

const EXAMPLES = `
Examples:
  $ fwpm summary events.bin
      what happened: when, what was blocked for whom and by which filter, which negotiations failed and why
  $ fwpm summary monday.cbor tuesday.cbor --filters filters.xml --volume harddiskvolume3=C:
      several files together, with the names of rules and drives
  $ fwpm summary capture.cbor --where type=CLASSIFY_DROP --where remote=10.0.0.0/8 --every 1h --top 20
      only some events, counted for each hour, with longer tables
  $ fwpm summary capture.cbor --by header.localAddrV4 --by classifyDrop.currentProfile
      tables of any other members, too, as the memory has them; \`fwpm layout\` lists them
  $ fwpm summary capture.cbor --json | jq -c '.blocked.apps.rows[] | [.count, .value]'
      for other programs

Up to 100,000 different values of a table are counted exactly, and 250,000 numbers; with more, the table says by how
much its counts can be too low. Of what cannot be read there is a count: \`fwpm decode\` says what it is.
Exit code: 0 all counted, 1 something could not be read, 2 wrong usage or a file that cannot be read.`;

/** The command; `done` is called with its exit code. */
export function summaryCommand(done: (code: ExitCode) => void): Command {
  return fileCommand<SummaryArguments>(
    {
      name: 'summary',
      summary: 'say what happened in many events, on one page',
      description:
        'Counts events: when, what, who, by which filter, with whom; why negotiations failed; what is unusual.',
      file: 'memory as it was, minidumps or captures, compressed or not; folders of them; - for standard input',
      options: [...sourceOptions(), nameOption(), ...selectOptions(), ...summaryOptions()],
      lastOptions: [verboseOption()],
      help: WHERE_HELP,
      examples: EXAMPLES,
    },
    async (files, given) => (await import('./summarizeFiles.ts')).summarizeFiles(files, given),
    done,
  );
}

function summaryOptions(): Option[] {
  return [
    new Option('--top <n>', 'rows of each table (default: 10)').argParser(parseTop),
    new Option(
      '--every <time>',
      'the spans of the histogram, such as 10s, 5m, 1h, 1d (default: some 30)',
    ).argParser(parseEvery),
    new Option('--by <member>', 'a table of this member, too; can be given several times').argParser(
      (member: string, before: readonly string[] = []) => [...before, member],
    ),
    new Option('--json', 'one line of JSON in place of a page'),
  ];
}

function parseTop(text: string): number {
  const top = Number(text);
  if (!/^\d{1,9}$/.test(text) || top < 1) throw new InvalidArgumentError('Take 1 to 999999999 rows.');
  return top;
}

const SECONDS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400 };

function parseEvery(text: string): number {
  const [, digits = '0', unit = 's'] = /^(\d{1,6})([smhd])$/.exec(text) ?? [];
  const seconds = Number(digits) * (SECONDS[unit] ?? 1);
  if (seconds === 0) throw new InvalidArgumentError('Take a time such as 10s, 5m, 1h or 1d.');
  return seconds;
}
