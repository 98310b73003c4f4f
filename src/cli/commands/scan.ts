/** fwpm scan: finds events in memory without being told where they are. */
import { Command, Option } from 'commander';
import type { Limits } from '../../codec/index.ts';
import { toJson } from '../../format/json.ts';
import type { Abi } from '../../layout/index.ts';
import { formatAddress } from '../../memory/index.ts';
import { DEFAULT_MIN_SCORE, type Find, type NetEventName, scan } from '../../scan/index.ts';
import { layouts } from '../../wfp/index.ts';
import { EXIT, type ExitCode } from '../exit.ts';
import { type InputFile, withInput } from '../input/file.ts';
import { type OpenedMemory, openWhole, type SourceKind } from '../input/source.ts';
import {
  asOption,
  baseOption,
  LIMITS_HELP,
  limitOption,
  memoryAbiOption,
  minScoreOption,
  parseAddress,
  parseNetEvent,
} from '../options.ts';
import { openOutput } from '../output/output.ts';
import { progressOf } from '../output/progress.ts';

interface ScanArguments {
  readonly as?: SourceKind;
  readonly abi?: Abi;
  readonly base?: bigint;
  readonly struct?: NetEventName;
  readonly minScore: number;
  readonly from?: bigint;
  readonly to?: bigint;
  readonly limit: Partial<Limits>;
  readonly output?: string;
  readonly verbose?: boolean;
}

const EXAMPLES = `
Examples:
  $ fwpm scan process.dmp
      every event in a dump, and every array of pointers to events, in the order of their addresses
  $ fwpm scan process.dmp | jq -c 'select(.entries) | [.address, .entries]'
      where the arrays are that FwpmNetEventEnumN returned: --at and --entries of \`fwpm decode\`
  $ fwpm scan region.bin --base 0x1d23c4b0000 --struct FWPM_NET_EVENT4 --min-score 0.6 -o events.ndjson

A line of JSON for each find: { address, struct, alternatives, score, event }, or entries in the place of event.
The versions under alternatives read as well: the bytes do not tell them apart from struct.
Exit code: 0 all scanned, 2 wrong usage or a file that cannot be read.`;

/** The command; \`done\` hears of its exit code. */
export function scanCommand(done: (code: ExitCode) => void): Command {
  return new Command('scan')
    .summary('find events in a dump or an image')
    .description('Finds events in memory without being told where they are: one line of JSON each.')
    .argument('<file>', 'a minidump, or memory as it was; - for standard input')
    .addOption(
      new Option('--struct <name>', 'the version to name where several fit (default: the newest)').argParser(
        parseNetEvent,
      ),
    )
    .addOption(memoryAbiOption())
    .addOption(baseOption())
    .addOption(
      new Option('--from <address>', 'where finds begin (default: the lowest address)').argParser(
        parseAddress,
      ),
    )
    .addOption(
      new Option('--to <address>', 'before where finds begin (default: the end)').argParser(parseAddress),
    )
    .addOption(minScoreOption(DEFAULT_MIN_SCORE))
    .addOption(asOption())
    .addOption(limitOption())
    .option('-o, --output <file>', 'write to a file, which appears when all is written')
    .option('--verbose', 'say what the file was taken for')
    .addHelpText('after', LIMITS_HELP + EXAMPLES)
    .action(async (file: string, given: ScanArguments) =>
      done(await withInput(file, (input) => scanFile(file, input, given))),
    );
}

async function scanFile(file: string, input: InputFile, given: ScanArguments): Promise<ExitCode> {
  const opened = await openWhole(input, given);
  const output = await openOutput(given.output, [file]);
  const progress = progressOf();
  try {
    for (const find of findsIn(opened, given, (done, total) => progress.update(done, total))) {
      await output.write(lineOf(find));
      if (!output.isOpen) break;
    }
    await output.close();
  } catch (error) {
    await output.abandon();
    throw error;
  } finally {
    progress.clear();
  }
  return EXIT.ok;
}

/** What is found in a memory that was opened. */
export function findsIn(
  { memory, ranges }: OpenedMemory,
  { minScore, from, to, struct, limit }: Pick<ScanArguments, 'minScore' | 'from' | 'to' | 'struct' | 'limit'>,
  onProgress: (done: number, total: number) => void,
): Generator<Find, void, undefined> {
  return scan(
    { memory, ranges },
    {
      minScore,
      limits: limit,
      onProgress,
      ...(from === undefined ? {} : { from }),
      ...(to === undefined ? {} : { to }),
      ...(struct === undefined ? {} : { prefer: struct }),
    },
  );
}

function lineOf(find: Find): string {
  const { address, struct, alternatives, score } = find;
  const head = JSON.stringify({ address: formatAddress(address), struct, alternatives, score });
  const layout = layouts[struct];
  const event =
    'event' in find && layout !== undefined
      ? `"event":${toJson(layout, find.event)}`
      : `"entries":${'entries' in find ? find.entries : 0}`;
  return `${head.slice(0, -1)},${event}}\n`;
}
