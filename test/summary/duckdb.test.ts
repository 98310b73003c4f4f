/** A summary says what DuckDB says of the Parquet file of the same events. */

import type { DuckDBConnection } from '@duckdb/node-api';
import { fc } from '@fast-check/vitest';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  isNetEventName,
  type NetEventName,
  Summary,
  type SummaryResult,
  type Top,
} from '../../src/formats.ts';
import {
  ABIS,
  type DecodeError,
  decodeArray,
  decodeEntries,
  FWPM_NET_EVENT5,
  type Memory,
  memoryImage,
  type ValueLayout,
} from '../../src/index.ts';
import { parquet } from '../../src/tables/index.ts';
import { arbitraryOf } from '../properties/arbitrary.ts';
import { SEED } from '../properties/cases.ts';
import { imageOfEntries } from '../properties/entries.ts';
import { layoutNamed } from '../support/decode.ts';
import { CONTEXT } from '../support/events.ts';
import { compiledFixtures, hexFixtures, sampleFixtures } from '../support/fixtures.ts';
import { withDuckDB } from '../tables/support.ts';
import { network } from './expected.ts';

interface Run {
  readonly struct: ValueLayout;
  readonly memory: Memory;
  readonly roots:
    | { readonly array: bigint; readonly count: number }
    | { readonly entries: bigint; readonly count: number };
}

/** What is in fixtures/, the events of a process three times over, and many at random for each ABI. */
function* allRuns(): Generator<Run, void, undefined> {
  const samples = sampleFixtures();
  for (const fixture of [...samples, ...samples, ...samples, ...compiledFixtures(), ...hexFixtures()]) {
    const { struct, abi, base, address, kind, count, bytes } = fixture;
    if (!isNetEventName(struct) || kind === 'struct' || count > 1000) continue;
    const roots = kind === 'array' ? { array: address, count } : { entries: address, count };
    yield { struct: layoutNamed(struct), memory: memoryImage(bytes, { abi, base }), roots };
  }
  const base = 0x10000n;
  for (const abi of ABIS) {
    const events = fc.sample(arbitraryOf(FWPM_NET_EVENT5), { numRuns: 300, seed: SEED });
    const memory = memoryImage(imageOfEntries(events, abi, base).bytes, { abi, base });
    yield { struct: FWPM_NET_EVENT5, memory, roots: { entries: base, count: events.length } };
  }
}

const EVERY = 3600;

let summary: SummaryResult;
let table: Uint8Array;

beforeAll(() => {
  const counting = new Summary({ context: CONTEXT, top: 10_000, every: EVERY });
  const rows = parquet(CONTEXT);
  const pieces: Uint8Array[] = [];
  for (const { struct, memory, roots } of allRuns()) {
    counting.add(struct, memory, roots);
    for (const event of decoded(struct, memory, roots)) {
      pieces.push(...rows.add(nameOf(struct), event));
    }
  }
  summary = counting.result();
  table = Buffer.concat([...pieces, ...rows.end()]);
});

/** The events as tables have them: those that are there, and null for one that cannot be read. */
function decoded(struct: ValueLayout, memory: Memory, roots: Run['roots']): unknown[] {
  const unread = new Set<string>();
  const options = { onIssue: ({ path }: DecodeError) => void unread.add(path) };
  const events: unknown[] =
    'array' in roots
      ? [...decodeArray(struct, memory, roots.array, roots.count, options)]
      : [...decodeEntries(struct, memory, roots.entries, roots.count, options)];
  return events.filter((event, i) => event !== null || unread.has(`[${i}]`));
}

function nameOf({ ctype }: ValueLayout): NetEventName {
  if (!isNetEventName(ctype)) throw new Error(ctype);
  return ctype;
}

// --- questions -----------------------------------------------------------------------------------------------

/** What of the direction all agrees. */
const STATED = `CASE
  WHEN regexp_matches(direction, '^[0-9]+$') THEN NULL
  WHEN layer_direction <> coalesce(direction, layer_direction) THEN NULL
  ELSE coalesce(direction, layer_direction) END`;
const AGREED = `CASE WHEN ${STATED} IN ('inbound', 'outbound') THEN ${STATED} END`;
const FAILURE = `CASE
  WHEN error_code <> 0 THEN concat('Win32 ', error_code)
  WHEN status <> 0 THEN concat('NTSTATUS ', status) END`;

type Say<V> = (value: V) => string;
interface Question {
  /** What is counted; NULL for none. */
  readonly sql: string;
  readonly where: string;
  readonly answer: (summary: SummaryResult) => Counts;
}
type Counts = Readonly<Record<string, number>>;

function question<V>(
  sql: string,
  where: string,
  top: (summary: SummaryResult) => Top<V>,
  say: Say<V> = String,
): Question {
  return { sql, where, answer: (said) => countsOf(top(said), say) };
}

function countsOf<V>({ rows, none, other }: Top<V>, say: Say<V>): Counts {
  expect(other).toBe(0);
  const counts: Record<string, number> = {};
  if (none > 0) counts['none'] = none;
  for (const { value, count } of rows) {
    // A file of Parquet has no unpaired surrogates, and its reader drops a byte order mark.
    const said = Buffer.from(say(value))
      .toString()
      .replace(/^\ufeff/, '');
    counts[said] = (counts[said] ?? 0) + count;
  }
  return counts;
}

