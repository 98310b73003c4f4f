/** What the columns of a page say of events is what every format says of them. */
import { describe, expect, test } from 'vitest';
import {
  type EventReport,
  isNetEventName,
  NET_EVENTS,
  type NetEventName,
  reportOf,
} from '../../src/events/index.ts';
import { partOf } from '../../src/memory/run.ts';
import { askedOnce } from '../../src/view/model/askedOnce.ts';
import type { Columns } from '../../src/view/model/columns.ts';
import { parseWhere, type Where, WhereFilter } from '../../src/where/index.ts';
import { decodeTolerantly } from '../support/decode.ts';
import { rows } from '../support/exhaustive.ts';
import { compiledFixtures, type Fixture, hexFixtures, sampleFixtures } from '../support/fixtures.ts';
import { captureOf, loaded } from './support.ts';

const FIXTURES = [...sampleFixtures(), ...compiledFixtures(), ...hexFixtures()].filter(
  ({ struct, count }) => isNetEventName(struct) && count < 1000,
);

/** What a report says in the terms of the columns. */
const SAID = {
  outcome: ({ facts }: EventReport) => facts.outcome ?? 'unknown',
  type: ({ facts }: EventReport) => facts.type,
  app: ({ appPath }: EventReport) => appPath,
  user: ({ facts }: EventReport) => facts.userId,
  protocol: ({ facts }: EventReport) => facts.protocol,
  local: ({ facts }: EventReport) => facts.local.address,
  localPort: ({ facts }: EventReport) => facts.local.port,
  remote: ({ facts }: EventReport) => facts.remote.address,
  remotePort: ({ facts }: EventReport) => facts.remote.port,
  peer: ({ ike }: EventReport) => ike?.remote.principal || undefined,
  point: ({ ike }: EventReport) => ike?.failurePoint,
  method: ({ ike }: EventReport) => ike?.authMethod,
  package: ({ facts }: EventReport) => facts.packageSid,
} as const;

type Said = keyof typeof SAID;

const NAMES = [
  'outcome',
  'type',
  'app',
  'user',
  'protocol',
  'local',
  'localPort',
  'remote',
  'remotePort',
  'peer',
  'point',
  'method',
  'package',
] as const satisfies readonly Said[];

function valueIn(columns: Columns, name: Said, row: number): unknown {
  const value = columns[name].dictionary.at(columns[name].codes[row] ?? 0);
  return typeof value === 'object' ? value.value : value;
}

function reportsOf(fixture: Fixture, struct: NetEventName): EventReport[] {
  return decodeTolerantly(fixture).values.map((event) => reportOf(struct, event, {}));
}

describe.each(rows(FIXTURES.map((fixture) => [fixture.name, fixture] as const)))('%s', (_, fixture) => {
  test('has in its columns what its reports say', async () => {
    const { columns } = await loaded(captureOf(fixture));
    const { struct } = fixture;
    if (!isNetEventName(struct)) throw new Error(struct);
    for (const [row, report] of reportsOf(fixture, struct).entries()) {
      for (const name of NAMES) {
        expect([row, name, valueIn(columns, name, row)]).toEqual([row, name, SAID[name](report)]);
      }
      const { time, layer } = report.facts;
      const ticks = columns.times.ticks[row] ?? Number.NaN;
      expect(Number.isNaN(ticks) ? undefined : columns.times.at(ticks)).toBe(time);
      expect(columns.layer.dictionary.at(columns.layer.codes[row] ?? 0)?.code).toBe(layer?.code);
      expect(columns.filter.dictionary.at(columns.filter.codes[row] ?? 0)?.id).toBe(report.filter.id);
      expect(columns.error.dictionary.at(columns.error.codes[row] ?? 0)?.code).toBe(report.failure?.code);
    }
  });

  test('marks the events of which something that is counted cannot be read', async () => {
    const { columns } = await loaded(captureOf(fixture));
    const { values } = decodeTolerantly(fixture);
    const unread = values.flatMap((event, row) => (event === null ? [row] : []));
    for (const row of unread)
      expect(columns.outcome.codes[row]).toBe(columns.outcome.dictionary.codeOf('unknown', 'unknown'));
  });
});

function canAsk({ struct }: Fixture, where: Where): boolean {
  if (!isNetEventName(struct)) return false;
  try {
    return new WhereFilter(NET_EVENTS[struct], where) instanceof WhereFilter;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}

describe('conditions that are asked of values', () => {
  test.each([
    'type=CLASSIFY_DROP,IPSEC_KERNEL_DROP,99',
    'app=svc',
    'app=C:\\windows',
    'user=S-1-5-21-1004336348-1177238915-682003330-512',
    'protocol=udp,1',
    'local=192.168.1.0/30',
    'remote=8.8.4.0/29,a000::/4',
    'remote=8.8.4.6:449',
    'localport=50000-50006',
    'remoteport=443,452',
    'layer=ALE_AUTH_RECV_ACCEPT_V4,12',
    'error=13801,STATUS_IPSEC_WRONG_SA',
    'filter=66241,77',
    'ikeMmFailure.failurePoint=IPSEC_FAILURE_ME',
    'ikeEmFailure.remotePrincipalNameForAuth~srv',
    'ikeMmFailure.mmAuthMethod=IKEEXT_CERTIFICATE,IKEEXT_KERBEROS',
    'time>=2022-06-18T04:26:50Z',
    'time<2022-06-18T04:26:45Z',
  ])('%s holds for the same events as of memory', async (condition) => {
    const where = parseWhere([condition]);
    let asked = 0;
    for (const fixture of rows(FIXTURES, 5)) {
      const { blocks, columns } = await loaded(captureOf(fixture));
      // Older structs lack members: there is nothing to compare with.
      if (columns.damaged.includes(1) || !canAsk(fixture, where)) continue;
      const marks = askedOnce(columns, where);
      if (marks === undefined) continue;
      asked++;
      const wanted = new Uint8Array(blocks.total);
      let first = 0;
      for (const { struct, parts } of blocks.list.map((each) => ({
        struct: each.struct,
        parts: each.parts(),
      }))) {
        for (const { memory, run } of parts) {
          const roots = partOf(run, 0, run.count);
          for (const row of new WhereFilter(struct, where).rows(memory, roots)) wanted[first + row] = 1;
          first += run.count;
        }
      }
      expect([fixture.name, ...marks]).toEqual([fixture.name, ...wanted]);
    }
    expect(asked > 0).toBe(condition !== 'remote=8.8.4.6:449');
  });
});
