/** What rules add to events, and which rule cannot be the one that an event means. */
import { describe, expect, test } from 'vitest';
import {
  type EventFacts,
  joinLayer,
  joinRule,
  type Rule,
  type RuleBook,
  readRules,
  text,
} from '../../src/formats.ts';
import { CONTEXT, drop, event5, RULE, rulesOf } from '../support/events.ts';
import { fixtureBytes } from '../support/filters.ts';

const TYPE = 'FWPM_NET_EVENT_TYPE_';
const CONNECT = { code: 48, name: 'FWPS_LAYER_ALE_AUTH_CONNECT_V4' };
const ACCEPT = { code: 44, name: 'FWPS_LAYER_ALE_AUTH_RECV_ACCEPT_V4' };
const [KEY, OTHER_KEY] = ['9f04c7b1-1d2e-4f3a-8b4c-5d6e7f801234', '9f04c7b1-1d2e-4f3a-8b4c-5d6e7f801235'];
const CONNECT_KEY = 'c38d57d1-05a7-4c33-904f-7fbceee60e82';

function facts(filterId: bigint | undefined, more: Partial<EventFacts> = {}): EventFacts {
  return { struct: 'FWPM_NET_EVENT5', local: {}, remote: {}, filterId, ...more };
}

/** What speaks against a rule, of an event of a type. */
function contradiction(
  type: string,
  event: Partial<EventFacts>,
  rule: Partial<Rule>,
  layer?: RuleBook['layer'],
) {
  const rules: RuleBook = { ...rulesOf({ filterId: 7n, name: 'N', ...rule }), ...(layer && { layer }) };
  const joined = joinRule(facts(7n, { type: `${TYPE}${type}`, ...event }), rules);
  expect(joined?.rule?.name).toBe('N');
  return joined?.contradiction;
}

describe('the rule', () => {
  test('of a file', async () => {
    const rules = await readRules([fixtureBytes('wfpstate.xml')]);
    const rule = rules.rule(66241n);
    expect(joinRule(facts(66241n, { layer: CONNECT }), rules)).toEqual({ filterId: 66241n, rule });
    expect(joinRule(facts(66241n, { layer: ACCEPT }), rules)).toEqual({
      filterId: 66241n,
      rule,
      contradiction: 'layer',
    });
    expect(joinRule(facts(66241n), rules)).toEqual({ filterId: 66241n, rule });
    expect(joinRule(facts(66241n, { layer: { code: 90 } }), rules)).toEqual({ filterId: 66241n, rule });
    expect(joinRule(facts(1n, { layer: CONNECT }), rules)).toEqual({ filterId: 1n });
  });

  test.each([
    ['no filter id', undefined],
    ['the filter id 0, which is none', 0n],
  ])('%s', (_what, filterId) => {
    expect(joinRule(facts(filterId, { layer: CONNECT }), rulesOf({ ...RULE, filterId: 0n }))).toBeUndefined();
  });

  test('no rules', () => {
    expect(joinRule(facts(66241n, { layer: CONNECT }), undefined)).toBeUndefined();
  });
});

