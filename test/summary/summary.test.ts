/** What a summary counts, and what it refuses. */
import { describe, expect, test } from 'vitest';
import {
  explanationOf,
  parseWhere,
  Summary,
  type SummaryOptions,
  type SummaryResult,
  summarize,
  summaryPaths,
} from '../../src/formats.ts';
import {
  columns,
  encode,
  FWPM_NET_EVENT_FLAG,
  FWPM_NET_EVENT_HEADER3,
  FWPM_NET_EVENT0,
  FWPM_NET_EVENT5,
  memoryImage,
  struct,
} from '../../src/index.ts';
import { layoutNamed } from '../support/decode.ts';
import { CONTEXT, drop, event5, mainModeFailure } from '../support/events.ts';
import { sampleFixtures } from '../support/fixtures.ts';
import { countsIn } from './expected.ts';

const BASE = 0x10000n;

/** The summary of events by hand. */
function summaryOf(events: readonly unknown[], options: SummaryOptions = {}): SummaryResult {
  const summary = new Summary(options);
  for (const event of events) {
    const { bytes, address } = encode(layoutNamed('FWPM_NET_EVENT5'), event, { abi: 'x64', base: BASE });
    summary.add(FWPM_NET_EVENT5, memoryImage(bytes, { abi: 'x64', base: BASE }), { address });
  }
  return summary.result();
}

const FLAGS = FWPM_NET_EVENT_FLAG.bits;
const without = (flag: string): object => ({
  flags: Object.entries(FLAGS).reduce((all, [name, bit]) => (name.includes(flag) ? all : all | bit), 0),
});

/** The values of a table, and `none` for the events that have none. */
function valuesIn({
  rows,
  none,
}: SummaryResult['types'] | { rows: readonly { value: unknown }[]; none: number }): unknown[] {
  return [...rows.map(({ value }) => value), ...new Array<string>(none).fill('none')];
}

