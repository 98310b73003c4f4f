/** fwpm decode: events to lines of JSON. */
import { Command, Option } from 'commander';
import type { Limits } from '../codec/index.ts';
import { type Abi, extentOf, pointerSizeOf, type ValueLayout } from '../layout/index.ts';
import { formatAddress } from '../memory/index.ts';
import type { Roots } from '../roots.ts';
import { FWPM_NET_EVENT5 } from '../wfp/index.ts';
import { BATCH, BatchDecoder, type BatchResult } from './batch.ts';
import { type ExitCode, UsageError } from './exit.ts';
import { type Input, openInput } from './input.ts';
import { IssueReport } from './issues.ts';
import { batchesOf } from './jobs.ts';
import {
  abiOption,
  LIMITS_HELP,
  limitOption,
  parseAddress,
  parseCount,
  parseJobs,
  parseStruct,
} from './options.ts';
import { type Output, openOutput } from './output.ts';
import { progressOf } from './progress.ts';

interface DecodeArguments {
  readonly struct: ValueLayout;
  readonly abi: Abi;
  readonly base: bigint;
  readonly at?: bigint;
  readonly count?: number;
  readonly entries?: number;
  readonly jobs: number;
  readonly limit: Partial<Limits>;
  readonly output?: string;
  readonly issues?: string;
}

const EXAMPLES = `
Examples:
  $ fwpm decode enum5.bin --base 0x3507c0 --entries 16
      the 16 events of a block that FwpmNetEventEnum5 returned: an array of pointers at its start
  $ fwpm decode event.bin --struct FWPM_NET_EVENT4 --base 0x1d23c4b0000 --at 0x1d23c4b0368
      the one event at an address
  $ ssh host cat event.bin | fwpm decode - --abi x86 --base 0x7ffa0000 | jq .header.appId
      from standard input, into another tool
  $ fwpm decode events.bin --base 0x1d23c4b0000 --entries 5000000 --jobs 4 -o events.ndjson
      millions of events in four threads, into a file
  $ fwpm decode damaged.bin --base 0x1d23c4b0000 --issues issues.ndjson --limit issues=100
      what cannot be read, for other programs: struct, path, address, offset, code, reason

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
    .addOption(
      new Option('--jobs <n>', 'decode in n threads; the order stays').default(1).argParser(parseJobs),
    )
    .addOption(limitOption())
    .option('-o, --output <file>', 'write to a file, which appears when all is written')
    .option('--issues <file>', 'write what cannot be read to a file as well, a line of JSON each')
    .addHelpText('after', LIMITS_HELP + EXAMPLES)
    .action(async (file: string, given: DecodeArguments) => done(await decodeFile(file, given)));
}

async function decodeFile(file: string, given: DecodeArguments): Promise<ExitCode> {
  const { abi, base, struct } = given;
  const input = await openInput(file, { abi, base });
  const { roots, missing } = rootsWithin(input, given);
  const decoder = withUsageErrors(() => new BatchDecoder(struct, input.memory, roots, given.limit));
  const progress = progressOf(decoder.count);
  const report = await IssueReport.open(given.issues, file, hintFor(input, base), progress);
  let output: Output | undefined;
  try {
    output = await openOutput(given.output, file);
    let done = 0;
    for await (const { chunks, issues } of batches(file, input, decoder, given, roots)) {
      await report.tell(issues);
      for (const chunk of chunks) await output.write(chunk);
      if (!output.isOpen) break;
      done += BATCH;
      progress.update(Math.min(done, decoder.count));
    }
    if (missing > 0 && output.isOpen) {
      await report.say(`fwpm: the ${missing} elements behind that are not in ${input.name} either\n`);
    }
    await output.close();
    await report.close();
  } catch (error) {
    await output?.abandon();
    await report.abandon();
    throw error;
  } finally {
    progress.clear();
  }
  return report.exitCode;
}

/**
 * The roots that are asked for, up to the first one that is not in the input at all; `missing` more are not, either.
 * A count that is wrong by far would else make millions of lines that all say the same.
 */
function rootsWithin(
  { byteLength }: Input,
  { abi, base, struct, at = base, count, entries }: DecodeArguments,
): { roots: Roots; missing: number } {
  const asked = entries ?? count;
  if (asked === undefined) return { roots: { address: at }, missing: 0 };
  const stride = entries === undefined ? extentOf(struct, abi).size : pointerSizeOf(abi);
  const left = Number(base + BigInt(byteLength) - at);
  const present = at < base || left < 0 ? 0 : Math.ceil(left / stride);
  const taken = Math.min(asked, present + 1);
  return {
    roots: entries === undefined ? { array: at, count: taken } : { entries: at, count: taken },
    missing: asked - taken,
  };
}

/** The batches, made here, or in other threads when that is asked for and there is more than one. */
async function* batches(
  file: string,
  { bytes }: Input,
  decoder: BatchDecoder,
  { abi, base, struct, jobs, limit }: DecodeArguments,
  roots: Roots,
): AsyncGenerator<BatchResult, void, undefined> {
  const { count } = decoder;
  const threads = Math.min(jobs, Math.ceil(count / BATCH));
  if (threads > 1) {
    const job = {
      file,
      shared: bytes && sharedCopy(bytes),
      abi,
      base,
      struct: struct.ctype,
      roots,
      limits: limit,
    };
    yield* batchesOf(job, count, threads);
  } else for (let first = 0; first < count; first += BATCH) yield decoder.decode(first);
}

/** The same bytes where other threads can see them. */
function sharedCopy(bytes: Uint8Array): SharedArrayBuffer {
  const shared = new SharedArrayBuffer(bytes.length);
  new Uint8Array(shared).set(bytes);
  return shared;
}

/** Addresses that the ABI does not have, and arrays of what has no size, are the caller's to change. */
function withUsageErrors<T>(make: () => T): T {
  try {
    return make();
  } catch (error) {
    throw error instanceof RangeError || error instanceof TypeError ? new UsageError(error.message) : error;
  }
}

/** A root outside the image is mostly a wrong option: this says what would be right. */
function hintFor({ byteLength, name }: Input, base: bigint): string {
  if (byteLength === 0) return `: ${name} is empty`;
  const [from, to] = [formatAddress(base), formatAddress(base + BigInt(byteLength))];
  return `: ${name} holds ${from} to ${to}; --base is the address of its first byte, --at where to decode`;
}
