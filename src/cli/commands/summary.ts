/** fwpm summary: many events on one page. */
import { Command, InvalidArgumentError, Option } from 'commander';
import { type DecodeError, isDecodeError } from '../../codec/index.ts';
import { partOf } from '../../memory/run.ts';
import { Summary, type SummaryResult, summaryJson, summaryText } from '../../summary/index.ts';
import { issueOf } from '../batches/issue.ts';
import { EXIT, type ExitCode, UsageError } from '../exit.ts';
import { type Block, runWithin } from '../input/blocks.ts';
import { withInput } from '../input/file.ts';
import type { SourceArguments } from '../input/form.ts';
import { lookupFiles, readLookups } from '../input/lookups.ts';
import { openSource } from '../input/source.ts';
import { type FileArguments, outputOption } from '../options/command.ts';
import { type SelectArguments, selectOptions, WHERE_HELP } from '../options/events.ts';
import { LIMITS_HELP, limitOption, sourceOptions } from '../options/shared.ts';
import { IssueReport } from '../output/issues.ts';
import { withOutput } from '../output/open.ts';
import { type Progress, progressOf } from '../output/progress.ts';
import { styleFor } from '../output/style.ts';

interface SummaryArguments extends SourceArguments, SelectArguments, FileArguments {
  readonly top?: number;
  readonly every?: number;
  readonly by?: readonly string[];
  readonly json?: boolean;
}

const EXAMPLES = `
Examples:
  $ fwpm summary enum5.bin --base 0x3507c0 --entries 16
      what happened: when, what was blocked for whom and by which filter, which negotiations failed and why
  $ fwpm summary monday.cbor tuesday.cbor --filters filters.xml --volume harddiskvolume3=C:
      several files together, with the names of rules and drives
  $ fwpm summary capture.cbor --where type=CLASSIFY_DROP --where remote=10.0.0.0/8 --every 1h --top 20
      only some events, counted for each hour, with longer tables
  $ fwpm summary capture.cbor --by header.localAddrV4 --by classifyDrop.currentProfile
      tables of any other members, too, as the memory has them; \`fwpm layout\` lists them
  $ fwpm summary capture.cbor --json | jq -c '.blocked.apps.rows[] | [.count, .value]'
      for other programs

Up to 100,000 different values of a table are counted exactly, and 250,000 numbers; with more, the table says by how
much its counts can be too low. Of what cannot be read there is a count: \`fwpm decode\` says what it is.
Exit code: 0 all counted, 1 something could not be read, 2 wrong usage or a file that cannot be read.`;

/** The command; `done` is called with its exit code. */
export function summaryCommand(done: (code: ExitCode) => void): Command {
  const command = new Command('summary')
    .summary('say what happened in many events, on one page')
    .description(
      'Counts events: when, what, who, by which filter, with whom; why negotiations failed; what is unusual.',
    )
    .argument('<files...>', 'memory as it was, minidumps or captures; - for standard input');
  const options = [
    ...sourceOptions(),
    ...selectOptions(),
    ...summaryOptions(),
    limitOption(),
    outputOption(),
  ];
  for (const option of options) command.addOption(option);
  return command
    .addHelpText('after', WHERE_HELP + LIMITS_HELP + EXAMPLES)
    .action(async (files: readonly string[], given: SummaryArguments) =>
      done(await summarizeFiles(files, given)),
    );
}

function summaryOptions(): Option[] {
  return [
    new Option('--top <n>', 'rows of each table (default: 10)').argParser(parseTop),
    new Option(
      '--every <time>',
      'the spans of the histogram, such as 10s, 5m, 1h, 1d (default: some 30)',
    ).argParser(parseEvery),
    new Option('--by <member>', 'a table of this member, too; can be given several times').argParser(
      (member: string, before: readonly string[] = []) => [...before, member],
    ),
    new Option('--json', 'one line of JSON in place of a page'),
  ];
}