describe('the layer of a rule', () => {
  test.each<
    [what: string, layer: EventFacts['layer'], ruleLayer: string | undefined, found: 'layer' | undefined]
  >([
    ['the same', CONNECT, 'FWPM_LAYER_ALE_AUTH_CONNECT_V4', undefined],
    ['another', CONNECT, 'FWPM_LAYER_ALE_AUTH_RECV_ACCEPT_V4', 'layer'],
    ['the same of the other version of IP', CONNECT, 'FWPM_LAYER_ALE_AUTH_CONNECT_V6', 'layer'],
    ['one that is not known here', CONNECT, 'FWPM_LAYER_NEW_V4', 'layer'],
    ['its key', CONNECT, `{${CONNECT_KEY.toUpperCase()}}`, undefined],
    ['another key', CONNECT, KEY, 'layer'],
    ['a key, for a layer whose key is not known', { code: 90, name: 'FWPS_LAYER_NEW_V4' }, KEY, undefined],
    ['a key, of the same key', { code: 91, name: KEY }, KEY, undefined],
    ['a key, of another key', { code: 91, name: KEY }, OTHER_KEY, 'layer'],
    ['a name, of a key that has none', { code: 91, name: KEY }, 'FWPM_LAYER_ALE_AUTH_CONNECT_V4', 'layer'],
    ['a name of its own, of a key', { code: 91, name: KEY }, 'FWPM_LAYER_NEW_V4', undefined],
    ['what is neither a name nor a key', CONNECT, 'ALE', undefined],
    ['none', CONNECT, undefined, undefined],
    ['a name, where the id has none', { code: 90 }, 'FWPM_LAYER_ALE_AUTH_CONNECT_V4', undefined],
    ['a name, where there is no id', undefined, 'FWPM_LAYER_ALE_AUTH_CONNECT_V4', undefined],
  ])('%s', (_what, layer, ruleLayer, found) => {
    expect(contradiction('CLASSIFY_DROP', { layer }, { layer: ruleLayer })).toBe(found);
  });

  test('against the one that the rules name', () => {
    const layer = (id: number) => (id === 90 ? 'FWPM_LAYER_ALE_AUTH_LISTEN_V4' : undefined);
    const rule = { layer: 'FWPM_LAYER_ALE_AUTH_CONNECT_V4' };
    expect(contradiction('CLASSIFY_DROP', { layer: { code: 90 } }, rule, layer)).toBe('layer');
    expect(contradiction('CLASSIFY_DROP', { layer: { code: 91 } }, rule, layer)).toBeUndefined();
  });

  test.each<[mode: string, layer: string, found: 'layer' | undefined]>([
    ['MM', 'FWPM_LAYER_IKEEXT_V4', undefined],
    ['MM', 'FWPM_LAYER_IPSEC_V4', undefined],
    ['MM', 'FWPM_LAYER_KM_AUTHORIZATION', undefined],
    ['MM', KEY, undefined],
    ['MM', 'FWPM_LAYER_ALE_AUTH_CONNECT_V4', 'layer'],
    ['MM', 'FWPM_LAYER_INBOUND_TRANSPORT_V4', 'layer'],
    // What quick mode protects is at the layers of the traffic.
    ['QM', 'FWPM_LAYER_ALE_AUTH_CONNECT_V4', undefined],
    ['QM', 'FWPM_LAYER_IPSEC_V4', undefined],
    ['EM', 'FWPM_LAYER_OUTBOUND_TRANSPORT_V4', undefined],
  ])('of a failure of IKE, %s: %s', (mode, layer, found) => {
    expect(contradiction(`IKEEXT_${mode}_FAILURE`, {}, { layer })).toBe(found);
  });
});

describe('the version of IP', () => {
  test.each<[type: string, event: Partial<EventFacts>, layer: string, found: 'ip_version' | undefined]>([
    ['CAPABILITY_DROP', { ipVersion: 4 }, 'FWPM_LAYER_ALE_AUTH_CONNECT_V6', 'ip_version'],
    ['CAPABILITY_DROP', { ipVersion: 6 }, 'FWPM_LAYER_ALE_AUTH_CONNECT_V4', 'ip_version'],
    ['CAPABILITY_DROP', { ipVersion: 6 }, 'FWPM_LAYER_ALE_AUTH_CONNECT_V4_DISCARD', 'ip_version'],
    ['CAPABILITY_DROP', { ipVersion: 6 }, 'FWPM_LAYER_ALE_AUTH_CONNECT_V6', undefined],
    ['CAPABILITY_DROP', { ipVersion: 6 }, 'FWPM_LAYER_INBOUND_MAC_FRAME_ETHERNET', undefined],
    ['CAPABILITY_DROP', { ipVersion: 6 }, KEY, undefined],
    ['CAPABILITY_DROP', {}, 'FWPM_LAYER_ALE_AUTH_CONNECT_V4', undefined],
    ['CLASSIFY_DROP', { ipVersion: 6, layer: { code: 90 } }, 'FWPM_LAYER_ALE_AUTH_CONNECT_V4', 'ip_version'],
    // An event whose layer is known says all that there is to compare.
    ['CLASSIFY_DROP', { ipVersion: 6, layer: CONNECT }, 'FWPM_LAYER_ALE_AUTH_CONNECT_V4', undefined],
    ['IKEEXT_MM_FAILURE', { ipVersion: 6 }, 'FWPM_LAYER_IKEEXT_V4', 'ip_version'],
    ['IKEEXT_MM_FAILURE', { ipVersion: 6 }, 'FWPM_LAYER_IKEEXT_V6', undefined],
    // A tunnel carries packets of one version in those of the other.
    ['IKEEXT_QM_FAILURE', { ipVersion: 6 }, 'FWPM_LAYER_IPSEC_V4', undefined],
    ['IKEEXT_EM_FAILURE', { ipVersion: 4 }, 'FWPM_LAYER_IPSEC_V6', undefined],
  ])('%s %j: %s', (type, event, layer, found) => {
    expect(contradiction(type, event, { layer })).toBe(found);
  });
});

