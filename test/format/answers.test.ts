/** The answer to "what was it, which filter, where from, and what now", for every type, action and origin, in every format. */
import { describe, expect, test } from 'vitest';
import type { Rule } from '../../src/formats.ts';
import { drop, event5, eventFixtures, RULE, rulesOf } from '../support/events.ts';
import { EXHAUSTIVE, rows } from '../support/exhaustive.ts';
import { rulesIn, utf16 } from '../support/filters.ts';
import { ALLOWED, answersOf, DENIED, expectTables, isWanted } from './answers.ts';

describe('every type of event', () => {
  const events = eventFixtures().find(({ name }) => name === 'enum5')?.events ?? [];
  const ofType = (type: string) => Object(events.find((event) => Object(event).type === type));

  const TYPES: readonly (readonly [
    type: string,
    headline: RegExp,
    outcome: string,
    action: string,
    types: readonly string[],
    ocsf: readonly (number | undefined)[],
  ])[] = [
    [
      'IKEEXT_MM_FAILURE',
      /^IKEv2 main mode failed: ERROR_/,
      'failed',
      'ikeext-mm-failure',
      ['protocol'],
      [4014, 1],
    ],
    [
      'IKEEXT_QM_FAILURE',
      / quick mode failed: ERROR_/,
      'failed',
      'ikeext-qm-failure',
      ['protocol'],
      [4014, 1],
    ],
    [
      'IKEEXT_EM_FAILURE',
      /^AuthIP extended mode failed: /,
      'failed',
      'ikeext-em-failure',
      ['protocol'],
      [4014, 1],
    ],
    [
      'CLASSIFY_DROP',
      /^a filter blocked traffic$/,
      'blocked',
      'windows-firewall-packet-block',
      DENIED,
      [4001, 5, 2],
    ],
    [
      'IPSEC_KERNEL_DROP',
      /^IPsec dropped a packet: STATUS_/,
      'blocked',
      'ipsec-kernel-drop',
      DENIED,
      [4001, 5, 2],
    ],
    [
      'IPSEC_DOSP_DROP',
      /^IPsec DoS protection dropped a packet: /,
      'blocked',
      'ipsec-dosp-drop',
      DENIED,
      [4001, 5, 2],
    ],
    [
      'CLASSIFY_ALLOW',
      /^a filter permitted traffic$/,
      'allowed',
      'windows-firewall-connection',
      ALLOWED,
      [4001, 6, 1],
    ],
    [
      'CAPABILITY_DROP',
      /without the capability was blocked$/,
      'blocked',
      'capability-drop',
      DENIED,
      [4001, 5, 2],
    ],
    [
      'CAPABILITY_ALLOW',
      /permitted for its capability$/,
      'allowed',
      'capability-allow',
      ALLOWED,
      [4001, 6, 1],
    ],
    ['CLASSIFY_DROP_MAC', /blocked an Ethernet frame$/, 'blocked', 'classify-drop-mac', DENIED, [4001, 5, 2]],
    [
      'LPM_PACKET_ARRIVAL',
      /arrived in low-power mode$/,
      'arrived',
      'lpm-packet-arrival',
      ['info'],
      [4001, 6],
    ],
  ];
  const SUCCESS: Readonly<Record<string, string>> = {
    failed: 'failure',
    blocked: 'failure',
    allowed: 'success',
  };

  test.each(TYPES)('%s', (name, headline, outcome, action, types, [classUid, activity, decision]) => {
    const type = `FWPM_NET_EVENT_TYPE_${name}`;
    const said = answersOf(ofType(type));
    expect(said.headline).toMatch(headline);
    expect(said.ndjson.type).toBe(type);
    expect([said.csv.get('type'), said.csv.get('outcome')]).toEqual([type, outcome]);
    expect(said.ecs.event).toMatchObject({ action, type: types, code: type, category: ['network'] });
    expect(said.ecs.event.outcome).toBe(SUCCESS[outcome]);
    expect(said.ecs.wfp.action).toBe(name.toLowerCase().replaceAll('_', '-'));
    expect(said.ocsf).toMatchObject({
      class_uid: classUid,
      activity_id: activity,
      metadata: { event_code: type },
    });
    expect(said.ocsf.action_id).toBe(decision);
    expect(said.problems).toEqual([]);
    expect(said.page).toContain(`  ${name}\n`);
    expect(said.summary.types.rows).toEqual([{ value: type, count: 1 }]);
    expect(isWanted(ofType(type), `type=${name}`)).toBe(true);
    expect(isWanted(ofType(type), `type!=${name}`)).toBe(false);
  });

  test.runIf(EXHAUSTIVE)('is in tables as in CSV', () =>
    expectTables(TYPES.map(([name]) => answersOf(ofType(`FWPM_NET_EVENT_TYPE_${name}`)))),
  );
});

