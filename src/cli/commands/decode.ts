/** fwpm decode: events to lines of JSON, or to what other tools and people read. */
import { type Command, Option } from 'commander';
import { isDecodeError } from '../../codec/index.ts';
import { decodeSource, type Sink } from '../batches/decodeSource.ts';
import { type ExitCode, UsageError } from '../exit.ts';
import { descriptorNamed, STDIN } from '../files.ts';
import { type InputFile, withInput } from '../input/file.ts';
import type { SourceArguments } from '../input/form.ts';
import { lookupFiles } from '../input/lookups.ts';
import { openSource } from '../input/source.ts';
import { type FileArguments, fileCommand, losslessOption, verboseOption } from '../options/command.ts';
import { EVENTS_HELP, type EventArguments, eventOptions, writerFor } from '../options/events.ts';
import { parseJobs, sourceOptions } from '../options/shared.ts';
import { withIssues } from '../output/issues.ts';
import { withOutput } from '../output/open.ts';
import { progressOf } from '../output/progress.ts';
import type { EventWriter } from '../output/writers.ts';

interface DecodeArguments extends SourceArguments, EventArguments, FileArguments {
  readonly jobs: number;
  readonly trailer?: boolean;
  readonly lossless?: boolean;
  readonly verbose?: boolean;
  readonly issues?: string;
}

const EXAMPLES = `
Examples:
  $ fwpm decode enum5.bin --base 0x3507c0 --entries 16
      the 16 events of a block that FwpmNetEventEnum5 returned: an array of pointers at its start
  $ fwpm decode event.bin --struct FWPM_NET_EVENT4 --base 0x1d23c4b0000 --at 0x1d23c4b0368
      the one event at an address
  $ fwpm decode process.dmp --at 0x3507c0 --entries 16
      the same out of a minidump, which knows ABI and addresses; \`fwpm scan\` finds events in it
  $ fwpm decode capture.cbor
      a capture that describes itself
  $ ssh host cat event.bin | fwpm decode - --abi x86 --base 0x7ffa0000 | jq .header.appId
      from standard input, into another tool
  $ fwpm decode events.bin --base 0x1d23c4b0000 --entries 5000000 --jobs 4 -o events.ndjson
      millions of events in four threads, into a file
  $ fwpm decode events.bin --entries 40 --format text --filters filters.xml --volume harddiskvolume3=C:
      for people: what happened, and which rule it was, by what \`netsh wfp show filters\` wrote on that machine
  $ fwpm decode capture.cbor --where type=CLASSIFY_DROP --where remote=10.0.0.0/8 --format csv
      the drops of one network, as rows
  $ fwpm decode damaged.bin --base 0x1d23c4b0000 --issues issues.ndjson --limit issues=100
      what cannot be read, for other programs: struct, path, address, offset, code, reason

A field that cannot be read is null in the output, and a line on standard error says which and why.
Exit code: 0 all decoded, 1 something could not be decoded, 2 wrong usage or a file that cannot be read.`;

/** The command; `done` is called with its exit code. */
export function decodeCommand(done: (code: ExitCode) => void): Command {
  return fileCommand<DecodeArguments>(
    {
      name: 'decode',
      summary: 'decode events to JSON, text, CSV, ECS, OCSF, Parquet or Arrow',
      description: 'Decodes the structs in captured memory: one line of JSON each, or what --format says.',
      file: 'memory as it was, a minidump or a capture; - for standard input',
      options: [...sourceOptions(), ...eventOptions(), ...decodeOptions()],
      lastOptions: [
        new Option('--issues <file>', 'write what cannot be read to a file as well, a line of JSON each'),
        verboseOption(),
      ],
      help: EVENTS_HELP,
      examples: EXAMPLES,
    },
    decodeFile,
    done,
  );
}

function decodeOptions(): Option[] {
  return [
    new Option(
      '--trailer',
      'add the bytes after each struct up to the next known object, which Windows does not document',
    ),
    losslessOption(),
    new Option('--jobs <n>', 'decode in n threads; the order stays').default(1).argParser(parseJobs),
  ];
}

async function decodeFile(file: string, given: DecodeArguments): Promise<ExitCode> {
  const inputs = [file, ...lookupFiles(given)];
  assertTogether(inputs, given);
  const progress = progressOf();
  const writer = await writerFor(given, given.output, progress);
  return withInput(file, async (input) => {
    try {
      return await withIssues({ file: given.issues, inputs }, progress, (report) =>
        withOutput({ file: given.output, inputs }, (output) =>
          decodeInput(input, given, { output, report, progress }, writer),
        ),
      );
    } catch (error) {
      throw isDecodeError(error) ? new UsageError(`cannot read ${input.name}: ${error.reason}`) : error;
    } finally {
      progress.clear();
    }
  });
}

/** Options that do not go together, and what only lines of JSON have. */
function assertTogether(
  inputs: readonly string[],
  { format, trailer, lossless, jobs }: DecodeArguments,
): void {
  const piped = inputs.filter((name) => descriptorNamed(name, STDIN) === STDIN);
  if (piped.length > 1) throw new UsageError('standard input can be read once: name a file for all but one');
  if (format === 'ndjson') return;
  if (trailer) throw new UsageError(`--trailer is for --format ndjson: ${format} has no place for it`);
  if (lossless) throw new UsageError(`--lossless is for --format ndjson: ${format} is for other programs`);
  if (jobs > 1) throw new UsageError(`--jobs is for --format ndjson: ${format} is written by one thread`);
}

/** @param writer writes formats other than ndjson. */
async function decodeInput(
  input: InputFile,
  given: DecodeArguments,
  sink: Sink,
  writer: EventWriter | undefined,
): Promise<void> {
  const source = await openSource(input, given);
  // What the file was taken for, on request; and what is doubtful about it, in any case.
  const notes = given.verbose ? [`taken for ${source.description}`, ...source.warnings] : source.warnings;
  await sink.report.say(notes.map((message) => `${source.name}: ${message}`));
  const { limit: limits, trailer = false, lossless, where, jobs } = given;
  await decodeSource(source, sink, { limits, trailer, lossless, where: where?.where, writer }, jobs);
  for (const chunk of writer?.end() ?? []) await sink.output.write(chunk);
}
