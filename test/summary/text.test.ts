/** The page of a summary, and its JSON. */
import { describe, expect, test } from 'vitest';
import {
  Summary,
  type SummaryOptions,
  type SummaryResult,
  summarize,
  summaryJson,
  summaryText,
} from '../../src/formats.ts';
import { encode, FWPM_NET_EVENT5, memoryImage } from '../../src/index.ts';
import { layoutNamed } from '../support/decode.ts';
import { CONTEXT, drop, event5, mainModeFailure } from '../support/events.ts';
import { sampleFixtures } from '../support/fixtures.ts';

const BASE = 0x10000n;

function summaryOf(events: readonly unknown[], options: SummaryOptions = {}): SummaryResult {
  const summary = new Summary({ context: CONTEXT, ...options });
  for (const event of events) {
    const { bytes, address } = encode(layoutNamed('FWPM_NET_EVENT5'), event, { abi: 'x64', base: BASE });
    summary.add(FWPM_NET_EVENT5, memoryImage(bytes, { abi: 'x64', base: BASE }), { address });
  }
  return summary.result();
}

const HOUR = 36_000_000_000n;
const START = 133_000_128_000_000_000n;

function dropAt(time: bigint, members: object = {}, header: object = {}): unknown {
  return event5('CLASSIFY_DROP', drop(members), { timeStamp: START + time, ...header });
}

/** The lines of a page that have a text in them. */
function linesWith(page: string, text: string): string[] {
  return page.split('\n').filter((line) => line.includes(text));
}

describe('a page', () => {
  test('says when it was, and what became of it', () => {
    const page = summaryText(
      summaryOf([
        dropAt(0n),
        dropAt(HOUR),
        event5('IKEEXT_MM_FAILURE', mainModeFailure({}), { timeStamp: START }),
      ]),
    );
    expect(page.split('\n').slice(0, 2)).toEqual([
      '3 events, 2022-06-18T08:00:00.0000000Z to 2022-06-18T09:00:00.0000000Z',
      'blocked 2, failed 1',
    ]);
  });

  test.each([40, 60, 200])('has bars that fit in %s columns', (width) => {
    const events = [dropAt(0n), ...Array.from({ length: 7 }, () => dropAt(HOUR))];
    const page = summaryText(summaryOf(events), { width });
    const [low = '', high = ''] = linesWith(page, '2022-06-18T').slice(1);
    expect(high.length).toBe(width);
    expect(low.length).toBeLessThan(high.length);
    expect(high).toMatch(/^ {2}2022-06-18T09:00:00Z {2}7 {2}█+$/);
  });

  test.each([
    [1, '1 s'],
    [90, '90 s'],
    [60, '1 min'],
    [5400, '90 min'],
    [7200, '2 h'],
    [86_400, '1 d'],
  ])('spans of %i seconds are called %s', (every, called) => {
    expect(linesWith(summaryText(summaryOf([dropAt(0n), dropAt(100n * HOUR)], { every })), 'Every ')).toEqual(
      [`Every ${called}`],
    );
  });

  test('is as narrow as 40 columns, whatever a terminal says', () => {
    const page = summaryText(summaryOf([dropAt(0n), dropAt(HOUR)]), { width: 1 });
    expect(linesWith(page, 'T09:00:00Z')[0]?.length).toBe(40);
  });

  test('says where nothing was', () => {
    const page = summaryText(summaryOf([dropAt(0n), dropAt(HOUR), dropAt(5n * HOUR)]));
    expect(page).toContain('Every 1 h');
    expect(linesWith(page, '(none in')).toEqual(['  (none in 3 spans)']);
  });

  test('has no histogram of one span', () => {
    expect(summaryText(summaryOf([dropAt(0n)]))).not.toContain('Every');
  });

  test('has rows with counts, parts, and what is left', () => {
    const users = ['S-1-5-18', 'S-1-5-18', 'S-1-5-19', 'S-1-5-20'];
    const events = [...users.map((userId) => dropAt(0n, {}, { userId })), dropAt(0n, {}, { userId: null })];
    const summary = new Summary({ top: 1 });
    for (const event of events) {
      const { bytes, address } = encode(layoutNamed('FWPM_NET_EVENT5'), event, { abi: 'x64', base: BASE });
      summary.add(FWPM_NET_EVENT5, memoryImage(bytes, { abi: 'x64', base: BASE }), { address });
    }
    const page = summaryText(summary.result());
    expect(page).toContain(
      `Blocked: 5
  applications
    5  100.0 %  ████████  \\device\\harddiskvolume3\\app.exe
  users
    2   40.0 %  ███▎      S-1-5-18
    2   40.0 %  ███▎      2 others
    1   20.0 %  █▋        no user
`,
    );
  });

  test.each<[string, object, string]>([
    ['the rule', {}, '"Block SMB", filter 66241'],
    ['a filter without a rule', { filterId: 1n }, 'filter 1, which is not among the rules'],
    [
      'a rule of another layer',
      { layerId: 48 },
      'filter 66241, whose rule now cannot be the one that was meant',
    ],
    ['a layer', {}, 'ALE_AUTH_RECV_ACCEPT_V4 (44)'],
    ['a network', {}, 'from 10.0.0.0/24'],
    ['a network without a direction', { layerId: 48 }, 'with 10.0.0.0/24'],
    ['a port', {}, 'inbound to tcp 50000'],
    [
      'directions that contradict each other',
      { layerId: 48 },
      'inbound says the event, outbound implies its layer ALE_AUTH_CONNECT_V4 (48)',
    ],
  ])('has words for %s', (_, members, text) => {
    expect(linesWith(summaryText(summaryOf([dropAt(0n, members)])), `  ${text}`)).toHaveLength(1);
  });

  test('has words for failures', () => {
    const page = summaryText(summaryOf([event5('IKEEXT_MM_FAILURE', mainModeFailure({}))]));
    const texts = ['ERROR_IPSEC_IKE_AUTH_FAIL (13801)', '10.0.0.2', 'main', 'PEER', 'CERTIFICATE'];
    expect(texts.filter((text) => linesWith(page, `█  ${text}`).length !== 1)).toEqual([]);
  });

  test('names the filter that had the id when each event happened', () => {
    const given = START + HOUR;
    const rules = {
      rule: (filterId: bigint, time = 0n) => ({ filterId, name: time < given ? 'the first' : 'the second' }),
      since: (_: bigint, time = 0n) => (time < given ? 0n : given),
    };
    const page = summaryText(
      summaryOf([dropAt(0n), dropAt(HOUR), dropAt(2n * HOUR)], { context: { rules } }),
    );
    expect(linesWith(page, 'the first')).toEqual([expect.stringMatching(/^ +1 +33\.3 %/)]);
    expect(linesWith(page, 'the second')).toEqual([expect.stringMatching(/^ +2 +66\.7 %/)]);
  });

  test('shows the members that were asked for', () => {
    const page = summaryText(summaryOf([dropAt(0n)], { by: ['header.scopeId', 'classifyDrop.vSwitchId'] }));
    expect(page).toMatch(/Members: 1\n {2}header\.scopeId\n.* {2}0\n$/);
  });

  test('shows nothing that drives a terminal', () => {
    const appId = '\u001b[2J\u202e\\x\n';
    const page = summaryText(
      summaryOf(
        [
          dropAt(0n, {}, { appId }),
          event5('IKEEXT_MM_FAILURE', mainModeFailure({ remotePrincipalNameForAuth: appId }), {}),
        ],
        { by: ['header.appId'] },
      ),
    );
    expect(page).not.toMatch(/[^\P{Cc}\n]|[\u202e]/u);
    expect(linesWith(page, '[2J')).toHaveLength(3);
  });

  test('has room for times without a year of four digits', () => {
    const times = [2n ** 64n - 1n, 2n ** 63n].map((timeStamp) => dropAt(0n, {}, { timeStamp }));
    expect(linesWith(summaryText(summaryOf(times), { width: 40 }), '  tick ')).toHaveLength(2);
  });

  test('of no event is one line', () => {
    expect(summaryText(new Summary().result())).toBe('0 events\n');
  });
});

