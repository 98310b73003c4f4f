/** The options of `fwpm decode` that are about events: their format, which of them, and where names are looked up. */
import { InvalidArgumentError, Option } from 'commander';
import { isNetEventName } from '../../events/netEvents.ts';
import { excerpt } from '../../util/text.ts';
import type { Lookups as Asked, Where } from '../../where/index.ts';
import { WHERE_NAMES } from '../../where/names.ts';
import { UsageError } from '../exit.ts';
import type { SourceArguments } from '../input/form.ts';
import { lookupsIn } from '../input/lookUp.ts';
import type { LookupArguments, LookupOptions, Lookups } from '../input/lookups.ts';
import type { NamedFile } from '../input/paths.ts';
import { FORMATS, type FormatName, formatNamed, SPREADSHEET_FORMATS } from '../output/formats.ts';
import { tell } from '../output/messages.ts';
import type { Progress } from '../output/progress.ts';
import { lookOf, PLAIN_LOOK } from '../output/style.ts';
import type { EventWriter } from '../output/writers.ts';
import { openWriter, type Writing } from '../output/writing.ts';
import type { FileArguments } from './command.ts';
import { type Reading, readLater } from './lazy.ts';
import { choiceOption } from './shared.ts';
import { suggesting } from './suggestions.ts';

/** Which events are meant, and what is known beside them. */
export interface SelectArguments extends LookupArguments {
  readonly where?: Where;
}

export interface EventArguments extends SelectArguments {
  readonly format?: FormatName;
  readonly neutralizeFormulas?: boolean;
}

/** @param plain what ndjson has: the events, or the finds of a scan, which are printed on terminals, too. */
export function eventOptions(plain: 'events' | 'finds' = 'events'): Option[] {
  return [
    choiceOption(
      '--format <format>',
      'what to print',
      FORMATS.map(({ name }) => name),
    ).default(
      undefined,
      plain === 'events' ? 'text on a terminal, else ndjson' : 'ndjson, a line for each find',
    ),
    ...selectOptions(),
    new Option(
      '--neutralize-formulas',
      `${SPREADSHEET_FORMATS.join(', ')}: a ' before what spreadsheets take for formulas`,
    ),
  ];
}

/** Which events, and where their names are looked up. */
export function selectOptions(): Option[] {
  return [
    whereOption(),
    new Option('--filters <file>', 'what `netsh wfp show state` wrote: names, origins'),
    new Option('--volumes <file>', 'drives of volumes, a line each: harddiskvolume3=C:'),
    readLater(
      new Option('--volume <volume=drive>', 'the same for one volume; once for each').default([], ''),
      volumeReading,
    ),
  ];
}

function whereOption(): Option {
  const option = new Option('--where <condition>', 'only such events, such as remote=10.0.0.0/8');
  const begun = WHERE_NAMES.flatMap((name) => (name === 'time' ? ['time>=', 'time<'] : [`${name}=`]));
  return suggesting(readLater(option, conditionReading), begun);
}

async function conditionReading(): Promise<Reading> {
  const { parseWhere } = await import('../../where/index.ts');
  return (texts) => withHint(texts, () => parseWhere(texts));
}

async function volumeReading(): Promise<Reading> {
  const { volumesOf } = await import('../../filters/index.ts');
  return (texts) => {
    withHint(texts, () => volumesOf(texts.slice(-1)));
    return texts;
  };
}

/** What `parse` returns; what it throws is the message for whoever typed the last of the texts. */
function withHint<T>(texts: readonly string[], parse: () => T): T {
  try {
    return parse();
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    // The command's own message repeats what was typed already.
    const { message } = error;
    const typed = `${excerpt(texts.at(-1) ?? '')}: `;
    throw new InvalidArgumentError(`${message.startsWith(typed) ? message.slice(typed.length) : message}.`);
  }
}

/** The format that is asked for; where none is, text for whoever reads it on a terminal. */
export function formatFor(
  {
    format,
    struct,
    output,
  }: Pick<EventArguments, 'format'> & Pick<SourceArguments, 'struct'> & Pick<FileArguments, 'output'>,
  isTextPossible: boolean,
): FormatName {
  if (format !== undefined) return format;
  const areEvents = struct === undefined || isNetEventName(struct.ctype);
  return isTextPossible && areEvents && isStdout(output) && process.stdout.isTTY ? 'text' : 'ndjson';
}

function isStdout(output: string | undefined): boolean {
  return output === undefined || output === '-';
}

/** The events that are wanted, and what is known beside them. */
export interface Selection {
  readonly context: Lookups;
  /** In the terms of events: without origins. */
  readonly where: Where | undefined;
}

