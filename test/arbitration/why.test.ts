/** What is said of an event: whether the filter that it names fits what the filters say. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import {
  type Agreement,
  readRules,
  type Why,
  type WhyTextOptions,
  why,
  whyJson,
  whyText,
} from '../../src/formats.ts';
import { drop, event5, eventFixtures, mainModeFailure } from '../support/events.ts';
import { bytesOf, fixtureBytes } from '../support/filters.ts';
import { stateOf, stateXml } from '../support/state.ts';

interface Given {
  readonly filterId?: bigint;
  readonly type?: string;
  readonly layerId?: number;
}

async function whyOf(
  filters: string,
  { filterId = 0n, type = 'CLASSIFY_DROP', layerId = 48 }: Given,
): Promise<Why> {
  return why({ rules: await stateOf(filters) })('FWPM_NET_EVENT5', event5(type, drop({ filterId, layerId })));
}

describe('the filter that the event names', () => {
  test.each<[what: string, filters: string, given: Given, agreement: Agreement, decided?: string]>([
    ['is the only one that can have', 'A:9 permit; B:1 block', { filterId: 2n }, 'certain', 'block 2'],
    ['is one that can have', 'A:9 block user; B:1 block', { filterId: 1n }, 'possible', 'block 1'],
    ['is the other one that can have', 'A:9 block user; B:1 block', { filterId: 2n }, 'possible', 'block 2'],
    ['is a callout', 'A:9 terminating; B:1 permit', { filterId: 1n }, 'possible', 'block 1'],
    ['does not match', 'A:9 block port=80; B:1 block', { filterId: 1n }, 'contradicted'],
    ['comes after another one', 'A:9 block; A:1 block', { filterId: 2n }, 'contradicted'],
    ['is disabled', 'A:9 disabled block', { filterId: 1n }, 'contradicted'],
    ['decides nothing', 'A:9 look; B:1 block', { filterId: 1n }, 'contradicted'],
    ['is at another layer', 'A:9 block @FORWARD; A:1 block', { filterId: 1n }, 'other'],
    ['has another action', 'A:9 permit; B:1 block', { filterId: 1n }, 'other'],
    ['is not in the file', 'A:9 block', { filterId: 77n }, 'missing'],
    ['is not named, and one can have', 'A:9 block', {}, 'unnamed', 'block 1'],
    ['is not named, and several can have', 'A:9 block user; B:1 block', {}, 'unnamed'],
    ['is not named, and one can have blocked', 'A:9 block user; A:1 permit', {}, 'unnamed', 'block 1'],
    ['is not named, and one or none can have', 'A:9 block user', {}, 'unnamed'],
    ['is not named, and none can have', 'A:9 permit', {}, 'contradicted'],
    ['is not named, and none need have', 'A:9 permit port=80', {}, 'unnamed'],
    ['is for the start of the machine', 'A:1 boot block; A:9 permit', { filterId: 1n }, 'certain', 'block 1'],
    ['is hidden at the start', 'A:1 boot block; A:9 boot block', { filterId: 1n }, 'contradicted'],
  ])('%s', async (_what, filters, given, agreement, decided) => {
    const said = await whyOf(filters, given);
    expect(said.agreement).toBe(agreement);
    expect(said.decided && `${said.decided.action} ${said.decided.filter.filterId}`).toBe(decided);
  });

  test('gives the layer where the event has none', async () => {
    const given = { filterId: 1n, type: 'CAPABILITY_DROP' };
    const rules = await stateOf('A:9 block; B:1 permit');
    const event = event5('CAPABILITY_DROP', { filterId: 1n, isLoopback: false, networkCapabilityId: 1 });
    expect(why({ rules })('FWPM_NET_EVENT5', event)).toMatchObject({
      agreement: 'certain',
      layer: { name: 'FWPM_LAYER_ALE_AUTH_CONNECT_V4', from: 'filter' },
    });
    expect(await whyOf('A:9 block', { ...given, filterId: 77n })).toMatchObject({ agreement: 'missing' });
  });
});

describe('there is nothing to arbitrate', () => {
  test('where no filter decides', async () => {
    const rules = await stateOf('A:9 block');
    const event = event5('IKEEXT_MM_FAILURE', mainModeFailure({}));
    const said = why({ rules })('FWPM_NET_EVENT5', event);
    expect([said.notArbitrated, said.arbitration]).toEqual(['type', undefined]);
    expect(whyText(said)).toContain('no filter decides on such events');
  });

  test('where the layer is not known', async () => {
    const rules = await stateOf('A:9 block');
    const event = event5('CAPABILITY_DROP', { filterId: 7n });
    const said = why({ rules })('FWPM_NET_EVENT5', event);
    expect([said.notArbitrated, said.agreement]).toEqual(['layer', 'missing']);
    expect(whyText(said)).toContain('the event does not say its layer, and its filter is not in the file');
  });

  test('without a state', async () => {
    const rules = await readRules([bytesOf(stateXml('A:9 block'))]);
    expect(() => why({ rules })).toThrow(TypeError);
  });
});

test('what came or went while the file was made need not have been there', async () => {
  const rules = await readRules([fixtureBytes('wfpdiag.xml')], { state: true });
  const said = why({ rules })('FWPM_NET_EVENT5', event5('CLASSIFY_DROP', drop({ filterId: 66241n })));
  expect(said).toMatchObject({ agreement: 'possible', unknowns: { changes: 1 } });
  expect(said.arbitration?.decisions.map(({ filter }) => filter.filterId)).toEqual([500n, 66241n]);
});

describe('of a capture', () => {
  /** Its own events are of 15:00:01, 02 and 03; between the last two the id 500 is given anew. */
  const START = 134179740000000000n;
  const SECOND = 10_000_000n;

  test.each<[second: number | undefined, filterId: bigint, agreement: Agreement, filters: readonly string[]]>(
    [
      [0, 500n, 'certain', ['=> There at the start', '- Added while capturing', '- Under an id given anew']],
      [1, 500n, 'certain', ['=> There at the start', '- Added while capturing', '- Under an id given anew']],
      [1, 66241n, 'possible', ['There at the start', '=> Added while capturing', '- Under an id given anew']],
      [2, 66241n, 'possible', ['There at the start', '=> Added while capturing', '- Under an id given anew']],
      [2, 500n, 'possible', ['=> There at the start', 'Added while capturing', '- Under an id given anew']],
      [3, 500n, 'possible', ['- There at the start', 'Added while capturing', '=> Under an id given anew']],
      [3, 66241n, 'possible', ['- There at the start', '=> Added while capturing', 'Under an id given anew']],
      [
        undefined,
        500n,
        'possible',
        ['There at the start', 'Added while capturing', '=> Under an id given anew'],
      ],
    ],
  )('at second %s filter %s', async (second, filterId, agreement, filters) => {
    const xml = readFileSync(new URL('../../fixtures/netsh/wfpdiag.xml', import.meta.url));
    const rules = await readRules([xml], { state: true });
    const timeStamp = second === undefined ? undefined : START + BigInt(second) * SECOND;
    const event = event5('CLASSIFY_DROP', drop({ filterId, layerId: 44 }), { timeStamp });
    const said = why({ rules })('FWPM_NET_EVENT5', event);
    expect(said.agreement).toBe(agreement);
    const told = said.arbitration?.subLayers.flatMap((subLayer) =>
      subLayer.filters.map(
        ({ filter, idle }) =>
          `${filter === said.decided?.filter ? '=> ' : ''}${idle === undefined ? '' : '- '}${filter.name}`,
      ),
    );
    expect(told).toEqual(filters);
  });
});