describe('a member is counted where it says something', () => {
  const { blocked } = { blocked: (event: unknown) => summaryOf([event], { context: CONTEXT }).blocked };
  test.each<[string, keyof SummaryResult['blocked'], object, object, unknown]>([
    ['an application', 'apps', {}, {}, 'C:\\app.exe'],
    ['no application', 'apps', without('APP_ID'), {}, 'none'],
    ['an application that was not filled in', 'apps', { appId: '' }, {}, 'none'],
    ['an application that is NULL', 'apps', { appId: null }, {}, 'none'],
    ['a user', 'users', {}, {}, 'S-1-5-18'],
    ['no user', 'users', without('USER_ID'), {}, 'none'],
    ['a package', 'packages', {}, {}, 'S-1-15-2-1'],
    ['a package that is none', 'packages', { packageSid: 'S-1-0-0' }, {}, 'none'],
    [
      'a filter',
      'filters',
      {},
      {},
      {
        id: 66241n,
        match: 'found',
        name: 'Block SMB',
        description: 'No file shares.',
      },
    ],
    [
      'a filter that is not there',
      'filters',
      {},
      { filterId: 5n },
      { id: 5n, match: 'missing', name: undefined },
    ],
    [
      'a filter of another layer',
      'filters',
      {},
      { layerId: 48 },
      { id: 66241n, match: 'other_layer', name: undefined },
    ],
    ['no filter', 'filters', {}, { filterId: 0n }, 'none'],
    ['a layer', 'layers', {}, {}, { code: 44, name: 'FWPS_LAYER_ALE_AUTH_RECV_ACCEPT_V4' }],
    ['a layer without a name', 'layers', {}, { layerId: 99 }, { code: 99, name: undefined }],
    ['a direction', 'directions', {}, {}, 'inbound'],
    ['directions that contradict each other', 'directions', {}, { layerId: 48 }, 'none'],
    ['a network', 'networks', {}, {}, { direction: 'inbound', network: '10.0.0.0/24' }],
    [
      'a network, outbound',
      'networks',
      {},
      { msFwpDirection: 'MS_FWP_DIRECTION_OUT', layerId: 48 },
      { direction: 'outbound', network: '10.0.0.0/24' },
    ],
    [
      'a network without a direction',
      'networks',
      {},
      { layerId: 48 },
      { direction: undefined, network: '10.0.0.0/24' },
    ],
    ['no network', 'networks', without('REMOTE_ADDR'), {}, 'none'],
    ['no version of IP', 'networks', without('IP_VERSION'), {}, 'none'],
    ['a port of this machine', 'ports', {}, {}, { direction: 'inbound', protocol: 6, port: 50000 }],
    [
      'a port of the other one',
      'ports',
      {},
      { msFwpDirection: 'MS_FWP_DIRECTION_OUT', layerId: 48 },
      { direction: 'outbound', protocol: 6, port: 443 },
    ],
    [
      'a port of an unknown protocol',
      'ports',
      without('IP_PROTOCOL'),
      {},
      { direction: 'inbound', protocol: undefined, port: 50000 },
    ],
    ['no port', 'ports', without('LOCAL_PORT'), {}, 'none'],
    ['a port without a direction', 'ports', {}, { layerId: 48 }, 'none'],
    ['ICMP', 'ports', { ipProtocol: 1 }, {}, 'none'],
    ['a protocol', 'protocols', {}, {}, 6],
    ['no protocol', 'protocols', without('IP_PROTOCOL'), {}, 'none'],
    ['no error', 'errors', {}, {}, 'none'],
  ])('%s', (_, table, header, body, value) => {
    const top = blocked(event5('CLASSIFY_DROP', drop(body), header))[table];
    expect(typeof top === 'object' && valuesIn(top)).toEqual([value]);
  });

  test('IPv6', () => {
    const header = { ipVersion: 'FWP_IP_VERSION_V6', localAddrV6: '::1', remoteAddrV6: '2001:db8:0:7::9' };
    const { localAddrV4, remoteAddrV4, ...rest } = Object(Object(event5('CLASSIFY_DROP', {})).header);
    expect([localAddrV4, remoteAddrV4]).toEqual(['10.0.0.1', '10.0.0.2']);
    const event = (type: string, body: object): unknown => ({
      ...Object(event5(type, body)),
      header: { ...rest, ...header },
    });
    const { blocked: said, failed } = summaryOf([
      event('CLASSIFY_DROP', drop({})),
      event('IKEEXT_MM_FAILURE', mainModeFailure({})),
    ]);
    expect(valuesIn(said.networks)).toEqual([{ direction: 'inbound', network: '2001:db8:0:7::/64' }]);
    expect(valuesIn(failed.peers)).toEqual(['2001:db8:0:7::9']);
  });

  test('without rules a filter is its id', () => {
    const { filters } = summaryOf(
      [0n, 66241n].map((filterId) => event5('CLASSIFY_DROP', drop({ filterId }))),
    ).blocked;
    expect(valuesIn(filters)).toEqual([{ id: 66241n, match: undefined, name: undefined }, 'none']);
  });

  test('failures', () => {
    const failed = summaryOf([event5('IKEEXT_MM_FAILURE', mainModeFailure({}))], { context: CONTEXT }).failed;
    const { events, ...tables } = failed;
    expect(events).toBe(1);
    expect(Object.entries(tables).map(([name, top]) => [name, ...valuesIn(top)])).toEqual([
      ['modes', 'main'],
      [
        'errors',
        {
          kind: 'Win32',
          code: 13801,
          name: 'ERROR_IPSEC_IKE_AUTH_FAIL',
          explanation: explanationOf('Win32', 13801),
        },
      ],
      ['points', 'IPSEC_FAILURE_PEER'],
      ['methods', 'IKEEXT_CERTIFICATE'],
      ['peers', '10.0.0.2'],
      ['principals', 'none'],
    ]);
  });

  test('what is unusual', () => {
    const { unusual } = summaryOf([
      event5('CLASSIFY_DROP', drop({ layerId: 48 })),
      event5('CLASSIFY_DROP', drop({ layerId: 48, msFwpDirection: 0x3905 }), { flags: 0x80010000 }),
      event5(14, null),
    ]);
    const layer = { code: 48, name: 'FWPS_LAYER_ALE_AUTH_CONNECT_V4' };
    expect(valuesIn(unusual.contradictions)).toEqual([
      { direction: 'inbound', layerDirection: 'outbound', layer },
      { direction: 0x3905, layerDirection: 'outbound', layer },
    ]);
    expect(valuesIn(unusual.types)).toEqual([14]);
    expect(valuesIn(unusual.flags)).toEqual(['0x80010000']);
  });
});

// --- many events ---------------------------------------------------------------------------------------------

const sample = sampleFixtures().find(({ name }) => name === 'enum5');
if (sample === undefined) throw new Error('no sample');
const memory = memoryImage(sample.bytes, { abi: sample.abi, base: sample.base });
const entries = { entries: sample.address, count: 16 };