/** What the options select. @throws UsageError for what cannot be read, or is not there to look origins up in. */
export async function selectionOf(
  given: SelectArguments,
  progress: Progress,
  options: LookupOptions = {},
): Promise<Selection> {
  const context = await lookupsIn(given, progress, options);
  const where = given.where;
  if (where?.origin !== undefined && context.rules === undefined) {
    throw new UsageError('--where origin=… needs --filters, with what netsh wfp show state wrote');
  }
  if (!options.isSilent) await tell(missingOrigins(where?.origin ?? [], context.rules));
  return { context, where: where && (await withinContext(where, context)) };
}

/** @throws UsageError for names that nothing knows. */
async function withinContext(where: Where, context: Lookups): Promise<Where> {
  const { withContext } = await import('../../where/index.ts');
  try {
    return withContext(where, context);
  } catch (error) {
    throw error instanceof RangeError ? new UsageError(`--where: ${error.message}`) : error;
  }
}

/** For conditions on origins: the one file that is read, which may have the filters itself. */
export async function originsIn(
  files: readonly NamedFile[],
  given: SelectArguments & Pick<SourceArguments, 'as'>,
): Promise<LookupOptions> {
  if (given.where?.origin === undefined) return {};
  const { ownFileOf } = await import('../input/ownFilters.ts');
  return { own: await ownFileOf(files, given) };
}

/** What says that nothing can be found, where no filter has an origin: it may be misspelt, or the file may have none. */
function missingOrigins(origins: readonly string[], rules: Lookups['rules']): string[] {
  return origins
    .filter((origin) => rules?.filtersOf?.(origin).length === 0)
    .map((origin) => `no filter has the origin ${excerpt(origin)}; netsh wfp show state writes origins`);
}

/** The same for lines of JSON, which have no place for what is looked up: only conditions can ask for it. */
export async function plainSelectionOf(
  given: SelectArguments,
  progress: Progress,
  options: LookupOptions = {},
): Promise<Selection> {
  const asked = await askedBy(given.where);
  const { filters, volumes, volume } = given;
  assertNoLookups({
    ...(filters && !asked.rules && { filters }),
    ...(volumes && !asked.volumes && { volumes }),
    volume: asked.volumes ? [] : volume,
  });
  return selectionOf(given, progress, options);
}

/** What conditions look up. */
async function askedBy(where: Where | undefined): Promise<Asked> {
  if (where === undefined) return { rules: false, volumes: false };
  const { lookupsOf } = await import('../../where/index.ts');
  return lookupsOf(where);
}

/** Which events, a writer for them, and what others like it are made of. Both are undefined for lines of JSON. */
export interface OpenedWriting extends Selection {
  readonly writer: EventWriter | undefined;
  readonly writing: Writing | undefined;
}

/** What the options ask for: a writer, or none for lines of JSON; and which events. @throws UsageError for options that do not fit. */
export async function writingOf(
  given: EventArguments & { readonly format: FormatName },
  output: string | undefined,
  progress: Progress,
  options: LookupOptions = {},
): Promise<OpenedWriting> {
  const { format: name, neutralizeFormulas = false } = given;
  if (neutralizeFormulas && !SPREADSHEET_FORMATS.includes(name)) {
    throw new UsageError(`--neutralize-formulas is for --format ${SPREADSHEET_FORMATS.join(' or ')}`);
  }
  const { open, isBinary = false } = formatNamed(name);
  if (open === undefined) {
    const selection = await plainSelectionOf(given, progress, options);
    return { ...selection, writer: undefined, writing: undefined };
  }
  const isToStdout = isStdout(output);
  if (isBinary && isToStdout && process.stdout.isTTY) {
    throw new UsageError(`--format ${name} is not for terminals: name a file with -o`);
  }
  const selection = await selectionOf(given, progress, options);
  const { filters, volumes, volume } = given;
  const lookups = { ...(filters && { filters }), ...(volumes && { volumes }), volume };
  const writing = {
    format: name,
    neutralizeFormulas,
    look: isToStdout ? lookOf(process.stdout) : PLAIN_LOOK,
    lookups,
  };
  return { ...selection, writer: await openWriter(writing, selection.context), writing };
}

/** The JSON of an event is the event as it was: it has no place for what is looked up. */
function assertNoLookups({ filters, volumes, volume }: LookupArguments): void {
  const isGiven = {
    '--filters': filters !== undefined,
    '--volumes': volumes !== undefined,
    '--volume': volume.length > 0,
  };
  for (const [option, is] of Object.entries(isGiven)) {
    if (!is) continue;
    throw new UsageError(
      `${option} is for the other formats: ndjson is the event alone; take --format text or ecs`,
    );
  }
}
