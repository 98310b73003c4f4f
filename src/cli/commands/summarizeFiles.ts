/** Counts the events of files, and writes the page. */
import type { DecodeError, Limits } from '../../codec/index.ts';
import { partOf } from '../../memory/run.ts';
import { Summary, type SummaryResult, summaryJson, summaryText } from '../../summary/index.ts';
import { readAhead } from '../batches/ahead.ts';
import { issueOf } from '../batches/issue.ts';
import { type ExitCode, UsageError } from '../exit.ts';
import { type EventBlock, type MemoryBlock, runWithin } from '../input/blocks.ts';
import { assertPipedOnce, eachFile } from '../input/each.ts';
import type { SourceArguments } from '../input/form.ts';
import { lookupFiles } from '../input/lookups.ts';
import { filesIn, namedIn, type PathArguments } from '../input/paths.ts';
import { blocksOf, openSource } from '../input/source.ts';
import type { FileArguments } from '../options/command.ts';
import { originsIn, type SelectArguments, selectionOf } from '../options/events.ts';
import { withOutput } from '../output/open.ts';
import { progressOf } from '../output/progress.ts';
import { type Report, withReport } from '../output/report.ts';
import { styleFor } from '../output/style.ts';

export interface SummaryArguments extends SourceArguments, SelectArguments, FileArguments, PathArguments {
  readonly limit: Partial<Limits>;
  readonly top?: number;
  readonly every?: number;
  readonly by?: readonly string[];
  readonly json?: boolean;
}

export async function summarizeFiles(paths: readonly string[], given: SummaryArguments): Promise<ExitCode> {
  const files = await filesIn(paths, given);
  const lookups = lookupFiles(given);
  assertPipedOnce([...namedIn(files), ...lookups]);
  const inputs = [...files.map(({ path }) => path), ...lookups];
  const progress = progressOf();
  const { context, where } = await selectionOf(given, progress, await originsIn(files, given));
  const { top, every, by, limit: limits } = given;
  return withReport({}, progress, (report) => {
    const counting = new Counting(report);
    const summary = new Summary({
      context,
      limits,
      onIssue: counting.onIssue,
      ...(top === undefined ? {} : { top }),
      ...(every === undefined ? {} : { every }),
      ...(by === undefined ? {} : { by }),
      ...(where === undefined ? {} : { where }),
    });
    return withOutput({ file: given.output, inputs, isPaged: !given.json && given.pager }, async (output) => {
      await eachFile(files, report, async ({ input }) => {
        const source = await openSource(input, given, report);
        for await (const block of blocksOf(source, report)) {
          if ('events' in block) addEvents(block, summary);
          else await counting.add(block, summary, source.name);
        }
        return true;
      });
      progress.clear();
      const isToStdout = given.output === undefined || given.output === '-';
      await output.write(pageOf(summary.result(), given.json ?? false, isToStdout));
    });
  });
}

function pageOf(result: SummaryResult, isJson: boolean, isToStdout: boolean): string {
  if (isJson) return `${summaryJson(result)}\n`;
  return summaryText(result, isToStdout ? styleFor(process.stdout) : {});
}

/** Events that are counted in one go, between two looks at the progress. */
const PART = 2 ** 17;

/** @throws UsageError for what is asked of events and no version of them has. */
function addEvents({ name, events, origin }: EventBlock, summary: Summary): void {
  try {
    summary.addEvents(name, events, origin);
  } catch (error) {
    throw error instanceof TypeError ? new UsageError(error.message) : error;
  }
}

/** Counts blocks, and says of each what cannot be read. */
class Counting {
  readonly #report: Report;
  #issues: DecodeError[] = [];

  constructor(report: Report) {
    this.#report = report;
  }

  /** Of all that cannot be read in a block the first is told: there can be as much of it as there are events. */
  readonly onIssue = (issue: DecodeError): void => {
    if (this.#issues.length === 0) this.#issues.push(issue);
  };

  async add(block: MemoryBlock, summary: Summary, name: string): Promise<void> {
    const { struct, memory, roots, label, isOptional, hint } = block;
    const run = runWithin(struct, memory, roots);
    await readAhead(memory, run.count);
    try {
      for (let first = 0; first < run.count; first += PART) {
        const end = Math.min(first + PART, run.count);
        summary.add(struct, memory, partOf(run, first, end));
        this.#report.progress.update(end, run.count);
      }
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
      if (!isOptional) throw new UsageError(error.message);
      await this.#report.fault(`${label}passed over: ${error.message}`);
    }
    const [first] = this.#issues;
    this.#issues = [];
    if (first === undefined) return;
    const { isRoot } = issueOf(first);
    await this.#report.fault(
      `${name}: ${label}something cannot be read: ${first.reason}${isRoot ? hint : ''}`,
    );
  }
}
