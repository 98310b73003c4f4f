/** fwpm decode: events to lines of JSON, or to what other tools and people read. */
import { type Command, Option } from 'commander';
import type { ExitCode } from '../exit.ts';
import { fileCommand, losslessOption, verboseOption } from '../options/command.ts';
import { EVENTS_HELP, eventOptions } from '../options/events.ts';
import { copiesOptions, nameOption, parseJobs, sourceOptions } from '../options/shared.ts';
import type { DecodeArguments } from './decodeFiles.ts';

const EXAMPLES = `
Examples:
  $ fwpm events.bin
      the same as fwpm decode events.bin: ABI, base address, places and version are told by the bytes
  $ fwpm dumps/ --name '*.dmp' --format csv -o events.csv
      the events in all dumps of a folder, as rows
  $ fwpm decode enum5.bin --base 0x3507c0 --entries 16
      the 16 events of a block that FwpmNetEventEnum5 returned: an array of pointers at its start
  $ fwpm decode event.bin --struct FWPM_NET_EVENT4 --base 0x1d23c4b0000 --at 0x1d23c4b0368
      the one event at an address
  $ fwpm decode process.dmp --at 0x3507c0 --entries 16
      the same out of a minidump, which knows ABI and addresses
  $ ssh host cat event.bin | fwpm decode - --abi x86 --base 0x7ffa0000 | jq .header.appId
      from standard input, into another tool
  $ fwpm decode events.bin --base 0x1d23c4b0000 --entries 5000000 --jobs 4 -o events.ndjson
      millions of events in four threads, into a file
  $ fwpm decode events.bin --entries 40 --format text --filters filters.xml --volume harddiskvolume3=C:
      for people: what happened, and which rule it was, by what \`netsh wfp show state\` wrote on that machine
  $ fwpm decode capture.cbor --where type=CLASSIFY_DROP --where remote=10.0.0.0/8 --format csv
      the drops of one network, as rows
  $ fwpm decode damaged.bin --base 0x1d23c4b0000 --issues issues.ndjson --limit issues=100
      what cannot be read, for other programs: struct, path, address, offset, code, reason

A field that cannot be read is null in the output, and a line on standard error says which and why.
Exit code: 0 all decoded, 1 something could not be decoded, or there are no events, 2 wrong usage or a file that
cannot be read; of several files, none of them.`;

/** The command; `done` is called with its exit code. */
export function decodeCommand(done: (code: ExitCode) => void): Command {
  return fileCommand<DecodeArguments>(
    {
      name: 'decode',
      summary: 'decode events to JSON, text, CSV, ECS, OCSF, Parquet or Arrow',
      description: 'Decodes the structs in captured memory: one line of JSON each, or what --format says.',
      file: 'memory as it was, a minidump or a capture, compressed or not; folders of them; - for standard input',
      options: [...sourceOptions(), nameOption(), ...eventOptions(), ...decodeOptions()],
      lastOptions: [
        new Option('--issues <file>', 'write what cannot be read to a file as well, a line of JSON each'),
        verboseOption(),
      ],
      help: EVENTS_HELP,
      examples: EXAMPLES,
    },
    async (files, given) => (await import('./decodeFiles.ts')).decodeFiles(files, given),
    done,
  );
}

function decodeOptions(): Option[] {
  return [
    new Option(
      '--trailer',
      'add the bytes after each struct up to the next known object, which Windows does not document',
    ),
    new Option('--with-file', 'begin each line with the name of its file'),
    ...copiesOptions(),
    losslessOption(),
    new Option('--jobs <n>', 'decode in n threads; the order stays').default(1).argParser(parseJobs),
  ];
}
