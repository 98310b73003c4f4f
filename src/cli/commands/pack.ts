/** fwpm pack: a capture that describes itself, of memory that does not. */
import { type Command, InvalidArgumentError, Option } from 'commander';
import { type CaptureNotes, packCapture } from '../../capture/index.ts';
import type { Limits } from '../../codec/index.ts';
import { extentOf } from '../../layout/index.ts';
import { structAddress } from '../../memory/run.ts';
import { DEFAULT_MIN_SCORE } from '../../scan/index.ts';
import { type ExitCode, UsageError } from '../exit.ts';
import { type Block, runWithin } from '../input/blocks.ts';
import { withInput } from '../input/file.ts';
import type { SourceArguments } from '../input/form.ts';
import type { OpenedMemory } from '../input/memory.ts';
import { openSource, wholeMemory } from '../input/source.ts';
import { type FileArguments, fileCommand, verboseOption } from '../options/command.ts';
import { minScoreOption, sourceOptions } from '../options/shared.ts';
import { withOutput } from '../output/open.ts';
import { progressOf } from '../output/progress.ts';
import { type Report, withReport } from '../output/report.ts';

interface PackArguments extends SourceArguments, FileArguments {
  readonly limit: Partial<Limits>;
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
      file: 'memory as it was, or a minidump, compressed or not; - for standard input',
      isSingle: true,
      options: [...sourceOptions(), ...packOptions()],
      lastOptions: [verboseOption()],
      examples: EXAMPLES,
    },
    ([file = ''], given) => packFile(file, given),
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
  return withReport({}, progressOf(), (report) =>
    withInput(file, async (input) => {
      const source = await openSource(input, given, report);
      const notes = notesOf(wholeMemory(source), given);
      await withOutput({ file: given.output, inputs: [file] }, async (output) => {
        for await (const block of source.blocks(report)) {
          await tellMissing(block, source.name, report);
          const { struct, memory, roots } = block;
          for (const item of packed(() =>
            packCapture(struct, memory, roots, { limits: given.limit, ...notes }),
          )) {
            await output.write(item);
          }
        }
      });
    }),
  );
}

/** Structs that are not there are packed as what they are: roots that lead nowhere. */
async function tellMissing(
  { struct, memory, roots, missing, hint }: Block,
  name: string,
  report: Report,
): Promise<void> {
  const run = runWithin(struct, memory, roots);
  const { size } = extentOf(struct, memory.abi);
  let lost = missing;
  for (let index = 0; index < run.count; index++) {
    const address = structAddress(run, index, memory);
    if (address !== undefined && memory.readable(address, size) < size) lost++;
  }
  if (lost === 0) return;
  await report.fault(
    `${lost} of ${run.count + missing} structs are not in ${name}, and will not be in the capture${hint}`,
  );
}

/** @throws UsageError for notes and addresses that are wrong. */
function packed(pack: () => Generator<Uint8Array, void, undefined>): Generator<Uint8Array, void, undefined> {
  try {
    return pack();
  } catch (error) {
    throw error instanceof RangeError || error instanceof TypeError ? new UsageError(error.message) : error;
  }
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
