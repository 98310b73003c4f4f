/** fwpm scan: finds events in memory without being told where they are. */
import { type Command, Option } from 'commander';
import { DEFAULT_MIN_SCORE } from '../../scan/index.ts';
import type { ExitCode } from '../exit.ts';
import { fileCommand, losslessOption, verboseOption } from '../options/command.ts';
import { EVENTS_HELP, eventOptions } from '../options/events.ts';
import {
  asOption,
  baseOption,
  copiesOptions,
  memoryAbiOption,
  minScoreOption,
  nameOption,
  parseAddress,
  parseNetEvent,
} from '../options/shared.ts';
import type { DecodeArguments } from './decodeFiles.ts';

const EXAMPLES = `
Examples:
  $ fwpm scan process.dmp
      every event in a dump, and every array of pointers to events, in the order of their addresses
  $ fwpm scan process.dmp | jq -c 'select(.entries) | [.address, .entries]'
      where the arrays are that FwpmNetEventEnumN returned: --at and --entries of \`fwpm decode\`
  $ fwpm scan region.bin --base 0x1d23c4b0000 --struct FWPM_NET_EVENT4 --min-score 0.6 -o events.ndjson
  $ fwpm scan dumps/ --name '*.dmp' --where type=CLASSIFY_DROP --format csv -o drops.csv
      the drops in all dumps of a folder, as rows

A line of JSON for each find: { address, struct, alternatives, score, event }, or entries in the place of event, and
copyOf where the same event lies whole at another address;
other formats have the events. With --where only the events that it wants are printed, and no arrays.
The versions under alternatives read as well: the bytes do not tell them apart from struct.
Exit code: 0 all scanned, 1 no events, 2 wrong usage or a file that cannot be read.`;

/** The command; `done` is called with its exit code. */
export function scanCommand(done: (code: ExitCode) => void): Command {
  return fileCommand<DecodeArguments>(
    {
      name: 'scan',
      summary: 'find events in dumps and images',
      description: 'Finds events in memory without being told where they are: one line of JSON each.',
      file: 'minidumps, or memory as it was, compressed or not; folders of them; - for standard input',
      options: [...scanOptions(), nameOption(), ...eventOptions('finds')],
      lastOptions: [verboseOption()],
      help: EVENTS_HELP,
      examples: EXAMPLES,
    },
    async (files, given) => (await import('./scanFiles.ts')).scanFiles(files, given),
    done,
  );
}

function scanOptions(): Option[] {
  return [
    new Option('--struct <name>', 'the version to name where several fit (default: the newest)').argParser(
      parseNetEvent,
    ),
    memoryAbiOption(),
    baseOption(),
    new Option('--from <address>', 'where finds begin (default: the lowest address)').argParser(parseAddress),
    new Option('--to <address>', 'before where finds begin (default: the end)').argParser(parseAddress),
    minScoreOption(DEFAULT_MIN_SCORE),
    losslessOption(),
    asOption(),
    ...copiesOptions(),
  ];
}