describe('text', () => {
  async function textOf(filters: string, given: Given, options: WhyTextOptions = {}): Promise<string> {
    return whyText(await whyOf(filters, given), options);
  }

  test('says what decided, and what is not known', async () => {
    const filters =
      'A:9 block user; A:8 hard permit port=443; A:7 block; B:1 block; C:5 block port=80; C:4 disabled block';
    expect(await textOf(filters, { filterId: 1n })).toBe(`\
2022-06-18T04:26:40.0000001Z  a filter blocked traffic: local 10.0.0.1:50000, remote 10.0.0.2:443, tcp, \
\\device\\harddiskvolume3\\app.exe, user S-1-5-18, package S-1-15-2-1, enterprise contoso.com
  decided     block by filter 1 "F1", sublayer A. The event names it, and the filters allow it; by the filters \
no other one can have blocked it
  layer       ALE_AUTH_CONNECT_V4 (48): 6 filters in 3 sublayers
  sublayer    "A", weight 500: decides
              => filter 1 "F1", BLOCK, weight 9, cannot be known: user "O:SYG:SYD:(A;;CC;;;AU)", named by the event
                 filter 2 "F2", hard PERMIT, weight 8, matches: remote port 443
                 filter 3 "F3", BLOCK, weight 7, matches, but only after what decided: everything
  sublayer    "B", weight 400: decides
                 filter 4 "F4", BLOCK, weight 1, matches: everything
  sublayer    "C", weight 300: decides nothing
                 1 without a match, 1 not in force
  not known   the event does not say enough of: user (in one filter)

`);
  });

  test.each<[filters: string, given: Given, part: string]>([
    ['A:9 block port=80', { filterId: 1n }, 'which does not match remote port 80'],
    ['A:9 block; A:1 block', { filterId: 2n }, 'which comes after one that matches'],
    ['A:9 disabled block', { filterId: 1n }, 'which is not in force (disabled)'],
    ['A:9 look', { filterId: 1n }, 'which decides nothing'],
    ['A:9 hard permit; B:1 block', { filterId: 2n }, 'which is overridden by another sublayer'],
    ['A:9 permit', {}, 'the traffic was blocked, and permit by filter 1 "F1"'],
    ['A:9 block', { filterId: 7n }, 'filter 7, which the event names, is not in the file'],
    ['A:9 block @FORWARD', { filterId: 1n }, 'filter 1, which the event names, is another one by now'],
    ['U:1 hard permit; A:1 block', {}, 'the order of sublayers: their weights are in'],
    ['A:9 terminating', {}, 'what a callout decided: only its own code knows'],
    ['A:9 permit; B:9 permit', { type: 'CLASSIFY_ALLOW' }, 'they have the same weight, or decide alike'],
    ['A:9; A:1 block', {}, 'an action that is not known'],
  ])('%s %o: %s', async (filters, given, part) => {
    expect(await textOf(filters, given)).toContain(part);
  });

  test('a long list is cut, unless all are asked for', async () => {
    const filters = Array.from({ length: 40 }, (_, i) => `A:${100 - i} block user`).join(';');
    const [some, all] = [await textOf(filters, {}), await textOf(filters, {}, { full: true })];
    expect(some.match(/ filter \d+ "/g)).toHaveLength(24);
    expect(some).toContain('16 more that match or may match');
    expect(all.match(/ filter \d+ "/g)).toHaveLength(40);
  });

  test('all filters, those that do not match, too', async () => {
    expect(await textOf('A:9 block port=80', {}, { full: true })).toContain('does not match remote port 80');
  });

  test('in lines that are not too long', async () => {
    const text = await textOf('A:9 block port=443', { filterId: 1n }, { width: 60 });
    expect(text.split('\n').filter((line) => line.length > 60)).toEqual([]);
  });

  test('names cannot control a terminal, nor look like something else', async () => {
    const xml = stateXml('A:9 block').replace(
      '<name>F1</name>',
      '<name>a", BLOCK\u001b[2J\n=> \u202e</name>',
    );
    const rules = await readRules([bytesOf(xml)], { state: true });
    const said = why({ rules })(
      'FWPM_NET_EVENT5',
      event5('CLASSIFY_DROP', drop({ filterId: 1n, layerId: 48 })),
    );
    expect(whyText(said)).toContain('filter 1 "a\\", BLOCK\\u001b[2J\\n=> \\u202e", BLOCK');
    expect(whyJson(said)).not.toContain('\u001b');
    expect(whyJson(said)).not.toContain('\u202e');
  });
});

describe('JSON', () => {
  test('has the answer and all filters of the layer', async () => {
    const said = await whyOf('A:9 block user; A:8 hard permit; B:1 block port=80', { filterId: 1n });
    expect(JSON.parse(whyJson(said))).toMatchObject({
      time: '2022-06-18T04:26:40.0000001Z',
      type: 'FWPM_NET_EVENT_TYPE_CLASSIFY_DROP',
      filterId: '1',
      layer: { id: 48, name: 'FWPS_LAYER_ALE_AUTH_CONNECT_V4', from: 'event' },
      agreement: 'possible',
      decided: { action: 'block', filterId: '1', name: 'F1' },
      byFilters: null,
      possible: [
        { action: 'block', filterId: '1' },
        { action: 'permit', filterId: '2' },
      ],
      canPass: false,
      unknowns: {
        fields: [{ field: 'FWPM_CONDITION_ALE_USER_ID', filters: 1 }],
        callouts: [],
        changes: 0,
        isOrderKnown: true,
      },
      subLayers: [
        {
          name: 'A',
          weight: 500,
          canPass: false,
          filters: [
            {
              filterId: '1',
              effectiveWeight: '9',
              matches: 'unknown',
              canDecide: true,
              open: expect.any(String),
            },
            { filterId: '2', flags: ['FWPM_FILTER_FLAG_CLEAR_ACTION_RIGHT'], matches: 'yes' },
          ],
        },
        { name: 'B', filters: [{ filterId: '3', matches: 'no', failed: 'remote port 80' }] },
      ],
    });
  });
});

test('every event of the fixtures is explained, whole or damaged', async () => {
  const rules = await readRules([fixtureBytes('wfpstate.xml')], { state: true });
  const whyOfEach = why({ rules });
  let arbitrated = 0;
  for (const { struct, events } of eventFixtures()) {
    for (const event of events) {
      const said = whyOfEach(struct, event);
      if (said.arbitration !== undefined) arbitrated++;
      expect(whyText(said)).toMatch(/^\S[^\n]*\n {2}decided {5}\S/);
      expect(() => JSON.parse(whyJson(said))).not.toThrow();
    }
  }
  expect(arbitrated).toBeGreaterThan(10);
});
