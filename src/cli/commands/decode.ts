/** fwpm decode: events to lines of JSON, or to what other tools and people read. */
import { type Command, Option } from 'commander';
import type { ExitCode } from '../exit.ts';
import { fileCommand, verboseOption } from '../options/command.ts';
import type { DecodeArguments } from './decodeFiles.ts';

const EXAMPLES = `
Examples:
  $ fwpm events.bin
      the same as fwpm decode events.bin: the bytes say how they are to be read
  $ fwpm dumps/ --name '*.dmp' --format csv -o events.csv
      the events in all dumps of a folder, as rows
  $ fwpm decode enum5.bin --base 0x3507c0 --entries 16
      the 16 events of a block that FwpmNetEventEnum5 returned
  $ fwpm decode capture.cbor --where type=CLASSIFY_DROP | jq .header.appId
      some events, into another tool
  $ fwpm decode events.bin --jobs 4 -o events.ndjson
      millions of events in four threads, into a file`;

/** The command; `done` is called with its exit code. */
export function decodeCommand(done: (code: ExitCode) => void): Command {
  return fileCommand<DecodeArguments>(
    {
      name: 'decode',
      summary: 'decode events to JSON, text, CSV, ECS, OCSF, Parquet or Arrow',
      description:
        'Decodes the structs in captured memory: a line of JSON each, or what --format says. What no option says, the bytes do.',
      file: "memory as it was, a minidump, a capture or netsh's XML, compressed or not; folders of them; - for standard input",
      options: async () => (await import('./decodeOptions.ts')).decodeOptions(),
      lastOptions: [
        new Option('--issues <file>', 'write what cannot be read to a file, as lines of JSON'),
        verboseOption(),
      ],
      examples: EXAMPLES,
      topics: ['sources', 'formats', 'conditions', 'limits', 'exit-codes', 'environment'],
    },
    async (files, given) => (await import('./decodeFiles.ts')).decodeFiles(files, given),
    done,
  );
}
