/** Explains the events of files. */
import { why } from '../../arbitration/index.ts';
import type { Limits } from '../../codec/index.ts';
import { isNetEventName } from '../../events/index.ts';
import { decodeSource } from '../batches/decodeSource.ts';
import { EXIT, type ExitCode, UsageError } from '../exit.ts';
import { assertPipedOnce, eachFile } from '../input/each.ts';
import type { SourceArguments } from '../input/form.ts';
import { lookupFiles } from '../input/lookups.ts';
import { ownFileOf } from '../input/ownFilters.ts';
import { filesIn, namedIn, type PathArguments } from '../input/paths.ts';
import { openSource } from '../input/source.ts';
import type { FileArguments } from '../options/command.ts';
import { type SelectArguments, selectionOf } from '../options/events.ts';
import { withOutput } from '../output/open.ts';
import { progressOf } from '../output/progress.ts';
import { withReport } from '../output/report.ts';
import { styleFor } from '../output/style.ts';
import { WhyWriter } from '../output/whyWriter.ts';

export interface WhyArguments extends SourceArguments, SelectArguments, FileArguments, PathArguments {
  readonly limit: Partial<Limits>;
  readonly events: number;
  readonly full?: boolean;
  readonly json?: boolean;
}

export async function whyFiles(paths: readonly string[], given: WhyArguments): Promise<ExitCode> {
  assertFits(given);
  const files = await filesIn(paths, given);
  const lookups = lookupFiles(given);
  assertPipedOnce([...namedIn(files), ...lookups]);
  const inputs = [...files.map(({ path }) => path), ...lookups];
  const progress = progressOf();
  const own = given.filters === undefined ? await ownFileOf(files, given) : undefined;
  if (given.filters === undefined && own === undefined) throw needsFilters();
  const { context, where } = await selectionOf(given, progress, { withState: true, own });
  const { limit: limits, json: isJson = false, output: file } = given;
  const writer = writerOf(given, context);
  return withReport({}, progress, (report) =>
    withOutput({ file, inputs, isPaged: !isJson && given.pager }, async (output) => {
      await eachFile(files, report, async (each) => {
        const source = await openSource(each.input, given, report);
        if (own !== undefined && given.verbose) {
          await report.say([`${source.name}: explained by the filters that it has itself`]);
        }
        const options = { limits, trailer: false, where, writer, file: each.file, lineFile: undefined };
        await decodeSource(source, { output, report }, options, 1);
        return output.isOpen;
      });
      progress.clear();
      // Why there is no event was told already.
      if (writer.left === undefined || (writer.isEmpty && report.exitCode !== EXIT.ok)) return;
      if (isJson || !writer.isAny) await report.say([writer.left]);
      else await output.write(`${writer.left}\n`);
    }),
  );
}

/** @throws UsageError for what there is nothing to explain of. */
function assertFits({ struct }: WhyArguments): void {
  if (struct !== undefined && !isNetEventName(struct.ctype)) {
    throw new UsageError(`fwpm why is for events, and not for ${struct.ctype}`);
  }
}

function needsFilters(): UsageError {
  return new UsageError(
    'fwpm why needs --filters, with the filters of the machine: netsh wfp show state file=wfpstate.xml. Only a capture with filters in it and a wfpdiag.xml of netsh wfp capture have their own, where it is the one file that is read, and no pipe',
  );
}

function writerOf(given: WhyArguments, { rules, volumes }: SelectedContext): WhyWriter {
  if (rules === undefined) throw needsFilters();
  const isToStdout = given.output === undefined || given.output === '-';
  const { style, width } = styleFor(isToStdout ? process.stdout : {});
  return new WhyWriter(why({ rules, volumes }), {
    most: given.events,
    isJson: given.json ?? false,
    full: given.full ?? false,
    style,
    width,
    volumes,
  });
}

type SelectedContext = Awaited<ReturnType<typeof selectionOf>>['context'];
