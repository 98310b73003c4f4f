/** What every format answers of an event: what it was, at which layer, which filter decided, and where that comes from. */
import { parse } from 'csv-parse/sync';
import { expect } from 'vitest';
import {
  CSV_COLUMNS,
  csv,
  type EventContext,
  ecs,
  ocsf,
  parseWhere,
  type RuleBook,
  Summary,
  summaryJson,
  summaryText,
  text,
  WhereFilter,
  withOrigins,
} from '../../src/formats.ts';
import { decode, encode, FWPM_NET_EVENT5, memoryImage, ndjson } from '../../src/index.ts';
import { layoutNamed } from '../support/decode.ts';
import { ORIGIN } from '../support/events.ts';
import { FORMATS, type Row, roundTrip } from '../tables/support.ts';
import { ecsProblems } from './ecsSchema.ts';
import { ocsfProblems } from './ocsfSchema.ts';

const BASE = 0x10000000n;
const STRUCT = 'FWPM_NET_EVENT5';

/** An event as it lies in memory: what formats get is what is decoded from there. */
function inMemory(event: object) {
  const { bytes, address } = encode(layoutNamed(STRUCT), event, { abi: 'x64', base: BASE });
  return { memory: memoryImage(bytes, { abi: 'x64', base: BASE }), roots: { address } };
}

export type Answers = ReturnType<typeof answersOf>;

/** The answers of all formats but tables. */
export function answersOf(event: object, context: EventContext = {}) {
  const { memory, roots } = inMemory(event);
  const decoded = decode(FWPM_NET_EVENT5, memory, roots.address);
  const block = text(context).write(STRUCT, decoded, ORIGIN);
  const [row] = parse(csv(context).write(STRUCT, decoded, ORIGIN), { columns: [...CSV_COLUMNS] });
  const summary = new Summary({ context });
  summary.add(FWPM_NET_EVENT5, memory, roots);
  const result = summary.result();
  const documents = {
    ecs: JSON.parse(ecs(context).write(STRUCT, decoded, ORIGIN)),
    ocsf: JSON.parse(ocsf(context).write(STRUCT, decoded, ORIGIN)),
  };
  return {
    decoded,
    /** The first line without its time. */
    headline: block.slice(0, block.indexOf('\n')).replace(/^\S+ {2}/, ''),
    rowIn: (label: string) => new RegExp(`^ {2}${label} +(.*)$`, 'm').exec(block)?.[1],
    ndjson: JSON.parse([...ndjson(FWPM_NET_EVENT5, memory, roots)].map(asText).join('')),
    csv: new Map<string, string>(Object.entries(Object(row))),
    ...documents,
    /** What the two documents have against their schemas. */
    problems: [...ecsProblems(documents.ecs), ...ocsfProblems(documents.ocsf)],
    page: summaryText(result),
    summary: JSON.parse(summaryJson(result)),
  };
}

function asText(piece: string | Uint8Array): string {
  return typeof piece === 'string' ? piece : new TextDecoder().decode(piece);
}

/** Whether an event fulfils a condition. */
export function isWanted(event: object, condition: string, rules?: RuleBook): boolean {
  const { memory, roots } = inMemory(event);
  const where = withOrigins(parseWhere([condition]), rules);
  return new WhereFilter(FWPM_NET_EVENT5, where).rows(memory, roots).length === 1;
}

/** As ECS has it for what was blocked, and for what was permitted. */
export const DENIED = ['connection', 'info', 'denied'];
export const ALLOWED = ['connection', 'info', 'allowed'];

// --- tables --------------------------------------------------------------------------------------------------

/** Parquet and Arrow have in the columns that answer what CSV has. */
export async function expectTables(all: readonly Answers[], rules?: RuleBook): Promise<void> {
  const events = all.map(({ decoded }) => decoded);
  const tables = await tablesOf(events, rules === undefined ? {} : { rules });
  expect(tables).toHaveLength(2);
  for (const rows of tables) {
    const answers = rows.map((row) => Object.fromEntries(ANSWERING.map((column) => [column, row[column]])));
    expect(answers).toEqual(all.map((one) => cellsOf(one, ANSWERING)));
  }
}

/** The rows of the same events in Parquet and Arrow. */
function tablesOf(events: readonly unknown[], context: EventContext = {}): Promise<(readonly Row[])[]> {
  const entries = events.map((event) => [STRUCT, event] as const);
  return Promise.all(FORMATS.map(async (format) => (await roundTrip(format, entries, context)).rows));
}

/** What a row of CSV says under some columns, as typed tables have it: nothing is null. */
function cellsOf({ csv }: Answers, columns: readonly string[]): Row {
  return Object.fromEntries(columns.map((column) => [column, csv.get(column) || null]));
}

/** The columns that answer, all of them text. */
const ANSWERING = [
  'type',
  'outcome',
  'direction',
  'layer_direction',
  'remote_address',
  'layer_name',
  'rule_match',
  'rule_name',
  'rule_action',
  'rule_origin',
  'rule_description',
];