describe('many events', () => {
  const times = 1250;
  const view = new DataView(sample.bytes.buffer, sample.bytes.byteOffset);
  // The same events many times over: more pointers than are read in one go.
  const table = Buffer.alloc(8 * 16 * times);
  for (let i = 0; i < 16 * times; i++) table.writeBigUInt64LE(view.getBigUint64(8 * (i % 16), true), 8 * i);
  const bytes = Buffer.concat([sample.bytes, table]);
  const large = memoryImage(bytes, { abi: 'x64', base: sample.base });
  const start = sample.base + BigInt(sample.bytes.length);
  const once = summarize(FWPM_NET_EVENT5, memory, entries);

  test('are as often as many times the same', () => {
    const { histogram, ...many } = summarize(FWPM_NET_EVENT5, large, { entries: start, count: 16 * times });
    expect(many.events).toBe(16 * times);
    expect(timesOf(many, times)).toEqual(timesOf(once, 1));
    expect(histogram.spans).toEqual(
      once.histogram.spans.map(({ start: at, count }) => ({ start: at, count: count * times })),
    );
  });

  test('can come one after another, with looks at the result between', () => {
    const summary = new Summary();
    for (let i = 0; i < 16; i++) {
      summary.add(FWPM_NET_EVENT5, memory, { entries: sample.address + BigInt(8 * i), count: 1 });
      expect(summary.result().events).toBe(i + 1);
    }
    expect(summary.result()).toEqual(once);
  });

  test('end where the memory ends, whatever count was given', () => {
    const { events, unusual } = summarize(FWPM_NET_EVENT5, large, { entries: start, count: 0xffffffff });
    expect(events).toBe(16 * times + 1);
    expect(unusual).toMatchObject({ damaged: 1, unreadable: 1 });
    expect(unusual.issues.rows).toEqual([{ value: 'UNMAPPED_POINTER', count: 1 }]);
  });

  /** Counts in units of a number of times. */
  function timesOf(said: object, unit: number): unknown {
    return JSON.parse(
      JSON.stringify(said, (key, value) => {
        if (key === 'histogram') return undefined;
        if (typeof value === 'bigint') return String(value);
        return ['count', 'other', 'none', 'events'].includes(key) ? value / unit : value;
      }),
    );
  }
});

// --- options -------------------------------------------------------------------------------------------------

describe('options', () => {
  test('top cuts tables, and not what they add up to', () => {
    const [few, all] = [1, 1000].map((top) => summarize(FWPM_NET_EVENT5, memory, entries, { top }));
    expect(few?.outcomes).toEqual(all?.outcomes);
    expect(few?.types).toMatchObject({ other: 13, distinct: 11, none: 0 });
    expect(few?.types.rows).toEqual(all?.types.rows.slice(0, 1));
    expect(few?.blocked.networks.rows).toHaveLength(1);
    expect(few?.blocked.networks.other).toBe(4);
  });

  test('where leaves out the others, and what is wrong with them', () => {
    const where = parseWhere(['type=CLASSIFY_DROP', 'time<2022-06-18T04:26:47Z']);
    const { events, types } = summarize(FWPM_NET_EVENT5, memory, entries, { where });
    expect(events).toBe(1);
    expect(types.rows).toEqual([{ value: 'FWPM_NET_EVENT_TYPE_CLASSIFY_DROP', count: 1 }]);
  });

  test('every is the length of the spans', () => {
    const { histogram } = summarize(FWPM_NET_EVENT5, memory, entries, { every: 7 });
    expect(histogram.every).toBe(7);
    expect(histogram.spans.map(({ count }) => count)).toEqual([7, 7, 2]);
  });

  test.each<[string, unknown[]]>([
    ['type', ['FWPM_NET_EVENT_TYPE_CLASSIFY_DROP', 14]],
    ['header.timeStamp', ['2022-06-18T04:26:40.0000001Z', '2022-06-18T04:26:40.0000001Z']],
    ['header.flags', [['FWPM_NET_EVENT_FLAG_IP_PROTOCOL_SET'], ['FWPM_NET_EVENT_FLAG_IP_PROTOCOL_SET']]],
    ['header.policyFlags', ['1', '1']],
    ['header.effectiveName', ['01', '01']],
    ['header.localAddrV4', ['10.0.0.1', '10.0.0.1']],
    ['header.localAddrV6', ['none', 'none']],
    ['classifyDrop.isLoopback', [true, 'none']],
    ['classifyDrop.filterId', ['66241', 'none']],
    ['classifyDrop.msFwpDirection', ['MS_FWP_DIRECTION_IN', 'none']],
  ])('by %s', (member, values) => {
    const header = { flags: 1 };
    const { by } = summaryOf(
      [event5('CLASSIFY_DROP', drop({ isLoopback: true }), header), event5(14, null, header)],
      { by: [member] },
    );
    expect(by.map((table) => table.member)).toEqual([member]);
    const [table] = by;
    const said =
      table?.values.rows.flatMap(({ value, count }) => new Array<unknown>(count).fill(value)) ?? [];
    expect([...said, ...new Array<string>(table?.values.none ?? 0).fill('none')]).toEqual(
      expect.arrayContaining(values),
    );
    expect(said.length + (table?.values.none ?? 0)).toBe(2);
  });

  test('onIssue gets what a counted event needs, and each thing once', () => {
    const { bytes, address } = encode(layoutNamed('FWPM_NET_EVENT5'), event5('CLASSIFY_DROP', drop({})), {
      abi: 'x64',
      base: BASE,
    });
    const view = new DataView(bytes.buffer, bytes.byteOffset);
    const at = Number(address - BASE);
    // header.userId, header.enterpriseId, which is not needed, and the event's own struct.
    for (const offset of [80, 104, 144]) view.setBigUint64(at + offset, 0xdead0000n, true);
    const paths: string[] = [];
    const { unusual, events } = summarize(
      FWPM_NET_EVENT5,
      memoryImage(bytes, { abi: 'x64', base: BASE }),
      { address },
      { onIssue: ({ path }) => paths.push(path), by: ['header.userId', 'classifyDrop.layerId'] },
    );
    expect(paths.sort()).toEqual(['classifyDrop', 'header.userId']);
    expect(events).toBe(1);
    expect(unusual).toMatchObject({ damaged: 1, unreadable: 0 });
  });
});

