/** The options of `fwpm decode` that are about events: their format, which of them, and where names are looked up. */
import { InvalidArgumentError, Option } from 'commander';
import { isNetEventName } from '../../events/index.ts';
import { volumesOf } from '../../filters/index.ts';
import { excerpt } from '../../util/text.ts';
import { lookupsOf, parseWhere, WHERE_NAMES, type Where, withContext } from '../../where/index.ts';
import { UsageError } from '../exit.ts';
import type { SourceArguments } from '../input/form.ts';
import { type LookupArguments, type LookupOptions, type Lookups, readLookups } from '../input/lookups.ts';
import { ownFileOf } from '../input/ownFilters.ts';
import type { NamedFile } from '../input/paths.ts';
import { FORMATS, type FormatName, formatNamed, SPREADSHEET_FORMATS } from '../output/formats.ts';
import { tell } from '../output/messages.ts';
import type { Progress } from '../output/progress.ts';
import type { EventWriter } from '../output/writers.ts';
import type { FileArguments } from './command.ts';
import { choiceOption } from './shared.ts';
import { suggesting } from './suggestions.ts';

/** Which events are meant, and what is known beside them. */
export interface SelectArguments extends LookupArguments {
  readonly where?: Conditions;
}

export interface EventArguments extends SelectArguments {
  readonly format?: FormatName;
  readonly neutralizeFormulas?: boolean;
}

/** Conditions as they were typed, and what they say together. */
interface Conditions {
  readonly typed: readonly string[];
  readonly where: Where;
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
    new Option('--volume <volume=drive>', 'the same for one volume; once for each')
      .default([], '')
      .argParser(addVolume),
  ];
}

function whereOption(): Option {
  const option = new Option('--where <condition>', 'only such events, such as remote=10.0.0.0/8');
  const begun = WHERE_NAMES.flatMap((name) => (name === 'time' ? ['time>=', 'time<'] : [`${name}=`]));
  return suggesting(option.argParser(addCondition), begun);
}

function addCondition(text: string, before?: Conditions): Conditions {
  const typed = [...(before?.typed ?? []), text];
  return { typed, where: withHint(text, () => parseWhere(typed)) };
}

function addVolume(text: string, before: readonly string[]): readonly string[] {
  withHint(text, () => volumesOf([text]));
  return [...before, text];
}

/** What `parse` returns; what it throws is the message for whoever typed it. */
function withHint<T>(text: string, parse: () => T): T {
  try {
    return parse();
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    // The command's own message repeats what was typed already.
    const { message } = error;
    const typed = `${excerpt(text)}: `;
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
  const context = await readLookups(given, progress, options);
  const where = given.where?.where;
  if (where?.origin !== undefined && context.rules === undefined) {
    throw new UsageError('--where origin=… needs --filters, with what netsh wfp show state wrote');
  }
  await tell(missingOrigins(where?.origin ?? [], context.rules));
  return { context, where: where && withinContext(where, context) };
}

/** @throws UsageError for names that nothing knows. */
function withinContext(where: Where, context: Lookups): Where {
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
  return given.where?.where.origin === undefined ? {} : { own: await ownFileOf(files, given) };
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
  const asked = lookupsOf(given.where?.where ?? {});
  const { filters, volumes, volume } = given;
  assertNoLookups({
    ...(filters && !asked.rules && { filters }),
    ...(volumes && !asked.volumes && { volumes }),
    volume: asked.volumes ? [] : volume,
  });
  return selectionOf(given, progress, options);
}

/** What the options ask for: a writer, or none for lines of JSON; and which events. @throws UsageError for options that do not fit. */
export async function writingOf(
  given: EventArguments & { readonly format: FormatName },
  output: string | undefined,
  progress: Progress,
  options: LookupOptions = {},
): Promise<Pick<Selection, 'where'> & { readonly writer: EventWriter | undefined }> {
  const { format: name, neutralizeFormulas = false } = given;
  if (neutralizeFormulas && !SPREADSHEET_FORMATS.includes(name)) {
    throw new UsageError(`--neutralize-formulas is for --format ${SPREADSHEET_FORMATS.join(' or ')}`);
  }
  const { open, isBinary = false } = formatNamed(name);
  if (open === undefined) return { writer: undefined, ...(await plainSelectionOf(given, progress, options)) };
  const isToStdout = isStdout(output);
  if (isBinary && isToStdout && process.stdout.isTTY) {
    throw new UsageError(`--format ${name} is not for terminals: name a file with -o`);
  }
  const { context, where } = await selectionOf(given, progress, options);
  return { writer: await open({ context, neutralizeFormulas, isToStdout }), where };
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
