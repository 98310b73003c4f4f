/** Decodes files, one after another, into one output. */
import type { Limits } from '../../codec/index.ts';
import type { InternalChoice } from '../../internal/index.ts';
import type { PartitionKey } from '../../tables/partition.ts';
import { decodeSource, type Sink } from '../batches/decodeSource.ts';
import { usualJobs } from '../batches/sharing.ts';
import { type ExitCode, UsageError } from '../exit.ts';
import { assertPipedOnce, type EachFile, eachFile } from '../input/each.ts';
import type { ScanArguments } from '../input/found.ts';
import { lookupFiles } from '../input/lookups.ts';
import { filesIn, namedIn, type PathArguments } from '../input/paths.ts';
import { openSource } from '../input/source.ts';
import type { FileArguments } from '../options/command.ts';
import {
  type EventArguments,
  formatFor,
  type OpenedWriting,
  originsIn,
  writingOf,
} from '../options/events.ts';
import type { FormatName } from '../output/formats.ts';
import { withOutput } from '../output/open.ts';
import { progressOf } from '../output/progress.ts';
import { withReport } from '../output/report.ts';

/** How each file is decoded. */
export interface InputArguments extends ScanArguments {
  /** How many threads at most; as many as there are processors where none is given. */
  readonly jobs?: number;
  readonly trailer?: boolean;
  readonly internal?: InternalChoice;
  readonly withFile?: boolean;
  readonly lossless?: boolean;
  readonly limit: Partial<Limits>;
  readonly verbose?: boolean;
}

export interface DecodeArguments extends InputArguments, EventArguments, FileArguments, PathArguments {
  readonly unique?: boolean;
  readonly limit: Partial<Limits>;
  readonly issues?: string;
  /** What the files of a data set have in common, and what its run is called. */
  readonly partition?: readonly PartitionKey[];
  readonly part?: string;
}

/** The command's work; `scan` does the same with what it finds. */
export async function decodeFiles(paths: readonly string[], given: DecodeArguments): Promise<ExitCode> {
  const format = formatFor(given, !given.trailer);
  const copies = given.copies ?? (format === 'ndjson' && !given.unique);
  const settings = { ...given, format, copies };
  const files = await filesIn(paths, given);
  const lookups = lookupFiles(given);
  const inputs = [...files.map(({ path }) => path), ...lookups];
  assertPipedOnce([...namedIn(files), ...lookups]);
  assertTogether(settings);
  assertDataSet(settings);
  const progress = progressOf();
  const lookupOptions = await originsIn(files, given);
  const written = await writingOf(settings, given.output, progress, lookupOptions);
  const decodeAll = async (sink: Sink, { writer, ...others }: OpenedWriting): Promise<void> => {
    await eachFile(files, sink.report, async (each) => {
      await decodeInput(each, settings, sink, { writer, ...others });
      return sink.output.isOpen;
    });
    for (const chunk of writer?.end() ?? []) await sink.output.write(chunk);
  };
  return withReport({ file: given.issues, inputs }, progress, async (report) => {
    const { partition: keys, output: file, part } = given;
    if (keys !== undefined && file !== undefined) {
      const { withDataSet } = await import('../output/dataSet.ts');
      const options = { folder: file, keys, run: part ?? inputs, context: written.context };
      const writing = written.writing && { ...written.writing, keys };
      return withDataSet(options, (output, writer) =>
        decodeAll({ output, report }, { ...written, writer, writing }),
      );
    }
    const isPaged = format === 'text' && given.pager;
    return withOutput({ file, inputs, isPaged }, (output) => decodeAll({ output, report }, written));
  });
}

/** @throws UsageError for a data set of something else, or without a place. */
function assertDataSet({
  format,
  partition,
  part,
  output,
}: DecodeArguments & { readonly format: FormatName }): void {
  if (part !== undefined && partition === undefined) throw new UsageError('--part is for --partition');
  if (partition === undefined) return;
  if (format !== 'parquet')
    throw new UsageError(`--partition is for --format parquet, and not for ${format}`);
  if (output === undefined || output === '-') throw new UsageError('--partition needs -o with a folder');
}

/** What only lines of JSON have, and why other formats do not. */
function assertTogether({
  format,
  trailer,
  lossless,
  withFile,
}: DecodeArguments & { readonly format: FormatName }): void {
  if (format === 'ndjson') return;
  const refusals: readonly [isGiven: boolean | undefined, option: string, why: string][] = [
    [trailer, '--trailer', `${format} has no place for it`],
    [lossless, '--lossless', `${format} is for other programs`],
    [withFile, '--with-file', `${format} names the files itself, where there are several`],
  ];
  for (const [isGiven, option, why] of refusals) {
    if (isGiven) throw new UsageError(`${option} is for --format ndjson: ${why}`);
  }
}

/** Decodes one of the files, or what is like one. */
export async function decodeInput(
  { input, file }: EachFile,
  given: InputArguments,
  sink: Sink,
  written: OpenedWriting,
): Promise<void> {
  const { writer, writing, where } = written;
  // Lines of JSON are all structs there are; what else is written is events, with the names of their filters.
  const isLines = writer === undefined;
  const objects = !isLines ? 'names' : where === undefined ? 'structs' : undefined;
  const source = await openSource(input, { ...given, ...(objects && { objects }) }, sink.report);
  const { limit: limits, trailer = false, internal, lossless, withFile = false, verbose } = given;
  const lineFile = withFile ? (file ?? input.name) : undefined;
  const options = { limits, trailer, internal, lossless, where, writer, writing, file, lineFile, verbose };
  await decodeSource(source, sink, options, given.jobs ?? usualJobs());
}
