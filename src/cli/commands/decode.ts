/** fwpm decode: events to lines of JSON, or to what other tools and people read. */
import { Command, Option } from 'commander';
import { isDecodeError, type Limits } from '../../codec/index.ts';
import { BATCH, BatchDecoder, type BatchResult, type Issue, issueOf } from '../batches/batch.ts';
import { batchesOf, type Job } from '../batches/jobs.ts';
import { EVENTS_HELP, type EventArguments, eventOptions, writerFor } from '../eventOptions.ts';
import { type ExitCode, isUsageError, UsageError } from '../exit.ts';
import { descriptorNamed, STDIN } from '../files.ts';
import { contextFiles } from '../input/context.ts';
import { type InputFile, withInput } from '../input/file.ts';
import { type Block, blockIn, blocksOf, kindOf, openMemory, type SourceArguments } from '../input/source.ts';
import { LIMITS_HELP, limitOption, parseJobs, sourceOptions } from '../options.ts';
import type { EventWriter } from '../output/formats.ts';
import { IssueReport } from '../output/issues.ts';
import { type Output, openOutput } from '../output/output.ts';
import { type Progress, progressOf } from '../output/progress.ts';

interface DecodeArguments extends SourceArguments, EventArguments {
  readonly jobs: number;
  readonly limit: Partial<Limits>;
  readonly trailer?: boolean;
  readonly verbose?: boolean;
  readonly output?: string;
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

/** The command; `done` hears of its exit code. */
export function decodeCommand(done: (code: ExitCode) => void): Command {
  const command = new Command('decode')
    .summary('decode events to JSON, text, CSV, ECS, OCSF, Parquet or Arrow')
    .description('Decodes the structs in captured memory: one line of JSON each, or what --format says.')
    .argument('<file>', 'memory as it was, a minidump or a capture; - for standard input');
  for (const option of sourceOptions()) command.addOption(option);
  for (const option of eventOptions()) command.addOption(option);
  return command
    .option(
      '--trailer',
      'add the bytes behind each struct up to the next known object, which Windows does not document',
    )
    .addOption(
      new Option('--jobs <n>', 'decode in n threads; the order stays').default(1).argParser(parseJobs),
    )
    .addOption(limitOption())
    .option('-o, --output <file>', 'write to a file, which appears when all is written')
    .option('--issues <file>', 'write what cannot be read to a file as well, a line of JSON each')
    .option('--verbose', 'say what the file was taken for')
    .addHelpText('after', EVENTS_HELP + LIMITS_HELP + EXAMPLES)
    .action(async (file: string, given: DecodeArguments) => done(await decodeFile(file, given)));
}

async function decodeFile(file: string, given: DecodeArguments): Promise<ExitCode> {
  assertTogether(file, given);
  const progress = progressOf();
  const writer = await writerFor(given, given.output, progress);
  return withInput(file, (input) => decodeTo({ file, input, given, writer, progress }));
}

async function decodeTo(task: Task): Promise<ExitCode> {
  const { file, input, given, writer, progress } = task;
  const inputs = [file, ...contextFiles(given)];
  const report = await IssueReport.open(given.issues, inputs, progress);
  let output: Output | undefined;
  try {
    output = await openOutput(given.output, inputs);
    await decodeInput({ ...task, output, report });
    for (const chunk of writer?.end() ?? []) await output.write(chunk);
    await output.close();
    await report.close();
  } catch (error) {
    await output?.abandon();
    await report.abandon();
    throw isDecodeError(error) ? new UsageError(`cannot read ${input.name}: ${error.reason}`) : error;
  } finally {
    progress.clear();
  }
  return report.exitCode;
}

/** What is to be decoded. */
interface Task {
  readonly file: string;
  readonly input: InputFile;
  readonly given: DecodeArguments;
  readonly writer: EventWriter | undefined;
  readonly progress: Progress;
}

/** The same, and where it goes. */
interface Work extends Task {
  readonly output: Output;
  readonly report: IssueReport;
}

/** Options that do not go together, and what only lines of JSON have. */
function assertTogether(file: string, given: DecodeArguments): void {
  const { format, trailer, jobs } = given;
  const piped = [file, ...contextFiles(given)].filter((name) => descriptorNamed(name, STDIN) === STDIN);
  if (piped.length > 1) throw new UsageError('standard input can be read once: name a file for all but one');
  if (format === 'ndjson') return;
  if (trailer) throw new UsageError(`--trailer is for --format ndjson: ${format} has no place for it`);
  if (jobs > 1) throw new UsageError(`--jobs is for --format ndjson: ${format} is written by one thread`);
}

async function decodeInput(work: Work): Promise<void> {
  const { input, given } = work;
  const kind = kindOf(input, given);
  if (kind === 'capture') return decodeCapture(work);
  const bytes = await input.whole();
  const opened = openMemory(input.name, kind, bytes, given);
  await say(work, opened.description, opened.warnings);
  const block = blockIn(input.name, kind, opened, given);
  const { jobs, limit: limits, trailer = false, abi, base, where } = given;
  await decodeBlock(work, decoderOf(work, block), block, (count) => {
    const threads = Math.min(jobs, Math.ceil(count / BATCH));
    if (threads < 2) return undefined;
    const job: Job = {
      name: input.name,
      bytes: 'read' in bytes ? bytes.opened : sharedCopy(bytes),
      kind,
      abi,
      base,
      struct: block.struct.ctype,
      roots: block.roots,
      limits,
      trailer,
      where: where?.where,
    };
    return batchesOf(job, count, threads);
  });
}

async function decodeCapture(work: Work): Promise<void> {
  const { input, given, output, report } = work;
  await say(work, 'a capture that describes itself', []);
  let issues: Issue[] = [];
  const tell = async (): Promise<void> => {
    await report.tell(issues);
    issues = [];
  };
  for await (const block of blocksOf(input, given, (issue) => issues.push(issueOf(issue)))) {
    await tell();
    const decoder = await decoderUnlessSkipped(work, block);
    if (decoder !== undefined) await decodeBlock(work, decoder, block);
    if (!output.isOpen) return;
  }
  await tell();
}

/** A capture can hold all kinds of structs: what the options are not for is told of, and the rest is decoded. */
async function decoderUnlessSkipped(work: Work, block: Block): Promise<BatchDecoder | undefined> {
  try {
    return decoderOf(work, block);
  } catch (error) {
    if (!isUsageError(error)) throw error;
    await work.report.skip(`${block.label}passed over: ${error.message}`);
    return undefined;
  }
}

/** @throws UsageError for a block that the options are not for. */
function decoderOf({ given, writer }: Work, { struct, memory, roots, origin }: Block): BatchDecoder {
  return new BatchDecoder(struct, memory, roots, {
    limits: given.limit,
    trailer: given.trailer ?? false,
    where: given.where?.where,
    writer,
    origin,
  });
}

/** Decodes the structs of a block, here or in what `inThreads` makes of them. */
async function decodeBlock(
  { output, report, progress, input }: Work,
  decoder: BatchDecoder,
  block: Block,
  inThreads: (count: number) => AsyncIterable<BatchResult> | undefined = () => undefined,
): Promise<void> {
  const { missing, label, hint } = block;
  let done = 0;
  for await (const { chunks, issues } of inThreads(decoder.count) ?? batchesHere(decoder)) {
    await report.tell(issues, label, hint);
    for (const chunk of chunks) await output.write(chunk);
    if (!output.isOpen) return;
    done += BATCH;
    progress.update(Math.min(done, decoder.count), decoder.count);
  }
  if (missing > 0) {
    await report.say([`${label}the ${missing} elements behind that are not in ${input.name} either`]);
  }
}

function* batchesHere(decoder: BatchDecoder): Generator<BatchResult, void, undefined> {
  for (let first = 0; first < decoder.count; first += BATCH) yield decoder.decode(first);
}

/** What the file was taken for, if that is asked for; and what is doubtful about it, in any case. */
async function say(
  { input, given, report }: Work,
  description: string,
  warnings: readonly string[],
): Promise<void> {
  const told = given.verbose ? [`taken for ${description}`, ...warnings] : warnings;
  await report.say(told.map((message) => `${input.name}: ${message}`));
}

/** The same bytes where other threads can see them. */
function sharedCopy(bytes: Uint8Array): SharedArrayBuffer {
  const shared = new SharedArrayBuffer(bytes.length);
  new Uint8Array(shared).set(bytes);
  return shared;
}