const BLOCKED = `outcome = 'blocked'`;
const FAILED = `outcome = 'failed'`;

const QUESTIONS: Readonly<Record<string, Question>> = {
  types: question('type', 'type IS NOT NULL', ({ types }) => types),
  outcomes: question('outcome', 'type IS NOT NULL', ({ outcomes }) => outcomes),
  applications: question('app', BLOCKED, ({ blocked }) => blocked.apps),
  users: question('user_id', BLOCKED, ({ blocked }) => blocked.users),
  packages: question('package_sid', BLOCKED, ({ blocked }) => blocked.packages),
  filters: question(
    `CASE WHEN filter_id <> 0 THEN concat(filter_id, ' ', rule_match, ' ', rule_name) END`,
    BLOCKED,
    ({ blocked }) => blocked.filters,
    ({ id, match, name }) => `${id} ${match} ${name ?? ''}`,
  ),
  layers: question(
    `CASE WHEN layer_id IS NOT NULL THEN concat(layer_id, ' ', layer_name) END`,
    BLOCKED,
    ({ blocked }) => blocked.layers,
    ({ code, name }) => `${code} ${name ?? ''}`,
  ),
  directions: question(STATED, BLOCKED, ({ blocked }) => blocked.directions),
  protocols: question('protocol', BLOCKED, ({ blocked }) => blocked.protocols),
  ports: question(
    `CASE ${AGREED}
      WHEN 'inbound' THEN 'inbound ' || coalesce(protocol::VARCHAR, '') || ' ' || local_port
      WHEN 'outbound' THEN 'outbound ' || coalesce(protocol::VARCHAR, '') || ' ' || remote_port END`,
    BLOCKED,
    ({ blocked }) => blocked.ports,
    ({ direction, protocol, port }) => `${direction} ${protocol ?? ''} ${port}`,
  ),
  'errors of IPsec': question(FAILURE, BLOCKED, ({ blocked }) => blocked.errors, failureText),
  modes: question('ike_mode', FAILED, ({ failed }) => failed.modes),
  errors: question(FAILURE, FAILED, ({ failed }) => failed.errors, failureText),
  'failure points': question('ike_failure_point', FAILED, ({ failed }) => failed.points),
  methods: question('ike_auth_method', FAILED, ({ failed }) => failed.methods),
  peers: question('remote_address', FAILED, ({ failed }) => failed.peers),
  principals: question('ike_remote_principal', FAILED, ({ failed }) => failed.principals),
  contradictions: question(
    `concat(direction, ' ', layer_direction, ' ', layer_id)`,
    'direction <> layer_direction',
    ({ unusual }) => unusual.contradictions,
    ({ direction, layerDirection, layer }) => `${direction} ${layerDirection} ${layer.code}`,
  ),
  'types without a name': question(
    'type',
    `regexp_matches(type, '^[0-9]+$')`,
    ({ unusual }) => unusual.types,
  ),
  histogram: {
    sql: `(time_ticks // ${EVERY * 1e7}) * ${EVERY * 1e7}`,
    where: 'time IS NOT NULL',
    answer: ({ histogram: { spans } }) =>
      Object.fromEntries(spans.map(({ start, count }) => [String(start), count])),
  },
};

function failureText({ kind, code }: { readonly kind: string; readonly code: number }): string {
  return `${kind} ${code >>> 0}`;
}

const inTable = <T>(run: (connection: DuckDBConnection) => Promise<T>): Promise<T> =>
  withDuckDB({ 'events.parquet': table }, run);

async function ask(sql: string): Promise<unknown[][]> {
  return inTable(async (connection) => {
    const result = await connection.runAndReadAll(sql);
    return result.getRows();
  });
}

const seen = new Map<string, number>();

describe('the counts of', () => {
  test.each(Object.entries(QUESTIONS))('%s', async (name, { sql, where, answer }) => {
    const rows = await ask(
      `SELECT ${sql} AS value, count(*) FROM 'events.parquet' WHERE ${where} GROUP BY value`,
    );
    const counts = Object.fromEntries(rows.map(([value, count]) => [String(value ?? 'none'), Number(count)]));
    expect(answer(summary)).toEqual(counts);
    seen.set(name, rows.length);
  });

  test('networks', async () => {
    const rows = await ask(
      `SELECT ${AGREED}, remote_address, count(*) FROM 'events.parquet' WHERE ${BLOCKED} GROUP BY ALL`,
    );
    const counts: Record<string, number> = {};
    for (const [direction, address, count] of rows) {
      const key = address === null ? 'none' : `${direction ?? 'with'} ${network(String(address))}`;
      counts[key] = (counts[key] ?? 0) + Number(count);
    }
    expect(
      countsOf(summary.blocked.networks, (value) => `${value.direction ?? 'with'} ${value.network}`),
    ).toEqual(counts);
  });
});

test('the number of events, and the first and the last time', async () => {
  const [row] = await ask(
    `SELECT count(*), min(time_ticks), max(time_ticks), count(*) FILTER (type IS NULL) FROM 'events.parquet'`,
  );
  const { events, time, unusual } = summary;
  expect(row).toEqual([BigInt(events), time?.from, time?.to, BigInt(unusual.unreadable)]);
  expect(events).toBeGreaterThan(900);
});

afterAll(() => {
  const empty = [...seen].filter(([, rows]) => rows < 2).map(([name]) => name);
  expect(empty).toEqual([]);
});
