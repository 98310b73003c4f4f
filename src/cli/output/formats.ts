/** The table of formats: the choices of `--format`, their help and their writers are derived from it. */
import type { EventContext } from '../../events/index.ts';
import { ECS_VERSION, OCSF_VERSION } from '../../format/schemaVersions.ts';
import type { PartitionKey } from '../../tables/partition.ts';
import { UsageError } from '../exit.ts';
import { type Look, styleOf } from './style.ts';
import { ByteWriter, type EventWriter, TextWriter } from './writers.ts';

export interface WriterOptions {
  readonly context: EventContext;
  readonly neutralizeFormulas: boolean;
  /** What shows it. */
  readonly look: Look;
  /** For tables of several files: what the events of each have in common. */
  readonly keys?: readonly PartitionKey[] | undefined;
}

export interface Format {
  readonly name: string;
  /** What it is, as a line of the help. */
  readonly help: string;
  /** Opens its writer; undefined for a struct's own JSON, which structs of any kind have. */
  readonly open: ((options: WriterOptions) => Promise<EventWriter>) | undefined;
  /** Whether spreadsheets read it, which take some of its cells for formulas. */
  readonly isForSpreadsheets?: boolean;
  /** Whether its bytes are nothing that a terminal can show. */
  readonly isBinary?: boolean;
}

/** Every format of `fwpm decode`. What writes them is loaded when it is needed: a command needs one of them at most. */
export const FORMATS = [
  {
    name: 'ndjson',
    help: 'the event as it was: a line of JSON each',
    open: undefined,
  },
  {
    name: 'text',
    help: 'for people: what happened, to whom, where, why, and by which rule',
    async open({ context, look }) {
      const { text } = await import('../../format/text.ts');
      return new TextWriter(text(context, styleOf(look)));
    },
  },
  {
    name: 'csv',
    help: 'rows under a row of names; the last column is the whole event',
    isForSpreadsheets: true,
    async open({ context, neutralizeFormulas }) {
      const { csvBytes } = await import('../../format/csv.ts');
      return new ByteWriter(csvBytes(context, { neutralizeFormulas }));
    },
  },
  {
    name: 'ecs',
    help: `documents of the Elastic Common Schema ${ECS_VERSION}, a line each`,
    async open({ context }) {
      const { ecsBytes } = await import('../../format/ecs.ts');
      return new ByteWriter(ecsBytes(context));
    },
  },
  {
    name: 'ocsf',
    help: `events of the Open Cybersecurity Schema Framework ${OCSF_VERSION}, a line each`,
    async open({ context }) {
      const { ocsfBytes } = await import('../../format/ocsf.ts');
      return new ByteWriter(ocsfBytes(context));
    },
  },
  {
    name: 'parquet',
    help: 'a table with typed columns, for DuckDB, pandas, Spark',
    isBinary: true,
    async open({ context, keys }) {
      const [{ PARQUET }, { TableWriter }] = await Promise.all([
        import('../../tables/parquetGroup.ts'),
        import('./tableWriter.ts'),
      ]);
      return new TableWriter({ kind: PARQUET, context, keys });
    },
  },
  {
    name: 'arrow',
    help: 'the same as an Arrow IPC stream',
    isBinary: true,
    async open({ context }) {
      const { ARROW } = await arrowModule();
      const { TableWriter } = await import('./tableWriter.ts');
      return new TableWriter({ kind: ARROW, context });
    },
  },
] as const satisfies readonly Format[];

/** The names of the formats. */
export type FormatName = (typeof FORMATS)[number]['name'];

const BY_NAME: ReadonlyMap<FormatName, Format> = new Map(FORMATS.map((format) => [format.name, format]));

/** The formats that spreadsheets read. */
export const SPREADSHEET_FORMATS: readonly FormatName[] = [...BY_NAME]
  .filter(([, { isForSpreadsheets = false }]) => isForSpreadsheets)
  .map(([name]) => name);

export function formatNamed(name: FormatName): Format {
  return BY_NAME.get(name) ?? FORMATS[0];
}

/** Its library is large and few people need it: it is not installed with the command. */
async function arrowModule(): Promise<typeof import('../../tables/arrow.ts')> {
  try {
    return await import('../../tables/arrow.ts');
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND')) throw error;
    throw new UsageError(
      '--format arrow needs the package apache-arrow beside fwpm: npm install apache-arrow@21, with -g where fwpm was installed with it',
    );
  }
}
