/** fwpm pack: a capture that describes itself, of memory that does not. */
import { type Command, InvalidArgumentError, Option } from 'commander';
import { type CaptureNotes, packCapture } from '../../capture/index.ts';
import { DEFAULT_MIN_SCORE } from '../../scan/index.ts';
import { layouts } from '../../wfp/index.ts';
import { EXIT, type ExitCode, UsageError } from '../exit.ts';
import { type InputFile, withInput } from '../input/file.ts';
import type { SourceArguments } from '../input/form.ts';
import type { OpenedMemory } from '../input/memory.ts';
import { openSource, type Source, wholeMemory } from '../input/source.ts';
import { type FileArguments, fileCommand, verboseOption } from '../options/command.ts';
import { minScoreOption, sourceOptions } from '../options/shared.ts';
import { withOutput } from '../output/open.ts';
import { progressOf } from '../output/progress.ts';
import { findsIn } from './scan.ts';

interface PackArguments extends SourceArguments, FileArguments {
  readonly scan?: boolean;
  readonly minScore: number;
  readonly host?: string;
  readonly time?: string;
  readonly osBuild?: number;
  readonly note?: string;
  readonly verbose?: boolean;
}

const EXAMPLES = `
Examples:
  $ fwpm pack enum5.bin --base 0x3507c0 --entries 16 --host DC01 -o capture.cbor
      from then on \`fwpm decode capture.cbor\` needs no other options
  $ fwpm pack process.dmp --scan -o events.cbor
      every event that a scan of a dump finds, and no other memory of the process
  $ cat monday.cbor tuesday.cbor > both.cbor
      captures one after the other are a capture

docs/capture-format.md describes the format, for programs that write it themselves.
Exit code: 0 all packed, 2 wrong usage or a file that cannot be read.`;

/** The command; `done` is called with its exit code. */
export function packCommand(done: (code: ExitCode) => void): Command {
  return fileCommand<PackArguments>(
    {
      name: 'pack',
      summary: 'make a capture that describes itself',
      description: 'Packs structs with the memory that they reach, and nothing else, into a capture (CBOR).',
      file: 'memory as it was, or a minidump; - for standard input',
      options: [...sourceOptions(), ...packOptions()],
      lastOptions: [verboseOption()],
      examples: EXAMPLES,
    },
    packFile,
    done,
  );
}

function packOptions(): Option[] {
  return [
    new Option('--scan', 'pack every event that a scan finds'),
    minScoreOption(DEFAULT_MIN_SCORE),
    new Option('--host <name>', 'note the machine that the memory comes from'),
    new Option('--time <time>', 'note when it was captured, such as 2026-11-22T08:00:00Z'),
    new Option('--os-build <n>', 'note the build of Windows, such as 19045').argParser(parseBuild),
    new Option('--note <text>', 'note anything else'),
  ];
}

function parseBuild(text: string): number {
  const build = Number(text);
  if (!/^\d+$/.test(text) || build > 0xffffffff) throw new InvalidArgumentError('A build is a number.');
  return build;
}

async function packFile(file: string, given: PackArguments): Promise<ExitCode> {
  if (given.output === undefined && process.stdout.isTTY) {
    throw new UsageError('a capture is not for a terminal: name a file with -o, or redirect standard output');
  }
  return withInput(file, (input) => packInput(file, input, given));
}

async function packInput(file: string, input: InputFile, given: PackArguments): Promise<ExitCode> {
  const source = await openSource(input, given);
  const opened = wholeMemory(source);
  const progress = progressOf();
  try {
    await withOutput({ file: given.output, inputs: [file] }, async (output) => {
      const items = given.scan
        ? foundItems(opened, given, progress.update)
        : namedItems(source, opened, given);
      for await (const item of items) await output.write(item);
    });
  } finally {
    progress.clear();
  }
  return EXIT.ok;
}

/** The structs that the options name. */
async function* namedItems(
  source: Source,
  opened: OpenedMemory,
  given: PackArguments,
): AsyncGenerator<Uint8Array, void, undefined> {
  const options = { limits: given.limit, ...notesOf(opened, given) };
  for await (const { struct, memory, roots } of source.blocks(async () => undefined)) {
    yield* packed(() => packCapture(struct, memory, roots, options));
  }
}

/** What a scan finds. */
function* foundItems(
  opened: OpenedMemory,
  given: PackArguments,
  onProgress: (done: number, total: number) => void,
): Generator<Uint8Array, void, undefined> {
  const options = { limits: given.limit, ...notesOf(opened, given) };
  for (const [struct, addresses] of addressesByStruct(opened, given, onProgress)) {
    const layout = layouts[struct];
    if (layout !== undefined) yield* packed(() => packCapture(layout, opened.memory, addresses, options));
  }
}

/** @throws UsageError for notes and addresses that are wrong. */
function packed(pack: () => Generator<Uint8Array, void, undefined>): Generator<Uint8Array, void, undefined> {
  try {
    return pack();
  } catch (error) {
    throw error instanceof RangeError || error instanceof TypeError ? new UsageError(error.message) : error;
  }
}

function addressesByStruct(
  opened: OpenedMemory,
  { minScore, limit }: PackArguments,
  onProgress: (done: number, total: number) => void,
): Map<string, bigint[]> {
  const found = new Map<string, bigint[]>();
  for (const find of findsIn(opened, { minScore, limit }, onProgress)) {
    if (!('event' in find)) continue;
    const addresses = found.get(find.struct) ?? [];
    addresses.push(find.address);
    found.set(find.struct, addresses);
  }
  return found;
}

/** What is given, and what a dump says of itself. */
function notesOf({ notes }: OpenedMemory, { host, time, osBuild, note }: PackArguments): CaptureNotes {
  return {
    ...notes,
    ...(host === undefined ? {} : { host }),
    ...(time === undefined ? {} : { time }),
    ...(osBuild === undefined ? {} : { osBuild }),
    ...(note === undefined ? {} : { note }),
  };
}
