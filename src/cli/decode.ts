/** fwpm decode: events to lines of JSON. */
import { Command, Option } from 'commander';
import type { DecodeError } from '../codec/index.ts';
import { decode, decodeArray, decodeEntries, type TolerantOptions } from '../decode.ts';
import { toJson } from '../format/json.ts';
import type { Abi, ValueLayout } from '../layout/index.ts';
import { formatAddress, type MemoryImage, memoryImage } from '../memory/index.ts';
import { FWPM_NET_EVENT5 } from '../wfp/index.ts';
import { EXIT, type ExitCode, UsageError } from './exit.ts';
import { nameOfInput, openOutput, readInput } from './files.ts';
import { abiOption, parseAddress, parseCount, parseStruct } from './options.ts';

interface DecodeArguments {
  readonly struct: ValueLayout;
  readonly abi: Abi;
  readonly base: bigint;
  readonly at?: bigint;
  readonly count?: number;
  readonly entries?: number;
  readonly output?: string;
}

const EXAMPLES = `
Examples:
  $ fwpm decode enum5.bin --base 0x3507c0 --entries 16
      the 16 events of a block that FwpmNetEventEnum5 returned: an array of pointers at its start
  $ fwpm decode event.bin --struct FWPM_NET_EVENT4 --base 0x1d23c4b0000 --at 0x1d23c4b0368
      the one event at an address
  $ ssh host cat event.bin | fwpm decode - --abi x86 --base 0x7ffa0000 | jq .header.appId
      from standard input, into another tool

A field that cannot be read is null in the output, and a line on standard error says which and why.
Exit code: 0 all decoded, 1 something could not be decoded, 2 wrong usage or a file that cannot be read.`;

/** The command; `done` hears of its exit code. */
export function decodeCommand(done: (code: ExitCode) => void): Command {
  return new Command('decode')
    .summary('decode events of a memory image to lines of JSON')
    .description('Decodes the structs of a memory image: one line of JSON each.')
    .argument('<file>', 'the image: raw bytes as they lay in memory; - for standard input')
    .addOption(
      new Option('--struct <name>', 'what is there, by its C name')
        .default(FWPM_NET_EVENT5, FWPM_NET_EVENT5.name)
        .argParser(parseStruct),
    )
    .addOption(abiOption())
    .addOption(
      new Option('--base <address>', 'the address that the first byte had')
        .default(0n, '0')
        .argParser(parseAddress),
    )
    .addOption(new Option('--at <address>', 'where to decode (default: at the base)').argParser(parseAddress))
    .addOption(
      new Option('--count <n>', 'decode n structs that lie one after another (default: 1)').argParser(
        parseCount,
      ),
    )
    .addOption(
      new Option('--entries <n>', 'decode what an array of n pointers leads to')
        .argParser(parseCount)
        .conflicts('count'),
    )
    .addOption(new Option('--format <format>', 'what to print').choices(['ndjson']).default('ndjson'))
    .option('-o, --output <file>', 'write to a file, which appears when all is written')
    .addHelpText('after', EXAMPLES)
    .action(async (file: string, given: DecodeArguments) => done(await decodeFile(file, given)));
}

async function decodeFile(file: string, given: DecodeArguments): Promise<ExitCode> {
  const { struct, abi, base, at = base } = given;
  const bytes = await readInput(file);
  const memory = imageOf(bytes, abi, base);
  let code: ExitCode = EXIT.ok;
  const onIssue = (issue: DecodeError): void => {
    code = EXIT.damaged;
    process.stderr.write(`fwpm: ${issue.message}${hintFor(issue, memory, nameOfInput(file))}\n`);
  };
  const values = withUsageErrors(() => valuesOf(given, memory, at, { onIssue }));
  const output = await openOutput(given.output);
  try {
    for (const value of values) {
      if (!output.isOpen) break;
      await output.write(`${toJson(struct, value)}\n`);
    }
    await output.close();
  } catch (error) {
    await output.abandon();
    throw error;
  }
  return code;
}

function valuesOf(
  { struct, count, entries }: DecodeArguments,
  memory: MemoryImage,
  at: bigint,
  options: TolerantOptions,
): Iterable<unknown> {
  if (entries !== undefined) return decodeEntries(struct, memory, at, entries, options);
  if (count !== undefined) return decodeArray(struct, memory, at, count, options);
  return [decode(struct, memory, at, options)];
}

function imageOf(bytes: Uint8Array, abi: Abi, base: bigint): MemoryImage {
  return withUsageErrors(() => memoryImage(bytes, { abi, base }));
}

/** Addresses that the ABI does not have are the caller's to change. */
function withUsageErrors<T>(make: () => T): T {
  try {
    return make();
  } catch (error) {
    throw error instanceof RangeError ? new UsageError(error.message) : error;
  }
}

/** A root outside the image is mostly a wrong option: say what would be right. */
function hintFor({ path, code }: DecodeError, { base, byteLength }: MemoryImage, name: string): string {
  if (!/^(\[\d+\])?$/.test(path) || code === 'LIMIT_EXCEEDED') return '';
  if (byteLength === 0) return `: ${name} is empty`;
  const [from, to] = [formatAddress(base), formatAddress(base + BigInt(byteLength))];
  return `: ${name} holds ${from} to ${to}; --base is the address of its first byte, --at where to decode`;
}