describe('refuses', () => {
  const roots = { address: 0n };
  test.each<[string, () => unknown, ErrorConstructor, RegExp]>([
    ['0 rows', () => new Summary({ top: 0 }), RangeError, /^top is an integer of 1 or more, not 0$/],
    [
      'half a second',
      () => new Summary({ every: 0.5 }),
      RangeError,
      /^every is an integer of 1 or more, not 0.5$/,
    ],
    ['a limit out of range', () => new Summary({ limits: { depth: -1 } }), RangeError, /depth/],
    [
      'what is no event',
      () => summarize(FWPM_NET_EVENT_HEADER3, memory, roots),
      TypeError,
      /^a summary is of events, FWPM_NET_EVENT0 to 5, and not of FWPM_NET_EVENT_HEADER3$/,
    ],
    [
      'what only looks like one',
      () => summarize(struct('FWPM_NET_EVENT0', FWPM_NET_EVENT0.fields), memory, roots),
      TypeError,
      /not of FWPM_NET_EVENT0$/,
    ],
    [
      'a member that is not there',
      () => summarize(FWPM_NET_EVENT0, memory, roots, { by: ['classifyDrop.port'] }),
      TypeError,
      /^'classifyDrop.port' is no path in FWPM_NET_EVENT0: classifyDrop has no port; it has filterId, layerId/,
    ],
    [
      'a count that is none',
      () => summarize(FWPM_NET_EVENT0, memory, { array: 0n, count: -1 }),
      RangeError,
      /count/,
    ],
  ])('%s', (_, use, type, message) => {
    expect(use).toThrow(type);
    expect(use).toThrow(message);
  });
});

test('the members that are read are all there, each once', () => {
  for (const struct of [FWPM_NET_EVENT0, FWPM_NET_EVENT5]) {
    const paths = summaryPaths(struct.name === 'FWPM_NET_EVENT0' ? 'FWPM_NET_EVENT0' : 'FWPM_NET_EVENT5');
    expect(new Set(paths).size).toBe(paths.length);
    expect(paths).toEqual(
      expect.arrayContaining(['type', 'header.appId', 'header.remoteAddrV6', 'classifyDrop.filterId']),
    );
    expect(paths.includes('header.packageSid')).toBe(struct.name === 'FWPM_NET_EVENT5');
    // What is no path is refused.
    columns(
      layoutNamed(struct.name),
      memory,
      { entries: sample.address, count: 0 },
      Object.fromEntries(paths.map((path) => [path, path])),
    );
  }
});

test('no event makes empty tables', () => {
  const { events, time, histogram, ...rest } = summarize(FWPM_NET_EVENT5, memory, { ...entries, count: 0 });
  expect({ events, time, histogram }).toEqual({
    events: 0,
    time: undefined,
    histogram: { every: 1, spans: [] },
  });
  expect(JSON.stringify(rest)).not.toMatch(/[1-9]/);
  expect(countsIn(summarize(FWPM_NET_EVENT5, memory, entries))).toMatchObject({ events: 16 });
});
