/** fwpm scan: finds events in memory without being told where they are. */
import { type Command, Option } from 'commander';
import { toJson } from '../../format/json.ts';
import type { Surrogates } from '../../format/jsonText.ts';
import { formatAddress } from '../../memory/index.ts';
import { DEFAULT_MIN_SCORE, type Find, type NetEventName, scan } from '../../scan/index.ts';
import { layouts } from '../../wfp/index.ts';
import { EXIT, type ExitCode } from '../exit.ts';
import { type InputFile, withInput } from '../input/file.ts';
import type { SourceArguments } from '../input/form.ts';
import type { OpenedMemory } from '../input/memory.ts';
import { openSource, wholeMemory } from '../input/source.ts';
import { type FileArguments, fileCommand, losslessOption, verboseOption } from '../options/command.ts';
import {
  asOption,
  baseOption,
  memoryAbiOption,
  minScoreOption,
  parseAddress,
  parseNetEvent,
} from '../options/shared.ts';
import { withOutput, writeAll } from '../output/open.ts';
import { progressOf } from '../output/progress.ts';

interface ScanArguments extends FileArguments, Pick<SourceArguments, 'as' | 'abi' | 'base'> {
  /** The version to name where several fit. */
  readonly struct?: NetEventName;
  readonly minScore: number;
  readonly from?: bigint;
  readonly to?: bigint;
  readonly lossless?: boolean;
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

/** The command; `done` is called with its exit code. */
export function scanCommand(done: (code: ExitCode) => void): Command {
  return fileCommand<ScanArguments>(
    {
      name: 'scan',
      summary: 'find events in a dump or an image',
      description: 'Finds events in memory without being told where they are: one line of JSON each.',
      file: 'a minidump, or memory as it was; - for standard input',
      options: scanOptions(),
      lastOptions: [verboseOption()],
      examples: EXAMPLES,
    },
    (file, given) => withInput(file, (input) => scanFile(file, input, given)),
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
  ];
}

async function scanFile(file: string, input: InputFile, given: ScanArguments): Promise<ExitCode> {
  const { struct: prefer, ...rest } = given;
  const opened = wholeMemory(await openSource(input, rest));
  const progress = progressOf();
  try {
    await withOutput({ file: given.output, inputs: [file] }, (output) =>
      writeAll(output, linesOf(findsIn(opened, { ...rest, prefer }, progress.update), given)),
    );
  } finally {
    progress.clear();
  }
  return EXIT.ok;
}

function* linesOf(
  finds: Iterable<Find>,
  { lossless }: Pick<ScanArguments, 'lossless'>,
): Generator<string, void, undefined> {
  for (const find of finds) yield lineOf(find, lossless ? 'keep' : 'replace');
}

interface FindArguments extends Pick<ScanArguments, 'minScore' | 'from' | 'to' | 'limit'> {
  /** The version to name where several fit. */
  readonly prefer?: NetEventName | undefined;
}

/** What is found in a memory that was opened. */
export function findsIn(
  { memory, ranges }: OpenedMemory,
  { minScore, from, to, prefer, limit }: FindArguments,
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
      ...(prefer === undefined ? {} : { prefer }),
    },
  );
}

function lineOf(find: Find, surrogates: Surrogates): string {
  const { address, struct, alternatives, score } = find;
  const head = JSON.stringify({ address: formatAddress(address), struct, alternatives, score });
  const layout = layouts[struct];
  const event =
    'event' in find && layout !== undefined
      ? `"event":${toJson(layout, find.event, { surrogates })}`
      : `"entries":${'entries' in find ? find.entries : 0}`;
  return `${head.slice(0, -1)},${event}}\n`;
}