// --- which filter --------------------------------------------------------------------------------------------

describe('every action of a filter', () => {
  const CALLOUT = 'Inspector of "Example"';
  const ACTIONS: readonly (readonly [
    action: string,
    fitsDrop: boolean,
    fitsAllow: boolean,
    isCallout: boolean,
  ])[] = [
    ['FWP_ACTION_BLOCK', true, false, false],
    ['FWP_ACTION_PERMIT', false, true, false],
    ['FWP_ACTION_CALLOUT_TERMINATING', true, true, true],
    ['FWP_ACTION_CALLOUT_INSPECTION', true, true, true],
    ['FWP_ACTION_CALLOUT_UNKNOWN', true, true, true],
    ['FWP_ACTION_CONTINUE', true, true, false],
    ['FWP_ACTION_NONE', true, true, false],
    ['FWP_ACTION_NONE_NO_MATCH', true, true, false],
    ['FWP_ACTION_BITMAP_INDEX_SET', true, true, false],
    // One that no header has.
    ['FWP_ACTION_77', true, true, false],
  ];
  const ruleWith = (action: string, isCallout: boolean): Rule =>
    isCallout ? { ...RULE, action, callout: CALLOUT } : { ...RULE, action };

  test.each(
    ACTIONS.flatMap(([action, fitsDrop, fitsAllow, isCallout]) => [
      ['CLASSIFY_DROP', action, fitsDrop, isCallout] as const,
      ['CLASSIFY_ALLOW', action, fitsAllow, isCallout] as const,
    ]),
  )('%s by a filter with %s', (type, action, isFitting, isCallout) => {
    const said = answersOf(event5(type, drop({})), { rules: rulesOf(ruleWith(action, isCallout)) });
    const short = action.replace('FWP_ACTION_', '');
    const [match, name] = isFitting ? ['found', RULE.name] : ['other_action', undefined];

    const by = isCallout ? ` by ${JSON.stringify(CALLOUT)}` : '';
    const found = `"Block SMB", filter 66241, ${short}${by}, provider `;
    const other = `filter 66241, which is "Block SMB" now, but with another action (${short}): ids are new `;
    expect(said.rowIn('rule')?.startsWith(isFitting ? found : other)).toBe(true);

    const cells = ['filter_id', 'rule_match', 'rule_name', 'rule_action'].map((column) =>
      said.csv.get(column),
    );
    expect(cells).toEqual(['66241', match, name ?? '', isFitting ? action : '']);
    expect(said.ndjson[type === 'CLASSIFY_DROP' ? 'classifyDrop' : 'classifyAllow'].filterId).toBe('66241');
    expect([said.ecs.rule.id, said.ecs.rule.name]).toEqual(['66241', name]);
    expect([said.ocsf.firewall_rule.uid, said.ocsf.firewall_rule.name]).toEqual(['66241', name]);
    for (const { rule } of [said.ecs.wfp, said.ocsf.unmapped]) {
      expect(rule.match).toBe(match);
      expect(rule.action).toBe(isFitting ? action : undefined);
      expect(rule.callout).toBe(isFitting && isCallout ? CALLOUT : undefined);
    }
    expect(said.problems).toEqual([]);
    if (type === 'CLASSIFY_DROP') {
      const counted = isFitting ? '"Block SMB", filter 66241\n' : 'whose rule now cannot be the one';
      expect(said.page).toContain(counted);
      expect(said.summary.blocked.filters.rows[0].value).toMatchObject({ id: '66241', match });
    }
  });

  test.each(rows(ACTIONS, 10))('%s in tables', (action, _drop, _allow, isCallout) => {
    const rules = rulesOf(ruleWith(action, isCallout));
    const events = ['CLASSIFY_DROP', 'CLASSIFY_ALLOW'].map((type) => event5(type, drop({})));
    return expectTables(
      events.map((event) => answersOf(event, { rules })),
      rules,
    );
  });
});

// --- where from, and what now --------------------------------------------------------------------------------

