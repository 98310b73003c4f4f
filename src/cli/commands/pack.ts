/** fwpm pack: a capture that describes itself, of memory that does not. */
import { Command, InvalidArgumentError, Option } from 'commander';
import { type CaptureNotes, packCapture } from '../../capture/index.ts';
import type { Limits } from '../../codec/index.ts';
import { DEFAULT_MIN_SCORE } from '../../scan/index.ts';
import { layouts } from '../../wfp/index.ts';
import { EXIT, type ExitCode, UsageError } from '../exit.ts';
import { type InputFile, withInput } from '../input/file.ts';
import { blockIn, kindOf, type OpenedMemory, openWhole, type SourceArguments } from '../input/source.ts';
import { LIMITS_HELP, limitOption, minScoreOption, sourceOptions } from '../options.ts';
import { openOutput } from '../output/output.ts';
import { progressOf } from '../output/progress.ts';
import { findsIn } from './scan.ts';

interface PackArguments extends SourceArguments {
  readonly scan?: boolean;
  readonly minScore: number;
  readonly host?: string;
  readonly time?: string;
  readonly osBuild?: number;
  readonly note?: string;
  readonly limit: Partial<Limits>;
  readonly output?: string;
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

/** The command; \`done\` hears of its exit code. */
export function packCommand(done: (code: ExitCode) => void): Command {
  const command = new Command('pack')
    .summary('make a capture that describes itself')
    .description('Packs structs with the memory that they reach, and nothing else, into a capture (CBOR).')
    .argument('<file>', 'memory as it was, or a minidump; - for standard input');
  for (const option of sourceOptions()) command.addOption(option);
  return command
    .option('--scan', 'pack every event that a scan finds')
    .addOption(minScoreOption(DEFAULT_MIN_SCORE))
    .option('--host <name>', 'note the machine that the memory comes from')
    .option('--time <time>', 'note when it was captured, such as 2026-11-22T08:00:00Z')
    .addOption(new Option('--os-build <n>', 'note the build of Windows, such as 19045').argParser(parseBuild))
    .option('--note <text>', 'note anything else')
    .addOption(limitOption())
    .option('-o, --output <file>', 'write to a file, which appears when all is written')
    .option('--verbose', 'say what the file was taken for')
    .addHelpText('after', LIMITS_HELP + EXAMPLES)
    .action(async (file: string, given: PackArguments) => done(await packFile(file, given)));
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
  const kind = kindOf(input, given);
  const opened = await openWhole(input, given);
  const progress = progressOf();
  const items = itemsOf(input.name, kind === 'minidump' ? kind : 'image', opened, given, progress.update);
  const output = await openOutput(given.output, [file]);
  try {
    for (const item of items) await output.write(item);
    await output.close();
  } catch (error) {
    await output.abandon();
    throw error;
  } finally {
    progress.clear();
  }
  return EXIT.ok;
}

function* itemsOf(
  name: string,
  kind: 'image' | 'minidump',
  opened: OpenedMemory,
  given: PackArguments,
  onProgress: (done: number, total: number) => void,
): Generator<Uint8Array, void, undefined> {
  const options = { limits: given.limit, ...notesOf(opened, given) };
  if (given.scan) {
    for (const [struct, addresses] of addressesByStruct(opened, given, onProgress)) {
      const layout = layouts[struct];
      if (layout !== undefined) yield* packed(() => packCapture(layout, opened.memory, addresses, options));
    }
    return;
  }
  const { struct, memory, roots } = blockIn(name, kind, opened, given);
  yield* packed(() => packCapture(struct, memory, roots, options));
}

/** Notes and addresses that are wrong are the caller's to change. */
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
