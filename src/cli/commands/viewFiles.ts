/** Writes a page with the events of files. */
import { packCapture } from '../../capture/index.ts';
import type { Limits } from '../../codec/index.ts';
import type { FileRules } from '../../filters/index.ts';
import { fileBlocks, type Pieces, pageEnd, pageStart } from '../../view/write.ts';
import { type ExitCode, UsageError } from '../exit.ts';
import { nameOf } from '../files.ts';
import { assertPipedOnce, eachFile } from '../input/each.ts';
import { formOf, type SourceArguments } from '../input/form.ts';
import type { InputFile } from '../input/inputFile.ts';
import { filesIn, type NamedFile, namedIn, type PathArguments } from '../input/paths.ts';
import { readLookups } from '../input/readLookups.ts';
import { blocksOf, memoryBlocks, openSource } from '../input/source.ts';
import type { FileArguments } from '../options/command.ts';
import { withOutput } from '../output/open.ts';
import type { Output } from '../output/output.ts';
import { type Progress, progressOf } from '../output/progress.ts';
import { type Report, withReport } from '../output/report.ts';
import { itemsOf } from './filterItems.ts';

export interface ViewArguments extends SourceArguments, FileArguments, PathArguments {
  readonly limit: Partial<Limits>;
  readonly filters?: string;
  readonly title?: string;
  readonly empty?: boolean;
}

export async function viewFiles(paths: readonly string[], given: ViewArguments): Promise<ExitCode> {
  assertFits(paths, given);
  const files = await filesIn(paths, given);
  const lookups = given.filters === undefined ? [] : [given.filters];
  assertPipedOnce([...namedIn(files), ...lookups]);
  const progress = progressOf();
  const rules = await rulesOf(given, progress);
  const title = given.title ?? (files.map(({ path }) => baseName(path)).join(', ') || 'fwpm');
  return withReport({}, progress, (report) =>
    withOutput(
      { file: given.output, inputs: [...files.map(({ path }) => path), ...lookups] },
      async (output) => {
        await output.write(pageStart(title));
        await writeFiles(files, { given, rules, report, output });
        progress.clear();
        await output.write(pageEnd());
      },
    ),
  );
}

/** @throws UsageError for what does not go together. */
function assertFits(paths: readonly string[], { empty, filters, output }: ViewArguments): void {
  if (empty && (paths.length > 0 || filters !== undefined)) {
    throw new UsageError('--empty is for a page without files: leave the files out, or --empty');
  }
  if (!empty && paths.length === 0)
    throw new UsageError('name a file; or take --empty for a page without files');
  if (output === undefined && process.stdout.isTTY) {
    throw new UsageError('a page is not for a terminal: name a file with -o, or redirect standard output');
  }
}

async function rulesOf({ filters }: ViewArguments, progress: Progress): Promise<FileRules | undefined> {
  if (filters === undefined) return undefined;
  const { rules } = await readLookups({ filters, volume: [] }, progress, { withState: true });
  return rules;
}

/** What a file is written with. */
interface Writing {
  readonly given: ViewArguments;
  readonly rules: FileRules | undefined;
  readonly report: Report;
  readonly output: Output;
}

async function writeFiles(files: readonly NamedFile[], writing: Writing): Promise<void> {
  if (files.length === 0) return;
  const { given, rules, report, output } = writing;
  const write = async (name: string, bytes: Pieces): Promise<void> => {
    for await (const block of fileBlocks(baseName(name), bytes)) await output.write(block);
  };
  // In a file of their own, and first, since they name the filters of all others.
  if (rules !== undefined && given.filters !== undefined)
    await write(given.filters, itemsOf(rules, {}, undefined));
  await eachFile(files, report, async ({ input }) => {
    const isXml = formOf(input, given) === 'netsh';
    await write(input.name, isXml ? xmlIn(input, writing) : itemsIn(input, writing));
    input.assertUnchanged?.();
    return output.isOpen;
  });
}

/** The file as a capture of what its events reach, with the filters that it has itself. */
async function* itemsIn(
  input: InputFile,
  { given, report }: Writing,
): AsyncGenerator<Uint8Array, void, undefined> {
  const source = await openSource(input, { ...given, objects: 'structs' }, report);
  for await (const { struct, memory, roots, origin } of memoryBlocks(source, report)) {
    const { host, osBuild } = origin;
    const notes = { ...(host === undefined ? {} : { host }), ...(osBuild === undefined ? {} : { osBuild }) };
    yield* packCapture(struct, memory, roots, { limits: given.limit, ...notes });
  }
}

/** XML of netsh as it is, once its events could be read. */
async function* xmlIn(
  input: InputFile,
  { given, report }: Writing,
): AsyncGenerator<Uint8Array, void, undefined> {
  let passed: Uint8Array[] = [];
  const chunks = async function* (): AsyncGenerator<Uint8Array, void, undefined> {
    for await (const chunk of input.chunks()) {
      passed.push(chunk.slice());
      yield chunk;
    }
  };
  const { name, start, size } = input;
  const heard: InputFile = {
    name,
    start,
    ...(size === undefined ? {} : { size }),
    whole: (most) => input.whole(most),
    chunks,
    close: () => input.close(),
  };
  const source = await openSource(heard, given, report);
  for await (const _ of blocksOf(source, report)) {
    yield* passed;
    passed = [];
  }
  yield* passed;
}

/** A page that is given away says nothing of the folders of this machine. */
function baseName(path: string): string {
  return path.split(/[\\/]/).at(-1) || nameOf(path);
}