describe('JSON', () => {
  const sample = sampleFixtures().find(({ name }) => name === 'enum5');
  if (sample === undefined) throw new Error('no sample');
  const memory = memoryImage(sample.bytes, { abi: sample.abi, base: sample.base });
  const summary = summarize(
    FWPM_NET_EVENT5,
    memory,
    { entries: sample.address, count: 16 },
    { top: 1, every: 60 },
  );

  test('has 64-bit numbers as text, and times as the other formats have them', () => {
    const said = JSON.parse(summaryJson(summary));
    expect(said.time).toEqual({ from: '2022-06-18T04:26:40.0000000Z', to: '2022-06-18T04:26:55.0000000Z' });
    expect(said.histogram).toEqual({
      every: 60,
      spans: [{ start: '2022-06-18T04:26:00.0000000Z', count: 16 }],
    });
    expect(said.blocked.filters.rows).toEqual([{ value: { id: '66241' }, count: 2 }]);
    expect(said.types).toEqual({
      rows: [{ value: 'FWPM_NET_EVENT_TYPE_IKEEXT_QM_FAILURE', count: 3 }],
      other: 13,
      none: 0,
      distinct: 11,
      missed: 0,
    });
  });

  test('has the members that the type says', () => {
    const said = JSON.parse(summaryJson(summary));
    expect(Object.keys(said)).toEqual(Object.keys(summary));
    for (const name of ['blocked', 'failed', 'unusual'] as const) {
      expect(Object.keys(said[name])).toEqual(Object.keys(summary[name]));
    }
  });

  test('of no event has no time', () => {
    const said = JSON.parse(summaryJson(new Summary().result()));
    expect(said).toMatchObject({ events: 0, histogram: { spans: [] }, types: { rows: [], other: 0 } });
    expect('time' in said).toBe(false);
  });
});
