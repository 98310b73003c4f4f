/** The options of `fwpm decode` that are about events: in which format, which of them, and what is known beside them. */
import { InvalidArgumentError, Option } from 'commander';
import { volumesOf } from '../filters/index.ts';
import { ECS_VERSION } from '../format/ecs.ts';
import { OCSF_VERSION } from '../format/ocsf.ts';
import { parseWhere, type Where } from '../where/index.ts';
import { UsageError } from './exit.ts';
import { type ContextArguments, contextOf } from './input/context.ts';
import { type EventFormatName, type EventWriter, FORMATS, type Format, writerOf } from './output/formats.ts';
import type { Progress } from './output/progress.ts';

export interface EventArguments extends ContextArguments {
  readonly format: Format;
  readonly where?: Conditions;
  readonly neutralizeFormulas?: boolean;
}

/** Conditions as they were typed, and what they say together. */
interface Conditions {
  readonly typed: readonly string[];
  readonly where: Where;
}

export function eventOptions(): Option[] {
  return [
    new Option('--format <format>', 'what to print, see below')
      .choices(FORMATS)
      .default('ndjson' satisfies Format),
    new Option('--where <condition>', 'only such events; see below').argParser(addCondition),
    new Option('--filters <file>', 'what `netsh wfp show filters` wrote: names the rule under a filter id'),
    new Option('--volumes <file>', 'which drive a volume is, a line each: harddiskvolume3=C:'),
    new Option('--volume <volume=drive>', 'the same for one volume; can be given several times')
      .default([], 'none')
      .argParser(addVolume),
    new Option('--neutralize-formulas', "in csv: a ' before what a spreadsheet would take for a formula"),
  ];
}

/** What the formats and the conditions are, as a part of the help. */
export const EVENTS_HELP = `
Formats (--format):
  ndjson   the event as it was: a line of JSON each
  text     for people: what happened, to whom, from where to where, why, and which rule it was
  csv      rows under a row of names; the last column is the whole event
  ecs      documents of the Elastic Common Schema ${ECS_VERSION}, a line each
  ocsf     events of the Open Cybersecurity Schema Framework ${OCSF_VERSION}, a line each
  parquet  a table with typed columns, for DuckDB, pandas, Spark
  arrow    the same as an Arrow IPC stream

Conditions (--where NAME=VALUE, or NAME=ONE,OTHER for any one of several):
  type                          such as CLASSIFY_DROP
  address, local, remote        an address, or a network such as 10.0.0.0/8
  port, localport, remoteport   a number
  protocol                      such as tcp, or a number
  app                           a part of the path as the event has it, \\device\\harddiskvolume3\\…
  user                          a SID
  filter, layer                 an id; a layer's name, too, such as ALE_AUTH_CONNECT_V4
  time>=TIME, time<TIME         such as 2022-06-18T04:26:50Z, or 2022-06-18: in UTC
Of several conditions all have to hold. One that needs what cannot be read rules no event out.
`;

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
    throw new InvalidArgumentError(
      `${message.startsWith(`${text}: `) ? message.slice(text.length + 2) : message}.`,
    );
  }
}

/** The writer that the options ask for; undefined for lines of JSON. @throws UsageError for options that do not fit. */
export async function writerFor(
  given: EventArguments,
  output: string | undefined,
  progress: Progress,
): Promise<EventWriter | undefined> {
  const { format, neutralizeFormulas = false } = given;
  if (neutralizeFormulas && format !== 'csv')
    throw new UsageError('--neutralize-formulas is for --format csv');
  if (format === 'ndjson') {
    assertNoContext(given);
    return undefined;
  }
  const isToStdout = output === undefined || output === '-';
  assertShowable(format, isToStdout);
  return writerOf(format, { context: await contextOf(given, progress), neutralizeFormulas, isToStdout });
}

/** The JSON of an event is the event as it was: there is no place in it for what is known beside it. */
function assertNoContext({ filters, volumes, volume }: ContextArguments): void {
  const option =
    filters !== undefined
      ? '--filters'
      : volumes !== undefined
        ? '--volumes'
        : volume.length > 0
          ? '--volume'
          : undefined;
  if (option !== undefined) {
    throw new UsageError(
      `${option} is for the other formats: ndjson is the event alone; take --format text or ecs`,
    );
  }
}

function assertShowable(format: EventFormatName, isToStdout: boolean): void {
  if ((format === 'parquet' || format === 'arrow') && isToStdout && process.stdout.isTTY) {
    throw new UsageError(`--format ${format} is not for terminals: name a file with -o`);
  }
}