function parseTop(text: string): number {
  const top = Number(text);
  if (!/^\d{1,9}$/.test(text) || top < 1) throw new InvalidArgumentError('Take 1 to 999999999 rows.');
  return top;
}

const SECONDS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400 };

function parseEvery(text: string): number {
  const [, digits = '0', unit = 's'] = /^(\d{1,6})([smhd])$/.exec(text) ?? [];
  const seconds = Number(digits) * (SECONDS[unit] ?? 1);
  if (seconds === 0) throw new InvalidArgumentError('Take a time such as 10s, 5m, 1h or 1d.');
  return seconds;
}

// --- what it does --------------------------------------------------------------------------------------------

async function summarizeFiles(files: readonly string[], given: SummaryArguments): Promise<ExitCode> {
  const { top, every, by, where, limit: limits } = given;
  const inputs = [...files, ...lookupFiles(given)];
  const progress = progressOf();
  const counting = new Counting(new IssueReport(undefined, progress), progress);
  const context = await readLookups(given, progress);
  const summary = new Summary({
    context,
    limits,
    onIssue: counting.onIssue,
    ...(top === undefined ? {} : { top }),
    ...(every === undefined ? {} : { every }),
    ...(by === undefined ? {} : { by }),
    ...(where === undefined ? {} : { where: where.where }),
  });
  return withOutput({ file: given.output, inputs }, async (output) => {
    for (const file of files) await counting.addFile(file, summary, given);
    progress.clear();
    const isToStdout = given.output === undefined || given.output === '-';
    await output.write(pageOf(summary.result(), given.json ?? false, isToStdout));
    return counting.exitCode;
  });
}

function pageOf(result: SummaryResult, isJson: boolean, isToStdout: boolean): string {
  if (isJson) return `${summaryJson(result)}\n`;
  return summaryText(result, isToStdout ? styleFor(process.stdout) : {});
}

/** Events that are counted in one go, between two looks at the progress. */
const PART = 2 ** 17;

/** Counts files, and says of each what cannot be read. */
class Counting {
  readonly #report: IssueReport;
  readonly #progress: Progress;
  #issues: DecodeError[] = [];
  #isDamaged = false;

  constructor(report: IssueReport, progress: Progress) {
    this.#report = report;
    this.#progress = progress;
  }

  get exitCode(): ExitCode {
    return this.#isDamaged ? EXIT.damaged : this.#report.exitCode;
  }

  /** Of all that cannot be read in a block the first is told: there can be as much of it as there are events. */
  readonly onIssue = (issue: DecodeError): void => {
    if (this.#issues.length === 0) this.#issues.push(issue);
    this.#isDamaged = true;
  };

  addFile(file: string, summary: Summary, given: SummaryArguments): Promise<void> {
    return withInput(file, async (input) => {
      try {
        const source = await openSource(input, given);
        await this.#report.say(source.warnings.map((message) => `${source.name}: ${message}`));
        for await (const block of source.blocks((issues) => this.#report.tell(issues.map(issueOf)))) {
          await this.#addBlock(block, summary, source.name);
        }
      } catch (error) {
        throw isDecodeError(error) ? new UsageError(`cannot read ${input.name}: ${error.reason}`) : error;
      }
    });
  }

  async #addBlock(block: Block, summary: Summary, name: string): Promise<void> {
    const { struct, memory, roots, label, isOptional, hint } = block;
    const run = runWithin(struct, memory, roots);
    try {
      for (let first = 0; first < run.count; first += PART) {
        const end = Math.min(first + PART, run.count);
        summary.add(struct, memory, partOf(run, first, end));
        this.#progress.update(end, run.count);
      }
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
      if (!isOptional) throw new UsageError(error.message);
      await this.#report.skip(`${label}passed over: ${error.message}`);
    }
    const [first] = this.#issues;
    this.#issues = [];
    if (first === undefined) return;
    const { isRoot } = issueOf(first);
    await this.#report.say([
      `${name}: ${label}something cannot be read: ${first.reason}${isRoot ? hint : ''}`,
    ]);
  }
}