/** A file as `netsh wfp show state` writes it: a filter of each origin, and where the origins are stored. */
function stateXml(origins: readonly string[]): string {
  const key = (i: number) => `{cccccccc-0000-4000-8000-${String(i).padStart(12, '0')}}`;
  const contexts = origins.map((origin, i) => {
    const data = Buffer.from(utf16(`${origin}\0`, true)).toString('hex');
    return `<item><providerContextKey>${key(i)}</providerContextKey><displayData><name>MPSSVC</name><description>Stores filter origin</description></displayData><dataBuffer><data>${data}</data></dataBuffer></item>`;
  });
  const filters = origins.map(
    (_, i) =>
      `<item><displayData><name>@FirewallAPI.dll,-${i}</name><description>Filter ${i}</description></displayData><flags><item>FWPM_FILTER_FLAG_HAS_FILTER_ORIGIN</item></flags><layerKey>FWPM_LAYER_ALE_AUTH_RECV_ACCEPT_V4</layerKey><action><type>FWP_ACTION_BLOCK</type></action><providerContextKey>${key(i)}</providerContextKey><filterId>${FIRST + i}</filterId></item>`,
  );
  return `<wfpstate><providerContexts>${contexts.join('')}</providerContexts><layers><item><filters>${filters.join('')}</filters></item></layers></wfpstate>`;
}

const FIRST = 70_000;

describe('every origin of a filter', async () => {
  /** What is said of it: words of the meaning, and words of what to do. */
  const ORIGINS: readonly (readonly [origin: string, meaning: RegExp, check: RegExp])[] = [
    ['AppContainer Loopback', /app container .* own machine/, /CheckNetIsolation/],
    ['Boottime Default', /was starting/, /boot-time filter/],
    ['Quarantine Default', /interface was in quarantine/, /Get-NetConnectionProfile/],
    ['Query User Default', /No rule permits this program/, /inbound rule for the program/],
    ['Stealth', /Nothing was listening/, /program that should listen/],
    ['UWP Default', /lacks the capability/, /manifest/],
    ['WSH Default', /Windows Service Hardening/, /rule of service hardening/],
    ['Default Inbound', /blocks what comes in/, /inbound rule/],
    ['Default Outbound', /blocks what goes out/, /outbound rule/],
    ['Shielded', /whatever rules permit/, /AllowInboundRules/],
    [
      '{5A1B2C3D-0000-4000-8000-00000000ABCD}',
      /A rule of Windows Firewall has this id\./,
      /Get-NetFirewallRule/,
    ],
    ['RemoteDesktop-UserMode-In-TCP', /has this id, or it is one of its defaults/, /Get-NetFirewallRule/],
    ['An origin, "new" in 2030', /not known here/, /Look for the rule/],
  ];
  const rules = await rulesIn(stateXml(ORIGINS.map(([origin]) => origin)));
  const eventOf = (i: number) => event5('CLASSIFY_DROP', drop({ filterId: BigInt(FIRST + i) }));

  test.each(ORIGINS.map((it, i) => [...it, i] as const))('%s', (origin, meaning, check, i) => {
    const said = answersOf(eventOf(i), { rules });
    expect(said.rowIn('rule')).toContain(
      `"@FirewallAPI.dll,-${i}" ("Filter ${i}"), filter ${FIRST + i}, BLOCK`,
    );
    const row = said.rowIn('origin') ?? '';
    const name = /[ ,"]/.test(origin) ? JSON.stringify(origin) : origin;
    expect(row.startsWith(`${name}: `)).toBe(true);
    const reason: string = said.ecs.event.reason;
    expect(reason.startsWith(`${origin}: `)).toBe(true);
    for (const sentence of [row, reason]) {
      expect(sentence).toMatch(meaning);
      expect(sentence).toMatch(check);
    }
    expect([said.csv.get('rule_origin'), said.csv.get('rule_description')]).toEqual([origin, `Filter ${i}`]);
    for (const { filter } of [said.ecs.wfp, said.ocsf.unmapped]) expect(filter).toEqual({ origin });
    expect(said.ecs.rule.description).toBe(`Filter ${i}`);
    expect(said.ocsf.firewall_rule.desc).toBe(`Filter ${i}`);
    expect(said.problems).toEqual([]);
    expect(said.page).toContain(`("Filter ${i}"), filter ${FIRST + i}, origin ${JSON.stringify(origin)}\n`);
    expect(said.summary.blocked.filters.rows[0].value).toMatchObject({ origin, description: `Filter ${i}` });
  });

  test.each(ORIGINS.map(([origin], i) => [origin, i] as const))('%s as a condition', (origin, i) => {
    for (const condition of [origin, origin.toLowerCase(), origin.toUpperCase()]) {
      const wanted = ORIGINS.map((_, at) =>
        isWanted(eventOf(at), `origin=${JSON.stringify(condition)}`, rules),
      );
      expect(wanted).toEqual(ORIGINS.map((_, at) => at === i));
    }
  });

  test.runIf(EXHAUSTIVE)('in tables', () =>
    expectTables(
      ORIGINS.map((_, i) => answersOf(eventOf(i), { rules })),
      rules,
    ),
  );
});