describe('the action', () => {
  const [BLOCKED, ALLOWED] = [{ outcome: 'blocked' as const }, { outcome: 'allowed' as const }];
  test.each<
    [type: string, event: Partial<EventFacts>, action: string | undefined, found: 'action' | undefined]
  >([
    ['CLASSIFY_DROP', BLOCKED, 'FWP_ACTION_BLOCK', undefined],
    ['CLASSIFY_DROP', BLOCKED, 'FWP_ACTION_PERMIT', 'action'],
    ['CLASSIFY_DROP_MAC', BLOCKED, 'FWP_ACTION_PERMIT', 'action'],
    ['CAPABILITY_DROP', BLOCKED, 'FWP_ACTION_PERMIT', 'action'],
    ['CLASSIFY_ALLOW', ALLOWED, 'FWP_ACTION_PERMIT', undefined],
    ['CLASSIFY_ALLOW', ALLOWED, 'FWP_ACTION_BLOCK', 'action'],
    ['CAPABILITY_ALLOW', ALLOWED, 'FWP_ACTION_BLOCK', 'action'],
    // What a callout decides, nobody knows.
    ['CLASSIFY_DROP', BLOCKED, 'FWP_ACTION_CALLOUT_TERMINATING', undefined],
    ['CLASSIFY_ALLOW', ALLOWED, 'FWP_ACTION_CALLOUT_UNKNOWN', undefined],
    ['CLASSIFY_ALLOW', ALLOWED, 'constructor', undefined],
    ['CLASSIFY_ALLOW', ALLOWED, undefined, undefined],
    // These did not fail for the action of their filter.
    ['IPSEC_KERNEL_DROP', BLOCKED, 'FWP_ACTION_PERMIT', undefined],
    ['IKEEXT_MM_FAILURE', { outcome: 'failed' }, 'FWP_ACTION_PERMIT', undefined],
  ])('%s %j: %s', (type, event, action, found) => {
    expect(contradiction(type, event, { action })).toBe(found);
  });
});

test('what speaks against a rule is said to people', () => {
  const said = (rule: Partial<Rule>, members: object = {}) =>
    text({ ...CONTEXT, rules: rulesOf({ ...RULE, ...rule }) }).write(
      'FWPM_NET_EVENT5',
      event5('CLASSIFY_DROP', drop(members)),
    );
  expect(said({})).not.toContain(' now, but ');
  expect(said({ layer: 'FWPM_LAYER_ALE_AUTH_CONNECT_V4' })).toContain(
    ' now, but at another layer (ALE_AUTH_CONNECT_V4)',
  );
  expect(said({ action: 'FWP_ACTION_PERMIT' })).toContain(' now, but with another action (PERMIT)');
  expect(said({ layer: 'FWPM_LAYER_ALE_AUTH_CONNECT_V6' }, { layerId: 200 })).toContain(
    ' now, but for another version of IP (ALE_AUTH_CONNECT_V6)',
  );
});

test('the layer', async () => {
  const state = await readRules([fixtureBytes('wfpstate.xml')]);
  const filters = await readRules([fixtureBytes('filters.xml')]);
  expect(joinLayer(facts(66241n, { layer: ACCEPT }), filters)).toEqual(ACCEPT);
  expect(joinLayer(facts(1n, { layer: { code: 91 } }), state)).toEqual({ code: 91, name: KEY });
  // The layer of the rule under the id need not be the event's.
  expect(filters.rule(66241n)?.layer).toBe('FWPM_LAYER_ALE_AUTH_CONNECT_V4');
  expect(joinLayer(facts(66241n, { layer: { code: 90 } }), filters)).toEqual({ code: 90 });
  expect(joinLayer(facts(1n, { layer: { code: 90 } }), undefined)).toEqual({ code: 90 });
  expect(joinLayer(facts(66241n), filters)).toBeUndefined();
});
